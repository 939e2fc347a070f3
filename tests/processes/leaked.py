"""What was said while the processes ran, and every place where a word of it could lie."""

import io
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from PIL import Image

from start.stack import Stack
from storage import tables
from storage.database import Database
from tests.processes.needles import found_in, spellings


@dataclass
class Secrets:
    """What was said and shown, under names that a failure may print."""

    run: str = field(default_factory=lambda: secrets.token_hex(6).upper())
    needles: dict[str, frozenset[bytes]] = field(default_factory=dict)

    def told(self, name: str, words: str) -> str:
        """Words nobody said before; both they and the mark in them are looked for."""
        marked = f"{words} {self.run}{len(self.needles):03}"
        self.needles[name] = spellings(marked) | spellings(words)
        self.needles["the mark of this run"] = spellings(self.run)
        return marked

    def seen(self, name: str, *texts: str) -> None:
        self.needles[name] = frozenset().union(*map(spellings, texts))

    def bytes_of(self, name: str, data: bytes) -> None:
        middle = len(data) // 2
        self.needles[name] = frozenset({data[middle : middle + 32]})


def a_photo(maker: str) -> bytes:
    picture = Image.frombytes("RGB", (160, 120), secrets.token_bytes(160 * 120 * 3))
    exif = picture.getexif()
    exif[0x010F] = maker
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def files_of(stack: Stack, database: Database) -> list[Path]:
    """Every file that anything of ours may have written to."""
    folders = [stack.home, stack.home.parent / "tmp"]
    if not database.is_sqlite:
        with database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(sa.text("CHECKPOINT"))
            server = Path(str(connection.scalar(sa.text("SHOW data_directory"))))
            ours = "SELECT oid FROM pg_database WHERE datname = current_database()"
            own_folder = server / "base" / str(connection.scalar(sa.text(ours)))
            folders += [own_folder, server / "pg_wal", server / "global", server / "log"]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if stack.home / "simulator" not in file.parents]


def everything_stored(database: Database) -> bytes:
    """All rows of all tables, as a program that may read them sees them."""
    with database.read() as work:
        rows = [
            repr(value).encode() + (value if isinstance(value, bytes) else b"")
            for table in tables.Base.metadata.sorted_tables
            for row in work.connection.execute(sa.select(table))
            for value in row
        ]
    return b"\n".join(rows)


def leaks(stack: Stack, database: Database, needles: Mapping[str, frozenset[bytes]]) -> list[str]:
    dump = stack.home.parent / "dump"
    dump.write_bytes(everything_stored(database))
    found = found_in([*files_of(stack, database), dump], needles)
    dump.unlink()
    return found
