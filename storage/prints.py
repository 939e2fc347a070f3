"""Batches of signs as files: drawn sheets by their digest, and what is handed out of each batch.

A sheet need not be on the disk when its row is written: it is looked at again, byte by byte,
before it is handed out, and drawn again if it is not whole.
"""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from intake.sign_model import BatchState
from storage.shared_folder import HALF, SharedFolder

SPARE = 512 * 1024 * 1024  # bytes of the disk that a worker leaves to tips
_SHEETS = "sheets"


class NoRoomError(OSError):
    """The disk is too full for printing; tips need what is left of it."""


class Prints:
    """A folder with one folder for each batch, named by its id."""

    def __init__(self, folder: Path, spare: int = 0) -> None:
        """``spare``: bytes of the disk that are left to everything else."""
        self._folder = folder
        self._spare = spare
        self._shared = SharedFolder(folder)

    def keep(self, batch_id: UUID, file: bytes, ending: str) -> bytes:
        """Keep a drawn sheet; its SHA-256. Raises NoRoomError."""
        self._refuse_to_fill()
        digest = hashlib.sha256(file).digest()
        with self._shared.writing(self.sheet(batch_id, digest, ending), sync=False) as stream:
            stream.write(file)
        return digest

    def sheet(self, batch_id: UUID, digest: bytes, ending: str) -> Path:
        """Where a drawn sheet stands."""
        return self._of(batch_id) / _SHEETS / f"{digest.hex()}.{ending}"

    def whole(self, batch_id: UUID, digest: bytes, ending: str) -> bool:
        """Whether a drawn sheet is there, every byte of it."""
        try:
            with self.sheet(batch_id, digest, ending).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").digest() == digest
        except FileNotFoundError:
            return False

    def writing(self, batch_id: UUID, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to be handed out, which is whole or not there. Raises NoRoomError."""
        self._refuse_to_fill()
        return self._shared.writing(self._of(batch_id) / name)

    def open(self, batch_id: UUID, name: str) -> BinaryIO:
        """A file that is handed out; raises FileNotFoundError. ``name`` is one the batch has."""
        return (self._of(batch_id) / name).open("rb")

    def drop_sheets(self, batch_id: UUID) -> None:
        """Erase the drawn sheets, and halves that a dead worker left; what is handed out stays."""
        shutil.rmtree(self._of(batch_id) / _SHEETS, ignore_errors=True)
        for half in self._of(batch_id).glob(f"*{HALF}"):
            half.unlink(missing_ok=True)

    def sweep(self, states: Callable[[], Mapping[UUID, BatchState]]) -> int:
        """Erase the folders of stopped batches and of those that are gone; how many.

        Of a batch that is ready, sheets that its worker had no time to erase. Folders are listed
        before ``states`` is asked: a batch that is ordered meanwhile loses nothing.
        """
        gone, folders = 0, list(self._folder.glob("*/"))
        batches = states()
        for folder in folders:
            batch_id = _batch_id(folder)
            state = batches.get(batch_id) if batch_id else None
            if state is BatchState.READY and batch_id:
                self.drop_sheets(batch_id)
            elif state in {None, BatchState.STOPPED}:
                shutil.rmtree(folder, ignore_errors=True)
                gone += 1
        return gone

    def _refuse_to_fill(self) -> None:
        there = self._folder if self._folder.is_dir() else self._folder.parent
        if self._spare and shutil.disk_usage(there).free < self._spare:
            raise NoRoomError

    def _of(self, batch_id: UUID) -> Path:
        return self._folder / batch_id.hex


def _batch_id(folder: Path) -> UUID | None:
    try:
        return UUID(hex=folder.name)
    except ValueError:
        return None
