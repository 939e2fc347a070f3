"""Lists of words, as data: officials, what a story is about, what makes it urgent, slang."""

from collections.abc import Mapping

import regex

# Officials and local leaders. One hit raises one question; a needless question costs one tap.
OFFICIALS = regex.compile(
    "|".join(
        (
            *("ตำรวจ", "สายตรวจ", "โรงพัก", "ผู้กำกับ", "สารวัตร", "ร้อยเวร", "ดาบตำรวจ", "นายดาบ"),
            *("ผู้ใหญ่บ้าน", "ผู้ใหญ่บ้าน", r"ผญ\.?บ", "ผู้ช่วยผู้ใหญ่", "พ่อหลวง", "แม่หลวง", "กำนัน"),
            *("สารวัตรกำนัน", "แพทย์ประจำตำบล", r"ชรบ\.?", r"อส\.", "อาสารักษาดินแดน", "ปลัด"),
            *("นายอำเภอ", "ผู้ว่า", "ข้าราชการ", "เจ้าหน้าที่", "ผู้นำชุมชน", "ผู้นำหมู่บ้าน", "คนมีสี"),
            *(
                r"อบต\.?",
                r"อบจ\.?",
                "เทศบาล",
                "เทศกิจ",
                "นายก",
                r"ส\.?อบต",
                r"สจ\.",
                r"ส\.จ\.",
                "สมาชิกสภา",
            ),
            *("ทหาร", "นายสิบ", "ผู้พัน", "ค่ายทหาร", r"อสม\.?", r"รพ\.?สต", "พยาบาล", "หมออนามัย"),
            *(r"ครู(?!่)", "อาจารย์", r"ผอ\.", "ผู้คุม", "พัศดี", "เรือนจำ", "คุมประพฤติ"),
            *(r"\bpolice", r"\bofficers?\b", r"\bofficials?\b", r"\bsoldiers?\b", r"\bmilitary\b"),
            *(r"\bheadm[ae]n\b", r"\bvillage (?:head|chief)", r"\bkamnan\b", r"\bmayor\b"),
            *(r"\bgovernor\b", r"\bteachers?\b", r"\bprison guards?\b", r"\bcivil servants?\b"),
        )
    ),
    regex.IGNORECASE,
)

# What is asked of officials in a tip says nothing of them: `อยากให้ตำรวจมาตรวจ`.
_ASKED_OF = r"(?:เจ้าหน้าที่|จนท\.?|ตำรวจ|ทหาร|ฝ่ายปกครอง|นายอำเภอ|ปลัด|ผู้ว่า)"
ASKED_OF_OFFICIALS = regex.compile(
    rf"(?:อยากให้|ฝาก|ขอให้|รบกวน|วอน|ช่วยให้)(?:ทาง|ท่าน|คุณ|พี่)*{_ASKED_OF}"
    r"(?:ช่วย|มา|ไป|เข้า|ลง|โทร|รีบ|ดู|ตรวจ|จัดการ|ดำเนินการ)"
    r"|\bi (?:want|hope|ask) (?:the )?(?:police|officers|officials) (?:to|will) (?:come|help)",
    regex.IGNORECASE,
)

# Clear signs of a category in a story. Two categories in one story are not clear.
CATEGORIES: Mapping[str, str] = {
    "selling": r"ขาย(?:ยา|ม้า|ไอซ์|เม็ด|พอต)|จำหน่ายยา|ปล่อยยา|ปล่อยของ|\bsell|\bdeal(?:er|ing)",
    "violent_user": r"อาละวาด|คลุ้มคลั่ง|หลอนยา|\brampag|\bviolent",
    "gathering": r"มั่วสุม|จับกลุ่มเสพ|\bgather",
    "storing": r"ซ่อนยา|ซุกยา|พักยา|ขนยา|ลำเลียงยา|\bsmuggl|\bstash",
    "producing": r"ผลิตยา|ทำยาเอง|ปลูกกัญชา|ปลูกฝิ่น|\bdrug lab",
    "children": r"(?:ขาย|ชวน|ให้).{0,12}(?:เด็ก|นักเรียน|เยาวชน)|\bto (?:children|kids|students)",
    "online": r"ขายออนไลน์|ขายทางเน็ต|ส่งพัสดุ|ส่งทางไปรษณีย์|\bonline|\bparcel",
    "use": r"ติดยา|เสพยาอยู่คนเดียว|\baddict",
}
NARROWER_THAN_SELLING = frozenset({"children", "online"})

# What an official does, and of which service: by the question that is asked. Never where they
# work: that decides who must not see the tip, and is taken from an answer only.
OF_OFFICIALS: Mapping[str, Mapping[str, str]] = {
    "act": {
        "takes_money": r"รับเงิน|ส่วย|เก็บเงิน|เรียกเงิน|รีดเงิน|รีดไถ|กินเงิน|\bbribe|\btakes? money",
        "protects": r"ไม่จับ|ไม่ยอมจับ|คุ้มครอง|คุ้มกะลา|เคลียร์|ปล่อยตัว|\bprotect|\bturns? a blind eye",
        "official_sells": r"ขายเอง|ขายยา|ปล่อยยา|ค้ายาเอง|เป็นเจ้าของ|\bsell|\bdeal(?:s|ing)\b",
        "official_uses": r"เสพ|เมายา|\buses? drugs",
        "plants_evidence": r"ยัดยา|ยัดข้อหา|ยัดของกลาง|\bplant(?:s|ed)\b",
        "leaks_reporter": r"บอกชื่อคนแจ้ง|เอาชื่อคนแจ้ง|ใครแจ้ง|คนแจ้ง.{0,12}(?:โดน|ถูก)|\bleak",
    },
    "service": {
        "police": r"ตำรวจ|สายตรวจ|โรงพัก|สภ\.|\bpolice",
        "interior": r"ผู้ใหญ่บ้าน|กำนัน|ปลัดอำเภอ|นายอำเภอ|(?<!\p{L})อส\.|ชรบ|\bheadm[ae]n\b|\bkamnan\b",
        "local": r"อบต|อบจ|เทศบาล|เทศกิจ|\bmayor\b|\bmunicipal",
        "military": r"ทหาร|\bsoldier|\barmy\b",
        "health": r"โรงพยาบาล|รพ\.?สต|อสม|อนามัย|\bhospital|\bnurse",
        "education": r"ครู(?!่)|โรงเรียน|\bteacher|\bschool",
        "corrections": r"เรือนจำ|ผู้คุม|คุมประพฤติ|\bprison|\bprobation",
    },
}

URGENT: Mapping[str, str] = {
    "weapon": r"ปืน|ระเบิด|มีดดาบ|ถือมีด|\bguns?\b|\bweapon",
    "near_school": r"(?:หน้า|ใกล้|ข้าง|หลัง|ใน).{0,6}โรงเรียน|\b(?:near|at|behind) .{0,12}school",
    "violent": r"อาละวาด|คลุ้มคลั่ง|ไล่ฟัน|ไล่ทำร้าย",
    "now": r"ตอนนี้เลย|เดี๋ยวนี้เลย|ตอนนี้(?:มัน|เขา|เค้า)?กำลัง|กำลัง(?:ขาย|เสพ|มั่วสุม)กันอยู่|\bright now\b",
    "soon": r"(?:คืนนี้|วันนี้|เย็นนี้|ค่ำนี้|พรุ่งนี้).{0,20}(?:มาส่ง|ส่งของ|ลงของ|รับของ|ส่งยา|ขนยา)"
    r"|(?:มาส่ง|ส่งของ|ลงของ|รับของ|ส่งยา|ขนยา).{0,20}(?:คืนนี้|วันนี้|เย็นนี้|ค่ำนี้|พรุ่งนี้)"
    r"|\bdeliver\w*.{0,20}(?:tonight|today|tomorrow)|(?:tonight|today|tomorrow).{0,20}deliver",
    "leak": r"บอกชื่อคนแจ้ง|เอาชื่อคนแจ้ง|รู้ว่าใครแจ้ง|leak.{0,20}report",
}

# What people call it; matched where the kind of drug is asked.
DRUGS: Mapping[str, str] = {
    "yaba": r"ยาบ้า|ยาม้า|ม้าบิน|ม้า|เม็ด|yaba|meth pills?",
    "ice": r"ไอซ์|น้ำแข็ง|\bice\b|crystal",
    "heroin": r"เฮโรอีน|ผงขาว|heroin",
    "ketamine": r"คีตามีน|ยาเค|\bเค\b|ketamine",
    "pod_k": r"พอตเค|พ็อตเค|บุหรี่ไฟฟ้าผสม|k-?pod",
    "ecstasy": r"ยาอี|ecstasy|mdma",
    "cocaine": r"โคเคน|โคเคอีน|cocaine",
    "opium": r"ฝิ่น|opium",
    "happy_water": r"แฮปปี้วอเตอร์|แฮปปี้|happy water",
    "sleeping_pills": r"ยานอนหลับ|ยาเสียสาว|sleeping pills?",
    "inhalants": r"สารระเหย|ดมกาว|กาว|glue|inhalants?",
    "mushrooms": r"เห็ดเมา|เห็ดขี้ควาย|mushrooms?",
    "kratom_mix": r"สี่คูณร้อย|4\s?[x×คูณ]+\s?100|น้ำท่อม|น้ำกระท่อม|กระท่อม|kratom",
    "cannabis": r"กัญชา|เนื้อ|cannabis|weed",
}


def names_an_official(text: str) -> bool:
    """Whether a text speaks of an official or local leader."""
    return OFFICIALS.search(ASKED_OF_OFFICIALS.sub(" ", text)) is not None


def category_of(text: str) -> str | None:
    """The one category a story is clearly about, or None."""
    found = {name for name, sign in CATEGORIES.items() if regex.search(sign, text, regex.I)}
    if found & NARROWER_THAN_SELLING:
        found.discard("selling")
    return found.pop() if len(found) == 1 else None


def of_official(question: str, text: str) -> str | None:
    """The one answer to a question about an official that a story clearly gives, or None."""
    signs = OF_OFFICIALS.get(question, {})
    found = [value for value, sign in signs.items() if regex.search(sign, text, regex.I)]
    return found[0] if len(found) == 1 else None


def drugs_in(text: str) -> tuple[str, ...]:
    """The drugs that a short text names, also by slang, in the order of the list."""
    named = (name for name, signs in DRUGS.items() if regex.search(signs, text, regex.IGNORECASE))
    found = list(named)
    if "pod_k" in found and "ketamine" in found:
        found.remove("ketamine")
    return tuple(found)


def urgent_facts_in(text: str) -> frozenset[str]:
    """What in a text makes the tip urgent."""
    return frozenset(name for name, sign in URGENT.items() if regex.search(sign, text, regex.I))
