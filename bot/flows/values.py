"""What goes into the conversation and comes out of it. No LINE, SQL, clock or sentence here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.flows.state import State, TipHandle
from bot.flows.world import Name

__all__ = ["State", "TipHandle"]  # beside what is defined here

MediaKind = Literal["image", "video", "audio", "file"]

# --- what the person did -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A typed message. `part_id` is the id it gets if it becomes a part of the tip."""

    value: str = field(repr=False)
    part_id: str
    message_id: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pick:
    """A tapped button. `tip` is set when it carried the handle of an already submitted tip."""

    step: str
    value: str
    session: str = ""
    tip: TipHandle | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """A file was sent; its bytes are fetched elsewhere under `part_id`."""

    kind: MediaKind
    part_id: str
    message_id: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MediaFailed:
    """A file could not be kept.

    `reason`: too_big | too_many | gone | not_allowed | not_supported | other.
    """

    part_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Location:
    """A map pin, in degrees. Kept only once the person says that it is the place itself."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)
    title: str = field(default="", repr=False)
    part_id: str = ""
    message_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sticker:
    """A sticker: repeats the question kindly."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Anything else that LINE lets a person send."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Unsend:
    """The person took a message back before sending the tip: that piece is erased."""

    message_id: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Followed:
    """Added the account, or unblocked it (`again`)."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class Resumed:
    """A redelivered event that was handled already: shows the current question again."""


@dataclass(frozen=True, slots=True)
class AfterPause:
    """The first thing that came after minutes or hours: says where we are, and what is not sent."""

    given: "Input"


# --- what an effect gave -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Submitted:
    """The tip is in. `receipt`: 16 digits; `accept_within_key`: hour | day | working_day."""

    receipt: str = field(repr=False)
    accept_within_key: str
    quarantined: bool
    handle: TipHandle


@dataclass(frozen=True, slots=True)
class Question:
    """A question that staff left. `wording`: a safe one, in the reader's own language."""

    part_id: str
    text: str = field(repr=False)
    wording: str = ""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a receipt opens. `status`: the code or flag whose safe words are shown (`new` …)."""

    status: str
    questions: tuple[Question, ...]
    may_withdraw: bool
    has_reply_address: bool
    handle: TipHandle
    files_lost: int = 0


@dataclass(frozen=True, slots=True)
class LookUpFailed:
    """No tip was opened."""

    reason: Literal["unknown", "not_ready", "too_many"]


@dataclass(frozen=True, slots=True)
class Added:
    """What was collected is now part of the tip."""


@dataclass(frozen=True, slots=True)
class WithdrawnDone:
    """The tip is withdrawn."""


@dataclass(frozen=True, slots=True)
class AddressForgotten:
    """The sealed reply address is erased."""


Outcome = Submitted | LookedUp | LookUpFailed | Added | WithdrawnDone | AddressForgotten
Input = (
    Text
    | Pick
    | Media
    | MediaFailed
    | Location
    | Sticker
    | Unsupported
    | Unsend
    | Followed
    | Resumed
    | AfterPause
    | Outcome
)

# --- what is to be done --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Submit:
    """Submit `content.tip_content(turn.state)`, then answer with `Submitted`."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """Look a receipt up (16 digits, check digit not yet verified): `LookedUp` or `LookUpFailed`."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Add:
    """Seal `content.addition(turn.state)` to the tip of its handle, then answer with `Added`."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw the tip of `turn.state.follow.handle`, then answer with `WithdrawnDone`."""


@dataclass(frozen=True, slots=True)
class ForgetAddress:
    """Erase the reply address of `turn.state.follow.handle`; the outcome is `AddressForgotten`."""


Effect = Submit | LookUp | Add | Withdraw | ForgetAddress

# --- what is said --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phrase:
    """A catalogue key with its parameters."""

    key: str
    params: "Mapping[str, Param]" = field(default_factory=dict)


# A tuple is shown line by line.
Param = str | Name | Phrase | tuple["Param", ...]
Label = Name | Phrase

ButtonKind = Literal["postback", "clipboard", "uri", "camera", "cameraRoll", "location"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered answer; the number is what people may type."""

    number: int
    value: str
    label: Label


@dataclass(frozen=True, slots=True)
class Button:
    """One quick reply. A postback carries step, value and the state's session.

    `short` replaces a label that is too long for LINE (20 graphemes). `sealed`: the postback also
    carries the tip's handle, encrypted. `value` is what a clipboard button copies and where a uri
    button leads.
    """

    label: Label
    step: str = ""
    value: str = ""
    kind: ButtonKind = "postback"
    sealed: bool = False
    short: Label | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the person; `render.message_text` makes the text with its numbered list.

    `burst`: the answer to a free-text bubble, sent 2 s later, replaced when the next one comes.
    `must_arrive`: pushed when the reply token is gone.
    """

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    buttons: tuple[Button, ...] = ()
    burst: bool = False
    must_arrive: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one input led to.

    `state` None: the conversation row is deleted. With an `effect`, perform it for `state`, give
    its outcome to `respond` together with that same `state`, and store only what that second turn
    says; if the effect fails, the conversation stays as before the tap and nothing is lost.
    """

    state: State | None
    replies: tuple[Reply, ...]
    effect: Effect | None
    language: str
