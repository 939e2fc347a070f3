"""What follows a tip, screen by screen: the receipt in both languages, and the officers' chat."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.buttons import button_data
from demo.console_visit import ConsoleVisit
from demo.people import member_of, person
from demo.picture import road_with_a_hut
from intake.model import Urgency
from intake.receipt_digits import new_receipt
from intake.urgency import notice_due
from simulator.client import Phone
from start.stack import Stack
from tests.journeys.scenes import TOLD, Open, Wait
from tests.journeys.talk import PATIENCE, Talk
from tests.journeys.telling import LOOK_UPS, RECEIPT, REFERENCE

DISTRICT = "4505"
REFERENCE_WORDS = "เลขรับเรื่อง"
LEAD = "lead-4505"
UNKNOWN = "1234 5678 9012 3456"
ROUND_SECONDS = 2.0
ONLY_BY_DAY = frozenset({"officer-added", "officer-withdrawn", "nudge"})  # people sleep at night
CODE = re.compile(r'data-testid="code-once"[^>]*>([^<]+)<')


class Desk:
    """The centre's side: one member at the console, one officer's phone."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self.officer = Phone(stack.simulator_url, "officer", member_of(DISTRICT).login)
        self._seats: dict[str, ConsoleVisit] = {}

    def at(self, login: str) -> ConsoleVisit:
        """This person's browser, signed in."""
        if login not in self._seats:
            seat = self._seats[login] = ConsoleVisit(self._stack.console_url)
            digits = self._stack.run("demo", "totp", login).strip()[-6:]
            seat.sign_in(login, person(login).password, digits)
        return self._seats[login]

    def notice(self) -> str:
        """The reference of the notice that has just come."""
        found = REFERENCE.search(self.officer.wait_for(REFERENCE_WORDS, PATIENCE).text)
        assert found
        return found[0]

    def accepts(self, reference: str) -> None:
        """The tip is taken up."""
        console = self.at(member_of(DISTRICT).login)
        console.open(f"/tips/{reference}")
        console.send(f"/tips/{reference}/accept")

    def asks(self, reference: str) -> None:
        """A question is left for the reporter, in a safe wording."""
        console = self.at(member_of(DISTRICT).login)
        console.open(f"/tips/{reference}")
        console.send(f"/tips/{reference}/questions", wording="when", question="")


def tells(one: Talk, sign: str, *, button: str = "label-send") -> str:
    """A whole tip; gives its receipt."""
    one.begin(sign)
    one.taps("menu-drug")
    one.taps("category-selling")
    one.taps_here()
    one.types(f"{TOLD[0]} มีปืน", f"{TOLD[1]} with a gun")
    one.taps("label-send")
    one.taps(button)
    found = RECEIPT.search(one.hears("").text)
    assert found
    return found[0]


def follow_up(new: Open, sign: str, desk: Desk, worked: Wait) -> None:
    one = new("follow")
    desk.officer.expect_from_now()
    receipt = tells(one, sign, button="label-send-alert")
    reference = desk.notice()
    _asks(one)
    one.shot("receipt-asked")
    one.does(lambda: one.phone.send_image(road_with_a_hut()))
    one.shot("files-after-code")
    one.number(UNKNOWN)
    one.shot("receipt-unknown")
    _opens(one, receipt)
    one.shot("status-delivered")
    one.number(one.words.text("label-done"))
    desk.accepts(reference)
    one.look_from_now()
    desk.asks(reference)
    if _is_day():
        one.hears("มีข้อความใหม่")
        one.shot("nudge")
    worked()
    _asks(one)
    _opens(one, receipt, until="label-answer")
    one.shot("status-question")
    one.taps("label-answer")
    one.shot("answer")
    one.types("ประมาณทุ่มหนึ่ง", "About seven in the evening")
    one.number(one.words.text("label-done"))
    one.shot("added")
    worked()
    _changes_her_mind(one, receipt)


def _is_day() -> bool:
    """Whether what is not urgent is told now."""
    now = datetime.now(UTC)
    return notice_due(Urgency.NORMAL, now, timedelta()) <= now


def _changes_her_mind(one: Talk, receipt: str) -> None:
    _asks(one)
    _opens(one, receipt)
    one.shot("status-accepted")
    one.types("เขาเปลี่ยนมาขายตอนดึกแล้วค่ะ", "By now they sell late at night")
    one.shot("kept-addition")
    one.taps("label-done")
    _asks(one)
    _opens(one, receipt)
    one.taps("label-forget")
    one.shot("address-forgotten")
    _asks(one)
    _opens(one, receipt)
    one.taps("label-withdraw")
    one.shot("withdraw")
    one.taps("label-withdraw")
    one.shot("withdrawn")
    _asks(one)
    _opens(one, receipt)
    one.shot("status-withdrawn")


def lost_file(new: Open, sign: str, worked: Wait, spoil: Callable[..., None]) -> None:
    """A file that turned out bad only after the tip was sent: the receipt says so."""
    one = new("lost")
    one.begin(sign)
    one.taps("menu-drug")
    one.taps("category-selling")
    one.taps_here()
    spoil(kind="slow", seconds=8)  # so that it is known to be bad only after the tip is sent
    one.does(lambda: one.phone.send_image(b"MZ" + bytes(3000)))
    one.taps("label-send")
    one.taps("label-send")
    found = RECEIPT.search(one.hears("").text)
    assert found
    worked()
    _asks(one)
    _opens(one, found[0])
    one.shot("status-files-lost")


def too_many(new: Open) -> None:
    """More look-ups in an hour than anybody needs who has a receipt."""
    one = new("guesser")
    one.types("สวัสดีค่ะ", "hello")
    _asks(one)
    for _ in range(11):
        one.number(new_receipt())
    one.shot("receipt-too-many")


def _asks(one: Talk) -> None:
    """The menu's third place, wherever the person stands."""
    one.number(one.words.text("menu-follow"))


def _opens(one: Talk, receipt: str, until: str = "") -> None:
    """Type the receipt until it opens and shows what is waited for."""
    wanted = one.words.text(until or "label-done")
    gone = one.words.text("shown-withdrawn")
    for _ in range(LOOK_UPS):
        one.number(receipt)
        heard = one.phone.new_messages()
        labels = {button.label for button in one.phone.buttons()}
        if wanted in labels or any(gone in message.text for message in heard):
            return
        one.phone.settle(ROUND_SECONDS)
    raise AssertionError(f"the receipt does not open: {heard[-1].text}")


def officers(new: Open, sign: str, desk: Desk, citizen: Callable[[str], Talk]) -> None:
    lead = new(LEAD)
    lead.does(lead.phone.follow)
    lead.shot("officer-hello")
    lead.number("ABCD2345EFGH")
    lead.shot("officer-code-unknown")
    lead.number("มีคนขายยาแถวบ้านค่ะ")
    lead.shot("officer-no-tips")
    console = desk.at(LEAD)
    console.open("/account")
    console.send("/account/officer-code")
    found = CODE.search(console.page)
    assert found
    lead.number(found[1].strip())
    lead.shot("officer-linked")
    lead.number("สวัสดี")
    lead.shot("officer-already-linked")
    lead.taps_old({"data": button_data("menu", "about", ""), "displayText": "วิธีใช้"})
    lead.shot("officer-about")
    staff = new(member_of(DISTRICT).login)
    staff.look_from_now()
    lead.look_from_now()
    receipt = tells(teller := citizen("teller"), sign)
    lead.hears(REFERENCE_WORDS)
    lead.shot("officer-notice")
    reference = REFERENCE.search(lead.phone.new_messages()[-1].text)
    assert reference
    _acknowledge(lead, staff)
    desk.accepts(reference[0])
    if _is_day():
        _later(teller, staff, receipt, desk, reference[0])
    staff.taps_old({"data": button_data("ack", "6801-K7M3QX", ""), "displayText": "รับทราบ"})
    staff.shot("officer-not-found")


def secret(new: Open, sign: str, citizen: Callable[[str], Talk]) -> None:
    """A misconduct tip of a district goes to the province: its officer hears only that it is."""
    officer = new(member_of("45").login)
    officer.look_from_now()
    one = citizen("secret")
    one.begin(sign)
    one.taps("menu-official")
    for typed in ("1", "1", "2"):
        one.number(typed)
    one.taps_here()
    one.types("เรียกเงินจากคนขายยา พกปืน", "He takes money from the dealers and has a gun")
    one.taps("label-send")
    one.taps("label-send")
    officer.hears(REFERENCE_WORDS)
    officer.shot("officer-secret")


def _acknowledge(lead: Talk, staff: Talk) -> None:
    lead.taps("notice-acknowledge")
    lead.shot("officer-acknowledged")
    lead.taps("notice-acknowledge")
    lead.shot("officer-again")
    staff.hears(REFERENCE_WORDS)
    staff.taps("notice-acknowledge")
    staff.shot("officer-colleague")


def _later(teller: Talk, staff: Talk, receipt: str, desk: Desk, reference: str) -> None:
    desk.asks(reference)
    _asks(teller)
    _opens(teller, receipt, until="label-answer")
    teller.taps("label-answer")
    teller.number("ทุกวันศุกร์ ประมาณสองทุ่ม")
    staff.look_from_now()
    teller.taps("label-done")
    staff.hears(staff.words.text("notice-added"))
    staff.shot("officer-added")
    _asks(teller)
    _opens(teller, receipt)
    teller.taps("label-withdraw")
    staff.look_from_now()
    teller.taps("label-withdraw")
    staff.hears(staff.words.text("notice-withdrawn"))
    staff.shot("officer-withdrawn")
