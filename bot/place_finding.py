"""From a typed text to what the conversation may offer: the index's matches, few and plain."""

from collections.abc import Callable, Sequence

from bot.flows.world import Found, Place
from intake.places.index import AHEAD, Match, PlaceIndex, clear_match
from intake.places.reading import VILLAGE

# Whole addresses, so many that one message of 600 characters holds them; villages' are longer.
MOST_OFFERED, MOST_VILLAGES = 8, 6
LOOKED_AT = 60
WORTH_OFFERING = 0.6
ALIKE = 0.15  # of the fit: farther behind the best, a place is not what was meant


def find_place(
    index: PlaceIndex,
    place: Callable[[str], Place | None],
    text: str,
    *,
    near: str = "",
    within: str = "",
) -> Found:
    """See ``bot.flows.world.World.find``; ``place`` gives the place of a code."""
    typed = index.find(text, limit=LOOKED_AT, near=within or near)
    inside = [one for one in typed if one.code.startswith(within) and one.code != within]
    matches = _alike(inside) or _alike(typed)
    if not matches:
        return Found()
    clear = clear_match(matches)
    if clear is not None:
        matches = [
            one for one in matches if one.routed == clear.routed and one.fit > clear.fit - AHEAD
        ]
    most = MOST_VILLAGES if any(len(one.code) == VILLAGE for one in matches) else MOST_OFFERED
    known = (place(one.code) for one in matches[:most])
    places = tuple(one for one in known if one is not None)
    return Found(places, clear is not None, matches[0].whole)


def _alike(matches: Sequence[Match]) -> list[Match]:
    if not matches or matches[0].fit < WORTH_OFFERING:
        return []
    return [one for one in matches if one.fit >= matches[0].fit - ALIKE]
