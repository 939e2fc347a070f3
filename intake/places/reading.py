"""A typed text as letters to look names up in, with the words for levels and the chatter apart."""

from dataclasses import dataclass

import regex

from intake.places.spelling import spelling_key, tidy

PROVINCE, DISTRICT, SUBDISTRICT, VILLAGE = 2, 4, 6, 8  # digits of the code
LONGEST = 120  # characters that are read
# How much the rest counts where the level of a name is said (`อ.เมือง เชียงราย`), and how much
# where so much is written that it is a story (`… ที่ อ.ปัว หน้าร้าน …`).
BESIDE, STORY = 0.3, 0.03
SHORT = 30  # characters

_POSTCODE = regex.compile(r"(?<!\d)\d{5}(?!\d)")
_MOO = regex.compile(r"(?:หมู่\s*(?:ที่)?|(?<!\p{Thai})ม\.?|\bmoo\b|\bmu\b)\s*(\d{1,2})(?!\d)")
_LEVEL_WORDS = {
    PROVINCE: ("จังหวัด", r"จ\s*\.", r"(?<![\p{L}\p{M}])จ(?=\s)", r"\bchangwat\b"),
    DISTRICT: (
        r"กิ่ง\s*(?:อำเภอ|อ\s*\.)",
        *("อำเภอ", r"อ\s*\.", r"(?<![\p{L}\p{M}])อ(?=\s)", r"(?<![\p{L}\p{M}])เขต(?=\s*\p{L})"),
        *(r"\bamph(?:oe|ur|oer|ue)\b\.?", r"\bkhet\b(?=\s+\w)"),
    ),
    SUBDISTRICT: (
        *(
            "ตำบล",
            "แขวง",
            r"ต\s*\.",
            r"(?<![\p{L}\p{M}])ต(?=\s)",
            r"อบต\s*\.?",
            r"(?<![\p{L}\p{M}])ทต\s*\.?",
        ),
        *(r"\btambon\b", r"\btumbon\b", r"\bkhwaeng\b"),
    ),
    VILLAGE: ("หมู่บ้าน", r"(?<![\p{L}\p{M}])บ\s*\.", r"(?<![\p{L}\p{M}])บ(?=\s)", r"\bvillage of\b"),
}
_LEVEL = regex.compile(
    "|".join(f"(?P<l{level}>{'|'.join(words)})" for level, words in _LEVEL_WORDS.items())
)
_AFTER = regex.compile(r"\b(?:sub-?district|district|province|village|city)\b|เทศบาล(?:นคร|เมือง)?")
_RUN = regex.compile(r"[\p{L}\p{M}]+")
# Names may begin or end like this (`ที่วัง`, `จะนะ`), so it is set apart and not thrown away.
_LEAD = r"(?:แถว ?ๆ|แถวๆ?|แถบ|อยู่|ที่|ใน|ตรง|ใกล้ๆ?|บริเวณ|ละแวก|พื้นที่|ย่าน|ทาง|จาก|มัน|เกิด|เป็น|ตัว(?=เมือง))"
_TAIL = r"(?:นะ)?(?:ค่ะ|คะ|คับ|ครับ|ครับผม|จ้า|จ้ะ|จ๊ะ|ฮะ|เลย|นี่เอง|นี้)|นะ"
_PARTS = regex.compile(rf"(?P<lead>{_LEAD}*)(?P<core>.*?)(?P<tail>(?:{_TAIL})*)$")
_CHATTER = frozenset(
    {
        *("it", "is", "in", "at", "near", "around", "close", "to", "the", "of", "from", "by", "on"),
        *("please", "kha", "khrap", "krap", "krub", "nakrap", "nakrub"),
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The letters of a typed text (spelling keys, joined) and what is known of their places.

    ``edges``: where a piece of writing begins or ends. ``levels``: level of the name that is said
    to begin there. ``counts``: for each letter, how much it says against a place that leaves it
    unexplained, from 0 (chatter) to 1. ``moo``: village number.
    """

    letters: str
    edges: frozenset[int]
    levels: dict[int, int]
    counts: tuple[float, ...]
    postcode: str = ""
    moo: int = 0


def read(text: str) -> Reading:
    """What a typed text says, at most the first LONGEST characters of it."""
    plain = tidy(text)[:LONGEST]
    postcode = _POSTCODE.search(plain)
    plain = _POSTCODE.sub(" ", plain)
    moo = _MOO.search(plain)
    plain = _AFTER.sub(" ", _MOO.sub(" ", plain))
    beside = BESIDE if len(plain) <= SHORT else STORY
    gathered = _Gathered(beside if _LEVEL.search(plain) else 1.0)
    start, level = 0, 0
    for word in _LEVEL.finditer(plain):
        gathered.add(plain[start : word.start()], level)
        start, level = word.end(), int(word.lastgroup[1:]) if word.lastgroup else 0
    gathered.add(plain[start:], level)
    return Reading(
        "".join(gathered.keys),
        frozenset({*gathered.edges, len(gathered.counts)}),
        gathered.levels,
        tuple(gathered.counts),
        postcode.group() if postcode else "",
        int(moo.group(1)) if moo else 0,
    )


class _Gathered:
    """What of a reading has been gathered so far, from left to right."""

    def __init__(self, unsaid: float) -> None:
        self.keys: list[str] = []
        self.edges: set[int] = set()
        self.levels: dict[int, int] = {}
        self.counts: list[float] = []
        self._unsaid = unsaid  # what a name counts whose level is not said

    def add(self, stretch: str, level: int) -> None:
        """A stretch of text; its first name is said to be of that level (0: not said)."""
        for run in _RUN.findall(stretch):
            parts = _PARTS.match(run)
            if run in _CHATTER or parts is None:
                self._part(run, 0.0, level=0)  # `Bang Pa In`
                continue
            counts = 1.0 if level else self._unsaid
            for part in ("lead", "core", "tail"):
                chatter = part != "core" and not level
                self._part(parts[part], 0.0 if chatter else counts, level=level)
                level = 0 if parts[part] else level

    def _part(self, written: str, counts: float, *, level: int) -> None:
        key = spelling_key(written)
        if not key:
            return
        here = len(self.counts)
        self.edges.add(here)
        if level:
            self.levels[here] = level
        self.keys.append(key)
        self.counts.extend([counts] * len(key))
