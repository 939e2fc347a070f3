"""Phrases by which a reader could tell who wrote: shown before sending, never forced."""

from collections.abc import Iterable

import regex

from bot.flows.render import graphemes

MOST_SHOWN = 2
SHOWN_GRAPHEMES = 16
SHOWN_CHARACTERS = 28
DIGITS_SHOWN = 3  # enough to find it again, and no second copy of the number in the chat

_ME = r"(?:ผม|หนู|ฉัน|ดิฉัน|ชั้น|เรา|กู|ข้าพเจ้า)"
_KIN = (
    r"(?:ลูก|สามี|ผัว|แฟน|เมีย|ภรรยา|พี่|น้อง|พ่อ|แม่|หลาน|ลุง|ป้า|น้า|ญาติ|เพื่อน|เจ้านาย|หัวหน้า)"
    r"(?:ชาย|สาว|เขย|สะใภ้|ร่วมงาน)?"
)
_NAMES = (
    rf"ชื่อ(?:ของ)?{_ME}\s*\S{{1,20}}",
    rf"{_ME}ชื่อ\s*\S{{1,20}}",
    r"\bmy name(?: is|'s)? \S{1,20}",
    r"\b(?:i am|i'm) called \S{1,20}",
)
_NUMBERS = (
    r"(?<!\d)\d(?:[\s-]?\d){12}(?!\d)",  # identity card
    r"(?<!\d)\d(?:[\s-]?\d){15}(?!\d)",  # receipt: who reads it could answer as the reporter
    r"(?<!\d)(?:\+?66[\s-]?|[0๐])[2-9๒-๙](?:[\s-]?\d){7,8}(?!\d)",  # telephone
)
_PHRASES = (
    r"บ้าน(?:เรา)?(?:อยู่)?ติดกัน",
    rf"(?:ข้าง|ใกล้|ติด)(?:ๆ|\s*ๆ\s*)?บ้าน{_ME}?",
    rf"(?:หน้า|หลัง|ตรงข้าม|เพื่อน)บ้าน{_ME}",
    r"ห้อง(?:ข้าง\s?ๆ|ข้างกัน|ติดกัน|ตรงข้าม)",
    rf"(?:บ้าน|ห้อง|ร้าน|ที่ทำงาน|สวน|โรงเรียน|ซอย)(?:ของ)?{_ME}",
    rf"{_KIN}(?:ของ)?{_ME}",
    rf"{_ME}(?:ก็)?(?:เคย)?(?:ทำงาน|เรียน|เช่า|พัก|อาศัย)(?:อยู่)?(?:ที่นี่|ที่นั่น|ที่นั้น|ตรงนั้น|ด้วยกัน|กับ\S{{0,8}}|ที่\S{{0,10}})?",
    r"\bnext door\b|\bmy next-door\b",
    r"\bmy (?:house|home|room|shop|school|workplace|neighbou?rs?|husband|wife|boss|boyfriend)\b",
    r"\bmy (?:son|daughter|brother|sister|father|mother|uncle|aunt|friend|girlfriend)\b",
    r"\bi (?:work|live|study|rent)\b[^\n.]{0,12}",
)
_PLAIN = regex.compile("|".join((*_NAMES, *_PHRASES)), regex.IGNORECASE)
_DIGITS = regex.compile("|".join(_NUMBERS))


def pointing_phrases(texts: Iterable[str]) -> tuple[str, ...]:
    """The first phrases that may point to the writer, cut short; a number only by its start."""
    found: list[str] = []
    for text in texts:
        numbers = [hit.group()[:DIGITS_SHOWN] + "…" for hit in _DIGITS.finditer(text)]
        phrases = [_short(hit.group().strip()) for hit in _PLAIN.finditer(text)]
        found += [*numbers, *phrases]
    return tuple(dict.fromkeys(found))[:MOST_SHOWN]


def _short(phrase: str) -> str:
    whole = " ".join(phrase.split())
    cut = "".join(graphemes(whole)[:SHOWN_GRAPHEMES])[:SHOWN_CHARACTERS]
    return whole if cut == whole else f"{cut}…"
