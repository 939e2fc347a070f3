"""The real public app over a real store, against the LINE simulator served beside it."""

import json
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from flask import Flask

from assembly.line import LineParts, LineSide, line_side
from assembly.line_access import line_clients
from assembly.worker import Worker, WorkerParts, worker
from bot.chat import ChatLimits
from bot.endings import TipEndings
from bot.line_client import LineApi
from bot.line_tokens import ChannelTokens, by_secret
from bot.media import MediaLimits
from bot.senders import Senders
from bot.webhook import Channel, webhook_blueprint
from bot.worlds import Worlds
from cleaning.sign_pictures import sign_reader
from intake.keys import Key, Keyring
from intake.outbox import Account
from intake.ports.clock import SystemClock
from intake.ports.signs import SiteRow
from intake.sealing import Argon2Cost, KeyPair, stretch
from intake.services.follow_up import FollowUp
from intake.services.officers import OfficerLinks
from intake.sign_model import SignState, SiteKind
from simulator.client import Message, Phone
from simulator.courier import SIGNATURE_HEADER, signature
from simulator.failures import FailPlan, Kind
from storage.blobs import Blobs
from storage.database import Database
from storage.tables import Base, OutboxRow, Tip
from tests.artwork.sign import FACTS
from tests.line_keys import CHANNEL_IDS
from tests.line_simulated import SECRET, Simulated
from tests.unit.registers import CONSOLE_SIGNATURES
from tests.unit.stores import House

PATIENCE = 5.0
CHEAP = Argon2Cost(memory=8192, passes=1)
SIGN = "45K7M8"
SITE = UUID("5f0c1c62-7a2f-4f5c-8f5a-0a8a5e0f2b11")
STORY = "ขายยาบ้าหลังวัดทุกคืน รถกระบะสีแดง"
RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
ROOT = Keyring(Key(1, bytes(range(32))))


@dataclass
class LineHouse:
    """A house whose citizens and officers chat through the simulator."""

    database: Database
    folder: Path
    limits: ChatLimits = field(default_factory=lambda: ChatLimits(burst_wait=timedelta(0)))

    def __post_init__(self) -> None:
        self.house = House(self.database)
        self.clock = self.house.clock
        self.signing = Key(1, secrets.token_bytes(32))
        self.photos = KeyPair.make()
        self.blobs = Blobs(self.folder / "blobs")
        self.simulated = Simulated(self.folder / "simulator")
        self.lines = self._lines()
        self.worlds = Worlds(self.database, self.house.registry, self.clock)
        self.side = self.started()
        with self.database.write() as work:
            work.signs.add_sites([SiteRow(SITE, SiteKind.HEADMAN, "4505", "ที่ทำการผู้ใหญ่บ้าน หมู่ 3")])
            work.signs.add_sign(SIGN, SITE, SignState.INSTALLED)

    def _lines(self) -> Mapping[Account, LineApi]:
        self.tokens = {
            account: ChannelTokens(
                account,
                by_secret(CHANNEL_IDS[account], f"{SECRET}-{account}", self.simulated.url),
                SystemClock(),
            )
            for account in Account
        }
        return line_clients(self.tokens, self.simulated.url)

    def started(self, root: Keyring = ROOT) -> LineSide:
        """A web process over the same store, in place of the one before."""
        house = self.house
        parts = LineParts(
            store=self.database,
            clock=self.clock,
            root=root,
            worker_public=house.worker.public,
            worlds=self.worlds,
            endings=TipEndings(
                root=root, submit_tip=house.submitting(), follow_up=self._follow_up()
            ),
            links=OfficerLinks(self.database, self.clock, root, house.worker_public),
            lines=self.lines,
            secrets={
                Account.CITIZEN: (f"{SECRET}-citizen".encode(),),
                Account.OFFICER: (f"{SECRET}-officer".encode(),),
            },
            limits=self.limits,
        )
        side = line_side(parts)
        app = Flask("public")
        app.register_blueprint(side.blueprint)
        self.simulated.app = app.test_client()
        return side

    def _citizens_answered_by(
        self, side: LineSide, senders: Senders, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """The citizens' webhook of that side alone, with other senders."""
        chats = replace(side.citizen, senders=senders)
        channel = Channel("citizen", (f"{SECRET}-citizen".encode(),), chats)
        app = Flask("public")
        app.register_blueprint(webhook_blueprint([channel], seconds=seconds))
        self.simulated.app = app.test_client()

    def _follow_up(self) -> FollowUp:
        return FollowUp(
            store=self.database,
            receipt_keys=self.house.receipts,
            stretch=lambda secret, salt: stretch(secret, salt, CHEAP),
            intake_signing=self.house.intake,
            worker_public=self.house.worker_public,
            console_signatures=CONSOLE_SIGNATURES,
        )

    def working(self) -> Worker:
        """A worker over the same store."""
        return worker(self.worker_parts())

    def worker_parts(self) -> WorkerParts:
        """What it is made of."""
        return WorkerParts(
            store=self.database,
            clock=self.clock,
            private=self.house.worker_private,
            signing=self.signing,
            lines=self.lines,
            blobs=self.blobs,
            receipt_cost=CHEAP,
            limits=MediaLimits(image=2_000_000, other=5_000_000),
            console_url="https://console.example",
            photo_public=Key(1, self.photos.public),
            read_sign=sign_reader("https://bosae.example.go.th", FACTS.ministry),
        )

    def posts(self, *events: object, account: str = "citizen") -> int:
        """A body with these events, signed as LINE signs; gives the status."""
        channel = self.simulated.platform.channels[account]
        for event in events:
            if isinstance(event, dict) and "replyToken" in event:
                channel.reply_tokens.issue(event["replyToken"], event["source"]["userId"])
        body = json.dumps({"destination": channel.user_id, "events": events}).encode()
        signed = signature(f"{SECRET}-{account}", body)
        assert self.simulated.app
        path = f"/line/{account}/webhook"
        return self.simulated.app.post(
            path, data=body, headers={SIGNATURE_HEADER: signed}
        ).status_code

    def blob_count(self) -> int:
        """How many sealed files are kept."""
        return len(list((self.folder / "blobs").glob("??/*")))

    def rows(self, mapped: type[Base]) -> int:
        """How many rows a table has."""
        with self.database.read() as work:
            return work.connection.scalar(sa.select(sa.func.count()).select_from(mapped)) or 0

    def quarantined(self) -> list[bool]:
        """The flag of every tip."""
        with self.database.read() as work:
            return list(work.connection.scalars(sa.select(Tip.quarantined)))

    def fails(self, endpoint: str, kind: Kind, *, times: int = 1, status: int = 500) -> None:
        """The next calls of an endpoint go wrong."""
        plan = FailPlan("*", endpoint, kind, times=times, status=status, seconds=0.1)
        with self.simulated.platform.lock:
            self.simulated.platform.plans.add(plan)

    def answers_bursts_after(self, wait: timedelta) -> None:
        """A new web process that waits so long for the next bubble."""
        self.side.senders.finish()
        self.limits = replace(self.limits, burst_wait=wait)
        self.side = self.started()

    def dies_before_answering(self) -> None:
        """The web process commits its turns, and never sends."""
        self.side.senders.finish()
        self.side = self.started()
        mute = Senders(
            store=self.database,
            lines=self.lines,
            clock=self.clock,
            owner="dead",
            worker_public=self.house.worker.public,
            threads=0,
        )
        self._citizens_answered_by(self.side, mute)

    def kinds_waiting(self) -> list[str]:
        """Kinds of all rows of the outbox, whatever their state."""
        with self.database.read() as work:
            return sorted(work.connection.scalars(sa.select(OutboxRow.kind)))

    def phone(self, person: str = "citizen-1", account: str = "citizen") -> "Talk":
        return Talk(Phone(self.simulated.url, account, person), self)

    def close(self) -> None:
        self.side.finish()
        self.simulated.close()


@dataclass
class Talk:
    """A phone that waits for each answer."""

    phone: Phone
    house: LineHouse

    def says(self, text: str, wanted: str = "") -> str:
        """Type something; gives what the account answered, all of it."""
        return self._answered(lambda: self.phone.send_text(text), wanted)

    def taps(self, label: str, wanted: str = "") -> str:
        """Press a button that is on the screen."""
        return self._answered(lambda: self.phone.tap(label), wanted)

    def _answered(self, act: Callable[[], object], wanted: str) -> str:
        act()
        self.phone.wait_for(wanted, timeout=PATIENCE)
        return "\n".join(one.text for one in self.phone.new_messages())

    def tells_a_tip(self, story: str = STORY) -> str:
        """From the sign to the send screen; gives what it says."""
        self.phone.scan(SIGN)
        self.phone.wait_for("แจ้งเรื่องยา", timeout=PATIENCE)
        self.says("1", "เรื่องอะไร")
        self.says("1", "ธวัชบุรี")
        self.says("1", "เล่าเท่าที่รู้")
        self.says(story, "รับแล้ว")
        return self.taps("ส่งเลย", "ยังไม่ได้ส่ง")

    def sends(self) -> str:
        """Press send; gives the receipt's digits."""
        said = self.taps("ส่งเลย", "รหัสติดตาม")
        found = RECEIPT.search(said)
        assert found
        return found[0].replace(" ", "")

    def last(self) -> Message:
        return self.phone.messages()[-1]
