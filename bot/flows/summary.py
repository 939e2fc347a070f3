"""What the send screen says of the tip, in short, and to whom it would go."""

from bot.flows.hints import pointing_phrases
from bot.flows.places import PIN, chosen, full_label
from bot.flows.render import graphemes
from bot.flows.state import State
from bot.flows.tip_parts import TOPICS
from bot.flows.values import Param, Phrase
from bot.flows.world import Receiver, World

EXCERPT_GRAPHEMES = 60
EXCERPT_BESIDE_HINT = 12  # a message has 600 characters


def receiver(state: State, world: World) -> Receiver:
    """The centre that the tip would go to as it stands."""
    district, province = chosen(state)
    return world.receiver(
        kind="misconduct" if state.flow == "misconduct_tip" else "drug",
        district=district,
        province=province,
        not_district=state.not_district,
        not_province=state.not_province,
        service=None,
        workplace=None,
    )


def parts_told(state: State) -> frozenset[str]:
    """The parts that something was told about; a place counts once."""
    told = {
        "place" if step in ("region", "province", "district") else step for step in state.answers
    }
    told = {"what" if step == "use_alone" else step for step in told} - {"officials"}
    told |= {word.topic for word in state.words}
    return frozenset(told | ({"pictures"} if state.attachments else set()))


def summary(state: State, world: World) -> tuple[Param, ...]:
    """Short lines: what, where, how the story begins, details, files, what may name the writer."""
    lines: list[Param] = []
    if state.flow == "misconduct_tip":
        lines.append(Phrase("line-official"))
    elif what := state.answer("what"):
        category = Phrase(f"category-{what.replace('_', '-')}")
        lines.append(Phrase("line-what", {"value": category}))
    district, province = chosen(state)
    place = world.place(district or province or "")
    if place:
        lines.append(Phrase("line-place", {"value": full_label(place, world)}))
    pointing = pointing_phrases(word.text for word in state.words)
    if story := " ".join(word.text for word in state.words if word.topic == "story").split():
        longest = EXCERPT_BESIDE_HINT if pointing else EXCERPT_GRAPHEMES
        lines.append(Phrase("line-story", {"value": excerpt(" ".join(story), longest)}))
    topics = [topic for topic in TOPICS if topic in parts_told(state) and topic != "pictures"]
    if topics:
        lines.append(Phrase("line-details", {"value": Phrase("count", {"n": str(len(topics))})}))
    if any(word.topic == PIN for word in state.words):
        lines.append(Phrase("line-pin"))
    if state.attachments:
        lines.append(Phrase("line-files", {"n": str(len(state.attachments))}))
    if pointing:
        quoted = " ".join(f"‘{phrase}’" for phrase in pointing)
        lines.append(Phrase("line-hint", {"phrases": quoted}))
    return tuple(lines) or (Phrase("line-nothing"),)


def excerpt(text: str, longest: int = EXCERPT_GRAPHEMES) -> str:
    """The first graphemes, in whole graphemes."""
    found = graphemes(text[: longest * 8])
    if len(found) <= longest and len(text) <= longest * 8:
        return text
    return "".join(found[:longest])[: longest * 3] + "…"
