"""The supervisor over real processes, on SQLite and on PostgreSQL."""

import json
import os
import signal
import urllib.request
from pathlib import Path

import pytest
from dotenv import dotenv_values

from secret_files import SECRETS
from start.stack import Stack, StackError

pytestmark = pytest.mark.processes


def _processes_of(stack: Stack) -> list[Path]:
    home = f"BOSAE_HOME={stack.home}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if home in (process / "environ").read_bytes().split(b"\0"):
                found.append(process)
        except OSError:
            continue
    return found


def _get(address: str) -> dict[str, object]:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - 127.0.0.1
        read: dict[str, object] = json.load(answer)
        return read


def test_both_apps_are_ready_and_green_with_the_demos_two_leads(stack: Stack) -> None:
    for url in (stack.public_url, stack.console_url):
        assert _get(f"{url}/readyz")["light"] == "green"


def test_no_process_has_a_secret_in_its_environment(stack: Stack) -> None:
    values = set()
    for process, names in SECRETS.items():
        stored = dotenv_values(stack.home / "secrets" / f"{process}.env")
        values |= {str(stored[name]).encode() for name in names if stored.get(name)}
    running = _processes_of(stack)
    assert len(running) >= 7  # four, and the workers of three of them
    for one in running:
        environment = (one / "environ").read_bytes()
        assert not [value for value in values if value in environment]


def test_killed_and_started_again_the_data_is_still_there(stack: Stack) -> None:
    before = stack.run("staff", "list")
    for name in ("web", "worker", "console"):
        stack.kill(name)
        stack.restart(name)
    assert stack.run("staff", "list") == before
    assert stack.dead() is None
    assert _get(f"{stack.public_url}/readyz")["ready"]


def test_a_death_is_told_in_one_line_that_names_the_process(stack: Stack) -> None:
    worker = next(
        process
        for process in _processes_of(stack)
        if b"worker.py" in (process / "cmdline").read_bytes()
    )
    os.kill(int(worker.name), signal.SIGKILL)
    while (line := stack.dead()) is None:
        continue
    assert line.startswith("worker ended with code -9; see ")
    stack.restart("worker")


def test_nothing_of_the_simulator_or_the_supervisor_listens_beyond_this_machine(
    stack: Stack,
) -> None:
    ports = {stack.ports.public, stack.ports.console, stack.ports.simulator}
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ours = {one[1] for one in listening if one[3] == "0A" and int(one[1][-4:], 16) in ports}
    assert len(ours) == 3
    assert {one.partition(":")[0] for one in ours} == {"0100007F"}


def test_the_menus_are_planned_without_being_made_and_a_refusal_is_one_line(stack: Stack) -> None:
    planned = stack.run("line", "setup", "--dry-run").splitlines()
    assert [line.split()[:2] for line in planned] == [["citizen", "make"], ["officer", "make"]]
    refusal = {"endpoint": "rich_menu_list", "kind": "status", "status": 401, "times": 2}
    order = urllib.request.Request(  # noqa: S310 - 127.0.0.1
        f"{stack.simulator_url}/_sim/fail",
        json.dumps(refusal).encode(),
        {"Content-Type": "application/json"},
    )
    urllib.request.urlopen(order, timeout=5).close()  # noqa: S310 - 127.0.0.1
    with pytest.raises(StackError) as refused:
        stack.run("line", "setup", "--apply")
    said = str(refused.value).splitlines()[-1]
    assert said == "Error: citizen: list rich menus: LINE answered 401"


def test_the_command_line_explains_where_a_tip_would_go(stack: Stack) -> None:
    def explain(*about: str) -> dict[str, str]:
        found: dict[str, str] = json.loads(stack.run("routing", "explain", *about, "--json"))
        return found

    assert explain("--area", "450501") == {
        "centre": "ศป.ปส.อ.ธวัชบุรี",
        "level": "district",
        "mark": "",
    }
    accused = ("--kind", "misconduct", "--service", "police", "--area", "4505")
    assert explain(*accused, "--workplace", "village")["level"] == "province"
    central = explain(*accused, "--workplace", "central")
    assert (central["level"], central["mark"]) == ("desk", "outside_body")
    assert "ศป.ปส.อ.ธวัชบุรี" in stack.run("routing", "explain", "--area", "4505")


def test_when_all_is_stopped_no_process_is_left(stack: Stack) -> None:
    # The last of the file: afterwards the stack is gone.
    stack.stop()
    assert _processes_of(stack) == []
