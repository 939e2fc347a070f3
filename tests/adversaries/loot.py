"""What somebody carries away who copies the database, and what can be tried with it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import sqlalchemy as sa

from intake.sealing import SealBroken, decrypt, open_padded, open_sealed
from storage import tables
from storage.database import Database
from tests.line_house import ROOT, LineHouse

KEY_BYTES = 32
SHORTEST_SEAL = 40


@dataclass(frozen=True, slots=True)
class Value:
    """One stored value and where it stands. ``names``: other values of the row, as contexts."""

    column: str
    value: object
    names: tuple[bytes, ...]


def secrets_of_servers(line: LineHouse) -> list[bytes]:
    """All private keys that the processes hold together."""
    house = line.house
    return [
        ROOT.current.material,
        house.receipts.current.material,
        house.intake.material,
        house.worker.private,
        line.signing.material,
    ]


def everything(database: Database) -> list[Value]:
    """All values of all rows."""
    found = []
    with database.read() as work:
        for table in tables.Base.metadata.sorted_tables:
            for row in work.connection.execute(sa.select(table)).mappings():
                names = tuple(one for one in map(_as_bytes, row.values()) if one)
                found += [
                    Value(f"{table.name}.{name}", value, names) for name, value in row.items()
                ]
    return found


def readable(loot: Iterable[Value]) -> bytes:
    """What can be read without any key."""
    return b"\n".join(
        one.value if isinstance(one.value, bytes) else str(one.value).encode() for one in loot
    )


def keys_in(loot: Iterable[Value]) -> set[bytes]:
    """Whatever could be a key: each stored value's beginning and end of the right length."""
    values = {_as_bytes(one.value) for one in loot}
    long_enough = {one for one in values if len(one) >= KEY_BYTES}
    return {cut for one in long_enough for cut in (one[:KEY_BYTES], one[-KEY_BYTES:])}


def opened(loot: Iterable[Value], keys: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Every (column, plain bytes) that one of the keys opens, under any name of its row."""
    keys = list(keys)
    for one in loot:
        sealed = one.value
        if not isinstance(sealed, bytes) or len(sealed) < SHORTEST_SEAL:
            continue
        for key in keys:
            for plain in _tried(sealed, key, one.names):
                yield one.column, plain


def _tried(sealed: bytes, key: bytes, names: Iterable[bytes]) -> Iterator[bytes]:
    for way in (open_padded, open_sealed):
        with suppress(SealBroken, ValueError):
            yield way(key, sealed)
    for name in (b"", *names):
        with suppress(SealBroken, ValueError):
            yield decrypt(key, sealed, context=name)


def _as_bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return getattr(value, "bytes", b"") or (value.encode() if isinstance(value, str) else b"")
