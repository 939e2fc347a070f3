"""Sites and signs of the demo in ธวัชบุรี, and the list that the simulator scans from."""

import json
import os
from pathlib import Path
from uuid import uuid4

from intake.ports.register import AreaRow
from intake.ports.signs import SiteRow
from intake.ports.store import Store, Work
from intake.sign_model import SignState, SiteKind
from qr.codes import make_code

DISTRICT = "4505"


def hang_signs(store: Store) -> int:
    """One sign at each kind of place, unless some hang there already; how many were added.

    Beside them stand places where none hangs yet, so that coverage has something to tell.
    """
    with store.read() as work:
        if any(one.area_code.startswith(DISTRICT) for one in work.signs.all()):
            return 0
        sites = _sites(work)
        bare = [SiteRow(uuid4(), *one) for one in _bare_sites(work)]
    with store.write() as work:
        work.signs.add_sites(bare)
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
    sites = [(SiteKind.DISTRICT_OFFICE, DISTRICT, "ที่ว่าการอำเภอธวัชบุรี")]
    kinds = (
        (SiteKind.KAMNAN, "ที่ทำการกำนัน ต.{}"),
        (SiteKind.HEADMAN, "ที่ทำการผู้ใหญ่บ้าน หมู่ 1 ต.{}"),
        (SiteKind.LOCAL_GOVERNMENT, "สำนักงาน อปท. ต.{}"),
        (SiteKind.OTHER, "ตลาด ต.{}"),
    )
    for (kind, name), place in zip(kinds, _subdistricts(work), strict=False):
        sites.append((kind, place.code, name.format(place.name_th)))
    return sites


def _bare_sites(work: Work) -> list[tuple[SiteKind, str, str]]:
    return [
        (SiteKind.PROVINCE_HALL, DISTRICT[:2], "ศาลากลางจังหวัดร้อยเอ็ด"),
        *(
            (SiteKind.HEADMAN, place.code, f"ที่ทำการผู้ใหญ่บ้าน หมู่ 2 ต.{place.name_th}")
            for place in _subdistricts(work)
        ),
    ]


def _subdistricts(work: Work) -> list[AreaRow]:
    return [one for one in work.areas.below(DISTRICT) if one.successor_code is None]
