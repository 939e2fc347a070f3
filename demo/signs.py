"""Sites and signs of the demo in ธวัชบุรี, and the list that the simulator scans from."""

import json
import os
from pathlib import Path
from uuid import uuid4

from intake.model import SignState, SiteKind
from intake.ports.signs import SiteRow
from intake.ports.store import Store, Work
from qr.codes import make_code

DISTRICT = "4505"
_SUBDISTRICT_DIGITS = 6


def hang_signs(store: Store) -> int:
    """One sign at each kind of place, unless some hang there already; how many were added."""
    with store.read() as work:
        if any(one.area_code.startswith(DISTRICT) for one in work.signs.all()):
            return 0
        sites = _sites(work)
    with store.write() as work:
        for kind, area_code, name in sites:
            site_id = uuid4()
            work.signs.add_sites([SiteRow(site_id, kind, area_code, name)])
            while not work.signs.add_sign(make_code(), site_id, SignState.INSTALLED):
                continue
    return len(sites)


def write_list(store: Store, home: Path) -> None:
    """``simulator/signs.json``: what can be scanned on this machine."""
    with store.read() as work:
        districts = {one.code: one.name_th for one in work.areas.all(len(DISTRICT))}
        listed = [
            {
                "code": one.code,
                "site": one.site_name,
                "district": districts.get(one.area_code[: len(DISTRICT)], ""),
            }
            for one in work.signs.all()
        ]
    folder = home / "simulator"
    folder.mkdir(mode=0o700, exist_ok=True)
    text = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    file = folder / "signs.json"
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return
    beside = file.with_name("signs.json.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(text)
    beside.replace(file)


def _sites(work: Work) -> list[tuple[SiteKind, str, str]]:
    places = [
        one
        for one in work.areas.all(_SUBDISTRICT_DIGITS)
        if one.code.startswith(DISTRICT) and one.successor_code is None
    ]
    sites = [(SiteKind.DISTRICT_OFFICE, DISTRICT, "ที่ว่าการอำเภอธวัชบุรี")]
    kinds = (
        (SiteKind.KAMNAN, "ที่ทำการกำนัน ต.{}"),
        (SiteKind.HEADMAN, "ที่ทำการผู้ใหญ่บ้าน หมู่ 1 ต.{}"),
        (SiteKind.LOCAL_GOVERNMENT, "สำนักงาน อปท. ต.{}"),
        (SiteKind.OTHER, "ตลาด ต.{}"),
    )
    for (kind, name), place in zip(kinds, places, strict=False):
        sites.append((kind, place.code, name.format(place.name_th)))
    return sites
