"""What draws signs, and the folder that keeps what was drawn."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID

from intake.ports.printing import PrintBatch
from intake.sign_model import BatchState


@dataclass(frozen=True, slots=True)
class SignFacts:
    """What the register says on one sheet when it is drawn.

    ``centre``: whom a drug tip from there reaches now. ``problem``: why it must not be printed:
    its sign is no longer in use, or no centre can take a tip yet.
    """

    code: str
    place: str
    centre: str
    telephone: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sign's file, or why it is withheld: one word, and more about it for who must mend it."""

    file: bytes | None = field(default=None, repr=False)
    problem: str = ""
    about: str = ""


class Press(Protocol):
    """Draws and checks signs beside everything else."""

    def draw(self, batch: PrintBatch, signs: Sequence[SignFacts]) -> list[Drawing]:
        """Each sign's file, in the same order; the first is looked at as a whole."""
        ...

    def name(self, batch: PrintBatch, sign: SignFacts) -> str:
        """The file's name in Thai."""
        ...

    def order(
        self, batch: PrintBatch, sign: SignFacts, pieces: int, codes: Sequence[str]
    ) -> bytes | None:
        """The printing order for so many pieces; ``sign`` says what they look like and of whom.

        None for a picture that is sent in chats: no shop prints it.
        """
        ...

    def bind(self, files: Sequence[Path], into: Path) -> None:
        """Several PDF files as one, page after page."""
        ...

    def rest(self) -> None:
        """Nothing is to be drawn for a while."""
        ...


class PrintFolder(Protocol):
    """Drawn sheets by their digest, and the files that are handed out."""

    def keep(self, batch_id: UUID, file: bytes, ending: str) -> bytes:
        """Keep a drawn sheet; its SHA-256."""
        ...

    def sheet(self, batch_id: UUID, digest: bytes, ending: str) -> Path:
        """Where a drawn sheet stands."""
        ...

    def whole(self, batch_id: UUID, digest: bytes, ending: str) -> bool:
        """Whether a drawn sheet is there, every byte of it."""
        ...

    def writing(self, batch_id: UUID, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to be handed out, which is whole or not there."""
        ...

    def drop_sheets(self, batch_id: UUID) -> None:
        """Erase the drawn sheets; what is handed out stays."""
        ...

    def sweep(self, states: Callable[[], Mapping[UUID, BatchState]]) -> int:
        """Erase what no batch needs by its state then; how many folders went."""
        ...
