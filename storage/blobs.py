"""Sealed media as files, each named by its part's id; neither name nor time says when it came.

A file is whole or not there: it is written beside, synced and renamed before its part is settled.
"""

import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from intake.ports.clock import hour_of

_HALF = ".half"
_ASKED_AT_ONCE = 500


class Blobs:
    """A folder of sealed files, spread over 256 folders by the first two digits of the id.

    Only their writer may read them. Where an operator has given the folder itself to a group
    (``chmod 2750``), for a console under a user of its own, that group may read what is in it too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, part_id: UUID, pieces: Iterable[bytes], hour: datetime) -> int:
        """Write a whole file, replacing one of that id; gives its size. Times are the hour's."""
        file = self._file(part_id)
        group = self._given_to_a_group()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if group:
            file.parent.chmod(file.parent.stat().st_mode | stat.S_IRGRP | stat.S_IXGRP)
        half = file.with_name(f"{file.name}.{secrets.token_hex(4)}{_HALF}")
        size = 0
        try:
            with os.fdopen(
                os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as stream:
                if group:
                    os.fchmod(stream.fileno(), 0o640)
                for piece in pieces:
                    size += stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            second = hour_of(hour).timestamp()
            os.utime(half, (second, second))
            half.replace(file)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        _sync_folder(file.parent)
        return size

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

    def _given_to_a_group(self) -> bool:
        """By a bit that nobody sets by chance: what is made here belongs to its group."""
        chosen = stat.S_ISGID | stat.S_IRGRP
        return self._folder.is_dir() and self._folder.stat().st_mode & chosen == chosen

    def _older(self, before: datetime) -> Iterator[list[tuple[UUID | None, Path]]]:
        batch: list[tuple[UUID | None, Path]] = []
        for file in self._folder.glob("??/*"):
            part_id = _part_id(file)
            if (part_id is not None or file.suffix == _HALF) and _is_older(file, before):
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


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
