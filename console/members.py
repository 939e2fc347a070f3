"""Members: who they are, who waits for confirmation, invitations, the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from console import forms
from console.doing import done
from console.gate import signed
from console.language import t
from console.page import page
from console.paging import PAGE, paging
from console.places import alphabetic, name_of, places
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import AccountState, Role
from intake.ports.register import CentreRow
from intake.services.accounts import Member

blueprint = Blueprint("members", __name__, url_prefix="/members")
_INVITED_BY_LEADS = (Role.STAFF, Role.LEAD, Role.CLERK)
_INTO_A_CENTRE = (Role.LEAD, Role.STAFF, Role.CLERK)  # by admins
_INTO_NONE = (Role.ADMIN, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class Line:
    """A member as the page shows them."""

    id: UUID
    name: str
    login: str
    role: str
    state: str
    active: bool
    has_key: bool
    officer: bool
    removable: bool


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who waits for this member's word."""

    id: UUID
    name: str
    login: str
    role: str
    centre: str
    activates: bool
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The centre that an admin looks at."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one centre."""

    name: str
    members: tuple[Line, ...]


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Members of the own centre; for admins, of the centre they chose or of all, page by page."""
    return _members_page()


@blueprint.post("/invite")
def invite() -> ResponseReturnValue:
    """Makes the invitation and shows its code once."""
    by = signed()
    role = forms.word("role", Role)
    try:
        invited = services().staff.invite(
            by, name=forms.line("name"), role=role, centre_id=_centre_to_invite_into()
        )
    except NotFound:
        abort(404)
    except Refused as refused:
        return _members_page(refused), 422
    return page(
        "members/code.html",
        here="members",
        title=t("console-invited-title"),
        text=t("console-invited-text", name=forms.line("name"), role=t(f"role-{role}")),
        code=invited.code,
        back=_home(),
    )


@blueprint.post("/<uuid:account_id>/confirm")
def confirm(account_id: UUID) -> ResponseReturnValue:
    """The second person's word."""
    by, activation = signed(), services().activation

    def act() -> None:
        activation.confirm(by, account_id)
        activation.hand_over(by)

    return done("console-confirmed", _home(), act, _members_page)


@blueprint.post("/<uuid:account_id>/remove")
def remove(account_id: UUID) -> ResponseReturnValue:
    """Ends an account."""
    by, staff = signed(), services().staff
    return done("console-removed", _home(), lambda: staff.remove(by, account_id), _members_page)


def _centre_to_invite_into() -> UUID | None:
    by = signed().account
    if by.role is not Role.ADMIN:
        return by.centre_id
    return forms.identity("centre") if request.form.get("centre") else None


def _chosen_centre() -> CentreRow | None:
    """The centre that an admin looks at; an address with another id is not found."""
    typed = request.values.get("centre", "")
    if signed().account.role is not Role.ADMIN or not typed:
        return None
    try:
        found = places().find(UUID(typed))
    except ValueError:
        found = None
    return found or abort(404)


def _home() -> str:
    """Back to the members that this page was about."""
    chosen = _chosen_centre()
    return f"/members?centre={chosen.id}" if chosen else "/members"


def _members_page(refused: Refused | None = None) -> str:
    by = signed()
    admin = by.account.role is Role.ADMIN
    chosen = _chosen_centre()
    members = services().staff.members(by, chosen.id if chosen else None)
    by_centre = sorted(members, key=_in_order)
    where = paging(len(by_centre), "/members", {"centre": str(chosen.id)} if chosen else {})
    return page(
        "members/members.html",
        here="members",
        refused=refused,
        groups=_groups(by_centre[where.start : where.start + PAGE]),
        paging=where,
        waiting=() if admin else _waiting(),
        roles=_roles(chosen),
        admin=admin,
        chosen=Chosen(chosen.id, name_of(chosen)) if chosen else None,
    )


def _roles(chosen: CentreRow | None) -> tuple[Role, ...]:
    if signed().account.role is not Role.ADMIN:
        return _INVITED_BY_LEADS
    return _INTO_A_CENTRE if chosen else _INTO_NONE


def _in_order(member: Member) -> tuple[str, str]:
    centre = places().centre(member.account.centre_id)
    return alphabetic(centre), alphabetic(member.account.name)


def _groups(members: Sequence[Member]) -> list[Group]:
    own = signed().account.id
    return [
        Group(name or t("console-no-centre"), tuple(_line(one, own) for one in ones))
        for name, ones in groupby(members, lambda one: places().centre(one.account.centre_id))
    ]


def _line(member: Member, own: UUID) -> Line:
    account = member.account
    return Line(
        id=account.id,
        name=account.name,
        login=account.login or "",
        role=t(f"role-{account.role}"),
        state=t(f"console-member-state-{account.state}"),
        active=account.state is AccountState.ACTIVE,
        has_key=member.has_key,
        officer=member.officer,
        removable=account.state is not AccountState.REMOVED and account.id != own,
    )


def _waiting() -> tuple[Waiter, ...]:
    return tuple(
        Waiter(
            id=one.account.id,
            name=one.account.name,
            login=one.account.login or "",
            role=t(f"role-{one.account.role}"),
            centre=places().centre(one.account.centre_id) or t("console-no-centre"),
            activates=one.activates,
            fingerprint=one.fingerprint,
        )
        for one in services().activation.waiting(signed())
    )
