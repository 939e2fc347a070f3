"""What came of photos of signs, in words: one answer for all of them, a line for each sign."""

from collections.abc import Iterable, Sequence

from bot.handlers.messages import Message, plain_message
from bot.officer_photos import Sentence
from intake.model import PhotoProblem, PhotoState
from intake.ports.photos import FiledReport
from intake.services.sign_answers import Outcome, Summary
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
    return officer_message(list(_sentences(summary)), catalogue, asks_place=summary.asks_place)


def _sentences(summary: Summary) -> Iterable[Sentence]:
    reports = [one for outcome in summary.outcomes for one in outcome.reports]
    tampered = _named(one for one in reports if one.report.tampered)
    hung = {code: name for code, name in _named(reports).items() if code not in tampered}
    if hung:
        yield "officer-photos-filed", {"count": len(hung), "signs": _lines(hung)}
    if tampered:
        yield "officer-sign-tampered", {"signs": _lines(tampered)}
    for problem, key in _PROBLEMS.items():
        having = [one for one in summary.outcomes if one.photo.problem is problem]
        if having:
            yield key, {"numbers": _numbers(having)}
    without = [one for one in summary.outcomes if one.photo.state is PhotoState.NO_CODE]
    if without:
        yield (
            "officer-photos-no-code",
            {
                "numbers": _numbers(without),
                "count": summary.waiting,
            },
        )
    elif summary.waiting:
        yield "officer-sign-still-waiting", {"count": summary.waiting}
    if summary.more_to_come:
        yield "officer-photos-more", {}


def _named(reports: Iterable[FiledReport]) -> dict[str, str]:
    return {one.report.code: one.site_name for one in reports}


def _lines(signs: dict[str, str]) -> str:
    return "\n".join(f"● {code} {name}" for code, name in sorted(signs.items()))


def _numbers(outcomes: Iterable[Outcome]) -> str:
    return ", ".join(str(one.number) for one in outcomes)
