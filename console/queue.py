"""The queue: the centre's tips, most urgent and newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from console import dates
from console.gate import signed
from console.language import language, t, word
from console.page import now, page
from console.paging import PAGE, paging
from console.people import people
from console.places import name_of, places
from console.services import services
from console.summary import Flag, Limit, age, flags_of, limit, what
from intake.model import Role, Status, Urgency
from intake.ports.casework import QueuedTip
from intake.ports.standby import TakenTip
from intake.status import CLOSED

blueprint = Blueprint("queue", __name__)
OPEN = "open"
LATE = "late"
WITHDRAWN = "withdrawn"
ALL = "all"
STATUSES = (OPEN, LATE, *Status, WITHDRAWN, ALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A tip as the queue shows it."""

    reference: str
    path: str
    what: str
    where: str
    urgency: Urgency
    status: Status
    flags: tuple[Flag, ...]
    age: str
    limit: Limit | None
    assigned: str
    unread: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with how many tips it would leave."""

    name: str
    label: str
    path: str
    count: int
    chosen: bool


@blueprint.get("/tips")
def show() -> ResponseReturnValue:
    """The own centre's tips, narrowed by status and urgency."""
    # Who was confirmed from above has no key yet: a lead's next look at the queue hands it over.
    services().activation.hand_over(signed())
    queued = services().reading.queue(signed())
    status = _chosen("status", set(STATUSES), OPEN)
    urgency = _chosen("urgency", {ALL, *Urgency}, ALL)
    in_status = [one for one in queued if _has_status(one, status)]
    found = [one for one in in_status if urgency in {ALL, one.tip.urgency}]
    where = paging(len(found), "/tips", {"status": status, "urgency": urgency})
    return page(
        "tips/queue.html",
        here="tips",
        total=len(queued),
        unread=sum(one.unread for one in queued),
        by_status=_status_choices(queued, status, urgency),
        by_urgency=_urgency_choices(in_status, status, urgency),
        tips=[_line(one) for one in found[where.start : where.start + PAGE]],
        paging=where,
        offers=[
            (f"/hand-down/{one.centre.id}", name_of(one.centre), one.count)
            for one in services().handing_down.offers(signed())
        ],
        left=[
            (one.reference, word("kind", one.kind), dates.day(one.on, language()))
            for one in services().reading.left(signed())
        ],
        lost=[_lost(one) for one in services().takeovers.lost(signed())],
        lead=signed().account.role is Role.LEAD,
    )


def _lost(taken: TakenTip) -> tuple[str, str]:
    day = dates.day(taken.hour.astimezone(dates.BANGKOK).date(), language())
    centre = places().centre(taken.to_centre_id)
    return taken.reference, t("standby-lost-by", centre=centre, date=day)


def _line(queued: QueuedTip) -> Line:
    tip = queued.tip
    return Line(
        reference=tip.reference,
        path=f"/tips/{tip.reference}",
        what=what(tip),
        where=places().district(tip.district_code),
        urgency=tip.urgency,
        status=tip.status,
        flags=flags_of(tip),
        age=age(tip),
        limit=limit(queued.accept_by),
        assigned=people().name(tip.assigned_to),
        unread=queued.unread,
    )


def _chosen(name: str, allowed: set[str], default: str) -> str:
    value = request.args.get(name, default)
    return value if value in allowed else default


def _has_status(queued: QueuedTip, status: str) -> bool:
    tip = queued.tip
    if status == ALL:
        return True
    if status == WITHDRAWN or tip.withdrawn:
        # Among the open ones once, so that who took it up learns that it was withdrawn.
        return tip.withdrawn and (status == WITHDRAWN or (status == OPEN and queued.unread))
    if status == LATE:
        return queued.accept_by is not None and queued.accept_by <= now()
    return tip.status not in CLOSED if status == OPEN else tip.status == status


def _status_choices(queued: Sequence[QueuedTip], status: str, urgency: str) -> list[Choice]:
    labels: dict[str, str] = {
        OPEN: t("console-queue-open"),
        LATE: word("console-ground", LATE),
        WITHDRAWN: word("flag", WITHDRAWN),
        ALL: t("console-queue-all"),
    }
    return _choices(
        STATUSES,
        chosen=status,
        label=lambda name: labels.get(name) or word("status", name),
        path=lambda name: _path(name, urgency),
        count=lambda name: sum(_has_status(one, name) for one in queued),
    )


def _urgency_choices(queued: Sequence[QueuedTip], status: str, urgency: str) -> list[Choice]:
    return _choices(
        (ALL, *Urgency),
        chosen=urgency,
        label=lambda name: t("console-queue-any-urgency") if name == ALL else word("urgency", name),
        path=lambda name: _path(status, name),
        count=lambda name: sum(name in {ALL, one.tip.urgency} for one in queued),
    )


def _choices(
    names: Sequence[str],
    *,
    chosen: str,
    label: Callable[[str], str],
    path: Callable[[str], str],
    count: Callable[[str], int],
) -> list[Choice]:
    choices = [Choice(name, label(name), path(name), count(name), name == chosen) for name in names]
    return [one for one in choices if one.count or one.chosen or one.name in {OPEN, ALL}]


def _path(status: str, urgency: str) -> str:
    return "/tips?" + urlencode({"status": status, "urgency": urgency})
