"""Outlines of districts: imported whole or not at all, and made ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.places.boundaries import Boundaries
from intake.ports.register import AreaRow
from intake.ports.store import Store, Work
from intake.sealing import digest

DISTRICT_DIGITS = 4


@dataclass(frozen=True, slots=True)
class OutlineReport:
    """What an import changed, and which districts in force have no outline now: codes."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    missing: tuple[str, ...]


def import_outlines(store: Store, shapes: Mapping[str, bytes]) -> OutlineReport:
    """Keep these packed outlines and no others; the same ones again change nothing."""
    with store.read() as work:
        kept = work.outlines.all()
        missing = _missing(work.areas.all(DISTRICT_DIGITS), shapes)
    if kept != shapes:
        with store.write() as work:
            work.outlines.replace(shapes, _edition(shapes))
    both = shapes.keys() & kept.keys()
    changed = tuple(code for code in sorted(both) if shapes[code] != kept[code])
    return OutlineReport(
        added=tuple(sorted(shapes.keys() - kept.keys())),
        changed=changed,
        unchanged=len(both) - len(changed),
        removed=tuple(sorted(kept.keys() - shapes.keys())),
        missing=missing,
    )


def boundaries_of(work: Work) -> Boundaries | None:
    """The imported outlines, ready to be asked; None where nothing was imported.

    A retired district's outline answers with its successor. Only where no district in force lacks
    one does "in none" mean "outside Thailand".
    """
    shapes = work.outlines.all()
    if not shapes:
        return None
    districts = work.areas.all(DISTRICT_DIGITS)
    successors = {row.code: row.successor_code for row in districts if row.successor_code}
    return Boundaries(shapes, successors, whole=not _missing(districts, shapes))


def _missing(districts: tuple[AreaRow, ...], shapes: Mapping[str, bytes]) -> tuple[str, ...]:
    """Districts in force that neither they nor anyone they follow has an outline of."""
    covered = {row.successor_code for row in districts if row.code in shapes} | shapes.keys()
    return tuple(
        row.code for row in districts if row.successor_code is None and row.code not in covered
    )


def _edition(shapes: Mapping[str, bytes]) -> str:
    parts = (part for code in sorted(shapes) for part in (code.encode(), shapes[code]))
    return digest(*parts).hex()[:32]
