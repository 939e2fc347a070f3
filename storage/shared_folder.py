"""Folders that the worker fills and the console reads; a file in them is whole or not there."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

HALF = ".half"


class SharedFolder:
    """Only their writer may read its files.

    Where an operator has given the folder itself to a group (``chmod 2750``), for a console under
    a user of its own, that group may read what is in it too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def writing(
        self, file: Path, at: datetime | None = None, *, sync: bool = True
    ) -> Iterator[BinaryIO]:
        """A file written beside, put in its place when the block ends well, on the disk by then.

        ``at``: what its times say. ``sync``: False for what is checked when it is read again.
        """
        group = self._given_to_a_group()
        self._make(file.parent, group=group)
        half = file.with_name(f"{file.name}.{secrets.token_hex(4)}{HALF}")
        try:
            with open(half, "xb", opener=_private) as stream:
                if group:
                    os.fchmod(stream.fileno(), 0o640)
                yield stream
                stream.flush()
                if sync:
                    os.fsync(stream.fileno())
            if at is not None:
                os.utime(half, (at.timestamp(), at.timestamp()))
            half.replace(file)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        if sync:
            _sync_folder(file.parent)

    def _make(self, folder: Path, *, group: bool) -> None:
        if folder.is_dir():
            return
        self._make(folder.parent, group=group)
        folder.mkdir(mode=0o700, exist_ok=True)
        if group:
            folder.chmod(folder.stat().st_mode | stat.S_IRGRP | stat.S_IXGRP)

    def _given_to_a_group(self) -> bool:
        """By a bit that nobody sets by chance: what is made here belongs to its group."""
        chosen = stat.S_ISGID | stat.S_IRGRP
        return self._folder.is_dir() and self._folder.stat().st_mode & chosen == chosen


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
