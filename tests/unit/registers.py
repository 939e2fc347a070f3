"""Registers for tests: centres with real keys, signed by a console of the test's own."""

import secrets
from dataclasses import replace
from uuid import UUID, uuid5

from intake.keys import Key, Keyring
from intake.model import CentreState, Level
from intake.ports.register import CentreRow, RoutingTableRow
from intake.register import Register, RegisterGuard, signed_centre
from intake.routing_table import default_rules, signed_table
from intake.sealing import KeyPair, verify_half

_NAMES = UUID("6f6e1f0e-7a3c-4b0f-9d0f-0d5f3f4b1a11")
CONSOLE = Key(1, secrets.token_bytes(32))
CONSOLE_SIGNATURES = Keyring(Key(1, verify_half(CONSOLE.material)))
DESK_ID = uuid5(_NAMES, "desk")


def centre_id(area_code: str) -> UUID:
    return uuid5(_NAMES, area_code)


def entry(level: Level, area_code: str | None, *, active: bool = True) -> tuple[CentreRow, KeyPair]:
    """A signed centre and its key pair."""
    pair = KeyPair.make()
    parent = {Level.DESK: None, Level.PROVINCE: DESK_ID}.get(level)
    if level is Level.DISTRICT and area_code is not None:
        parent = centre_id(area_code[:2])
    row = CentreRow(
        id=DESK_ID if area_code is None else centre_id(area_code),
        level=level,
        area_code=area_code,
        parent_id=parent,
        name_th=f"ศูนย์ {area_code or 'ส่วนกลาง'}",
        name_en=f"Centre {area_code or 'desk'}",
        state=CentreState.ACTIVE if active else CentreState.LISTED,
        districts=(area_code,) if level is Level.DISTRICT and area_code else (),
        key_version=1,
        public_half=pair.public if active else None,
        register_version=1,
    )
    return signed_centre(row, CONSOLE), pair


def table(version: int = 1) -> RoutingTableRow:
    return signed_table(version, default_rules(), CONSOLE)


def register(*, provinces: tuple[str, ...] = (), districts: tuple[str, ...] = ()) -> Register:
    """The desk and these active centres."""
    rows = [entry(Level.DESK, None)[0]]
    rows += [entry(Level.PROVINCE, code)[0] for code in provinces]
    rows += [entry(Level.DISTRICT, code)[0] for code in districts]
    return RegisterGuard(CONSOLE_SIGNATURES).accept(rows, table())


def later(centre: CentreRow, **changes: object) -> CentreRow:
    """The next signed version of an entry."""
    changed = replace(centre, register_version=centre.register_version + 1, **changes)  # type: ignore[arg-type]
    return signed_centre(changed, CONSOLE)
