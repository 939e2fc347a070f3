"""What the send screen says of the tip, in short, and to whom it would go."""

from collections.abc import Iterator

from bot.flows.addresses import DISTRICT
from bot.flows.hints import pointing_phrases
from bot.flows.places import (
    PIN,
    PLACE_STEPS,
    TYPED,
    chosen,
    full_label,
    told_in_story,
    told_place,
)
from bot.flows.render import graphemes
from bot.flows.state import State
from bot.flows.tip_parts import OFFICIAL_TOPICS
from bot.flows.values import Param, Phrase
from bot.flows.world import Place, Receiver, World

EXCERPT_GRAPHEMES = 60
EXCERPT_OF_OFFICIAL = 32  # beside the lines on service and workplace
EXCERPT_BESIDE_HINT = 12  # a message has 600 characters
OF_OFFICIAL = (("service", "line-service"), ("workplace", "line-workplace"))


def receiver(state: State, world: World) -> Receiver:
    """The centre that the tip would go to as it stands."""
    district, province = chosen(state)
    return world.receiver(
        kind="misconduct" if state.flow == "misconduct_tip" else "drug",
        district=district,
        province=province,
        not_district=state.not_district,
        not_province=state.not_province,
        service=state.answer("service") or None,
        workplace=state.answer("workplace") or None,
    )


def parts_told(state: State) -> frozenset[str]:
    """The parts that something was told about; a place counts once."""
    told = {"place" if step in PLACE_STEPS else step for step in state.answers}
    told = {"what" if step == "use_alone" else step for step in told} - {"officials"}
    # A typed name is told once it is confirmed: then it is an answer.
    told |= {word.topic for word in state.words if word.topic != TYPED}
    return frozenset(told | ({"pictures"} if state.attachments else set()))


def summary(state: State, world: World) -> tuple[Param, ...]:
    """Short lines: what, where, how the story begins, details, files, what may name the writer."""
    pointing = pointing_phrases(word.text for word in state.words)
    lines: list[Param] = [*_about(state, brief=bool(pointing))]
    if place := told_place(state, world):
        lines.append(Phrase("line-place", {"value": full_label(place, world)}))
    elif state.flow == "drug_tip":
        lines.append(Phrase("line-no-place"))
    elsewhere = _told_elsewhere(state, world)
    story = " ".join(word.text for word in state.words if word.topic == "story").split()
    if elsewhere:  # of the story, that is what matters
        lines.append(Phrase("line-elsewhere", {"value": full_label(elsewhere, world)}))
    elif story:
        room = EXCERPT_OF_OFFICIAL if state.flow == "misconduct_tip" else EXCERPT_GRAPHEMES
        longest = EXCERPT_BESIDE_HINT if pointing else room
        lines.append(Phrase("line-story", {"value": excerpt(" ".join(story), longest)}))
    topics = [
        topic for topic in OFFICIAL_TOPICS if topic in parts_told(state) and topic != "pictures"
    ]
    if topics:
        lines.append(Phrase("line-details", {"value": Phrase("count", {"n": str(len(topics))})}))
    if any(word.topic == PIN for word in state.words):
        lines.append(Phrase("line-pin"))
    if state.attachments:
        lines.append(Phrase("line-files", {"n": str(len(state.attachments))}))
    if pointing:
        shown = pointing[:1] if elsewhere else pointing
        quoted = " ".join(f"‘{phrase}’" for phrase in shown)
        lines.append(Phrase("line-hint", {"phrases": quoted}))
    return tuple(lines) or (Phrase("line-nothing"),)


def _told_elsewhere(state: State, world: World) -> Place | None:
    """A place that the story names and the answers do not: a tip in a wrong queue helps nobody."""
    told = told_in_story(state, world) if state.flow == "drug_tip" else None
    if told is None:
        return None
    district, province = chosen(state)
    named, known = told[1].places[0].code[:DISTRICT], district or province or ""
    same = bool(known) and (named.startswith(known) or known.startswith(named))
    return None if same else world.place(named)


def _about(state: State, *, brief: bool) -> Iterator[Param]:
    """What it is about; `brief` leaves out the service, for a message has 600 characters."""
    misconduct = state.flow == "misconduct_tip"
    what = state.answer("act" if misconduct else "what")
    if what and what != "official_other":
        yield Phrase("line-what", {"value": Phrase(f"category-{what.replace('_', '-')}")})
    elif misconduct:
        yield Phrase("line-official")
    for part, line in OF_OFFICIAL if misconduct else ():
        if (told := state.answer(part)) and not (brief and part == "service"):
            yield Phrase(line, {"value": Phrase(f"{part}-{told}")})


def excerpt(text: str, longest: int = EXCERPT_GRAPHEMES) -> str:
    """The first graphemes, in whole graphemes."""
    found = graphemes(text[: longest * 8])
    if len(found) <= longest and len(text) <= longest * 8:
        return text
    return "".join(found[:longest])[: longest * 3] + "…"
