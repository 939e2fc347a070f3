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
_HERE = r"(?:(?:นี่|อันนี้|ที่นี่|ตรงนี้|(?:ระบบ|ไลน์|แชต|แชท|ช่องทาง|บัญชี|เพจ|ป้าย)(?:นี้)?)(?:มัน|เป็น|คือ)?)"
_POLITE = r"(?:\W|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|อ่?ะ|นะ|เนี่ย|หน่อย|ดี)*"
_HOW = r"(?:ยังไง|อย่างไร|ไง|จั่งใด๋?|จังใด๋?|จะได|พรือ)"
_WHEN = r"(?:กี่วัน|กี่ชั่วโมง|เมื่อไหร่|เมื่อไร|ตอนไหน|นานไหม|นานมั้ย|นานแค่ไหน|นานเท่าไหร่)"
_STAFF = r"(?:คน|เจ้าหน้าที่|จนท\.?|แอดมิน|ตำรวจ)"
_MACHINE = r"(?:หุ่นยนต์|โรบอ[ตท]|บอ[ตท]|เอไอ|\bai\b|ระบบอัตโนมัติ)"
_DRUG = r"(?:ยาบ้า|ยาม้า|ยา|ไอซ์|ม้า|ผงขาว|กัญชา|เค)"
_FAMILY = r"(?:พ่อ|แม่|ผัว|เมีย|แฟน|สามี|พี่|ลุง|น้า|อา|ปู่|ตา|ลูก)(?:หนู|ผม|ฉัน|เรา)?"
_ME = r"(?:หนู|ผม|ฉัน|ดิฉัน|เรา)"
_AN_ADDICT = rf"^\W*(?:{_I}(?:เอง)?)?(?:ก็)?(?:(?:ติด|เสพ){_DRUG})?(?:มานาน|แล้ว|ค่ะ|ครับ|แต่|\s)*"
_IS_THIS = r"\bis (?:it|this) (?:really )?(?:an? )?"
_TRICK = r"(?:มิจ(?:ฉาชีพ)?|สแกม|แก๊งคอล(?:เซ็นเตอร์)?|หลอก(?:ลวง|เอาข้อมูล|กัน)?|(?:ของ)?ปลอม)"

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "who": (
        rf"(?:ใคร|มีคน|คนอื่น|เขา|เค้า|ตำรวจ|ผู้ใหญ่บ้าน)(?:จะ)?รู้{_ASKS}?(?:ว่า)?{_I}{_NEAR}แจ้ง(?:{_NEAR}{_ASKS})?",
        rf"(?:ใคร|มีคน|คนอื่น)จะ(?:รู้|เห็น){_NEAR}{_ASKS}",
        rf"จะมี(?:ใคร|คน)(?:อื่น)?(?:มา)?(?:รู้|เห็น|อ่าน){_NEAR}{_ASKS}(?!ว่า)",
        rf"^\W*{_I}?กลัว(?:ว่า)?(?:เขา|เค้า|มัน|ใคร|คน|ผัว|แฟน|พ่อ|แม่)?(?:จะ)?(?:มา)?(?:รู้|เห็น|เอาคืน){_POLITE}$",
        rf"(?:ตำรวจ|ผู้ใหญ่บ้าน|กำนัน|เขา|เค้า|มัน)จะรู้(?:ตัว|เรื่อง)?{_ASKS}(?=\W*$)",
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
        rf"(?:เขา|เค้า|มัน|แฟน|ผัว|พ่อ|แม่)?(?:มา)?(?:เห็น|เปิด|อ่าน|ดู|เช็ค|เช็ก)(?:ไลน์|แชต|แชท|มือถือ|โทรศัพท์){_I}?{_NEAR}(?:ทำไง|ทำ{_HOW}|{_ASKS})",
        rf"(?:แจ้ง|ส่ง|เสร็จ)(?:ไป)?แล้ว(?:จะ)?ลบ{_NEAR}{_ASKS}",
        r"(?:ยังไง|อย่างไร|วิธี|อยาก|ขอ)(?:จะ)?(?:ลบ)(?:แชต|แชท|ข้อความ|ประวัติ)",
        r"\b(?:how|can|where)\b[^\n.]{0,14}\b(?:delete|erase|clear|remove)\b[^\n.]{0,12}\b(?:chat|messages?|this|history)\b",
    ),
    "help": (
        rf"{_AN_ADDICT}(?:อยาก|ต้องการ)(?:จะ)?(?:เลิก(?:เสพ)?{_DRUG}?|(?:ไป|เข้า)?บำบัด)(?!ขาย|ยุ่ง|คบ)",
        rf"^\W*{_I}?(?:(?:เครียด|นอนไม่หลับ|เหนื่อยใจ|ท้อ)(?:มาก|จัง|เลย|ๆ)?\s*)+{_POLITE}$",
        rf"(?:กลัว|โดน|ถูก)+{_FAMILY}(?:ทุบ)?(?:ตี|ซ้อม|ทำร้าย|ตบ)",
        rf"{_FAMILY}(?:ชอบ|เมาแล้ว|เมายาแล้ว|มา)?(?:ทุบ)?(?:ตี|ซ้อม|ทำร้าย|ตบ){_ME}",
        r"\b(?:he|she|my \w+) (?:beats|hits|hurts) me\b",
        rf"(?:บำบัด|เลิกยา)(?:ได้)?(?:ที่ไหน|{_HOW})",
        r"\bi (?:want|need) to (?:quit|stop using|get clean)\b",
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
    "others": (
        rf"ใคร(?:มัน)?(?:เป็น)?(?:คน|ผู้)?แจ้ง(?:เรื่อง|จับ|เบาะแส)?(?:ของ)?(?:{_I}|พ่อ|แม่|ลูก|แฟน|บ้าน)",
        r"(?:ขอ|อยาก)(?:ดู|ทราบ|รู้|เช็ค|เช็ก|ตรวจ)(?:หน่อย)?(?:ว่า)?(?:(?:ราย)?ชื่อ(?:คน|ผู้)แจ้ง|(?:มี)?ใคร(?:เป็น)?(?:คน|ผู้)?แจ้ง)",
        rf"มี(?:ใคร|คน)แจ้ง{_NEAR}(?:บ้าง|{_ASKS})",
        r"\bwho (?:has )?(?:reported|informed on|told on) (?:me|us|my)\b",
    ),
    "real": (
        rf"^\W*{_HERE}?(?:เป็น|ใช่|พวก)*{_TRICK}(?:มา)?{_ASKS}",
        rf"^\W*{_HERE}?(?:เป็น|ใช่)*(?:ของ)?(?:จริง|รัฐ|ราชการ|ทางการ|ตำรวจ)+ๆ?{_ASKS}",
        rf"^\W*{_HERE}?(?:เชื่อถือ|เชื่อ|ไว้ใจ|วางใจ)ได้(?:จริง)?(?:{_ASKS}|แค่ไหน)",
        rf"^\W*{_HERE}(?:ของ)?(?:ใคร|หน่วยงานไหน|หน่วยไหน)(?:ทำ|ดูแล|เป็นเจ้าของ|เป็นคนทำ)?{_POLITE}$",
        rf"{_IS_THIS}(?:scam|fake|real|legit\w*|official|(?:the )?police|the government)\b",
        r"\bcan i trust\b",
    ),
    "robot": (
        rf"^\W*(?:คุณ|นี่|เธอ|ที่ตอบ)?(?:เป็น|ใช่|คือ)?\s*(?:คน|{_MACHINE})(?:จริง|ตอบ)?(?:ๆ)?\s*(?:{_ASKS}|(?:หรือ|รึ)(?:ว่า)?(?:เป็น)?(?:คน|{_MACHINE}))",
        rf"^\W*(?:(?:มี)?ใคร|มี{_STAFF}|แอดมิน)(?:อยู่|ตอบ|เฝ้า)(?:บ้าง|อยู่|แชต)?{_ASKS}",
        rf"^\W*คุย(?:เป็นเพื่อน|ด้วย|กัน)?(?:หน่อย)?ได้{_ASKS}",
        rf"^\W*(?:ขอ|อยาก)(?:จะ)?(?:คุย|พูด|สอบถาม|ติดต่อ)(?:กับ)?{_STAFF}(?:จริง)?",
        r"\bare you (?:a |an )?(?:real |actual )?(?:robot|bot|human|person|ai|machine)\b",
        r"\bis (?:any|some)(?:one|body) (?:there|here)\b",
        r"\b(?:talk|speak) to (?:a |an )?(?:human|real person|person|someone|somebody|officer)\b",
    ),
    "next": (
        rf"(?:เรื่อง|คดี)?(?:ไป)?ถึงไหนแล้ว{_POLITE}$|จับ(?:ได้)?(?:แล้ว)?(?:หรือ|รึ)ยัง|^\W*ทำไม(?:ยัง)?(?:ไม่ทำอะไร|ช้า|นาน)",
        rf"ใช้เวลา(?:นาน)?(?:{_ASKS}|เท่าไหร่|เท่าไร|แค่ไหน|{_WHEN})",
        rf"{_WHEN}(?:ถึง|กว่า)?(?:เขา|เจ้าหน้าที่|ตำรวจ)?จะ(?:ไป|มา|ได้)?(?:จับ|ตรวจ|จัดการ|ทำอะไร|รู้ผล|เห็นผล)",
        rf"(?:เจ้าหน้าที่|ตำรวจ|ศูนย์)?(?:จะ)?(?:ทำอะไร|ทำ{_HOW}|เป็น{_HOW}|{_HOW})ต่อ{_POLITE}$",
        rf"แจ้ง(?:ไป)?(?:แล้ว)?(?:จะ)?(?:ได้อะไร|ได้ผล{_ASKS}|จับ(?:จริง|เลย)?{_ASKS}|ไปจับ(?:จริง|เลย)?{_ASKS})",
        rf"^\W*(?:ถ้า)?(?:ต้อง(?:มี|ใช้)|ไม่มี)(?:หลักฐาน|รูป|คลิป|พยาน){_NEAR}{_ASKS}",
        r"\bwhat (?:happens|will happen|will you do) (?:next|then|now|after)\b",
        r"\bhow long (?:does|will) (?:it|this)\b|\bdo i need (?:any )?(?:proof|evidence)\b",
    ),
    "scope": (
        rf"แจ้ง(?:ของ|ที่|เรื่อง)?(?:จังหวัด|อำเภอ|ที่)อื่น{_NEAR}{_ASKS}",
        rf"แจ้ง(?:เรื่องนี้|แบบนี้|ที่นี่|ตรงนี้|ทางนี้|ในนี้|ด้วย|ก็)*ได้(?:ด้วย)?{_ASKS}(?={_POLITE}$)",
        r"\bcan i report\b[^\n.]{0,30}\bhere\b|\bcan i report (?:another|a different|other) \w+",
    ),
    "how": (
        rf"^\W*{_HERE}?(?:มัน|คือ|เอาไว้|ใช้|ทำ)*(?:อะไร|ไร){_POLITE}$",
        rf"^\W*(?:ต้อง|จะ|แล้ว)*(?:ทำ|ใช้|แจ้ง|พิมพ์|เริ่ม|เฮ็ด|ยะ){_HOW}{_POLITE}$",
        rf"^\W*{_I}?(?:ใช้|พิมพ์|เล่น|อ่าน|เขียน)(?:ไลน์|หนังสือ)?ไม่(?:เป็น|ออก|ถนัด|คล่อง)",
        rf"ไม่รู้(?:จะ|ว่า)?(?:ต้อง)?(?:เริ่ม|พิมพ์|เล่า|แจ้ง)(?:จาก|ต้น)?(?:{_HOW}|ตรงไหน|อะไร)",
        rf"^\W*(?:ขี้เกียจ|ไม่อยาก)พิมพ์|โทร(?:คุย|แจ้ง|แทน|ไป)*ได้{_ASKS}",
        r"^\W*(?:what is this|how (?:does|do) (?:this|it|i)(?: \w+){0,3})\W*$",
    ),
    "hotlines": (rf"^\W*ขอ(?:ทราบ)?เบอร์{_NEAR}{_POLITE}$", r"เบอร์(?:โทร)?(?:ศูนย์|สายด่วน)"),
}
_READ = {
    card: regex.compile("|".join(clues), regex.IGNORECASE) for card, clues in QUESTIONS.items()
}
_ANY = regex.compile("|".join(clue for clues in QUESTIONS.values() for clue in clues), regex.I)

# What people put around a question: polite words, "if I report", "and". Nothing of a story.
_AROUND = regex.compile(
    r"เดี๋ยว(?:ก่อน)?|ถ้า|แจ้งตำรวจ|ต้องทำ(?:ยัง)?ไง|ทำ(?:ยัง)?ไงดี|ว่า|แจ้ง(?:เรื่อง|ไป|ตรงนี้|ที่นี่)?|แล้ว|หนู|ผม|ฉัน|ดิฉัน|เรา|จะ|อยากรู้|อยากถาม|ขอถาม(?:หน่อย)?|สงสัย"
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
_KIN = r"(?:แม่|พ่อ|ลูก|เมีย|ผัว|ยาย|ตา|ปู่|ย่า|น้อง|พี่|หลาน)"
_CRY = regex.compile(
    rf"\W*(?:ใครก็ได้|โอ๊ย|ขอ|มา)*ช่วย(?:{_I}|{_KIN}|กัน)?(?:ด้วย|ที|เร็ว)+"
    r"(?:ค่ะ|คะ|ครับ|คับ|นะ|ๆ)*\W*|\W*help(?: me| us)?\W*|.{0,6}191.{0,3}โทร.{0,12}"
    r"|\W*(?:ช่วย)?(?:เรียก|ตาม|โทรหา|แจ้ง)ตำรวจ(?:ให้|มา|ที|ด่วน|หน่อย|ด้วย)+(?:ค่ะ|คะ|ครับ|คับ|นะ)*\W*",
    regex.IGNORECASE,
)
_HURT = regex.compile(
    rf"เลือดออก|เลือดไหล|โดนยิง|โดนแทง|โดนฟัน|ไม่หายใจ|หายใจไม่ออก|น็อกยา|เสพยาเกิน|จะฆ่า(?:{_I}|{_KIN})"
    r"|(?:ตอนนี้|กำลัง).{0,16}(?:ไล่(?:ตี|ฟัน|แทง|ยิง|ทำร้าย)|อาละวาด)"
    r"|(?:ไล่(?:ตี|ฟัน|แทง|ยิง|ทำร้าย)|อาละวาด).{0,16}(?:ตอนนี้|อยู่เลย)"
    r"|\bbleeding\b|\boverdos|\bgoing to kill (?:me|us)\b",
    regex.IGNORECASE,
)
_DESPAIR = regex.compile(
    r"อยาก(?:จะ)?(?:ไป)?ตาย|ฆ่าตัวตาย|ไม่อยาก(?:มีชีวิต|จะ)*(?:อยู่)(?:ต่อ)?(?:ไป)?แล้ว|คิดสั้น|ทำร้ายตัวเอง|กรีดแขน|ผูกคอ"
    r"|(?:\b(?:want|wanted|going|like) to )?\b(?:kill(?:ing)? myself|suicid\w*|end my life)\b"
    r"|\bwant(?:ed)? to die\b"
    r"|\bcan'?t (?:live|go on) any ?more\b|อยู่ไป(?:ก็)?ทำไม",
    regex.IGNORECASE,
)


def asks_whether_sent(text: str) -> bool:
    """`ส่งแล้วเหรอ`, `หนูยังไม่ได้ส่งใช่ไหม`, and nothing told beside it."""
    return len(text) <= LONGEST_LONE_QUESTION and _SENT.search(text) is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """The card that answers, and whether nothing but the question was written."""

    card: str
    alone: bool


def alarm_in(text: str) -> Asked | None:
    """What comes before any question: `danger`, or `distress` of who writes; None: neither.

    Alone: nothing of a tip was written with it.
    """
    if _CRY.fullmatch(text):
        return Asked("danger", alone=True)
    if _DESPAIR.search(text):
        return Asked("distress", alone=_says_nothing_else(_DESPAIR.sub(" ", text)))
    return Asked("danger", alone=False) if _HURT.search(text) else None


def question_in(text: str) -> Asked | None:
    """What a text asks of us, or None. A story with a question in it is still a story."""
    if len(text) > LONGEST_QUESTION:
        return None
    for card, clues in _READ.items():
        if clues.search(text):
            return Asked(card, alone=_says_nothing_else(_ANY.sub(" ", clues.sub(" ", text))))
    return None


def _says_nothing_else(rest: str) -> bool:
    return len(graphemes(_AROUND.sub("", rest))) <= LITTLE
