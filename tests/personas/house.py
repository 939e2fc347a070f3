"""The places and centres that personas speak of, and the centre's key that opens what they sent."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from assembly.area_commands import load_official
from intake.model import Holder, Level, PartKind
from intake.sealing import KeyPair, SealedPart, open_part, open_sealed
from intake.told import ToldText
from storage import tables
from tests.line_house import SIGN, LineHouse
from tests.line_questions import ask
from tests.personas.judging import NATIONAL, Opened
from tests.unit.registers import entry

_WORDS = (PartKind.TEXT, PartKind.ANSWER)
_FILES = (PartKind.IMAGE, PartKind.VIDEO, PartKind.AUDIO, PartKind.FILE)


class PersonaHouse:
    """A line house with the demo's centres."""

    def __init__(self, line: LineHouse) -> None:
        self.line = line
        self.sign = SIGN
        self.before: frozenset[UUID] = frozenset()
        made = [entry(Level.PROVINCE, "55"), entry(Level.DISTRICT, "5506")]
        line.house.pairs |= {row.id: pair for row, pair in made}
        with line.database.write() as work:
            work.register.add([row for row, _ in made])
        load_official(line.database)  # what a name may mean is what it means in the country
        line.worlds.prepare()

    def tips(self) -> frozenset[UUID]:
        """Every tip there is."""
        with self.line.database.read() as work:
            return frozenset(work.connection.scalars(sa.select(tables.Tip.id)))

    def work(self, seconds: float) -> None:
        """While the persona waits, time goes by and the worker does all it has to do."""
        self.line.clock.forward(timedelta(seconds=seconds))
        self.line.working().loop.drain()

    def ask(self, question: str) -> None:
        """The centre of the tip that was sent last leaves a question."""
        (sent,) = self.tips() - self.before
        with self.line.database.read() as work:
            tip = work.tips.find(sent)
        assert tip
        ask(self.line, tip, question)

    def opened(self, tip_id: UUID) -> Opened:
        """A tip, opened with the key of the centre that holds it; withdrawn ones are empty."""
        with self.line.database.read() as work:
            tip = work.tips.find(tip_id)
            parts = work.parts.of(tip_id)
            keys = {key.role: key for key in work.tip_keys.of(tip_id)}
            areas = {one.id: one.area_code for one in work.register.centres()}
        assert tip
        words: list[str] = []
        if holder := keys.get(Holder.HOLDER):
            assert holder.centre_id == tip.centre_id
            private = open_sealed(self.line.house.pairs[holder.centre_id].private, holder.wrap)
            pair = KeyPair.of(private)
            for part in parts:
                if part.kind in _WORDS and part.ciphertext:
                    sealed = SealedPart(part.ciphertext, part.sealed_key)
                    plain = open_part(pair.private, tip.id, part.id, part.kind, sealed)
                    words.append(ToldText.from_bytes(plain).text)
        return Opened(
            queue=areas[tip.centre_id] or NATIONAL,
            kind=tip.kind,
            urgency=tip.urgency,
            other_language=tip.other_language,
            words=tuple(words),
            files=sum(part.kind in _FILES for part in parts),
        )
