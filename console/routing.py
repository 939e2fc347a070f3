"""The routing table: to read, to ask where a tip would go, and to change with two people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from console import dates, forms
from console.gate import signed
from console.language import language, t, word
from console.page import page
from console.places import name_of, places
from console.services import services
from console.two_people import admit, done
from intake.errors import Refused
from intake.model import Kind, Level, Mark, Role, Service, Trust, Workplace
from intake.ports.register import RuleRow
from intake.routing import Where
from intake.routing_table import RuleKey, key_of
from intake.services.areas import area_in_force
from intake.services.routing_changes import Proposal

blueprint = Blueprint("routing", __name__, url_prefix="/routing")
_ALL, _AS_IT_IS = "all", "as_it_is"
_PROVINCE, _DISTRICT, _VILLAGE = 2, 4, 8


@dataclass(frozen=True, slots=True)
class Cell:
    """Who receives, and the mark."""

    receiver: str
    mark: str


@dataclass(frozen=True, slots=True)
class Group:
    """Services with the same lines: a row for each workplace, a cell for each trust."""

    services: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The proposal as the page shows it."""

    by: str
    at: str
    digest: str
    changed: tuple[tuple[str, Cell, Cell], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a tip would go."""

    centre: str
    level: str
    standby: str
    mark: str


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The table in force, what waits for a second person, and where a tip would go."""
    return _page()


@blueprint.post("/ask")
def ask() -> ResponseReturnValue:
    """An admin's wish: these lines get another receiver or mark."""
    changes = services().routing_changes
    receiver = None if _stays("receiver") else forms.word("receiver", Level)
    mark = None if _stays("mark") else forms.word("mark", Mark)
    chosen = _chosen()
    waiting = changes.proposal()
    before = waiting.rules if waiting else changes.in_force()
    rules = [
        replace(one, receiver=receiver or one.receiver, mark=one.mark if mark is None else mark)
        if _about(key_of(one), chosen)
        else one
        for one in before
    ]
    return done("console-routing-asked", "/routing", lambda: changes.ask(signed(), rules), _page)


@blueprint.post("/confirm")
def confirm() -> ResponseReturnValue:
    """The second person's word, about exactly the rules they have read."""
    digest = request.form.get("digest", "")
    changes = services().routing_changes
    return done(
        "console-routing-confirmed", "/routing", lambda: changes.confirm(signed(), digest), _page
    )


@blueprint.post("/drop")
def drop() -> ResponseReturnValue:
    """Declined, or taken back."""
    return done(
        "console-routing-dropped",
        "/routing",
        lambda: services().routing_changes.drop(signed()),
        _page,
    )


def _page(refused: Refused | None = None) -> str:
    admit()
    changes, by = services().routing_changes, signed()
    rules, waiting = changes.in_force(), changes.proposal()
    may_confirm = changes.may_confirm(by) and (
        waiting is not None and waiting.change.asked_by != by.account.id
    )
    area = _area()
    unknown_area = area is None
    answer = None if area is None else _answer(area)
    return page(
        "routing/routing.html",
        here="routing",
        refused=refused,
        version=services().registry.current().rules_version,
        drug=[(word("trust", one.trust), _cell(one)) for one in rules if one.kind is Kind.DRUG],
        trusts=[word("trust", one) for one in Trust],
        groups=_groups(rules),
        asked=_asked(waiting) if waiting else None,
        may_ask=by.account.role is Role.ADMIN,
        may_confirm=may_confirm,
        kinds=tuple(Kind),
        services=tuple(Service),
        workplaces=tuple(Workplace),
        trust_words=tuple(Trust),
        levels=tuple(Level),
        marks=tuple(Mark),
        question=request.args,
        answer=answer,
        unknown_area=unknown_area,
        all_of_them=_ALL,
        as_it_is=_AS_IT_IS,
    )


def _groups(rules: Sequence[RuleRow]) -> list[Group]:
    by_key = {key_of(one): _cell(one) for one in rules}
    found: dict[tuple[tuple[str, tuple[Cell, ...]], ...], list[str]] = {}
    for service in Service:
        rows = tuple(
            (
                word("workplace", workplace),
                tuple(by_key[Kind.MISCONDUCT, service, workplace, trust] for trust in Trust),
            )
            for workplace in Workplace
            if (Kind.MISCONDUCT, service, workplace, Trust.TRUSTED) in by_key
        )
        found.setdefault(rows, []).append(word("service", service))
    groups = [Group(tuple(names), rows) for rows, names in found.items()]
    return sorted(groups, key=lambda one: -len(one.services))


def _cell(rule: RuleRow) -> Cell:
    mark = word("console-mark", rule.mark) if rule.mark else ""
    return Cell(word("console-level", rule.receiver), mark)


def _asked(waiting: Proposal) -> Asked:
    with services().store.read() as work:
        account = work.accounts.get(waiting.change.asked_by) if waiting.change.asked_by else None
    lines = tuple(
        (_about_words(key_of(one)), _cell(one), _cell(new)) for one, new in waiting.changed
    )
    name = account.name if account else t("console-audit-member")
    return Asked(name, dates.minute(waiting.change.asked_at, language()), waiting.digest, lines)


def _about_words(key: RuleKey) -> str:
    kind, service, workplace, trust = key
    words = [word("kind", kind)]
    if kind is Kind.MISCONDUCT:
        words += [word("service", service), word("workplace", workplace)]
    return " · ".join([*words, word("trust", trust)])


def _chosen() -> tuple[str, ...]:
    """What the form says of kind, service, workplace and trust; ``all`` stands for each."""
    words = {"kind": Kind, "service": Service, "workplace": Workplace, "trust": Trust}
    return tuple(
        _ALL if request.form.get(name) == _ALL and name != "kind" else forms.word(name, words_of)
        for name, words_of in words.items()
    )


def _stays(name: str) -> bool:
    """Whether this is not to change; nothing changes that nobody chose."""
    return request.form.get(name) == _AS_IT_IS


def _about(key: RuleKey, chosen: tuple[str, ...]) -> bool:
    kind, service, workplace, trust = (str(one) for one in key)
    if kind != chosen[0] or chosen[3] not in {_ALL, trust}:
        return False
    if kind == Kind.DRUG:
        return True
    return chosen[1] in {_ALL, service} and chosen[2] in {_ALL, workplace}


def _area() -> str | None:
    """The code of the place asked about, as in force today; "" for none, None for no such place."""
    typed = "".join(request.args.get("area", "").split())[:_VILLAGE]
    with services().store.read() as work:
        code = area_in_force(work, typed)
        return code if not code or work.areas.find(code) else None


def _answer(area: str) -> Answer | None:
    """Where the tip that the page was asked about would go."""
    given = request.args
    if "kind" not in given:
        return None
    try:
        trust = Trust(given.get("trust", Trust.TRUSTED))
        where = Where(
            Kind(given["kind"]),
            area[:_DISTRICT] if len(area) >= _DISTRICT else None,
            area[:_PROVINCE] if len(area) >= _PROVINCE else None,
            not_district=trust is Trust.NOT_DISTRICT,
            not_province=trust is Trust.NOT_PROVINCE,
            workplace=Workplace(given.get("workplace", Workplace.UNSURE)),
            service=Service(given.get("service", Service.UNSURE)),
        )
    except ValueError:
        abort(400)
    way = services().registry.route(where)
    return Answer(
        name_of(way.centre),
        word("console-level", way.centre.level),
        places().centre(way.standby.id) if way.standby else "",
        word("console-mark", way.mark) if way.mark else "",
    )
