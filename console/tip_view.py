"""An opened tip in the words of its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console import dates
from console.language import has_word, language, t, word
from console.media import Looked, ending_of, look
from console.people import people
from console.places import places
from console.rows import Line, did, line_of, readers
from console.tip_head import head_of
from intake.model import MEDIA_KINDS, Kind, PartKind, PartState
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
_PLAIN_TOPICS = frozenset({"pictures", "story"})


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
        "tip": head_of(opened),
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
    failed = part.state is PartState.FAILED
    return Picture(
        f"{path}/media/{part.id}",
        _file_name(part, number, looked),
        part.state,
        look=looked.look,
        media_type=looked.media_type,
        opens=looked.opens,
        proven=looked.proven,
        may_tell=part.state is PartState.READY and part.result == "metadata",
        why=part.result if failed and has_word("console-media-failed", part.result) else "other",
        transcripts=tuple(_said(one, opened.tip) for one in opened.notes if one.of == part.id),
    )


def _file_name(part: OpenPart, number: int, looked: Looked) -> str:
    """Which of the files it is and of what kind; what it tells about, where that says more."""
    name = t(f"console-media-name-{looked.look}", number=number)
    if looked.look == "file" and looked.opens:
        name = f"{name} ({ending_of(looked.media_type).upper()})"
    topic = "" if part.topic in _PLAIN_TOPICS else _topic(part)
    return " · ".join(filter(None, (name, topic)))


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
