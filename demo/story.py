"""``make demo``: one tip from the scanned sign to the safe words, over LINE and HTTP alone."""

import json
import re
import sys
import time
from collections.abc import Callable

from urllib3.exceptions import HTTPError

from demo.console_visit import ConsoleError, ConsoleVisit
from demo.people import member_of
from demo.picture import has_position, road_with_a_hut
from demo.transcript import buttons, fact, heading, said
from simulator import reading
from simulator.client import Message, Phone, PhoneError
from start.stack import Stack, StackError
from texts import Catalogue

CITIZEN = "citizen-1"
DISTRICT = "4505"
PATIENCE = 20.0
LOOK_UPS = 4  # a receipt may be tried ten times an hour
WORKER_ROUND = 2.0  # seconds until the worker has written what the reporter may see
TOLD = (
    "มีคนขายยาที่กระท่อมท้ายหมู่บ้านค่ะ",
    "ช่วงหัวค่ำคนเข้าออกไม่ขาด",
    "เด็กวัยรุ่นในหมู่บ้านก็ไปซื้อ",
)
RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
REFERENCE = re.compile(r"\d{4}-[2-9A-HJKMNP-TV-Z]{6}")
TH = Catalogue("th")


class StoryError(Exception):
    """What did not go as the story goes; one line."""


def tell(stack: Stack) -> int:
    """Tell the whole story; ends with ``receipt=…`` and ``reference=…``, or with one line why not.

    Gives the exit code: 0 only when all of it came true.
    """
    try:
        receipt, reference = _Story(stack).tell()
    except (StoryError, PhoneError, ConsoleError, StackError, HTTPError) as reason:
        # A process that died says more than what was waited for in vain.
        line = stack.dead() or str(reason)
        print(f"demo: {line.splitlines()[0]}", file=sys.stderr)
        return 1
    digits = receipt.replace(" ", "")
    print(f"\nreceipt={digits}\nreference={reference}", flush=True)
    return 0


class _Story:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._citizen = Phone(stack.simulator_url, "citizen", CITIZEN)
        self._officer = Phone(stack.simulator_url, "officer", member_of(DISTRICT).login)
        self._console = ConsoleVisit(stack.console_url)

    def tell(self) -> tuple[str, str]:
        heading("A citizen scans a sign and tells what she saw")
        receipt = self._a_citizen_tells()
        heading("An officer is told that there is something, not what")
        reference, path = self._an_officer_hears()
        heading("A member of the centre opens the tip in the console")
        self._a_member_handles(reference, path)
        heading("The citizen asks with her receipt")
        self._the_receipt_answers(receipt)
        return receipt, reference

    def _a_citizen_tells(self) -> str:
        citizen = _Chat(self._citizen, "citizen", "service")
        citizen.does("(adds the account)", self._citizen.follow)
        citizen.types(f"สวัสดี {self._sign()}")
        citizen.taps("menu-drug")
        citizen.taps("category-selling")
        citizen.taps_first(lambda label: label.startswith("ใช่"))
        citizen.types(*TOLD)
        citizen.taps("label-send", wanted="ยังไม่ได้ส่ง")
        citizen.taps("label-add")
        citizen.taps("topic-guard")
        citizen.taps("guard-weapon")
        citizen.types(TH.text("label-done"))
        citizen.taps("topic-pictures")
        picture = road_with_a_hut()
        citizen.does("(sends a picture)", lambda: self._citizen.send_image(picture))
        citizen.types(TH.text("label-done"))
        citizen.taps("label-send", wanted="ยังไม่ได้ส่ง")
        self._officer.expect_from_now()
        message = citizen.taps("label-send", wanted="รหัสติดตาม ")
        found = RECEIPT.search(message.text)
        if found is None:
            raise StoryError("the last answer holds no receipt")
        return found[0]

    def _an_officer_hears(self) -> tuple[str, str]:
        notice = self._officer.wait_for(TH.text("notice-reference", reference=""), PATIENCE)
        officer = _Chat(self._officer, "officer", "service")
        officer.hear([notice])
        for words in (*TOLD, "กระท่อม", TH.text("guard-weapon")):
            if words in json.dumps(notice.raw, ensure_ascii=False):
                raise StoryError("the officer's notice holds words of the tip")
        fact("the notice holds nothing of what was told")
        found = REFERENCE.search(notice.text)
        opened = self._officer.tap(TH.text("notice-open")).get("opened", "")
        if found is None or not opened.startswith(self._stack.console_url):
            raise StoryError("the officer's notice does not lead to the console")
        officer.taps("notice-acknowledge", wanted="รับทราบแล้ว")
        return found[0], opened.removeprefix(self._stack.console_url)

    def _a_member_handles(self, reference: str, path: str) -> None:
        member = member_of(DISTRICT)
        console = self._console
        console.sign_in(member.login, member.password, self._digits(member.login), onward=path)
        said("console", f"{member.login} · password, six digits · {console.path}")
        if console.path != path:
            raise StoryError(f"the console did not open {path}")
        for words in (reference, *TOLD, TH.text("guard-weapon")):
            if not console.shows(words):
                raise StoryError(f"the opened tip does not show: {words}")
            said("", words)
        fact("words, answers and reference stand in the opened tip")
        self._picture(path)
        self._act(f"{path}/accept", "status-accepted")
        self._act(f"{path}/investigated", "status-investigated", outcome="arrest", count="1")

    def _picture(self, path: str) -> None:
        until = time.monotonic() + PATIENCE
        address = re.compile(rf'<img src="({re.escape(path)}/media/[0-9a-f-]+)"')
        while (found := address.search(self._console.page)) is None:
            if time.monotonic() > until:
                raise StoryError("the picture did not arrive")
            time.sleep(0.5)
            self._console.open(path)
        if has_position(self._console.file(found[1])):
            raise StoryError("the picture still says where it was taken")
        fact("the picture can be seen, and no longer says where it was taken")

    def _act(self, path: str, status: str, **fields: str) -> None:
        if not self._console.offers(path):
            raise StoryError(f"the console does not offer {path}")
        self._console.send(path, **fields)
        if not self._console.shows(TH.text(status)):
            raise StoryError(f"the tip did not become: {TH.text(status)}")
        said("console", TH.text(status))

    def _the_receipt_answers(self, receipt: str) -> None:
        citizen = _Chat(self._citizen, "citizen", "service")
        safe = TH.text("shown-completed")
        citizen.types(TH.text("menu-follow"))
        for _ in range(LOOK_UPS):
            time.sleep(WORKER_ROUND)
            answer = citizen.types(receipt)
            if safe in answer.text:
                break
        else:
            raise StoryError(f"the receipt does not show: {safe}")
        if TH.text("outcome-arrest") in self._citizen.messages()[-1].text + answer.text:
            raise StoryError("the reporter was shown the outcome")
        fact("safe words, and no outcome")
        citizen.taps("label-done")

    def _sign(self) -> str:
        signs = json.loads((self._stack.home / "simulator" / "signs.json").read_text("utf-8"))
        return str(signs[0]["code"])

    def _digits(self, login: str) -> str:
        return self._stack.run("demo", "totp", login).strip()[-6:]


class _Chat:
    """A phone whose turns are printed as they happen."""

    def __init__(self, phone: Phone, who: str, other: str) -> None:
        self._phone = phone
        self._who = who
        self._other = other

    def types(self, *texts: str, wanted: str = "") -> Message:
        for text in texts:
            said(self._who, text)
            self._phone.send_text(text)
        return self._answer(wanted)

    def taps(self, key: str, wanted: str = "") -> Message:
        label = TH.text(key)
        said(self._who, f"[{label}]")
        self._phone.tap(label)
        return self._answer(wanted)

    def taps_first(self, chosen: Callable[[str], bool]) -> Message:
        label = next((one.label for one in self._phone.buttons() if chosen(one.label)), None)
        if label is None:
            raise StoryError("the button of the sign's district is missing")
        said(self._who, f"[{label}]")
        self._phone.tap(label)
        return self._answer("")

    def does(self, shown: str, act: Callable[[], object]) -> Message:
        said(self._who, shown)
        act()
        return self._answer("")

    def hear(self, messages: list[Message]) -> None:
        for one in messages:
            said(self._other, one.text)
            buttons(button.label for button in reading.buttons(one.raw))
        buttons(one.label for one in self._phone.buttons() if one.quick_reply_of)

    def _answer(self, wanted: str) -> Message:
        found = self._phone.wait_for(wanted, PATIENCE)
        self.hear(self._phone.new_messages())
        return found
