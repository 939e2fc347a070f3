"""The one entry point of the citizen account's conversation: (state, input) to (state, replies)."""

from dataclasses import replace

from bot.flows.asking import ask, asked, buttons, card, heard, in_burst, menu_button, said
from bot.flows.choices import MORE, choices, page
from bot.flows.hearing import hear
from bot.flows.menu import ALARMS
from bot.flows.moving import go
from bot.flows.ordering import HARMLESS, obey
from bot.flows.outcomes import conclude
from bot.flows.picking import choose, choose_in_menu
from bot.flows.pins import located
from bot.flows.places import PIN, PIN_PLACE
from bot.flows.registry import TIPS, address, current
from bot.flows.state import Attachment, FollowUp, State
from bot.flows.typed import LONGEST_LABEL, language_of, numbers
from bot.flows.values import (
    AfterPause,
    Followed,
    Input,
    Location,
    Media,
    MediaFailed,
    Outcome,
    Pick,
    Reply,
    Resumed,
    Text,
    Turn,
    Unsend,
)
from bot.flows.world import World
from qr.codes import find_code
from texts import LANGUAGES

FAILED = frozenset({"too_big", "too_many", "gone", "not_allowed", "not_supported"})


def respond(
    state: State | None, given: Input, world: World, *, session: str, language: str
) -> Turn:
    """The turn after one input; a map pin stays no longer than the question about it."""
    turn = _answered(state, given, world, session=session, language=language)
    after = turn.state
    if after is None or after.aside in (PIN, PIN_PLACE):
        return turn
    return replace(turn, state=replace(after, pin=None, pin_places=()))


def _answered(
    state: State | None, given: Input, world: World, *, session: str, language: str
) -> Turn:
    """The turn after one input.

    `session`: a fresh random id, used when a conversation begins. `language`: where none runs yet.
    There is always an answer, except to `Unsend`, and to `Resumed` and `MediaFailed` when nothing
    runs: those come without anything that could be answered.
    """
    language = state.language if state else language
    if isinstance(given, AfterPause):
        turn = respond(state, given.given, world, session=session, language=language)
        return _after_pause(given.given, turn, world)
    if isinstance(given, Outcome):
        return conclude(state, given, world, session=session, language=language)
    if isinstance(given, Unsend):
        return said(_erased(state, given.message_id) if state else None, language)
    if not world.ready():
        return said(state, language, card("not-ready", world))
    if isinstance(given, Pick):
        return _pick(state, given, world, session, language)
    if state is None:
        return _begin(given, world, session, language)
    if isinstance(given, Text) and (other := _other_language(state, given)):
        return _greeted(replace(state, language=other, aside=""), given, world)
    return _go_on(state, given, world)


def _other_language(state: State, text: Text) -> str | None:
    """Another script typed before anything was told: the greeting in this one was not for them."""
    if state.flow != "menu" or state.aside or state.holds_anything():
        return None
    if len(text.value) <= LONGEST_LABEL and find_code(text.value):
        return None
    other = language_of(text.value)
    return None if other == state.language else other


def _after_pause(given: Input, turn: Turn, world: World) -> Turn:
    """The turn, opened by where we are; said at once, so that no next bubble replaces it."""
    state = turn.state
    running = state is not None and (state.flow in TIPS or state.holds_anything())
    quiet = isinstance(given, Followed | Unsend | Resumed | MediaFailed)
    if state is None or not running or turn.effect or quiet or state.aside in ALARMS:
        return turn
    replies = tuple(replace(reply, burst=False) for reply in turn.replies)
    if replies[-1].key.startswith("heard"):
        caution = () if replies[-1].key == "heard" else replies
        replies = (*caution, ask(state, world))
    return replace(turn, replies=(Reply("after-pause"), *replies))


def _begin(given: Input, world: World, session: str, language: str) -> Turn:
    """Nothing runs yet: a greeting with the menu, or what was told opens a tip."""
    if isinstance(given, Resumed | MediaFailed):
        return said(None, language)
    if isinstance(given, Text):
        language = language_of(given.value) or language
    state = State(session, language, "menu", "menu")
    if isinstance(given, Text) and numbers(given.value):  # typed twice: it answers nothing here
        return said(state, language, ask(state, world, "welcome"))
    return _greeted(state, given, world)


def _greeted(state: State, given: Input, world: World) -> Turn:
    """The first turn in a language: nobody begins to tell without having read who sees what."""
    turn = _go_on(state, given, world)
    after = turn.state
    if after is None or after.aside:
        return turn
    if after.flow in TIPS:
        return replace(turn, replies=(card("first-words", world), *turn.replies))
    answered = any(reply.key.startswith("card-") for reply in turn.replies)
    if after.flow != "menu" or answered:
        return turn
    return replace(turn, replies=(ask(after, world, "welcome"),))


def _go_on(state: State, given: Input, world: World) -> Turn:
    match given:
        case Text():
            return hear(state, given, world)
        case Media():
            return _media(state, given, world)
        case MediaFailed():
            return _media_failed(state, given, world)
        case Location():
            return located(state, given, world)
        case Resumed():
            return asked(state, world)
        case Followed():
            before = () if state.flow == "menu" else (Reply("welcome-back"),)
            return asked(replace(state, aside=""), world, *before)
        case _:
            return asked(state, world, Reply("kindly"))


def _pick(state: State | None, pick: Pick, world: World, session: str, language: str) -> Turn:
    if pick.step in ("menu", "receipt"):
        value, _, remembered = pick.value.partition("-")
        pick = replace(pick, value=value)
        language = remembered if remembered in LANGUAGES and state is None else language
    offered = state is not None and _is_offered(state, pick, world)
    if pick.tip is not None and not offered:
        return _pick_of_sent_tip(state, pick, world, session, language)
    if pick.step == "menu" and pick.value.startswith("/"):
        return _order_in_menu(state or State(session, language, "menu", "menu"), pick, world)
    if pick.step == "menu":
        return choose_in_menu(state or State(session, language, "menu", "menu"), pick.value, world)
    if state is None:
        return said(None, language, Reply("old-button-nothing", buttons=(menu_button(language),)))
    order = pick.value.removeprefix("/")
    same_place = pick.session == state.session and pick.step == address(state)
    if pick.value.startswith("/") and pick.value != MORE:
        if same_place or (pick.session == state.session and order in HARMLESS):
            return obey(state, order, world)
    elif offered:
        return choose(state, pick.value, world)
    return asked(state, world, Reply("old-button"))


def _order_in_menu(state: State, pick: Pick, world: World) -> Turn:
    """`อันตรายตอนนี้` and its like beside the menu: danger is answered from any old menu too."""
    order = pick.value.removeprefix("/")
    stands_here = pick.session == state.session and address(state) == "menu"
    if order in HARMLESS or order in LANGUAGES or stands_here:
        return obey(state, order, world)
    return asked(state, world, Reply("old-button"))


def _is_offered(state: State, pick: Pick, world: World) -> bool:
    """Whether this button belongs to the question that stands open."""
    if pick.session != state.session or pick.step != address(state):
        return False
    found = choices(state, world)
    return any(pick.value == choice.value for choice in (*found, *page(state, found)))


def _pick_of_sent_tip(
    state: State | None, pick: Pick, world: World, session: str, language: str
) -> Turn:
    """A button of a tip that is sent: `ส่งเลย` again sends nothing, the receipt's one adds to it."""
    if pick.step != "receipt" or pick.tip is None:
        if state is None:
            return said(None, language, Reply("already-sent", buttons=(menu_button(language),)))
        return asked(state, world, Reply("already-sent"))
    if state and state.flow != "menu" and state.holds_anything():
        key = "unfinished" if state.flow in TIPS else "unfinished-addition"
        return asked(replace(state, aside=""), world, Reply(key))
    opened = State(session, language, "follow_up", "topics", follow=FollowUp(pick.tip))
    return asked(opened, world)


def _media(state: State, media: Media, world: World) -> Turn:
    """A file, wherever it comes: kept, with the words of caution that belong to it."""
    if state.flow == "menu":
        state = go(state, "drug_tip", world)
    if state.flow == "follow_up" and state.follow is None:
        return asked(state, world, Reply("files-after-code"))
    takes_text = current(state).text and not state.aside
    topic = state.step if takes_text else "pictures"
    kept = Attachment(media.part_id, media.message_id, media.kind, topic)
    state = replace(state, aside="", attachments=(*state.attachments, kept))
    voice = media.kind == "audio"
    if takes_text:
        key = "heard-voice" if voice else "heard-file"
        return said(state, state.language, heard(state, world, key))
    kept_aside = Reply("heard-voice-aside" if voice else "heard-file-aside")
    return in_burst(asked(state, world, kept_aside))


def _media_failed(state: State, failed: MediaFailed, world: World) -> Turn:
    left = tuple(file for file in state.attachments if file.part_id != failed.part_id)
    state = replace(state, attachments=left)
    reason = failed.reason.replace("_", "-") if failed.reason in FAILED else "other"
    shown = page(state, choices(state, world))
    told = Reply(f"media-failed-{reason}", buttons=buttons(state, world, shown))
    return said(state, state.language, told)


def _erased(state: State, message_id: str) -> State:
    """The state without a message that was taken back, and without what was read from it."""
    if state.pin and state.pin.message_id == message_id:
        state = replace(state, pin=None, pin_places=(), aside="")
    if state.found_from and state.found_from == message_id:
        step = "region" if state.step == "which" else state.step
        state = replace(state, found=(), found_from="", step=step)
    return replace(
        state,
        words=tuple(word for word in state.words if word.message_id != message_id),
        attachments=tuple(file for file in state.attachments if file.message_id != message_id),
        answers={
            step: given
            for step, given in state.answers.items()
            if not message_id or given.message_id != message_id
        },
    )
