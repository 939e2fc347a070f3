"""What a typed message means: a number, most of a label, a command; in both languages always."""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

import regex

from bot.flows.render import graphemes, spoken
from bot.flows.values import Choice, Label
from texts import LANGUAGES, Catalogue

NARRATIVE_GRAPHEMES = 10  # from here on a text is kept as something told, not asked again
SHORTEST_TOLD = 4  # letters, as `หลังวัด`, `ทุกคืน`; fewer are a sound (`อืม`)
OTHER_LETTERS = 2  # of Burmese, Khmer, Lao, Chinese, Jawi …: a word, and no label or command here
LONGEST_LABEL = 60
MOST = 0.4  # of a label's graphemes, where only one label has them
SHORTEST_PIECE = 3  # graphemes that say enough
CLEAR_PIECE = 4  # of the middle of a label, however long that label is
MOST_OF_TYPED = 0.6  # when the label stands inside what was typed
LIKENESS = 0.8  # for slips of the finger

_OTHER_SCRIPT = regex.compile(
    r"[[\p{L}\p{M}]--[\p{Thai}\p{Latin}\p{Common}\p{Inherited}]]", regex.VERSION1
)
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PARTICLES = regex.compile(r"(ค่ะ|คะ|ครับ|คับ|เจ้า|จ้า|จ้ะ|จ๊ะ|นะ|สิ|ซิ|อ่ะ|อะ|เด้อ|ๆ)+$")
_NOT_SAID = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_NUMBERS = regex.compile(
    r"(?:(?:ข้อ|เบอร์)(?:ที่)?|number|no\.?|#)?\s*[(\[]?\d{1,3}[)\]]?"
    r"(?:(?:\s*(?:[,./&+]|และ|and)\s*|\s+)[(\[]?\d{1,3}[)\]]?)*\.?"
    r"\s*(?:ค่ะ|คะ|ครับ|คับ|จ้า|นะ)*"
)
_SPOKEN = (
    "แรก|หนึ่ง|one",
    "สอง|two",
    "สาม|three",
    "สี่|four",
    "ห้า|five",
    "หก|six",
    "เจ็ด|seven",
    "แปด|eight",
)
# With a word before it: `สอง` alone is a district, too.
_ORDINAL = regex.compile(
    "(?:ข้อ|อัน|เบอร์|เลข|number)(?:ที่)?(?:" + "|".join(f"({words})" for words in _SPOKEN) + ")"
)
_LAUGHTER = regex.compile(r"[5๕]{3,}")  # read aloud: ha ha ha
_KEYCAP = regex.compile("[\ufe0f\u20e3]")  # what makes a digit a drawn key
_TONES = regex.compile("[\u0e47-\u0e4c]")  # what is most often left out on a telephone
_LOOK_ALIKE = str.maketrans("ูีืึ", "ุิิิ")
_HELD_DOWN = regex.compile(r"(.)\1{2,}|(.)\2+$")
SLIP_LENGTH = 5  # letters: in a shorter word one slip makes another word
TWISTED_LENGTH = 4

COMMANDS = (
    *("back", "cancel", "menu", "skip", "unknown", "send", "done", "danger", "more", "hello"),
    *("help", "who", "hotlines", "reward", "delete", "language", "drug", "follow", "withdraw"),
    *("yes", "no", "ok", "thanks"),
)
# "I would rather not", "take it out please", in as many words as a frightened person needs.
_UNTOLD = regex.compile(
    r"(?:กลัว(?:มาก|แล้ว)?|เปลี่ยนใจ(?:แล้ว)?|ไม่(?:เอา|แจ้ง|อยากแจ้ง|บอก|อยากบอก|ส่ง|อยากส่ง)(?:แล้ว|ดีกว่า|ละ)+"
    r"|(?:อยาก|ขอ|ช่วย|ต้องการ)*(?:จะ)?(?:ลบ|เอาออก|ยกเลิก|ถอน)(?:การ)?(?:ที่)?(?:พิมพ์|เล่า|แจ้ง|ข้อมูล|ข้อความ)?(?:ของ)?(?:หนู|ผม|ฉัน|เรา)?"
    r"(?:ไว้|ให้|ทิ้ง|ออก|เลย|หมด|ทั้งหมด|ทุกอย่าง|หน่อย|ที|ได้ไหม|การแจ้ง|แจ้ง)+"
    r"|ค่ะ|คะ|ครับ|คับ|นะ|อ่?ะ|จ้า|โว้ย|เว้ย|วะ|ๆ)+"
)
_ONLY_AROUND = regex.compile(r"(?:กลัว(?:มาก|แล้ว)?|ค่ะ|คะ|ครับ|คับ|นะ|อ่?ะ|จ้า|โว้ย|เว้ย|วะ|ๆ)+")
# Commands that are understood with a slip of the finger. Short answers are not: `ไม้` is no `ไม่`.
STEERING = (
    *("back", "cancel", "menu", "skip", "unknown", "send", "done", "danger"),
    *("help", "who", "hotlines", "delete", "language", "follow"),
)


def letters(text: str) -> str:
    """A text without spaces, marks of punctuation, capitals and Thai digits."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_THAI_DIGITS)
    plain = plain.replace("เเ", "แ")  # typed as two, looks the same
    return str(_NOT_SAID.sub("", plain))


def bare(text: str) -> str:
    """Its letters without polite particles at the end. Not for names: `จะนะ` is a district."""
    return str(_PARTICLES.sub("", letters(text)))


def is_narrative(text: str) -> bool:
    """Ten graphemes or more: a thought, not a slip. In a script of few letters two say as much."""
    return len(graphemes(text.strip())) >= NARRATIVE_GRAPHEMES or in_other_script(text)


def says_something(text: str) -> bool:
    """Whether a short bubble may be one of many that tell: four letters, and no held-down key."""
    plain = letters(text)
    said = regex.findall(r"[\p{L}\p{N}]", plain)
    return len(said) >= SHORTEST_TOLD and regex.search(r"\p{L}{2}", plain) is not None


def in_other_script(text: str) -> bool:
    """Whether a text has letters that are neither Thai nor Latin, enough to be words."""
    return len(_OTHER_SCRIPT.findall(text)) >= OTHER_LETTERS


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        catalogue = Catalogue(language)
        for command in COMMANDS:
            for spelling in catalogue.text(f"command-{command}").split("|"):
                found[bare(spelling) or letters(spelling)] = command
        for spelling in catalogue.text("language-spellings").split("|"):
            found[bare(spelling)] = language
    return found


def command(text: str) -> str | None:
    """The command that the whole text spells, or None."""
    if len(text) > LONGEST_LABEL:
        return None
    typed = bare(text) or letters(text)
    found = _spellings().get(typed)
    if found is not None or not _UNTOLD.fullmatch(typed):
        return found
    return None if _ONLY_AROUND.fullmatch(typed) else "cancel"


def folded(text: str) -> str:
    """Its bare letters without tone marks, with look-alike vowels and held-down keys as one."""
    plain = _TONES.sub("", bare(text)).translate(_LOOK_ALIKE)
    return str(_HELD_DOWN.sub(r"\1\2", plain))


@cache
def _folded_spellings() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for spelling, meant in _spellings().items():
        if meant in STEERING:
            found.setdefault(folded(spelling), set()).add(meant)
    return {spelling: meant.pop() for spelling, meant in found.items() if len(meant) == 1}


def near_command(text: str, *, slips: bool) -> str | None:
    """The command a text spells but for tone marks (`ขาม`); with `slips`, but for one letter too.

    Where people tell freely, only tone marks are forgiven: one other letter makes another word.
    """
    if len(text) > LONGEST_LABEL:
        return None
    typed, known = folded(text), _folded_spellings()
    if typed in known or not slips:
        return known.get(typed)
    found = {meant for spelling, meant in known.items() if _one_slip(typed, spelling)}
    return found.pop() if len(found) == 1 else None


def _one_slip(typed: str, meant: str) -> bool:
    """One letter more, less or other, or two of them the wrong way round."""
    length = min(len(typed), len(meant))
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    if max(len(typed), len(meant)) <= 1:
        return length >= SLIP_LENGTH
    return length >= TWISTED_LENGTH and len(typed) == len(meant) == 2 and typed == meant[::-1]  # noqa: PLR2004 - a pair


@cache
def _scripts() -> dict[str, regex.Pattern[str]]:
    named = ((one, Catalogue(one).text("language-script")) for one in LANGUAGES)
    return {one: regex.compile(rf"\p{{Script={script}}}{{3}}") for one, script in named}


def language_of(text: str) -> str | None:
    """The language whose script a first message is in; the first one where several share it."""
    return next((one for one, script in _scripts().items() if script.search(text)), None)


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a text that is nothing else (`1`, `(๑)`, `ข้อ 1`, `ข้อสอง`); `555` is none."""
    if len(text) > LONGEST_LABEL:
        return ()
    plain = unicodedata.normalize("NFKC", _KEYCAP.sub("", text)).strip().casefold()
    if spoken_one := _ORDINAL.fullmatch(bare(plain)):
        return (spoken_one.lastindex or 0,)
    if not _NUMBERS.fullmatch(plain) or _LAUGHTER.search(plain):
        return ()
    return tuple(int(number) for number in regex.findall(r"\d+", plain))


def labels(label: Label) -> frozenset[str]:
    """Every bare spelling of a label: in each language, whole and by the parts around `/`."""
    found = set()
    for language in LANGUAGES:
        said = spoken(label, Catalogue(language))
        found |= {bare(said), *(bare(part) for part in regex.split(r"[/()]", said))}
    return frozenset(found - {""})


def exact_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice whose number or label this is, or None."""
    if len(text) > LONGEST_LABEL:
        return None
    if found := numbers(text):
        return next((choice for choice in choices if (choice.number,) == found), None)
    return _only([choice for choice in choices if bare(text) in labels(choice.label)])


def likely_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice of whose label this is a clear piece, or a slip of the finger away."""
    typed = bare(text)
    if len(graphemes(typed)) < 2 or len(text) > LONGEST_LABEL:  # noqa: PLR2004 - one letter is no label
        return None
    found = [
        choice for choice in choices if any(_is_most(typed, one) for one in labels(choice.label))
    ]
    nearly_all = [
        one for one in found if any(_is_nearly_all(typed, said) for said in labels(one.label))
    ]
    return _only(found) or _only(nearly_all)


def _is_nearly_all(typed: str, label: str) -> bool:
    """`ขาย` begins three labels, and is more than half of one."""
    said = len(graphemes(typed)) / len(graphemes(label))
    return label.startswith(typed) and said >= MOST_OF_TYPED


def _is_most(typed: str, label: str) -> bool:
    length, whole = len(graphemes(typed)), len(graphemes(label))
    if label.startswith(typed):
        return length >= SHORTEST_PIECE or length / whole >= MOST
    if typed in label:
        return length >= CLEAR_PIECE or (length >= SHORTEST_PIECE and length / whole >= MOST)
    if length >= NARRATIVE_GRAPHEMES and length > whole:
        return False  # more than the label: something was told with it
    if label in typed:
        return whole / length >= MOST_OF_TYPED
    return SequenceMatcher(None, typed, label).ratio() >= LIKENESS or folded(typed) == folded(label)


def _only(found: list[Choice]) -> Choice | None:
    return found[0] if len({choice.value for choice in found}) == 1 else None
