"""The birth of an installation: national desk, routing table, the first two codes."""

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.model import AccountState, CentreState, Level, Role
from intake.ports.accounts import Account
from intake.ports.audit import by_service
from intake.ports.clock import Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.register import signed_centre
from intake.routing_table import default_rules, signed_table
from intake.services.accounts import invitation
from intake.services.console_keys import ConsoleKeys

DESK_TH = "ศูนย์ส่วนกลาง (กรมการปกครอง)"
DESK_EN = "National desk (Department of Provincial Administration)"
FIRST_ADMIN = "ผู้ดูแลระบบคนแรก"
FIRST_LEAD = "หัวหน้าศูนย์ส่วนกลางคนแรก"


@dataclass(frozen=True, slots=True)
class FirstCodes:
    """Two invitations, shown once; None for one that has been taken up."""

    admin: str | None = field(repr=False)
    desk_lead: str | None = field(repr=False)


def found(
    store: Store,
    clock: Clock,
    keys: ConsoleKeys,
    *,
    desk: tuple[str, str] = (DESK_TH, DESK_EN),
    names: tuple[str, str] = (FIRST_ADMIN, FIRST_LEAD),
) -> FirstCodes:
    """Writes the desk and the first routing table, and invites the first admin and lead.

    Again before they have enrolled: new codes take the place of the old ones. Afterwards
    Refused("already-founded").
    """
    with store.read() as work:
        centre = _desk(work)
        waiting = _first_invitations(work)
        has_table = work.register.routing_table() is not None
    listed = centre is not None and centre.state is CentreState.LISTED
    if centre is not None and not listed and not waiting:
        raise Refused("already-founded")
    new_desk = None
    if centre is None or listed:
        centre = new_desk = _new_desk(desk, keys, centre.id if centre else uuid4())
    admin = lead = None
    roles = {Role.ADMIN, Role.LEAD} if new_desk else {one.role for one in waiting}
    if Role.ADMIN in roles:
        admin = invitation(
            keys, clock, name=names[0], role=Role.ADMIN, centre_id=None, invited_by=None
        )
    if Role.LEAD in roles:
        lead = invitation(
            keys, clock, name=names[1], role=Role.LEAD, centre_id=centre.id, invited_by=None
        )
    with store.write() as work:
        if new_desk is not None:
            _put(work, new_desk, listed=listed)
        if not has_table:
            work.register.add_routing_table(signed_table(1, default_rules(), keys.signing))
        for old in waiting:
            work.accounts.save(replace(old, state=AccountState.REMOVED, invitation_hash=None))
        for one in (admin, lead):
            if one is not None:
                work.accounts.add(one[0])
        work.audit.append([by_service(clock.now(), "found")])
    return FirstCodes(admin and admin[1], lead and lead[1])


def _put(work: Work, desk: CentreRow, *, listed: bool) -> None:
    """``flask areas load`` may have listed the desk before it was founded."""
    if listed:
        work.register.change(desk)
    else:
        work.register.add([desk])


def _desk(work: Work) -> CentreRow | None:
    return next((one for one in work.register.centres() if one.level is Level.DESK), None)


def _first_invitations(work: Work) -> list[Account]:
    return [
        one
        for one in work.accounts.everyone()
        if one.invited_by is None and one.state is AccountState.INVITED
    ]


def _new_desk(names: tuple[str, str], keys: ConsoleKeys, centre_id: UUID) -> CentreRow:
    desk = CentreRow(
        id=centre_id,
        level=Level.DESK,
        area_code=None,
        parent_id=None,
        name_th=names[0],
        name_en=names[1],
        state=CentreState.INVITED,
        register_version=1,
    )
    return signed_centre(desk, keys.signing)
