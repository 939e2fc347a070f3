"""``make run`` as somebody at a terminal meets it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.client import Phone
from start.ports import Ports
from tests.rules.tree import ROOT

pytestmark = pytest.mark.processes


def _started(home: Path, ports: Ports, **given: str) -> "subprocess.Popen[str]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "start", "run"],
        cwd=ROOT,
        env={
            **kept,
            "BOSAE_HOME": str(home),
            "PUBLIC_PORT": str(ports.public),
            "CONSOLE_PORT": str(ports.console),
            "SIMULATOR_PORT": str(ports.simulator),
            "MEMBER_ARGON2_MIB": "1",
            **given,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _greeting(running: "subprocess.Popen[str]") -> str:
    assert running.stdout is not None
    lines = []
    for line in running.stdout:
        lines.append(line)
        if line.startswith("  3."):
            break
    return "".join(lines)


def test_it_greets_ends_on_ctrl_c_and_keeps_the_data(home: Path) -> None:
    ports = Ports.free()
    running = _started(home, ports)
    greeting = _greeting(running)
    for part in (
        f"http://127.0.0.1:{ports.public}/",
        f"http://127.0.0.1:{ports.console}/",
        f"http://127.0.0.1:{ports.simulator}/",
        "officer-4505",
        ".venv/bin/flask demo totp",
    ):
        assert part in greeting, greeting
    menus = [_menu(ports, account) for account in ("citizen", "officer")]
    assert all(menus)
    secrets = (home / "secrets" / "web.env").read_text()
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert (running.returncode, errors) == (0, "")
    ports.refuse_taken()

    again = _started(home, ports)
    assert "officer-4505" in _greeting(again)
    assert [_menu(ports, account) for account in ("citizen", "officer")] == menus
    assert (home / "secrets" / "web.env").read_text() == secrets
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=20)
    assert again.returncode == 0
    ports.refuse_taken()


def test_a_taken_port_is_one_line_and_nothing_is_started(home: Path) -> None:
    ports = Ports.free()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", ports.console))
        taken.listen()
        running = _started(home, ports)
        _, errors = running.communicate(timeout=20)
    assert running.returncode == 1
    assert errors == (
        f"port {ports.console} is taken (Address already in use): set CONSOLE_PORT to another one\n"
    )
    assert not (home / "secrets").exists()


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("postgresql://x@127.0.0.1:1/bosae", "the database cannot be used: "),
        ("mysql://host/bosae", "settings: DATABASE_URL must be "),
    ],
)
def test_a_wrong_database_is_one_line_and_leaves_nothing_running(
    home: Path, url: str, line: str
) -> None:
    ports = Ports.free()
    running = _started(home, ports, DATABASE_URL=url)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 1
    assert errors.startswith(line)
    assert errors.count("\n") == 1
    ports.refuse_taken()


def test_when_the_supervisor_is_killed_the_kernel_ends_the_rest(home: Path) -> None:
    ports = Ports.free()
    running = _started(home, ports)
    _greeting(running)
    running.kill()
    running.communicate()
    until = time.monotonic() + 15
    while time.monotonic() < until and _listening(ports):
        time.sleep(0.1)
    assert not _listening(ports)


def _menu(ports: Ports, account: str) -> str:
    """The id of the rich menu a phone shows; it is put up after the greeting."""
    phone = Phone(f"http://127.0.0.1:{ports.simulator}", account, "citizen-1")
    until = time.monotonic() + 30
    while (menu := phone.screen()["richMenu"]) is None and time.monotonic() < until:
        time.sleep(0.2)
    assert menu is not None, "no menu was put up"
    return str(menu["richMenuId"])


def _listening(ports: Ports) -> bool:
    for port in (ports.public, ports.console, ports.simulator):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
    return False
