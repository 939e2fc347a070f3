"""What people ask before they dare: clue words of each card, as data, in both languages.

A card has two lists, and only a text with a word of each asks for it: what it is about, and what
makes it a question. `ได้เงิน` alone is told of a dealer; `ได้เงินไหม` is asked of us.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from bot.flows.render import graphemes

LONGEST_LONE_QUESTION = 40  # characters: one that nothing was told beside
LONGEST_QUESTION = 300  # characters; a longer text is a story, whatever is asked in it
LITTLE = 2  # graphemes beside the question that are not yet a story

_ASKS = r"(?:ไหม|มั้ย|มั๊ย|ไม๊|มัย|ไม(?=$|[\s?])|หรือเปล่า|รึเปล่า|หรือป่าว|รึป่าว|ป่าว|ปะ|ป่ะ|หรอ|เหรอ|หรือไม่)"
_NEAR = r"[^\n.]{0,24}?"
_NEXT = r"[^\n.]{0,14}?"
_ABOUT_ME = rf"{_NEXT}\b(?:me|my (?:name|number|face|line|account)|i|this|who i am)\b"
_TO_ME = rf"{_NEXT}\b(?:me|us|my(?: \w+)?|here)\b"
_PEOPLE = r"any(?:one|body)|they|you|people|police|officers?|officials?"
_I = r"(?:หนู|ผม|ฉัน|ชั้น|ดิฉัน|เรา|พี่|ป้า|ลุง|ยาย|ตา|กู|คนแจ้ง|ผู้แจ้ง|(?:เป็น)?ใคร)"

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "who": (
        rf"(?:ใคร|มีคน|คนอื่น|เขา|เค้า|ตำรวจ|ผู้ใหญ่บ้าน)(?:จะ)?รู้{_ASKS}?(?:ว่า)?{_I}{_NEAR}แจ้ง(?:{_NEAR}{_ASKS})?",
        rf"(?:ใคร|มีคน|คนอื่น)จะ(?:รู้|เห็น){_NEAR}{_ASKS}",
        rf"(?:จะ)?รู้{_ASKS}ว่า(?:เป็น)?{_I}",
        rf"(?:เขา|เค้า|มัน|ใคร)จะ(?:มา)?(?:ฆ่า|ทำร้าย|ตี|เอาคืน|แก้แค้น|เล่นงาน){_NEAR}{_ASKS}",
        rf"^\W*{_I}?(?:กลัว|ไม่กล้า)(?:บอก|แจ้ง|พูด|เล่า|จัง|มาก|เลย|อ่?ะ|ค่ะ|คะ|ครับ|คับ|นะ)*\W*$",
        r"^\W*(?:i'?m|i am) (?:so |very |too )?(?:scared|afraid)\W*$",
        rf"(?:จะ)?รู้{_NEAR}ว่า{_I}(?:เป็น(?:คน)?)?แจ้ง{_NEAR}{_ASKS}",
        rf"(?:เห็น|รู้|มี|เก็บ)(?:ชื่อ|เบอร์|ที่อยู่|ไลน์|บัญชี|รูปโปรไฟล์){_I}?{_NEAR}{_ASKS}",
        rf"(?:เป็น)?ความลับ{_NEAR}{_ASKS}",
        r"ใคร(?:จะ)?(?:เห็น|อ่าน|รู้)(?:เรื่องนี้|ข้อความ(?:นี้)?|แชตนี้|แชทนี้|ที่แจ้ง|บ้าง)",
        rf"(?:แจ้งแล้ว|แจ้งไป)?(?:จะ)?ปลอดภัย{_NEAR}{_ASKS}(?=\W*$)",
        rf"\b(?:who|(?:will|can|do) (?:{_PEOPLE}))\b{_NEXT}\b(?:know|see|find|read)\b{_ABOUT_ME}",
        r"\bis (?:it|this) (?:really )?(?:anonymous|secret|safe|confidential)\b",
        r"\bam i (?:really )?(?:anonymous|safe)\b",
    ),
    "reward": (
        rf"(?:ได้|มี|ให้)(?:เงิน|ตังค์|ตัง|สตางค์|ค่าตอบแทน|รางวัล|สินบน){_NEAR}(?:{_ASKS}|เท่าไหร่|เท่าไร|กี่บาท)",
        rf"(?:เงิน|ราง)?รางวัล{_NEAR}(?:{_ASKS}|เท่าไหร่|เท่าไร|กี่บาท)",
        rf"\b(?:do|will|can|would) (?:i|we) (?:get|receive|earn)\b{_NEXT}\b(?:money|paid|reward)",
        r"\b(?:is|are) there (?:a |any )?(?:reward|money|cash)s?\b",
        rf"\bhow much (?:is|do|will|money)\b{_NEXT}\b(?:reward|i get)\b",
    ),
    "delete": (
        r"(?:ลบ|เคลียร์)(?:แชต|แชท|ข้อความ|ประวัติ|ไลน์|อันนี้|ห้องนี้)(?:นี้)?[^\n.]{0,10}?(?:ยังไง|อย่างไร|ไง|ตรงไหน|ได้ไหม|ได้มั้ย|ไหม|มั้ย)",
        rf"(?:แจ้ง|ส่ง|เสร็จ)(?:ไป)?แล้ว(?:จะ)?ลบ{_NEAR}{_ASKS}",
        r"(?:ยังไง|อย่างไร|วิธี|อยาก|ขอ)(?:จะ)?(?:ลบ)(?:แชต|แชท|ข้อความ|ประวัติ)",
        r"\b(?:how|can|where)\b[^\n.]{0,14}\b(?:delete|erase|clear|remove)\b[^\n.]{0,12}\b(?:chat|messages?|this|history)\b",
    ),
    "police": (
        rf"(?:ตำรวจ|ตร\.?\s?|เจ้าหน้าที่|จนท\.?)(?:เขา|เค้า)?(?:จะ)?(?:มา|ไป)(?:หา|บ้าน|ที่บ้าน|ถึงบ้าน|จับ)?(?:{_I})?(?:ที่บ้าน)?{_ASKS}",
        rf"จะ(?:โดน|ถูก)?(?:ตำรวจ|เขา)?(?:มา)?(?:จับ|ติดคุก|ฟ้อง|เรียกไป|เรียกสอบ|ตามตัว|ตามหา|ตามมา|เดือดร้อน|ซวย){_NEAR}{_ASKS}",
        rf"แจ้ง{_NEAR}จะ(?:โดน|เป็น|มี|ถูก)(?:อะไร|ไร|ปัญหา|ความผิด){_NEAR}{_ASKS}",
        rf"ต้อง(?:บอก|ให้|ใช้|แจ้ง|ใส่|กรอก|แสดง)(?:ชื่อ|เบอร์|ที่อยู่|บัตร|เลขบัตร){_NEAR}{_ASKS}",
        rf"(?:ตำรวจ|ตร\.|เจ้าหน้าที่|จนท\.?|พวกคุณ|คุณ|เขา|เค้า|ใคร|มีคน)(?:เขา|เค้า)?จะ{_NEAR}(?:มาหา|ไปหา|มาบ้าน|มาที่บ้าน|มาถาม|เรียก|ติดต่อ|โทร){_NEAR}{_ASKS}",
        rf"จะมี(?:ตำรวจ|ใคร|เจ้าหน้าที่|คน){_NEAR}(?:มาหา|ไปหา|มาบ้าน|มาที่บ้าน|มาถาม|ติดต่อ|โทร){_NEAR}{_ASKS}",
        rf"(?:ต้อง|จะโดน|โดน|จะถูก)(?:ไป|ให้)?(?:เป็นพยาน|ขึ้นศาล|ให้ปากคำ|เรียกตัว|ไปโรงพัก|สอบปากคำ){_NEAR}{_ASKS}",
        rf"(?:ต้อง)(?:ไปโรงพัก|ไปหาตำรวจ|เจอตำรวจ){_NEAR}{_ASKS}",
        rf"\bwill (?:the )?(?:{_PEOPLE})\b{_NEXT}\b(?:come|visit|call|contact|phone)\b{_TO_ME}",
        r"\b(?:do|will) i (?:have|need) to\b[^\n.]{0,14}\b(?:testify|court|police|my \w+)\b",
        r"\bwill i (?:be|get) (?:arrested|caught|in trouble|punished|into trouble)\b",
    ),
}
_READ = {
    card: regex.compile("|".join(clues), regex.IGNORECASE) for card, clues in QUESTIONS.items()
}

# What people put around a question: polite words, "if I report", "and". Nothing of a story.
_AROUND = regex.compile(
    r"ถ้า|ว่า|แจ้ง(?:เรื่อง|ไป|ตรงนี้|ที่นี่)?|แล้ว|หนู|ผม|ฉัน|ดิฉัน|เรา|จะ|อยากรู้|อยากถาม|ขอถาม(?:หน่อย)?|สงสัย"
    r"|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|จ๊ะ|นะ|หน่อย|ด้วย|บ้าง|กลัว|คือ|เอ่อ|แต่|คน|กัน|อ่ะ|อะ|เนี่ย|ที่บ้าน|บ้าน"
    r"|\b(?:if|i|report|this|it|please|and|but|so|hi|hello|the|about|for|was|is|me|that|to|it's)\b"
    r"|[^\p{L}\p{M}\p{N}]+",
    regex.IGNORECASE,
)


# Not a card: the answer depends on what was told.
_SENT = regex.compile(
    r"(?:ส่ง|แจ้ง)(?:ไป)?(?:แล้ว)?(?:หรือยัง|รึยัง|ยัง(?:คะ|ครับ)|เหรอ|หรอ|ใช่ไหม|ใช่มั้ย)"
    r"|ยังไม่(?:ได้)?(?:ส่ง|แจ้ง)(?:ไป)?(?:ใช่|ใช่ป่ะ|ไหม|มั้ย|เนอะ)"
    r"|\b(?:did (?:it|you|i)|has it|is it) (?:been )?sen[dt]\b",
    regex.IGNORECASE,
)
# Who cries for help, and what cannot wait for a question.
_CRY = regex.compile(
    rf"\W*(?:ใครก็ได้|โอ๊ย|ขอ|มา)*ช่วย(?:{_I}|แม่|พ่อ|น้อง|ลูก|กัน)?(?:ด้วย|ที|เร็ว)+"
    r"(?:ค่ะ|คะ|ครับ|คับ|นะ|ๆ)*\W*|\W*help(?: me| us)?\W*|.{0,6}191.{0,3}โทร.{0,12}",
    regex.IGNORECASE,
)
_HURT = regex.compile(
    rf"เลือดออก|เลือดไหล|โดนยิง|โดนแทง|โดนฟัน|ไม่หายใจ|หายใจไม่ออก|น็อกยา|เสพยาเกิน|จะฆ่า{_I}"
    r"|\bbleeding\b|\boverdos|\bgoing to kill (?:me|us)\b",
    regex.IGNORECASE,
)


def asks_whether_sent(text: str) -> bool:
    """`ส่งแล้วเหรอ`, `หนูยังไม่ได้ส่งใช่ไหม`, and nothing told beside it."""
    return len(text) <= LONGEST_LONE_QUESTION and _SENT.search(text) is not None


def cries(text: str) -> bool:
    """Whether it is a cry for help and nothing else."""
    return _CRY.fullmatch(text) is not None


def tells_of_a_wound(text: str) -> bool:
    """Whether somebody may be dying while this is read."""
    return _HURT.search(text) is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """The card that answers, and whether nothing but the question was written."""

    card: str
    alone: bool


def question_in(text: str) -> Asked | None:
    """What a text asks of us, or None. A story with a question in it is still a story."""
    if len(text) > LONGEST_QUESTION:
        return None
    for card, clues in _READ.items():
        if clues.search(text):
            rest = _AROUND.sub("", clues.sub(" ", text))
            return Asked(card, alone=len(graphemes(rest)) <= LITTLE)
    return None
