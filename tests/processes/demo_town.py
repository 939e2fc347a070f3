"""What tests ask of a running stack: its simulator, its database, its people."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
import urllib3

from demo.console_visit import ConsoleVisit
from demo.people import member_of
from settings import WebSettings
from simulator.client import Phone
from start.stack import Stack
from storage import tables
from storage.database import Database

DISTRICT = "4505"
PATIENCE = 60.0
SENDS = {"reply", "push", "notice", "prepare_mailbox"}
RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
REFERENCE = re.compile(r"\d{4}-[2-9A-HJKMNP-TV-Z]{6}")


def order(stack: Stack, **plan: Any) -> None:
    """Make the next calls of an endpoint go wrong; see ``simulator.failures``."""
    answer = urllib3.request("POST", f"{stack.simulator_url}/_sim/fail", json=plan)
    assert answer.status == 200


def calls(stack: Stack, account: str, endpoint: str) -> list[dict[str, Any]]:
    address = f"{stack.simulator_url}/_sim/calls?account={account}&endpoint={endpoint}"
    found: list[dict[str, Any]] = json.loads(urllib3.request("GET", address).data)
    return found


def until(holds: Callable[[], bool], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "did not come true in time"
        time.sleep(0.1)


def web_settings(stack: Stack) -> WebSettings:
    """The settings of the stack's web process."""
    files = (stack.home / "settings.env", stack.home / "secrets" / "web.env")
    return WebSettings(_env_file=files)


@contextmanager
def database_of(stack: Stack) -> Iterator[Database]:
    database = Database.open(web_settings(stack).database_url, stack.home)
    yield database
    database.close()


def end_leases_of(database: Database, *names: str) -> None:
    """As if half a minute had passed: right only while these processes are dead."""
    owner = tables.OutboxRow.owner
    held = sa.or_(*(owner.startswith(f"{name}-") for name in names))
    with database.write() as work:
        work.connection.execute(
            sa.update(tables.OutboxRow).where(held).values(lease_until=datetime.now(UTC))
        )


def waiting(database: Database) -> int:
    """What somebody waits for: rows of the outbox."""
    with database.read() as work:
        rows = sa.select(sa.func.count()).where(tables.OutboxRow.kind.in_(SENDS))
        return work.connection.scalar(rows) or 0


def the_sign(stack: Stack) -> str:
    signs = json.loads((stack.home / "simulator" / "signs.json").read_text("utf-8"))
    return str(signs[0]["code"])


def at_the_send_screen(stack: Stack, person: str, *told: str) -> Phone:
    """Somebody who scanned the sign, told something and only has to send it."""
    phone = Phone(stack.simulator_url, "citizen", person)
    phone.scan(the_sign(stack))
    phone.wait_for("แจ้งเรื่องยา", PATIENCE)
    for text, wanted in (("1", "เรื่องอะไร"), ("1", "ใช่ไหม"), ("1", "เล่าเท่าที่รู้")):
        phone.send_text(text)
        phone.wait_for(wanted, PATIENCE)
    for text in told:
        phone.send_text(text)
    phone.wait_for("รับแล้ว", PATIENCE)
    phone.send_text("ส่งเลย")
    phone.wait_for("ยังไม่ได้ส่ง", PATIENCE)
    return phone


def receipts_of(phone: Phone) -> list[str]:
    """Every receipt this phone was ever shown, in order."""
    texts = (one.text for one in phone.messages() if not one.mine)
    return [found.replace(" ", "") for text in texts for found in RECEIPT.findall(text)]


def signed_in(stack: Stack, login: str = member_of(DISTRICT).login) -> ConsoleVisit:
    console = ConsoleVisit(stack.console_url)
    digits = stack.run("demo", "totp", login).strip()[-6:]
    console.sign_in(login, member_of(DISTRICT).password, digits)
    return console
