"""Acts that several tests walk through."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from intake.errors import Refused
from intake.model import Drug, Outcome, Urgency
from intake.services.casework import Seized
from intake.services.sessions import Signed
from tests.staff.house import StaffHouse

TODAY = date(2026, 1, 13)
SEIZED = (Seized(Drug.YABA, 200, "pill"), Seized(Drug.ICE, 5, "gram"))


def all_acts(house: StaffHouse) -> dict[str, Callable[[Signed, str], object]]:
    """Every act of a member on a tip."""
    work = house.casework
    return {
        "open": house.reading.open,
        "media": lambda by, tip: house.reading.media(by, tip, uuid4()),
        "note": lambda by, tip: work.note(by, tip, "บันทึก"),
        "ask": lambda by, tip: house.questions.ask(by, tip, "รถสีอะไร"),
        "accept": work.accept,
        "investigating": work.investigating,
        "investigated": lambda by, tip: work.investigated(by, tip, Outcome.ARREST),
        "insufficient": work.insufficient,
        "refer": lambda by, tip: refer(house, by, tip),
        "reopen": lambda by, tip: work.reopen(by, tip, "เหตุผล"),
        "urgency": lambda by, tip: work.set_urgency(by, tip, Urgency.NOW, "เหตุผล"),
        "assign": lambda by, tip: work.assign(by, tip, None),
        "agree": work.agree_to_close,
        "decline": work.decline_to_close,
        "undo": work.undo,
        "targets": house.transfers.targets,
    }


def refer(house: StaffHouse, by: Signed, reference: str) -> bool:
    return house.casework.refer(by, reference, target="สภ.", letter_number="1/69", sent_on=TODAY)


def not_now(act: Callable[[], object]) -> None:
    """The act is refused for the status the tip has."""
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.key == "act-not-now"
