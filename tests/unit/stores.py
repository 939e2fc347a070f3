"""A store with active centres, and a reporter who submits: for tests of the reporter's side."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from intake.keys import Key, Keyring
from intake.model import Category, Drug, Kind, Level, PartKind
from intake.ports.register import AreaRow, CentreRow
from intake.sealing import KeyPair, verify_half
from intake.sent import Reporter, SentFile, SentText, SentTip
from intake.services.registry import Registry
from intake.services.submit import Submitted, SubmitTip
from storage.database import Database
from storage.tables import Account, Officer
from tests.clock import HandClock
from tests.unit.registers import CONSOLE_SIGNATURES, entry, table

NOW = datetime(2026, 11, 16, 4, 20, 30, tzinfo=UTC)  # a Monday, 11.20 in Bangkok
STORY = "ขายยาหลังวัด ทุกคืน"
USER = "U" + "4af4980629" * 3 + "ab"


@dataclass
class House:
    """The reporter's side over one database: the desk, province 45, district 4505."""

    database: Database
    clock: HandClock = field(default_factory=lambda: HandClock(NOW))
    worker: KeyPair = field(default_factory=KeyPair.make)
    intake: Key = field(default_factory=lambda: Key(1, secrets.token_bytes(32)))
    receipts: Keyring = field(default_factory=lambda: Keyring(Key(1, secrets.token_bytes(32))))
    pairs: dict[UUID, KeyPair] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = [
            entry(Level.DESK, None),
            entry(Level.PROVINCE, "45"),
            entry(Level.DISTRICT, "4505"),
        ]
        self.desk, self.province, self.district = (row for row, _ in made)
        self.pairs = {row.id: pair for row, pair in made}
        with self.database.write() as work:
            work.areas.add(
                [
                    AreaRow("45", None, "ร้อยเอ็ด", "Roi Et"),
                    AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri"),
                    AreaRow("4506", "45", "พนมไพร", "Phanom Phrai"),
                ]
            )
            work.register.add([row for row, _ in made])
            work.register.add_routing_table(table())
        self.registry = Registry(self.database, CONSOLE_SIGNATURES, self.clock)

    @property
    def intake_signatures(self) -> Keyring:
        return Keyring(Key(1, verify_half(self.intake.material)))

    @property
    def worker_public(self) -> Key:
        return Key(1, self.worker.public)

    @property
    def worker_private(self) -> Keyring:
        return Keyring(Key(1, self.worker.private))

    def submitting(self) -> SubmitTip:
        return SubmitTip(
            store=self.database,
            registry=self.registry,
            worker_public=self.worker_public,
            intake_signing=self.intake,
            receipt_keys=self.receipts,
        )

    def submit(self, sent: SentTip | None = None, *, consent: bool = False) -> Submitted:
        done = self.submitting().prepare(sent or told(), person(consent=consent), self.clock.now())
        with self.database.write() as work:
            done.write(work)
        return done

    def add_officer(self) -> UUID:
        """A staff member of the district with a linked chat."""
        account, officer = uuid4(), uuid4()
        member = {
            "id": account, "login": "officer", "name": "o", "role": "staff", "state": "active",
            "centre_id": self.district.id, "created_at": NOW,
        }  # fmt: skip
        chat = {
            "id": officer, "account_id": account, "pseudonym": b"p",
            "pseudonym_key_version": 1, "line_id": b"sealed",
        }  # fmt: skip
        with self.database.write() as work:
            work.connection.execute(sa.insert(Account), member)
            work.connection.execute(sa.insert(Officer), chat)
        return officer

    def change(self, centre: CentreRow) -> None:
        with self.database.write() as work:
            work.register.change(centre)


def person(*, consent: bool = False) -> Reporter:
    return Reporter(USER, b"\x00\x01" + bytes(32), consent)


def told(**changes: object) -> SentTip:
    """A drug tip about district 4505, told in two bubbles."""
    sent = SentTip(
        tip_id=uuid4(),
        pair=KeyPair.make(),
        kind=Kind.DRUG,
        category=Category.SELLING,
        started=NOW - timedelta(minutes=10),
        district_code="4505",
        drugs=(Drug.YABA, Drug.ICE),
        answers={"what": ("selling",)},
        texts=(SentText(uuid4(), STORY, "story"), SentText(uuid4(), "รถสีแดง", "vehicle")),
    )
    return replace(sent, **changes)  # type: ignore[arg-type]


def picture() -> SentFile:
    return SentFile(uuid4(), PartKind.IMAGE, "pictures")
