"""Villages: the areas below subdistricts, from lists that offices send."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake.places.villages import SUBDISTRICT_DIGITS, VILLAGE_DIGITS, Village
from intake.ports.register import AreaRow
from intake.ports.store import Store


@dataclass(frozen=True, slots=True)
class VillageReport:
    """What an import changed: codes."""

    added: tuple[str, ...]
    renamed: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


def import_villages(store: Store, villages: Mapping[str, Village]) -> VillageReport:
    """Bring the stored villages up to these, in one transaction; the same again change nothing.

    A list speaks for the subdistricts it names: a stored village of those that it leaves out is
    retired and its subdistrict follows it. Other subdistricts' villages stay as they are.
    """
    wanted = {one.code: _row(one) for one in villages.values()}
    named = {code[:SUBDISTRICT_DIGITS] for code in wanted}
    with store.read() as work:
        stored = {row.code: row for row in work.areas.all(VILLAGE_DIGITS)}
    added = [wanted[code] for code in sorted(wanted.keys() - stored.keys())]
    both = sorted(wanted.keys() & stored.keys())
    renamed = [wanted[code] for code in both if wanted[code] != stored[code]]
    removed = [
        replace(row, successor_code=row.parent_code)
        for code, row in sorted(stored.items())
        if code not in wanted and row.successor_code is None and row.parent_code in named
    ]
    if added or renamed or removed:
        with store.write() as work:
            work.areas.add(added)
            for row in (*renamed, *removed):
                work.areas.change(row)
    return VillageReport(
        tuple(row.code for row in added),
        tuple(row.code for row in renamed),
        len(both) - len(renamed),
        tuple(row.code for row in removed),
    )


def _row(village: Village) -> AreaRow:
    return AreaRow(village.code, village.code[:SUBDISTRICT_DIGITS], village.name, village.english)
