"""Official areas, loaded from a list and kept up with it; and a listed centre for each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from intake.model import CentreState, Level
from intake.ports.register import AreaRow, CentreRow
from intake.ports.store import Store, Work
from intake.services.keys import DESK_EN, DESK_TH

_DIGITS = {2: Level.PROVINCE, 4: Level.DISTRICT}
_ALL_DIGITS = (2, 4, 6)
_BANGKOK = "10"


@dataclass(frozen=True, slots=True)
class AreaReport:
    """What a load changed: codes. ``abolished``: no longer official, kept with a successor.

    ``retired``: how many codes were abolished before this installation knew them.
    """

    added: tuple[str, ...]
    renamed: tuple[str, ...]
    abolished: tuple[str, ...]
    centres_listed: int
    retired: int = 0


def load_areas(
    store: Store, official: Iterable[AreaRow], successors: Mapping[str, str]
) -> AreaReport:
    """Bring the stored areas up to the official ones; a second time changes nothing.

    ``official`` may hold codes that were abolished long ago, with their successors: files and
    signs that still have them are understood. ``successors``: in whose place a retired code's
    successor stands; without one, its parent. A new province or district gets a listed centre;
    names of centres that are signed are left alone.
    """
    wanted = {row.code: row for row in official}
    with store.read() as work:
        stored = {row.code: row for digits in _ALL_DIGITS for row in work.areas.all(digits)}
        centres = work.register.centres()
    new = [wanted[code] for code in sorted(wanted.keys() - stored.keys())]
    changed = [
        row for code, row in sorted(wanted.items()) if code in stored and stored[code] != row
    ]
    gone = [row for row in changed if row.successor_code is not None]
    gone += [
        replace(row, successor_code=successors.get(code) or row.parent_code or code)
        for code, row in sorted(stored.items())
        if code not in wanted and row.successor_code is None
    ]
    listed = _missing_centres(wanted, centres)
    with store.write() as work:
        work.areas.add(new)
        for row in {row.code: row for row in (*changed, *gone)}.values():
            work.areas.change(row)
        work.register.add(listed)
        _rename_unsigned(work, wanted, centres)
    return AreaReport(
        tuple(row.code for row in new if row.successor_code is None),
        tuple(row.code for row in changed if row.successor_code is None),
        tuple(sorted(row.code for row in gone)),
        len(listed),
        sum(row.successor_code is not None for row in new),
    )


def area_in_force(work: Work, code: str) -> str:
    """The code that stands for this one today; itself where nothing follows it.

    A village of a retired subdistrict, which no list has named since, is its successor's.
    """
    seen: set[str] = set()
    while code not in seen:
        seen.add(code)
        area = work.areas.find(code)
        above = work.areas.find(area.parent_code) if area and area.parent_code else None
        code = (area and area.successor_code) or (above and above.successor_code) or code
    return code


def centre_names(area: AreaRow) -> tuple[str, str]:
    """The Thai and English name of the centre of a province or district."""
    if len(area.code) == len(_BANGKOK):
        thai = "กทม." if area.code == _BANGKOK else f"จ.{area.name_th}"
        return f"ศอ.ปส.{thai}", f"{area.name_en} Provincial Narcotics Centre"
    thai = area.name_th if area.code.startswith(_BANGKOK) else f"อ.{area.name_th}"
    return f"ศป.ปส.{thai}", f"{area.name_en} District Narcotics Centre"


def _missing_centres(
    wanted: Mapping[str, AreaRow], centres: Iterable[CentreRow]
) -> list[CentreRow]:
    """Parents before children: the desk, provinces, districts."""
    known: dict[str | None, UUID] = {one.area_code: one.id for one in centres}
    missing = []
    if None not in known:
        desk = CentreRow(uuid4(), Level.DESK, None, None, DESK_TH, DESK_EN, CentreState.LISTED)
        known[None] = desk.id
        missing.append(desk)
    for code in sorted(wanted, key=lambda code: (len(code), code)):
        level = _DIGITS.get(len(code))
        if level is None or code in known or wanted[code].successor_code is not None:
            continue
        thai, english = centre_names(wanted[code])
        centre = CentreRow(
            id=uuid4(),
            level=level,
            area_code=code,
            parent_id=known.get(wanted[code].parent_code),
            name_th=thai,
            name_en=english,
            state=CentreState.LISTED,
            districts=(code,) if level is Level.DISTRICT else (),
        )
        known[code] = centre.id
        missing.append(centre)
    return missing


def _rename_unsigned(
    work: Work, wanted: Mapping[str, AreaRow], centres: Iterable[CentreRow]
) -> None:
    for centre in centres:
        area = wanted.get(centre.area_code or "")
        if area is None or area.successor_code is not None or centre.signature is not None:
            continue
        thai, english = centre_names(area)
        if (thai, english) != (centre.name_th, centre.name_en):
            work.register.change(replace(centre, name_th=thai, name_en=english))
