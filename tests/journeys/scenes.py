"""What citizens do, screen by screen, in both languages: tips, slips and what surrounds them."""

import time
from collections.abc import Callable

from demo.picture import road_with_a_hut
from tests.journeys.talk import Talk

TOLD = (
    "ขายยาบ้าที่กระท่อมท้ายหมู่บ้านทุกเย็น",
    "They sell yaba at the hut at the end of the village every evening",
)
GROUP_ROUNDS = 100  # a fifth of a second each

Open = Callable[[str], Talk]  # a new person's chat, by a name for the person
Wait = Callable[[], None]


def menu(new: Open, sign: str) -> None:
    one = new("menu")
    one.begin(sign)
    one.shot("menu")
    for card in ("who", "help", "hotlines"):
        one.taps(f"menu-{card}")
        one.shot(f"card-{card}")
    one.taps("menu-language")
    one.shot("language")
    one.taps("language-name")
    one.shot("language-chosen")
    one.taps("label-danger")
    one.shot("danger")
    one.taps("label-safe")
    one.types("หนูไม่อยากอยู่แล้ว", "I want to end my life")
    one.shot("distress")
    one.taps("label-go-on")
    one.types("ขอบคุณค่ะ", "thank you")
    one.shot("closed")


def drug_tip(new: Open, sign: str) -> None:
    one = new("drug")
    one.begin(sign)
    one.taps("menu-drug")
    one.shot("drug-what")
    one.taps("category-selling")
    one.shot("drug-place")
    one.taps_here()
    one.shot("drug-story")
    one.types(*TOLD)
    one.shot("story-heard")
    one.taps("label-send")
    one.shot("drug-send")
    one.taps("label-add")
    one.shot("drug-topics")
    _details(one)
    one.taps("label-edit")
    one.shot("drug-edit")
    one.taps("edit-story")
    one.shot("edit-again")
    one.types(*TOLD)
    one.taps("label-send")
    one.taps("label-hide-district")
    one.shot("send-not-district")
    one.taps("label-hide-province")
    one.shot("send-national")
    old = one.kept_button("label-send")
    one.taps("label-send")
    one.shot("receipt")
    add = one.kept_button("label-add")
    one.taps("label-delete-how")
    one.shot("card-delete")
    one.taps_old(old)
    one.shot("already-sent")
    one.taps_old(add)
    one.shot("added-after-receipt")


def _details(one: Talk) -> None:
    done = one.words.text("label-done")
    for topic, told in (
        ("who", ("ผู้ชายชื่อเล่นดำ ผมยาว", "A man they call Dam, long hair")),
        ("vehicle", ("มอเตอร์ไซค์สีแดง", "A red motorbike")),
        ("method", ("โทรสั่งแล้วมารับ", "They phone and fetch it")),
    ):
        one.taps(f"topic-{topic}")
        one.shot(topic)
        one.types(*told)
        one.number(done)
    one.taps("topic-time")
    one.shot("time")
    one.taps("time-daily")
    one.taps("topic-drugs")
    one.shot("drugs")
    one.taps("drug-yaba")
    one.shot("drugs-chosen")
    one.number("1 2")
    one.taps("topic-guard")
    one.shot("guard")
    one.taps("guard-dog")
    one.number(done)
    one.taps("topic-source")
    one.shot("source")
    one.taps("source-told")
    one.taps("topic-pictures")
    one.shot("pictures")
    one.does(lambda: one.phone.send_image(road_with_a_hut()))
    one.shot("file-received")
    one.taps("label-send")
    one.shot("send-with-details")


def other_ways(new: Open, sign: str) -> None:
    one = new("use")
    one.begin(sign)
    one.taps("menu-drug")
    one.taps("category-use")
    one.shot("drug-use-alone")
    one.taps("use-treatment")
    one.shot("drug-treatment")
    one.taps("label-go-on")
    one.taps("label-elsewhere")
    one.shot("drug-region")
    one.types("กระท่อมลุงดำ", "Behind the mill")
    one.shot("place-not-found")
    one.number("3")
    one.shot("province")
    one.types("ร้อยเอ็ด", "Roi Et")
    one.shot("district")
    one.number("5")
    one.shot("subdistrict")
    one.types("นิเวด", "Niwed")
    one.shot("which-one")
    one.number("1")
    one.types("บ้านติดกัน ผมทำงานที่นี่ โทร 0812345678", "I live next door, my phone is 0812345678")
    one.taps("label-send")
    one.shot("drug-hints")


def officials(new: Open, sign: str) -> None:
    one = new("officials")
    one.begin(sign)
    one.taps("menu-drug")
    one.taps("category-selling")
    one.taps_here()
    one.types("ผู้ใหญ่บ้านขายเอง", "The headman sells it himself")
    one.taps("label-send")
    one.shot("drug-officials")
    one.taps("label-yes")
    one.shot("officials-yes")


def misconduct(new: Open, sign: str) -> None:
    one = new("misconduct")
    one.begin(sign)
    one.taps("menu-official")
    one.shot("act")
    one.taps("category-takes-money")
    one.shot("service")
    one.taps("service-police")
    one.shot("workplace")
    one.number("2")
    one.shot("official-place")
    one.taps("label-elsewhere")
    one.shot("official-region")
    one.types("ท่าวังผา", "Tha Wang Pha")
    one.shot("which")
    one.number("1")
    one.shot("official-story")
    one.types("เรียกเงินจากคนขายยาทุกเดือน", "He takes money from the dealers every month")
    one.taps("label-send")
    one.shot("misconduct-send")
    one.taps("label-add")
    one.shot("misconduct-topics")
    one.taps("topic-post")
    one.shot("post")
    one.types(
        "สารวัตรคนหนึ่ง ผมชื่อสมชาย บ้านอยู่ติดกัน",
        "An inspector; my name is Somchai, my house is next door",
    )
    one.taps("label-send")
    one.shot("misconduct-hints")
    one.taps("label-edit")
    one.shot("misconduct-edit")


def own_department(new: Open, sign: str) -> None:
    one = new("department")
    one.begin(sign)
    one.taps("menu-official")
    one.taps("category-protects")
    one.number("2")
    one.number("4")
    one.taps_here()
    one.types("คนในกรมรู้เห็น", "People of the department know of it")
    one.taps("label-send")
    one.shot("send-own-department")


def off_script(new: Open, sign: str) -> None:
    first = new("story")
    first.types(
        "มีคนมาขายยาหลังวัดทุกคืน เด็กแถวนี้ติดกันหมด",
        "Somebody sells drugs behind the temple every night and the children here take them",
    )
    first.shot("story-first")
    one = new("slips")
    one.begin(sign)
    one.taps("menu-drug")
    one.number({"th": "ส่งเลย", "en": "send now"}[one.language])
    one.shot("nothing-to-send")
    one.number("555")
    one.shot("one-at-a-time")
    one.does(one.phone.send_sticker)
    one.shot("sticker")
    old = one.kept_button("category-selling")
    one.types("มั่วสุมเสพ", "gathering to us")
    one.shot("typed-slip")
    elsewhere = new("elsewhere")
    elsewhere.begin(sign)
    elsewhere.taps("menu-drug")
    elsewhere.taps("category-selling")
    elsewhere.taps_here()
    elsewhere.types("ไม่ใช่ค่ะ อยู่อำเภอท่าวังผา น่าน", "อยู่อำเภอท่าวังผา น่าน")
    elsewhere.taps("label-send")
    elsewhere.shot("told-elsewhere")
    one.types(
        "เขาอยู่กันหลายคนในบ้านร้างหลังโรงเรียน",
        "There are several of them in the empty house behind the school",
    )
    one.shot("kept-at-a-button")
    one.taps_old(old)
    one.shot("old-button")
    _asks(one)
    _leaves(one)


def _asks(one: Talk) -> None:
    for name, thai, english in (
        ("who", "ใครจะรู้มั้ยว่าหนูแจ้ง", "will anyone know it was me"),
        ("reward", "ได้เงินไหมคะ", "is there a reward"),
        ("delete", "ลบแชตยังไง", "how do I delete this chat"),
        ("police", "ตำรวจจะมาหาไหม", "will the police come to me"),
        ("real", "นี่มิจฉาชีพหรือเปล่าคะ", "is this a scam?"),
        ("robot", "คุณเป็นคนหรือหุ่นยนต์", "are you a robot?"),
        ("next", "แล้วเจ้าหน้าที่จะทำอะไรต่อ", "what happens next?"),
        ("others", "ใครเป็นคนแจ้งเรื่องผม", "who reported me?"),
    ):
        one.types(thai, english)
        one.shot(f"asked-{name}")


def _leaves(one: Talk) -> None:
    one.taps("label-menu")
    one.shot("menu-over-a-tip")
    one.taps("menu-follow")
    one.shot("unfinished")
    one.does(one.phone.block, answered=False)
    one.does(one.phone.follow)
    one.shot("welcome-back")
    old = one.kept_button("label-elsewhere")
    one.taps("label-cancel")
    one.shot("cancel")
    one.taps("label-cancel-yes")
    one.shot("cancelled")
    one.taps_old(old)
    one.shot("old-button-nothing")


def group(new: Open, _sign: str) -> None:
    one = new("group")
    found = one.phone.invite()
    one.phone.settle()
    for _ in range(GROUP_ROUNDS):
        if not one.phone.group(found)["inside"]:
            break
        time.sleep(0.2)
    one.shot_of_group("group", found)


def crowded(new: Open, sign: str) -> None:
    """The sixth tip of a day."""
    one = new("crowded")
    for _ in range(5):
        one.begin(sign)
        one.taps("menu-drug")
        one.number("1")
        one.taps("label-cancel")
        one.taps("label-cancel-yes")
    one.begin(sign)
    one.taps("menu-drug")
    one.number("1")
    one.taps_here()
    one.types(*TOLD)
    one.taps("label-send")
    one.taps("label-send")
    one.shot("many-today")


def paused_begins(new: Open, sign: str) -> Talk:
    """A tip that is left standing; `paused_ends` takes it up when a pause has passed."""
    one = new("paused")
    one.begin(sign)
    one.taps("menu-drug")
    one.taps("category-selling")
    one.taps_here()
    one.types(*TOLD)
    return one


def paused_ends(one: Talk) -> None:
    one.types("มีรถกระบะมาส่งด้วย", "A pickup brings it")
    one.shot("after-pause")
