"""The page on which members ask a reporter."""

from collections.abc import Callable

import pytest

from intake.model import PartKind
from intake.ports.tips import Tip
from intake.sealing import KeyPair, new_salt
from tests.console_house import House
from tests.console_people import LEAD, LEAD_45
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD)


def told(house: House) -> Tip:
    """A tip whose receipt is prepared."""
    tip = tell(house)
    with house.store.write() as work:
        work.receipts.prepare(tip.id, new_salt(), KeyPair.make().public)
    return tip


def questions(house: House, tip: Tip) -> int:
    with house.store.read() as work:
        return sum(one.kind is PartKind.QUESTION for one in work.parts.of(tip.id))


def test_a_ready_question_is_asked_in_a_tap_and_shown_as_waiting(house: House) -> None:
    tip, visit = told(house), house.visit("lead")
    path = f"/tips/{tip.reference}"
    page = visit.get(path)
    assert page.text.count("<option value=") > 8
    assert visit.post(f"{path}/questions", wording="vehicle", question="").status == 303
    page = visit.get(path)
    assert page.test_id("question-waiting") == "รอคำตอบ"
    assert "เขาใช้รถแบบไหน" in page.text
    assert page.has("flag-waiting")
    assert not page.has("question-form")  # one waits at a time
    assert "ฝากคำถามถึงผู้แจ้ง" in page.text  # in the history
    assert visit.post(f"{path}/questions", wording="when", question="").status == 409
    assert visit.post(f"{path}/undo").status == 303
    assert visit.get(path).has("question-form")
    assert questions(house, tip) == 0


def test_a_question_that_could_identify_is_asked_only_after_a_second_look(house: House) -> None:
    tip, visit = told(house), house.visit("lead")
    path = f"/tips/{tip.reference}/questions"
    page = visit.post(path, question="ขอเบอร์โทรติดต่อกลับได้ไหม")
    assert page.status == 200
    assert page.has("question-doubtful")
    assert "ขอเบอร์โทรติดต่อกลับได้ไหม" in page.text
    assert questions(house, tip) == 0
    assert visit.post(path, question="ขอเบอร์โทรติดต่อกลับได้ไหม", sure="yes").status == 303
    assert questions(house, tip) == 1


def test_an_empty_question_and_one_that_is_too_long_are_not_asked(house: House) -> None:
    tip, visit = told(house), house.visit("lead")
    path = f"/tips/{tip.reference}/questions"
    assert "ว่าง" in visit.post(path, question=" ").refused
    assert "300" in visit.post(path, question="ก" * 301).refused
    assert visit.post(path, wording="what is your name").status == 400
    assert questions(house, tip) == 0


def test_while_the_receipt_is_prepared_nothing_is_asked(house: House) -> None:
    tip = tell(house)
    page = house.visit("lead").post(f"/tips/{tip.reference}/questions", wording="when")
    assert "1 นาที" in page.refused
    assert questions(house, tip) == 0
