"""Tips of centres below: what may be taken over, and who of them is kept from what."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import dates, forms
from console.gate import signed
from console.language import language, t
from console.page import page
from console.paging import PAGE, paging
from console.places import alphabetic, places
from console.services import services
from console.summary import Flag, age, secret
from intake.errors import NotFound, Refused
from intake.model import READERS, AccountState, Urgency
from intake.ports.accounts import Account
from intake.services.barring import BarReason
from intake.services.takeovers import AT_ONCE, Offered
from intake.takeover import Ground

blueprint = Blueprint("standby", __name__, url_prefix="/standby")


@dataclass(frozen=True, slots=True)
class Line:
    """A tip below, without a word of it."""

    reference: str
    kind: str
    secret: Flag | None
    urgency: Urgency
    came: str
    age: str
    centre: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Group:
    """Members of a centre below."""

    centre: str
    members: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Whom this lead keeps from what."""

    reference: str
    account: Account
    centre: str
    reason: str
    when: str


@blueprint.get("")
def show() -> ResponseReturnValue:
    """What may be taken over, one or all; nothing of it is opened."""
    return _page()


@blueprint.post("/take")
def take() -> ResponseReturnValue:
    """One by its reference, or all that are offered."""
    if request.form.get("all") == "yes":
        done = services().takeovers.take_all(signed())
        flash("standby-done-some" if done.refused else "standby-done-all")
        return redirect("/standby", 303)
    reference = forms.optional_line("reference")
    return _done("standby-done-one", lambda: services().takeovers.take(signed(), reference))


@blueprint.post("/bar")
def bar() -> ResponseReturnValue:
    """Keeps a member of a centre below from a tip, by its reference."""
    reference, member = _reference(), forms.identity("member")
    reason = forms.word("reason", BarReason)
    return _done(
        "barring-done-bar",
        lambda: services().barring.bar_below(signed(), reference, member, reason),
    )


@blueprint.post("/lift")
def lift() -> ResponseReturnValue:
    """The member sees it again."""
    reference, member = _reference(), forms.identity("member")
    return _done(
        "barring-done-lift", lambda: services().barring.lift_below(signed(), reference, member)
    )


def _reference() -> str:
    """As people copy it from a letter."""
    return forms.optional_line("reference").upper()


def _done(message: str, act: Callable[[], object]) -> ResponseReturnValue:
    try:
        act()
    except NotFound:
        return _page(Refused("standby-nothing")), 409
    except Refused as refused:
        return _page(refused), 409
    flash(message)
    return redirect("/standby", 303)


def _page(refused: Refused | None = None) -> str:
    offered = services().takeovers.offered(signed())
    where = paging(len(offered), "/standby", {})
    return page(
        "standby/standby.html",
        here="standby",
        refused=refused,
        total=len(offered),
        at_once=AT_ONCE,
        tips=[_line(one) for one in offered[where.start : where.start + PAGE]],
        paging=where,
        groups=_below(),
        kept=_kept(),
        reasons=tuple(BarReason),
        typed=request.form.get("reference", "") if refused else "",
    )


def _line(offered: Offered) -> Line:
    tip = offered.tip
    return Line(
        reference=tip.reference,
        kind=t(f"kind-{tip.kind}"),
        secret=secret(tip),
        urgency=tip.urgency,
        came=dates.hour(tip.hour, language()),
        age=age(tip),
        centre=places().centre(tip.centre_id),
        ground=offered.ground,
    )


def _below() -> list[Group]:
    """Who reads tips at the centres that this one is the next active one above."""
    register, own = services().registry.current(), signed().account.centre_id
    below = {
        one.id
        for one in register.by_id.values()
        if (above := register.above(one)) is not None and above.id == own
    }
    with services().store.read() as work:
        accounts = work.accounts.everyone()
    members: defaultdict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.centre_id in below and one.state is AccountState.ACTIVE and one.role in READERS:
            members[places().centre(one.centre_id)].append(one)
    return [Group(name, tuple(members[name])) for name in sorted(members, key=alphabetic)]


def _kept() -> list[Kept]:
    return [
        Kept(
            one.reference,
            one.account,
            places().centre(one.account.centre_id),
            one.row.reason,
            dates.hour(one.row.hour, language()),
        )
        for one in services().barring.set_below(signed())
    ]
