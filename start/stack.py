"""All processes of an installation on this machine: for ``make run``, ``make demo`` and tests."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from start.folder import SIMULATOR_FILE, without_secrets, write_folder
from start.ports import HOST, Ports

ROOT = Path(__file__).resolve().parent.parent
GRACE_SECONDS = 10.0
READY_SECONDS = 60.0
LAST_LINES = 3
# Should the supervisor itself be killed, the kernel ends the children too (util-linux).
_GUARD = ("setpriv", "--pdeathsig", "TERM", "--") if shutil.which("setpriv") else ()


class StackError(Exception):
    """A process that did not come up or died; one line, with the end of its log below."""


class Stack:
    """Public app, console, LINE simulator and worker, each its own process group.

    ``with Stack(home) as stack:`` writes the folder, migrates, fills in the demo data, starts
    everything and returns once all answer. ``given`` is treated as the environment of
    ``make run``: settings and secrets by their names in .env.example.
    """

    def __init__(
        self, home: Path, *, ports: Ports | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        self.home = home.expanduser().resolve()
        self.ports = ports or Ports.free()
        self._given = dict(os.environ if given is None else given)
        self._environment: dict[str, str] = {}
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self.public_url = f"http://{HOST}:{self.ports.public}"
        self.console_url = f"http://{HOST}:{self.ports.console}"
        self.simulator_url = f"http://{HOST}:{self.ports.simulator}"

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Bring everything up; raises StackError, PortError, FolderError or SecretFilesError."""
        self.ports.refuse_taken()
        self._write_folder()
        names = ["web", "console", "worker"]
        if self.simulates_line:
            self._spawn("simulator")
            names.insert(0, "simulator")
        self._run_to_end("prepare")
        for name in names[-3:]:
            self._spawn(name)
        for name in names:
            self._await(name)

    def prepare(self) -> None:
        """Folder, schema, areas and demo data, without starting anything."""
        self._write_folder()
        self._run_to_end("prepare")

    @property
    def prepared(self) -> str:
        """What the preparation said: the demo accounts."""
        return self.log("prepare").read_text(encoding="utf-8")

    def _write_folder(self) -> None:
        plain = write_folder(self.home, self.ports, self._given)
        (self.home / "logs").mkdir(mode=0o700, exist_ok=True)
        for log in (self.home / "logs").glob("*.log"):
            log.unlink()
        self._environment = {
            **without_secrets(self._given),
            **plain,
            "BOSAE_SIMULATOR_CONFIG": str(self.home / SIMULATOR_FILE),
            "PYTHONUNBUFFERED": "1",
        }

    def stop(self) -> None:
        """End every child: politely, and after ten seconds or a second Ctrl-C not."""
        until = time.monotonic() + GRACE_SECONDS
        try:
            for name in self._children:
                self._signal(name, signal.SIGTERM)
            for child in self._children.values():
                with suppress(subprocess.TimeoutExpired):
                    child.wait(max(0.0, until - time.monotonic()))
        finally:
            for name in list(self._children):
                self.kill(name)

    def kill(self, name: str) -> None:
        """``kill -9`` a process with all it started."""
        self._signal(name, signal.SIGKILL)
        self._children.pop(name).wait()  # what is killed on purpose is no news for dead()

    def restart(self, name: str) -> None:
        """Start a process again, ending it first where it runs; returns when it answers."""
        if name in self._children:
            self._signal(name, signal.SIGTERM)
            self._children[name].wait()
        self._spawn(name)
        self._await(name)

    @property
    def simulates_line(self) -> bool:
        """Whether LINE is the simulator beside, not the real one."""
        return self._environment["LINE_API_BASE"] == self.simulator_url

    def dead(self) -> str | None:
        """One line about a child that ended by itself, or None."""
        for name, child in self._children.items():
            if child.poll() is not None:
                return self._obituary(name, child.returncode)
        return None

    def run(self, *command: str) -> str:
        """Run ``flask <command>`` on this stack's data and return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", "flask", *command],
            cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise StackError(f"flask {' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def log(self, name: str) -> Path:
        """Where a process writes what it has to say."""
        return self.home / "logs" / f"{name}.log"

    def _spawn(self, name: str) -> None:
        with self.log(name).open("ab") as log:
            self._children[name] = subprocess.Popen(  # noqa: S603 - our own command line
                [*_GUARD, *self._command(name)],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                umask=0o077,
                start_new_session=True,  # so that Ctrl-C reaches the children through stop() alone
            )

    def _command(self, name: str) -> list[str]:
        gunicorn = [sys.executable, "-m", "gunicorn", "--bind"]
        commands = {
            "web": [*gunicorn, f"{HOST}:{self.ports.public}", "app:public()"],
            "console": [*gunicorn, f"{HOST}:{self.ports.console}", "--workers=1", "app:console()"],
            "simulator": [
                *gunicorn, f"{HOST}:{self.ports.simulator}",
                "--workers=1", "--threads=64", "simulator.wsgi:app",
            ],
            "worker": [sys.executable, "worker.py"],
            "prepare": [sys.executable, "-m", "start", "prepare"],
        }  # fmt: skip
        return commands[name]

    def _run_to_end(self, name: str) -> None:
        self._spawn(name)
        code = self._children[name].wait()
        if code:
            raise StackError(self._last_lines(name, 1).strip() or self._obituary(name, code))
        del self._children[name]

    def _await(self, name: str) -> None:
        address = {
            "web": f"{self.public_url}/readyz",
            "console": f"{self.console_url}/readyz",
            "simulator": f"{self.simulator_url}/healthz",
        }.get(name)
        until = time.monotonic() + READY_SECONDS
        while address and not _answers(address):
            if (line := self.dead()) is not None:
                raise StackError(line)
            if time.monotonic() > until:
                raise StackError(f"{name} did not become ready; see {self.log(name)}")
            time.sleep(0.05)

    def _signal(self, name: str, number: signal.Signals) -> None:
        child = self._children[name]
        if child.poll() is None or number == signal.SIGKILL:
            try:
                os.killpg(child.pid, number)
            except ProcessLookupError:
                return

    def _obituary(self, name: str, code: int) -> str:
        line = f"{name} ended with code {code}; see {self.log(name)}"
        return f"{line}\n{self._last_lines(name, LAST_LINES)}".rstrip()

    def _last_lines(self, name: str, count: int) -> str:
        lines = self.log(name).read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-count:])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - 127.0.0.1
            return bool(answer.status == 200)  # noqa: PLR2004 - HTTP "OK"
    except (urllib.error.URLError, OSError):
        return False
