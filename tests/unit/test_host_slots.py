"""What costs memory on purpose runs twice at once on a host, and no oftener."""

import subprocess
import sys
import threading
from pathlib import Path

from intake.sealing import Argon2Cost, stretch
from storage.host_slots import HostSlots, HostStretch
from tests.rules.tree import ROOT

CHEAP = Argon2Cost(memory=8192, passes=1)


def test_a_third_waits_until_one_of_two_is_done(home: Path) -> None:
    slots, entered, go = HostSlots(home, "argon2"), threading.Semaphore(0), threading.Event()
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        with HostSlots(home, "argon2").place():
            inside.append(number)
            most.append(len(inside))
            entered.release()
            go.wait(5)
            inside.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    assert entered.acquire(timeout=5)
    assert entered.acquire(timeout=5)
    assert not entered.acquire(timeout=0.2)
    go.set()
    for thread in threads:
        thread.join(5)
    assert max(most) == 2
    with slots.place(), slots.place():
        pass


def test_a_killed_process_gives_its_place_back(home: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from storage.host_slots import HostSlots\n"
        "with HostSlots(Path(sys.argv[1]), 'argon2', 1).place(): print('in', flush=True); "
        "time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script, str(home)], cwd=ROOT, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"in\n"
        holder.kill()
    with HostSlots(home, "argon2", 1).place():
        pass


def test_the_limit_changes_nothing_about_the_key(home: Path) -> None:
    limited = HostStretch(HostSlots(home, "argon2"), CHEAP)
    assert limited(b"secret", b"s" * 16) == stretch(b"secret", b"s" * 16, CHEAP)
