"""An opened tip in the words of its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console import dates
from console.gate import signed
from console.language import has_word, language, t, word
from console.media import Looked, look
from console.people import people
from console.places import places
from console.rows import Line, did, line_of, readers
from console.summary import Flag, Limit, age, flags_of, limit, what
from intake.model import MEDIA_KINDS, Kind, PartKind, PartState, Status, Urgency
from intake.ports.audit import AuditRow
from intake.ports.casework import ReferralRow
from intake.ports.tips import Tip
from intake.services.barring import BARS
from intake.services.open_parts import OpenPart
from intake.services.reading import READS, Act, OpenTip
from intake.told import ToldAnswers

# question of the conversation -> group of words of its answers
_WORDS = {
    "what": "category",
    "act": "category",
    "use": "use",
    "time": "time",
    "drugs": "drug",
    "guard": "guard",
    "source": "source",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """A misconduct tip whose closing waits for a second person."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of the page."""

    reference: str
    what: str
    where: str
    urgency: Urgency
    status: Status
    outcome: str
    flags: tuple[Flag, ...]
    proven: bool
    came: str
    age: str
    limit: Limit | None
    assigned: str
    assigned_to: object
    two_to_close: bool
    alone: bool  # nobody else of the centre could be the second person
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class Said:
    """Something written, by the reporter or a member."""

    text: str
    when: str
    topic: str
    who: str
    later: bool
    proven: bool
    broken: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that the reporter sent."""

    path: str
    label: str
    state: PartState
    look: str  # picture | clip | voice | file: how the page shows it
    media_type: str
    opens: bool
    proven: bool
    may_tell: bool  # metadata could not be taken out of it
    why: str  # it failed: the code of the reason
    transcripts: tuple["Said", ...]  # what a voice says, the newest last


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the menus and what was chosen."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the reporter. ``state``: waiting, answered or gone (deleted unanswered)."""

    said: Said
    state: str
    answers: tuple[Said, ...]


def view_of(opened: OpenTip) -> dict[str, Any]:
    """What ``tips/tip.html`` shows."""
    tip = opened.tip
    path = f"/tips/{tip.reference}"
    looked = {access.part_id: look(access) for access in opened.media}
    media = [one for one in opened.told if one.kind in MEDIA_KINDS]
    return {
        "tip": _head(opened),
        "words": [_said(one, tip) for one in opened.told if one.kind not in MEDIA_KINDS],
        "questions": _asked(opened),
        "answers": _answers(opened),
        "pictures": [
            _picture(one, path, number, looked.get(one.id, Looked(opens=False)), opened)
            for number, one in enumerate(media, 1)
        ],
        "pending": sum(one.state is PartState.PENDING for one in media),
        "notes": [
            _said(one, tip) for one in opened.notes if one.kind is PartKind.NOTE and one.of is None
        ],
        "referrals": [_referral(one) for one in opened.referrals],
        "seizures": [
            f"{word('drug', one.drug)} {one.amount:,} {word('console-unit', one.unit)}"
            for one in opened.seizures
        ],
        "history": [_happened(row) for row in opened.history if row.act not in READS],
        "readers": readers(opened.history, READS),
        "acts": opened.acts,
        "undo": _undo(opened),
        "colleagues": [one for one in people().colleagues() if one.id not in opened.kept_from],
    }


def _head(opened: OpenTip) -> Head:
    tip = opened.tip
    return Head(
        reference=tip.reference,
        what=what(tip),
        where=places().district(tip.district_code),
        urgency=tip.urgency,
        status=tip.status,
        outcome=_outcome(tip) if tip.status is Status.INVESTIGATED else "",
        flags=flags_of(tip),
        proven=opened.origin_proven,
        came=dates.hour(tip.hour, language()),
        age=age(tip),
        limit=limit(opened.accept_by),
        assigned=people().name(tip.assigned_to),
        assigned_to=tip.assigned_to,
        two_to_close=tip.kind is Kind.MISCONDUCT,
        alone=all(
            one.id == signed().account.id or one.id in opened.kept_from
            for one in people().colleagues()
        ),
        closing=_closing(tip),
    )


def _outcome(tip: Tip) -> str:
    if tip.outcome is None:
        return ""
    name = word("outcome", tip.outcome)
    if not tip.outcome_count:
        return name
    return t("console-outcome-persons", outcome=name, count=tip.outcome_count)


def _closing(tip: Tip) -> Closing | None:
    if tip.closing_status is None:
        return None
    outcome = _outcome(tip)
    status = word("status", tip.closing_status)
    return Closing(
        people().name(tip.closing_asked_by), f"{status} · {outcome}" if outcome else status
    )


def _said(part: OpenPart, tip: Tip) -> Said:
    when = dates.minute(part.at, language()) if part.at else dates.hour(part.hour, language())
    unknown = part.topic == "unknown" and not part.text
    return Said(
        text=t("console-answer-unknown") if unknown else part.text or "",
        when=when,
        topic=_topic(part),
        who=part.by,
        later=part.hour > tip.hour,
        proven=part.origin_proven,
        broken=part.broken,
    )


def _asked(opened: OpenTip) -> list[Asked]:
    """Questions, by time. Only the newest can wait: one waits at a time."""
    questions = [one for one in opened.notes if one.kind is PartKind.QUESTION]
    files = [one for one in opened.told if one.kind in MEDIA_KINDS and one.topic == "answer"]
    asked = []
    for one in questions:
        answers = tuple(_said(told, opened.tip) for told in opened.told if told.question == one.id)
        state = "answered" if answers or any(file.hour >= one.hour for file in files) else "gone"
        if opened.tip.waiting and one is questions[-1]:
            state = "waiting"
        asked.append(Asked(_said(one, opened.tip), state, answers))
    return asked


def _topic(part: OpenPart) -> str:
    if part.about and part.about not in {"note", "question"}:
        return word("console-note-about", part.about)
    return word("topic", part.topic) if part.topic and has_word("topic", part.topic) else ""


def _picture(part: OpenPart, path: str, number: int, looked: Looked, opened: OpenTip) -> Picture:
    look = looked.look
    topic = "" if part.topic == "pictures" else _topic(part)
    failed = part.state is PartState.FAILED
    return Picture(
        f"{path}/media/{part.id}",
        topic or t(f"console-media-name-{look}", number=number),
        part.state,
        look=look,
        media_type=looked.media_type,
        opens=looked.opens,
        proven=looked.proven,
        may_tell=part.state is PartState.READY and part.result == "metadata",
        why=part.result if failed and has_word("console-media-failed", part.result) else "other",
        transcripts=tuple(_said(one, opened.tip) for one in opened.notes if one.of == part.id),
    )


def _answers(opened: OpenTip) -> list[Answer]:
    told = opened.answers
    answers = _chosen(told.answers) if told else []
    of_official = opened.tip.kind is Kind.MISCONDUCT
    place = "console-question-official-place" if of_official else "console-question-place"
    answers.append(Answer(t(place), _place(opened.tip, told)))
    for group, code in (
        ("service", told and told.service),
        ("workplace", told and told.workplace),
    ):
        if code:
            answers.append(Answer(word("console-question", group), word(group, code)))
    return answers


def _chosen(answers: Mapping[str, Sequence[str]]) -> list[Answer]:
    lines = []
    for question, codes in answers.items():
        if codes and has_word("console-question", question):
            texts = [_word(_WORDS.get(question, question), code) for code in codes]
            lines.append(Answer(word("console-question", question), ", ".join(texts)))
    return lines


def _place(tip: Tip, told: ToldAnswers | None) -> str:
    exact = told.answers.get("subdistrict", ()) if told else ()
    if exact and exact[0].startswith(tip.district_code or "-"):
        return places().whole(exact[0])
    return places().district(tip.district_code or (told.province_code if told else None))


def _word(group: str, code: str) -> str:
    return word(group, code) if has_word(group, code) else code


def _referral(row: ReferralRow) -> str:
    day = dates.day(row.sent_on, language())
    if not row.letter_number:
        return t("console-referral-no-letter", target=row.target, date=day)
    return t("console-referral", target=row.target, letter=row.letter_number, date=day)


def _happened(row: AuditRow) -> Line:
    return line_of(row, about=people().name(row.object_id) if row.act in BARS else "")


def _undo(opened: OpenTip) -> dict[str, str] | None:
    if opened.undo_until is None:
        return None
    asked = opened.tip.closing_status is not None and opened.undo_act in {
        Act.INVESTIGATED,
        Act.REFER,
    }
    return {
        "act": did("ask_to_close" if asked else opened.undo_act),
        "until": dates.clock(opened.undo_until, language()),
    }
