"""Members: who they are, who waits for confirmation, invitations, the end."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import forms
from console.gate import signed
from console.language import t
from console.page import page
from console.places import name_of, places
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import AccountState, Role
from intake.services.accounts import Member

blueprint = Blueprint("members", __name__, url_prefix="/members")
_INVITED_BY_LEADS = (Role.STAFF, Role.LEAD, Role.CLERK)
_INVITED_BY_ADMINS = (Role.LEAD, Role.STAFF, Role.CLERK, Role.ADMIN, Role.INSPECTOR)


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
class Group:
    """Members of one centre."""

    name: str
    members: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A centre to invite into."""

    id: UUID
    name: str


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Members of the own centre; for admins, of the centre they chose or of all."""
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
        back="/members",
    )


@blueprint.post("/<uuid:account_id>/confirm")
def confirm(account_id: UUID) -> ResponseReturnValue:
    """The second person's word."""
    by = signed()
    try:
        services().activation.confirm(by, account_id)
        services().activation.hand_over(by)
    except NotFound:
        abort(404)
    except Refused as refused:
        return _members_page(refused), 409
    flash("console-confirmed")
    return redirect("/members", 303)


@blueprint.post("/<uuid:account_id>/remove")
def remove(account_id: UUID) -> ResponseReturnValue:
    """Ends an account."""
    try:
        services().staff.remove(signed(), account_id)
    except NotFound:
        abort(404)
    except Refused as refused:
        return _members_page(refused), 409
    flash("console-removed")
    return redirect("/members", 303)


def _centre_to_invite_into() -> UUID | None:
    by = signed().account
    if by.role is not Role.ADMIN:
        return by.centre_id
    return forms.identity("centre") if request.form.get("centre") else None


def _chosen_centre() -> UUID | None:
    if signed().account.role is not Role.ADMIN:
        return None
    try:
        return UUID(request.args.get("centre", ""))
    except ValueError:
        return None


def _members_page(refused: Refused | None = None) -> str:
    by = signed()
    admin = by.account.role is Role.ADMIN
    chosen = _chosen_centre()
    members = services().staff.members(by, chosen)
    by_centre = sorted(members, key=lambda one: places().centre(one.account.centre_id))
    groups = [
        Group(name or t("console-no-centre"), tuple(_line(one, by.account.id) for one in ones))
        for name, ones in groupby(by_centre, lambda one: places().centre(one.account.centre_id))
    ]
    return page(
        "members/members.html",
        here="members",
        refused=refused,
        groups=groups,
        waiting=() if admin else _waiting(),
        roles=_INVITED_BY_ADMINS if admin else _INVITED_BY_LEADS,
        centres=[Choice(one.id, name_of(one)) for one in places().all_centres()] if admin else (),
        chosen_centre=str(chosen or ""),
    )


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
