"""A small register for tests of the conversation, and somebody who talks to the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.flows.engine import respond
from bot.flows.render import message_text
from bot.flows.state import State, TipHandle
from bot.flows.values import (
    Add,
    Added,
    AddressForgotten,
    Effect,
    ForgetAddress,
    Input,
    LookedUp,
    LookUp,
    LookUpFailed,
    Outcome,
    Pick,
    Submit,
    Submitted,
    Text,
    Turn,
    WithdrawnDone,
)
from bot.flows.world import (
    Found,
    Level,
    Name,
    Place,
    PlaceLevel,
    Receiver,
    Sign,
    Spot,
    TipKind,
)
from bot.place_finding import find_place
from intake.hotlines import HOTLINES
from intake.places.index import PlaceIndex
from intake.ports.register import AreaRow
from texts import Catalogue

HANDLE = TipHandle("11111111-2222-4333-8444-555555555555", "ab" * 32, "2024-12-20")
RECEIPT = "4821093755162046"
SIGN = "45K7M8"
BANGKOK_SIGN = "234567"

PROVINCES = {
    "10": Name("กรุงเทพมหานคร", "Bangkok"),
    "14": Name("พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"),
    "45": Name("ร้อยเอ็ด", "Roi Et"),
    "55": Name("น่าน", "Nan"),
    "80": Name("นครศรีธรรมราช", "Nakhon Si Thammarat"),
}
DISTRICTS = {
    "1001": Name("เขตพระนคร", "Phra Nakhon"),
    "1018": Name("เขตคลองสาน", "Khlong San"),
    "1008": Name("เขตป้อมปราบศัตรูพ่าย", "Pom Prap Sattru Phai"),
    "1401": Name("พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"),
    "4501": Name("เมืองร้อยเอ็ด", "Mueang Roi Et"),
    "4505": Name("ธวัชบุรี", "Thawat Buri"),
    "4510": Name("โพนทราย", "Phon Sai"),
    "5501": Name("เมืองน่าน", "Mueang Nan"),
    "5506": Name("ท่าวังผา", "Tha Wang Pha"),
    "5515": Name("เฉลิมพระเกียรติ", "Chaloem Phra Kiat"),
    "8023": Name("เฉลิมพระเกียรติ", "Chaloem Phra Kiat"),
    **{f"80{n:02}": Name(f"ทดสอบ{chr(0x0E01 + n)}", f"Test {chr(64 + n)}") for n in range(1, 20)},
}
ACTIVE = {"4505": "district", "5506": "district", "45": "province", "55": "province"}


SUBDISTRICTS = {
    "450501": Name("นิเวศน์", "Niwet"),
    "450504": Name("ธวัชบุรี", "Thawat Buri"),
    "550601": Name("ริม", "Rim"),
    "550609": Name("ท่าวังผา", "Tha Wang Pha"),
    "801404": Name("หนองบัว", "Nong Bua"),
    "450104": Name("หนองบัว", "Nong Bua"),
}
VILLAGES = {"55060101": Name("บ้านน้ำปั้ว", "")}
LEVELS: Mapping[int, PlaceLevel] = {2: "province", 4: "district", 6: "subdistrict", 8: "village"}
NAMES = {**PROVINCES, **DISTRICTS, **SUBDISTRICTS, **VILLAGES}


@cache
def small_index() -> PlaceIndex:
    rows = [AreaRow(code, None, name.th, name.en) for code, name in NAMES.items()]
    lower = [row for row in rows if row.code in VILLAGES]
    return PlaceIndex.build([row for row in rows if row.code not in VILLAGES], lower)


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """Five provinces, two active districts, one desk."""

    is_ready: bool = True
    signs: Mapping[str, Sign] = field(
        default_factory=lambda: {
            SIGN: Sign(SIGN, "4505"),
        }
    )

    # Districts by whole degrees; None: nothing was imported.
    outlines: Mapping[tuple[int, int], tuple[str, ...]] | None = None

    def ready(self) -> bool:
        return self.is_ready

    def sign(self, code: str) -> Sign | None:
        return self.signs.get(code)

    def provinces(self) -> Sequence[Place]:
        return [Place(code, "province", name) for code, name in PROVINCES.items()]

    def districts(self, province: str) -> Sequence[Place]:
        return [
            Place(code, "district", name, code[:2])
            for code, name in sorted(DISTRICTS.items())
            if code[:2] == province
        ]

    def subdistricts(self, district: str) -> Sequence[Place]:
        return [
            Place(code, "subdistrict", name, code[:4])
            for code, name in sorted(SUBDISTRICTS.items())
            if code[:4] == district
        ]

    def place(self, code: str) -> Place | None:
        name = NAMES.get(code)
        return Place(code, LEVELS[len(code)], name, code[:-2]) if name else None

    def find(self, text: str, *, near: str = "", within: str = "") -> Found:
        return find_place(small_index(), self.place, text, near=near, within=within)

    def locate(self, latitude: float, longitude: float) -> Spot | None:
        if self.outlines is None:
            return None
        near = self.outlines.get((round(latitude), round(longitude)), ())
        return Spot(tuple(place for code in near if (place := self.place(code))))

    def receiver(
        self,
        *,
        kind: TipKind,
        district: str | None,
        province: str | None,
        not_district: bool,
        not_province: bool,
        service: str | None,
        workplace: str | None,
    ) -> Receiver:
        level: Level = "desk"
        if kind == "drug" and not not_province and province in ACTIVE:
            level = "province"
        if level == "province" and not not_district and district in ACTIVE:
            level = "district"
        if kind == "misconduct" and workplace in ("village", "district"):
            level = "province" if province in ACTIVE and not not_province else "desk"
        own = (workplace, service) == ("central", "interior") and kind == "misconduct"
        return Receiver(level, Name(f"ศูนย์ ({level})", f"Centre ({level})"), level, own)

    def hotlines(self) -> Mapping[str, str]:
        return HOTLINES


@dataclass
class Talk:
    """A chat: remembers the state as JSON would, performs effects, keeps what was said."""

    world: SmallWorld = field(default_factory=SmallWorld)
    state: State | None = None
    language: str = "th"
    turn: Turn | None = None
    effects: list[Effect] = field(default_factory=list)
    told: State | None = None
    outcomes: dict[type, Outcome] = field(default_factory=dict)
    number: int = 0
    quarantined: bool = False

    def say(self, text: str) -> "Talk":
        self.number += 1
        return self.give(Text(text, f"part-{self.number}", f"message-{self.number}"))

    def tap(self, value: str) -> "Talk":
        assert self.turn is not None
        button = next(
            one for reply in self.turn.replies for one in reply.buttons if one.value == value
        )
        session = self.state.session if self.state else ""
        return self.give(Pick(button.step, button.value, session))

    def give(self, given: Input) -> "Talk":
        self.number += 1
        turn = respond(
            self.state, given, self.world, session=f"s{self.number}", language=self.language
        )
        while turn.effect is not None:
            assert turn.state is not None
            self.effects.append(turn.effect)
            self.told = turn.state
            outcome = self.outcome(turn.effect)
            turn = respond(
                turn.state,
                outcome,
                self.world,
                session=f"s{self.number}",
                language=self.language,
            )
        self.turn = turn
        self.state = State.from_json(turn.state.to_json()) if turn.state else None
        assert self.state == turn.state
        return self

    def outcome(self, effect: Effect) -> Outcome:
        if type(effect) in self.outcomes:
            return self.outcomes[type(effect)]
        known: dict[type, Outcome] = {
            Submit: Submitted(RECEIPT, "working_day", self.quarantined, HANDLE),
            LookUp: LookedUp(
                "delivered", (), may_withdraw=True, has_reply_address=True, handle=HANDLE
            ),
            Add: Added(),
            ForgetAddress: AddressForgotten(),
        }
        return known.get(type(effect), WithdrawnDone())

    @property
    def keys(self) -> list[str]:
        assert self.turn is not None
        return [reply.key for reply in self.turn.replies]

    @property
    def said(self) -> str:
        assert self.turn is not None
        catalogue = Catalogue(self.turn.language)
        return "\n---\n".join(message_text(reply, catalogue) for reply in self.turn.replies)

    @property
    def at(self) -> str:
        if self.state is None:
            return ""
        return self.state.aside or f"{self.state.flow}/{self.state.step}"

    @property
    def buttons(self) -> list[str]:
        assert self.turn is not None
        return [button.value for button in self.turn.replies[-1].buttons]


def begun() -> Talk:
    """At the first question of a drug tip, after the sign was scanned."""
    return Talk().say(f"สวัสดี {SIGN}").tap("drug")


def words(talk: Talk) -> list[str]:
    """Everything told so far in words."""
    assert talk.state is not None
    return [word.text for word in talk.state.words]


def at_send_screen(**changes: object) -> Talk:
    """Six taps and a line from the sign to the send screen."""
    talk = Talk(**changes)  # type: ignore[arg-type]
    talk.say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")
    return talk.say("ขายที่กระท่อมท้ายหมู่บ้านทุกเย็น").tap("/send")


def refused(reason: str) -> dict[type, Outcome]:
    """Outcomes in which every look-up fails."""
    return {LookUp: LookUpFailed(reason)}  # type: ignore[arg-type]
