"""A press of paper: what it draws says what it was told, at once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intake.ports.press import Drawing, SignFacts
from intake.ports.printing import PrintBatch

TOO_LONG = 60  # letters


@dataclass
class PaperPress:
    """``meanwhile`` runs before each drawing; ``drew`` and ``bound`` tell what was asked."""

    meanwhile: Callable[[], None] = lambda: None
    drew: list[str] = field(default_factory=list)
    orders: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)
    rests: int = 0

    def draw(self, batch: PrintBatch, signs: Sequence[SignFacts]) -> list[Drawing]:
        self.meanwhile()
        self.drew += [one.code for one in signs]
        return [self._one(batch, one) for one in signs]

    def _one(self, batch: PrintBatch, sign: SignFacts) -> Drawing:
        if len(sign.place) > TOO_LONG:
            return Drawing(problem="overflow", about="place is 9 % too long")
        told = (batch.template, sign.code, sign.place, sign.centre, sign.telephone)
        return Drawing(json.dumps(told, ensure_ascii=False).encode())

    def name(self, batch: PrintBatch, sign: SignFacts) -> str:
        return f"ป้าย-{sign.code}-{batch.template}.pdf"

    def order(self, batch: PrintBatch, sign: SignFacts, pieces: int, codes: Sequence[str]) -> bytes:
        self.orders.append((sign.centre, pieces, tuple(codes)))
        return f"{batch.number} {sign.centre} {pieces}".encode()

    def bind(self, files: Sequence[Path], into: Path) -> None:
        into.write_bytes(b"\n".join(one.read_bytes() for one in files))

    def rest(self) -> None:
        self.rests += 1
