"""``make demo`` proves the service on every machine it is typed on."""

import os
import re
import subprocess
import sys

import pytest

from start.stack import ROOT
from tests.journeys.settings import QUICK

pytestmark = pytest.mark.processes


def test_the_demo_tells_a_whole_tip_and_ends_with_receipt_and_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "start", "demo"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", **QUICK},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    receipt, reference = done.stdout.splitlines()[-2:]
    assert re.fullmatch(r"receipt=\d{16}", receipt)
    assert re.fullmatch(r"reference=\d{4}-[2-9A-HJKMNP-TV-Z]{6}", reference)
