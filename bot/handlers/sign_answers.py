"""What came of photos of signs, in words: one answer for all of them, a line for each sign."""

from collections.abc import Iterable, Sequence

from bot.handlers.messages import Message, plain_message
from bot.officer_photos import Sentence
from intake.ports.photos import FiledReport
from intake.services.sign_answers import Outcome, Summary
from intake.sign_model import PhotoProblem, PhotoState
from texts import Catalogue

_MOST_MESSAGES = 5
_PROBLEMS = {problem: f"officer-photos-{problem.replace('_', '-')}" for problem in PhotoProblem}


def officer_message(
    sentences: Sequence[Sentence], catalogue: Catalogue, *, asks_place: bool
) -> tuple[Message, ...]:
    """Sentences as one message; ``asks_place``: with the button that shares a position."""
    text = "\n\n".join(catalogue.text(key, **params) for key, params in sentences)
    messages = plain_message(text)[:_MOST_MESSAGES]
    if messages and asks_place:
        button = {"type": "location", "label": catalogue.text("officer-sign-place")}
        messages[-1]["quickReply"] = {"items": [{"type": "action", "action": button}]}
    return messages


def photos_message(summary: Summary, catalogue: Catalogue) -> tuple[Message, ...]:
    """All that came of the photos of one batch."""
    said = [*_signs(summary), *_trouble(summary, catalogue)]
    return officer_message(said, catalogue, asks_place=summary.asks_place)


def _signs(summary: Summary) -> Iterable[Sentence]:
    reports = [one for outcome in summary.outcomes for one in outcome.reports]
    tampered = _named(one for one in reports if one.report.tampered)
    hung = {code: name for code, name in _named(reports).items() if code not in tampered}
    if hung:
        yield "officer-photos-filed", {"count": len(hung), "signs": _lines(hung)}
    if tampered:
        yield "officer-sign-tampered", {"signs": _lines(tampered)}


def _trouble(summary: Summary, catalogue: Catalogue) -> Iterable[Sentence]:
    """What nothing was filed of, and why, by the first photo of each reason."""
    outcomes = summary.outcomes
    for problem in dict.fromkeys(one.photo.problem for one in outcomes):
        if problem is not None:
            having = [one for one in outcomes if one.photo.problem is problem]
            yield _PROBLEMS[problem], {"photos": _which(having, summary, catalogue)}
    without = [one for one in outcomes if one.photo.state is PhotoState.NO_CODE]
    if without:
        photos = _which(without, summary, catalogue)
        yield "officer-photos-no-code", {"photos": photos, "count": summary.waiting}
    elif summary.waiting:
        yield "officer-sign-still-waiting", {"count": summary.waiting}
    if summary.more_to_come:
        yield "officer-photos-more", {}


def _named(reports: Iterable[FiledReport]) -> dict[str, str]:
    return {one.report.code: one.site_name for one in reports}


def _lines(signs: dict[str, str]) -> str:
    return "\n".join(f"● {code} {name}" for code, name in sorted(signs.items()))


def _which(these: Sequence[Outcome], summary: Summary, catalogue: Catalogue) -> str:
    """The photos by number, or the one that was sent alone."""
    if len(summary.outcomes) == 1 and not summary.more_to_come:
        return catalogue.text("officer-photos-alone")
    numbers = ", ".join(str(one.number) for one in these)
    return catalogue.text("officer-photos-numbered", numbers=numbers)
