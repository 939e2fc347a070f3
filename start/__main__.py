"""``python -m start run | demo | demo-data | clean-data | prepare``: what the Makefile calls."""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from lasting import lasting
from secret_files import SecretFilesError
from settings import SettingsError
from start.folder import FolderError, refuse_real
from start.ports import PortError, Ports
from start.stack import Stack, StackError
from start.welcome import welcome

LOOK_SECONDS = 0.2


def run() -> int:
    """Everything, until Ctrl-C or until one process dies."""
    began = time.monotonic()
    with Stack(_home(), ports=Ports.named(os.environ)) as stack:
        seconds = time.monotonic() - began
        print(welcome(stack, seconds, stack.prepared), flush=True)
        if stack.simulates_line:  # a real account is set up by its operator, on purpose
            stack.run("line", "setup", "--apply")  # nobody need wait for the pictures of a menu
        while (line := stack.dead()) is None:
            time.sleep(LOOK_SECONDS)
    print(line, file=sys.stderr)
    return 1


def demo() -> int:
    """A whole tip on services of its own, told turn by turn."""
    from demo.story import tell  # noqa: PLC0415 - the storyteller; no other command needs it

    with tempfile.TemporaryDirectory(prefix="bosae-demo-") as folder:
        given = {"NOTICE_DELAY_SECONDS": "0", "STATUS_DELAY_SECONDS": "0", **_outside()}
        with Stack(Path(folder) / "home", given=given) as stack:
            return tell(stack)


def demo_data() -> int:
    """Only the data: folder, secrets, schema, areas, demo people."""
    stack = Stack(_home(), ports=Ports.named(os.environ))
    stack.prepare()
    print(stack.prepared, end="")
    return 0


def clean_data() -> int:
    """Forget the demo's folder."""
    home = _home()
    if not home.exists():
        return 0
    refuse_real(home)
    if not (home / "settings.env").exists():
        raise FolderError(f"{home} was not made by make run: nothing removed")
    shutil.rmtree(home)
    print(f"{home} removed")
    return 0


def _home() -> Path:
    return Path(os.environ.get("BOSAE_HOME") or ".bosae")


def _outside() -> dict[str, str]:
    """The shell's environment without what names this project's own data."""
    own = {"BOSAE_HOME", "DATABASE_URL", "LINE_API_BASE", "PUBLIC_URL", "CONSOLE_URL"}
    return {name: value for name, value in os.environ.items() if name not in own}


def _prepare() -> int:
    with lasting():  # what supervises the others needs none of it
        from start.prepare import PrepareError, prepare  # noqa: PLC0415

    try:
        print(prepare())
    except PrepareError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


ACTS: dict[str, Callable[[], int]] = {
    "run": run,
    "demo": demo,
    "demo-data": demo_data,
    "clean-data": clean_data,
    "prepare": _prepare,
}


REASONS = (PortError, FolderError, StackError, SecretFilesError, SettingsError)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    """Do what the Makefile asks; what the operator can mend is one line and a non-zero exit."""
    if len(arguments) != 1 or arguments[0] not in ACTS:
        print(f"one of: {', '.join(ACTS)}", file=sys.stderr)
        return 2
    # Ctrl-C too: started in the background of a script, a process would ignore it.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupted)
    try:
        return ACTS[arguments[0]]()
    except KeyboardInterrupt:
        return 0
    except REASONS as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.strerror}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
