"""Sealed media as files, each named by its part's id; neither name nor time says when it came.

A file is whole or not there: it is written beside, synced and renamed before its part is settled.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from intake.ports.clock import hour_of
from storage.shared_folder import HALF, SharedFolder

_ASKED_AT_ONCE = 500


class Blobs:
    """A folder of sealed files, spread over 256 folders by the first two digits of the id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shared = SharedFolder(folder)

    def write(self, part_id: UUID, pieces: Iterable[bytes], hour: datetime) -> int:
        """Write a whole file, replacing one of that id; gives its size. Times are the hour's."""
        with self._shared.writing(self._file(part_id), hour_of(hour)) as stream:
            return sum(stream.write(piece) for piece in pieces)

    def open(self, part_id: UUID) -> BinaryIO:
        """The file for reading; raises FileNotFoundError."""
        return self._file(part_id).open("rb")

    def delete(self, part_ids: Iterable[UUID]) -> None:
        """Erase files; those that are not there are no error."""
        for part_id in part_ids:
            self._file(part_id).unlink(missing_ok=True)

    def sweep(
        self, wanted: Callable[[Sequence[UUID]], frozenset[UUID]], now: datetime, age: timedelta
    ) -> int:
        """Erase files older than ``age`` that nothing wants, and halves; how many went."""
        gone = 0
        for batch in self._older(now - age):
            kept = wanted([part_id for part_id, _ in batch if part_id is not None])
            for part_id, file in batch:
                if part_id not in kept:
                    file.unlink(missing_ok=True)
                    gone += 1
        return gone

    def _older(self, before: datetime) -> Iterator[list[tuple[UUID | None, Path]]]:
        batch: list[tuple[UUID | None, Path]] = []
        for file in self._folder.glob("??/*"):
            part_id = _part_id(file)
            if (part_id is not None or file.suffix == HALF) and _is_older(file, before):
                batch.append((part_id, file))
            if len(batch) == _ASKED_AT_ONCE:
                yield batch
                batch = []
        if batch:
            yield batch

    def _file(self, part_id: UUID) -> Path:
        return self._folder / part_id.hex[:2] / part_id.hex


def _part_id(file: Path) -> UUID | None:
    """The id a file is named by; None for the half of one whose writer died."""
    try:
        return UUID(hex=file.name)
    except ValueError:
        return None


def _is_older(file: Path, before: datetime) -> bool:
    try:
        return file.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False
