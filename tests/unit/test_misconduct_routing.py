"""Every way through the misconduct questions, over real registers: who may never receive it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from bot.flows.content import tip_content
from bot.flows.misconduct_tip import SERVICES, WORKPLACES
from bot.flows.summary import receiver
from bot.flows.world import Place
from bot.worlds import Areas, RegisterWorld
from intake.hotlines import HOTLINES
from intake.model import Kind, Level, Mark, Service, Workplace
from intake.ports.register import CentreRow
from intake.ports.signs import SignRow
from intake.register import Register
from intake.routing import Where, allows, route
from intake.sign_model import SignState, SiteKind
from tests.unit.flow_world import DISTRICTS, PROVINCES, SIGN, Talk, small_index
from tests.unit.registers import register

FULL = register(provinces=("10", "45", "55"), districts=("1018", "4501", "4505", "5506"))
REGISTERS = (
    FULL,
    register(provinces=("10", "45", "55")),
    register(districts=("1018", "4501", "4505", "5506")),
    register(),
)
BANGKOK_SIGN = "23456G"
SITE = UUID("5f0c1c62-7a2f-4f5c-8f5a-0a8a5e0f2b11")
SITES = {SIGN: "4505", BANGKOK_SIGN: "1018"}
PLACES = (
    ("here",),
    ("elsewhere", "/skip"),
    ("/skip",),
    ("/unknown",),
    ("ท่าวังผา", "5506"),
    ("ท่าวังผา", "/skip"),
    ("เขตคลองสาน", "1018"),
    ("น่าน", "/skip"),
    ("นครศรีธรรมราช", "/skip"),
)


def world(known: Register) -> RegisterWorld:
    provinces = tuple(Place(code, "province", name) for code, name in PROVINCES.items())
    districts = [Place(code, "district", name, code[:2]) for code, name in DISTRICTS.items()]
    areas = Areas(
        provinces=provinces,
        by_province={
            one.code: tuple(place for place in districts if place.parent == one.code)
            for one in provinces
        },
        by_code={place.code: place for place in (*provinces, *districts)},
    )

    def find_sign(code: str) -> SignRow | None:
        area = SITES.get(code)
        if area is None:
            return None
        return SignRow(code, SignState.INSTALLED, SITE, SiteKind.KAMNAN, "ที่ทำการ", area)

    return RegisterWorld(known, areas, find_sign, HOTLINES, index=small_index())


def fork(talk: Talk, *answers: str) -> Talk:
    """The same chat in another world where these were the next answers."""
    again = replace(talk, effects=[])
    for answer in answers:
        buttons = [
            one.value
            for reply in (again.turn.replies if again.turn else ())
            for one in reply.buttons
        ]
        again = again.tap(answer) if answer in buttons else again.say(_typed(answer))
    return again


def _typed(answer: str) -> str:
    return {"/skip": "ข้าม", "/unknown": "ไม่รู้"}.get(answer, answer)


def asked(talk: Talk) -> Iterator[Talk]:
    """From the first question on: each service, each workplace, each of them passed over."""
    talk = fork(talk, "takes_money")
    for service in (*(one.value for one in SERVICES), "/skip"):
        with_service = fork(talk, service)
        for workplace in (*(one.value for one in WORKPLACES), "/skip"):
            yield fork(with_service, workplace)


def at_send_screens() -> Iterator[Talk]:
    """From the menu, in Roi Et and in Bangkok, and from the question in the drug tip."""
    for sign in SITES:
        start = Talk(world(FULL)).say(f"สวัสดี {sign}")  # type: ignore[arg-type]
        for talk in asked(fork(start, "official")):
            for place in PLACES:
                yield fork(talk, *place, "มีเรื่องจะเล่าอยู่หลายอย่าง", "/send")
        drug = fork(start, "drug", "selling", "here", "ตำรวจรู้แต่ไม่จับ", "/send")
        yield from asked(fork(drug, "yes"))


def forbidden(where: Where, centre: CentreRow) -> bool:
    """Whether it is the accused's own office, sits in it, or is below it: said anew."""
    if centre.level is Level.DESK:
        return False
    if where.workplace in {Workplace.VILLAGE, Workplace.DISTRICT} and where.province is not None:
        return (centre.level, centre.area_code) != (Level.PROVINCE, where.province)
    return True


def where_of(talk: Talk) -> Where:
    """What routing is told of the tip at the send screen."""
    assert talk.state is not None
    tip = tip_content(talk.state)
    return Where(
        Kind(tip.kind),
        tip.district,
        tip.province,
        tip.not_district,
        tip.not_province,
        Workplace(tip.workplace) if tip.workplace else None,
        Service(tip.service) if tip.service else None,
    )


def never_reaches_the_accused(known: Register, where: Where) -> None:
    """Neither the receiver nor its standby, nor any district by a transfer."""
    way = route(known, where)
    assert not forbidden(where, way.centre)
    assert way.standby is None or not forbidden(where, way.standby)
    assert not any(allows(known, where, one) for one in known.districts.values())
    own = (where.workplace, where.service) == (Workplace.CENTRAL, Service.INTERIOR)
    central = where.workplace is Workplace.CENTRAL
    assert way.mark is (Mark.OWN_DEPARTMENT if own else Mark.OUTSIDE_BODY if central else Mark.NONE)


def test_no_way_through_the_questions_leads_to_the_accuseds_office_or_below() -> None:
    reached: Counter[str] = Counter()
    for talk in at_send_screens():
        assert talk.state is not None
        assert talk.at == "misconduct_tip/send"
        where = where_of(talk)
        assert where.kind is Kind.MISCONDUCT
        for known in REGISTERS:
            never_reaches_the_accused(known, where)
        way, shown = route(FULL, where), receiver(talk.state, talk.world)
        assert shown.centre_id == str(way.centre.id)
        assert shown.name.th in talk.said
        own = way.mark is Mark.OWN_DEPARTMENT
        assert own == (talk.keys == ["send-screen-own"]) == ("tel:1206" in talk.buttons)
        reached[(own and "the one exception") or way.centre.area_code or "desk"] += 1
    services, below = len(SERVICES) + 1, 2  # and passed over; village and district
    assert reached["the one exception"] == len(SITES) * (len(PLACES) + 1)
    assert reached["55"] == len(SITES) * services * below * 2  # a district of it, and itself
    assert reached["45"] == services * below * 2  # by its sign, from the menu and the drug tip
    assert reached["10"] == services * below * (2 + len(SITES))
    assert sum(reached.values()) == len(SITES) * services * 6 * (len(PLACES) + 1)
