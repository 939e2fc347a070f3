"""One way to write what people write in many: tidy text, and keys in which common slips vanish.

Two keys for a name. The *spelling* key forgives what a telephone or a hurry leaves out (tone marks,
look-alike vowels, letters of one sound and class); the *sound* key also forgives what the ear does
not tell apart at the end of a syllable (`ธวัดบุรี`).
"""

import re
import unicodedata
from functools import lru_cache

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Sara am in its two halves, with the tone mark before, between or after (`นํ้า`, `นำ้`).
_SARA_AM = re.compile("ํ([่-๋]?)า([่-๋]?)")
_SILENCED = re.compile("[ก-ฮ][ิุ]?์")  # a letter under thanthakhat: `นิเวศน์`
_UNHEARD = re.compile("[็-๎ๆฯ]")  # tone marks and other small signs
_ONE_LETTER = str.maketrans("ศษณฬฎฏฐฑฒธภญฌฆฅฃีึืูใ", "สสนลดตททททพยชคคขิิิุไ")
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_THAI_SOUNDS = str.maketrans("ตทถจชสรลปฟพขค", "ดดดดดดนนบพบกก")
# Thai letters sound alike at the end of a syllable only: after a letter, and before no vowel.
_LAST_OF_SYLLABLE = re.compile("(?<=[ก-ฮัิุาๅ])[ก-ฮ](?![ะัาิุำ])")
_LATIN_SOUNDS = str.maketrans("dbgrvcjz", "tpklwkss")
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_NOT_THAI = re.compile("[^\u0e01-\u0e3a\u0e40-\u0e4e]+")
_NOT_LATIN = re.compile("[^a-z]+")
_ROMANISED = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("m(?:ue|eu|u|uea)a?ng", "muang"),
        ("ph", "p"),
        ("th", "t"),
        ("kh", "k"),
        ("ch|j", "c"),
        ("orn", "on"),  # `Nakorn`
        ("sri|sr", "si"),
        ("(?:bu?ree|bury|puri)", "buri"),
        ("ee|ie(?=$)|y(?=$)", "i"),
        ("oo|uu|ue|eu|ou", "u"),
        ("oe|oh|or(?=$)", "o"),
        ("ae", "e"),
        ("ai|ay|ei", "ai"),
        ("[vw]", "w"),
        ("aa|ar(?=$|[^aeiou])|ah", "a"),
        ("q|g(?!$)(?<!n)g?", "k"),
        (r"(.)\1+", r"\1"),
    )
)


def tidy(text: str) -> str:
    """The text with one spelling for what looks the same; digits are 0–9, letters small."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    plain = str(_SARA_AM.sub(r"\1\2ำ", plain)).translate(_THAI_DIGITS)
    return plain.replace("เเ", "แ")


def is_thai(word: str) -> bool:
    """Whether it has a letter of the Thai script."""
    return _THAI.search(word) is not None


@lru_cache(maxsize=2048)
def spelling_key(word: str) -> str:
    """The spelling key of a tidy piece of text, Thai or romanised; empty if it has no letter."""
    return thai_key(word) if is_thai(word) else latin_key(word)


def thai_key(word: str) -> str:
    """The spelling key of a tidy Thai word."""
    plain = _SILENCED.sub("", word).replace("รรม", "ำม")
    plain = plain.replace("รรณ", "ัน").replace("รร", "ัน").translate(_ONE_LETTER)
    return str(_NOT_THAI.sub("", _HELD_DOWN.sub(r"\1", _UNHEARD.sub("", plain))))


def latin_key(word: str) -> str:
    """The spelling key of a tidy romanised word: `Khon Kaen` and `konkaen` have the same."""
    plain = str(_NOT_LATIN.sub("", word))
    for pattern, instead in _ROMANISED:
        plain = str(pattern.sub(instead, plain))
    return plain


def sound_key(key: str) -> str:
    """The sound key of a spelling key."""
    if is_thai(key):
        return str(_LAST_OF_SYLLABLE.sub(lambda last: last[0].translate(_THAI_SOUNDS), key))
    return key.translate(_LATIN_SOUNDS)
