"""``make personas``: every persona through the running service, on SQLite and on PostgreSQL."""

import re
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from demo.console_visit import ConsoleError, ConsoleVisit
from demo.people import member_of
from intake.ports.tips import Tip
from simulator.play import ExpectationError, Player, first_sign
from simulator.script import Script
from start.stack import Stack, StackError
from storage import tables
from storage.database import Database
from storage.work import SqlWork
from tests.journeys.settings import QUICK
from tests.personas.judging import FOLDER, NATIONAL, Figures, Opened, personas
from tests.postgresql import NoPostgresqlError, postgresql_server
from tests.processes.demo_town import database_of, until

LONGEST_WAIT = 5.0

_MEDIA = re.compile(r"/media/([0-9a-f-]{36})")


class Desks:
    """The members of all centres, each signed in once at the console."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._seats: dict[str, ConsoleVisit] = {}

    def opened(self, tip: Tip, queue: str, script: Script) -> Opened:
        """The tip as a member of its centre reads it, with that member's key."""
        seat, path = self._seat(queue), f"/tips/{tip.reference}"
        try:
            seat.open(path)
            until(lambda: seat.file(f"{path}/media") == b"0")
            seat.open(path)
        except ConsoleError:
            if not tip.withdrawn:
                raise
        looked_for = {*script.told, *script.promised("gone")}
        return Opened(
            queue=queue,
            kind=tip.kind,
            urgency=tip.urgency,
            other_language=tip.other_language,
            words=tuple(text for text in looked_for if seat.shows(text)),
            files=len(set(_MEDIA.findall(seat.page))),
        )

    def ask(self, database: Database, before: frozenset[uuid.UUID], question: str) -> None:
        """A member of the centre that got the new tip leaves its reporter a question."""
        with database.read() as work:
            (tip,) = (work.tips.find(one) for one in _all(work) - before)
            areas = {one.id: one.area_code for one in work.register.centres()}
        if tip is None:
            raise ConsoleError("the new tip is gone")
        seat, path = self._seat(areas[tip.centre_id] or NATIONAL), f"/tips/{tip.reference}"
        seat.open(path)
        seat.send(f"{path}/questions", wording="", question=question)

    def _seat(self, queue: str) -> ConsoleVisit:
        if queue not in self._seats:
            member = member_of(queue)
            seat = ConsoleVisit(self._stack.console_url)
            digits = self._stack.run("demo", "totp", member.login).strip()[-6:]
            seat.sign_in(member.login, member.password, digits)
            self._seats[queue] = seat
        return self._seats[queue]


def play_all(stack: Stack, figures: Figures) -> None:
    """Every persona, one after the other, each on a phone of its own."""
    desks, sign = Desks(stack), first_sign(stack.simulator_url)
    with database_of(stack) as database:

        def sent() -> frozenset[uuid.UUID]:
            with database.read() as work:
                return _all(work)

        for name, script in personas().items():
            before = sent()
            ask = partial(desks.ask, database, before)
            player = Player(
                stack.simulator_url, name, sign, FOLDER, idle=_a_little, centre_asks=ask
            )
            try:
                player.play(script)
            except ExpectationError as reason:
                figures.wrong.append(f"{name}: {reason}")
                continue
            fresh = sent() - before
            tip = None
            if len(fresh) == 1:
                with database.read() as work:
                    tip = work.tips.find(next(iter(fresh)))
                    areas = {one.id: one.area_code for one in work.register.centres()}
            seen = desks.opened(tip, areas[tip.centre_id] or NATIONAL, script) if tip else None
            figures.add(name, script, seen, player)


def _all(work: SqlWork) -> frozenset[uuid.UUID]:
    return frozenset(work.connection.scalars(sa.select(tables.Tip.id)))


def _a_little(seconds: float) -> None:
    """Nobody waits hours here: tests with a clock of their own show what a pause does."""
    time.sleep(min(seconds, LONGEST_WAIT))


def main() -> int:
    """0 when every persona came through as written and every figure is within its limit."""
    wrong = 0
    for kind, given in _databases():
        figures, began = Figures(), time.monotonic()
        with (
            tempfile.TemporaryDirectory(prefix="bosae-personas-") as folder,
            Stack(Path(folder) / "home", given={**QUICK, **given}) as stack,
        ):
            play_all(stack, figures)
        _say(f"── {kind}, {time.monotonic() - began:.0f} s")
        for line in (*figures.lines(), *(f"NOT SO: {one}" for one in figures.missed())):
            _say(line)
        wrong += len(figures.missed())
    return 1 if wrong else 0


def _databases() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "SQLite", {}
    with _postgresql() as given:
        if given:
            yield "PostgreSQL", given


@contextmanager
def _postgresql() -> Iterator[Mapping[str, str]]:
    try:
        with postgresql_server() as server:
            name = f"bosae_personas_{uuid.uuid4().hex[:12]}"
            yield {"DATABASE_URL": server.create(name)}
            server.drop(name)
    except NoPostgresqlError as reason:
        _say(f"── PostgreSQL: {reason}")
        yield {}


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StackError as error:
        sys.exit(str(error))
