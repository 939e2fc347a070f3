"""What one conversation remembers between two messages: one frozen value that survives as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class TipHandle:
    """What may be known of a submitted tip: enough to add to it, never to read it.

    `public_half` is the tip's public key as hex, `day` the date of sending (ISO).
    """

    tip_id: str
    public_half: str
    day: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A button answer (several values joined by commas) and the message it was read from."""

    value: str
    message_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Word:
    """One typed message, kept as written; `topic` is what it was told about."""

    part_id: str
    message_id: str = field(repr=False)
    topic: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the worker fetches: image, video, audio or file."""

    part_id: str
    message_id: str = field(repr=False)
    kind: str
    topic: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the conversation."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The tip that a receipt (or the receipt message's button) opened."""

    handle: TipHandle
    status: str = ""
    may_withdraw: bool = False
    has_reply_address: bool = False
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One running conversation. Never changed: every turn makes the next one."""

    session: str
    language: str
    flow: str
    step: str
    aside: str = ""
    trail: tuple[Point, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sign: str = ""
    sign_district: str = ""
    page: int = 0
    editing: bool = False
    replacing: bool = False
    consent: bool = False
    not_district: bool = False
    not_province: bool = False
    follow: FollowUp | None = None
    found: tuple[str, ...] = ()
    found_from: str = field(default="", repr=False)
    pin: Word | None = None
    pin_places: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The whole state as JSON text; `from_json` gives back an equal state."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        raw: dict[str, Any] = json.loads(text)
        raw["trail"] = tuple(Point(**point) for point in raw["trail"])
        raw["answers"] = {step: Answer(**given) for step, given in raw["answers"].items()}
        raw["words"] = tuple(Word(**word) for word in raw["words"])
        raw["attachments"] = tuple(Attachment(**file) for file in raw["attachments"])
        raw["pin"] = Word(**raw["pin"]) if raw.get("pin") else None
        raw["found"] = tuple(raw.get("found", ()))
        raw["pin_places"] = tuple(raw.get("pin_places", ()))
        if raw["follow"] is not None:
            follow = raw["follow"]
            follow["handle"] = TipHandle(**follow["handle"])
            follow["questions"] = tuple(follow["questions"])
            raw["follow"] = FollowUp(**follow)
        return cls(**raw)

    def answer(self, step: str) -> str:
        """The value answered at a step, or an empty string."""
        given = self.answers.get(step)
        return given.value if given else ""

    def holds_anything(self) -> bool:
        """Whether something was told that would be lost with this state."""
        return bool(self.words or self.attachments or self.answers)
