"""The process that runs the cleaner's child, whatever a crafted file made of that child."""

import pytest

from cleaning.child import run_child


@pytest.mark.parametrize(
    "code",
    [
        "import sys\nwhile True: sys.stdout.buffer.write(bytes(1_000_000))",
        "import os; os.close(1); os.execv('/bin/sleep', ['sleep', '60'])",
        "import time; time.sleep(60)",
        "import sys; print('ok image/jpeg'); print('a picture'); sys.exit(3)",
    ],
    ids=["endless", "deaf", "hangs", "dies"],
)
def test_a_child_that_was_taken_over_costs_a_bounded_time_and_memory(code: str) -> None:
    assert run_child("image", bytes(3_000_000), code, seconds=1) == ("", "", b"")
