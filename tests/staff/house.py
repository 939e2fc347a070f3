"""The staff side over one database: a desk, two provinces, districts, and people who enrolled."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from intake.keys import Key, Keyring
from intake.model import Category, CentreState, Kind, Level, Role, Workplace
from intake.ports.accounts import Account
from intake.ports.register import AreaRow, CentreRow
from intake.ports.tips import Tip
from intake.sealing import Argon2Cost, KeyPair, stretch, verify_half
from intake.sent import Reporter, SentText, SentTip
from intake.services.accounts import Staff
from intake.services.activation import Activation
from intake.services.audit import AuditTrail
from intake.services.barring import Barring
from intake.services.casework import Casework
from intake.services.centre_changes import CentreChanges
from intake.services.console_keys import ConsoleKeys
from intake.services.enrolment import Enrolled, Enrolment
from intake.services.keys import found
from intake.services.officers import OfficerCodes, OfficerLinks
from intake.services.questions import Questions
from intake.services.reading import Reading
from intake.services.registry import Registry
from intake.services.routing_changes import RoutingChanges
from intake.services.second_factor import digits_at
from intake.services.sessions import Sessions, Signed
from intake.services.submit import SubmitTip
from intake.services.takeovers import Takeovers
from intake.services.transfers import Transfers
from intake.services.two_people import TwoPeople
from storage.database import Database
from tests.clock import HandClock
from tests.databases import opened

PASSWORD = "mango-river-lantern-42"
STORY = "ขายยาหลังวัด ทุกคืน"
CHEAP = Argon2Cost(memory=8192, passes=1)
STEP = timedelta(seconds=30)
AREAS = (
    AreaRow("45", None, "ร้อยเอ็ด", "Roi Et"),
    AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri"),
    AreaRow("4506", "45", "พนมไพร", "Phanom Phrai"),
    AreaRow("55", None, "น่าน", "Nan"),
    AreaRow("5506", "55", "ท่าวังผา", "Tha Wang Pha"),
)


def _key() -> Key:
    return Key(1, secrets.token_bytes(32))


def cheap_stretch(secret: bytes, salt: bytes) -> bytes:
    return stretch(secret, salt, CHEAP)


@dataclass
class Person:
    """What only this person knows."""

    id: UUID
    login: str
    factor: str
    enrolled: Enrolled
    codes: list[str] = field(default_factory=list)


@dataclass
class StaffKeys:
    """Private halves of all processes; they belong to a database and its copies."""

    worker: KeyPair = field(default_factory=KeyPair.make)
    worker_signing: Key = field(default_factory=_key)
    intake_signing: Key = field(default_factory=_key)
    signing: Key = field(default_factory=_key)
    second_factor: Key = field(default_factory=_key)
    root: Key = field(default_factory=_key)
    receipts: Key = field(default_factory=_key)

    def of_the_console(self) -> ConsoleKeys:
        """What the console process holds of them."""
        return ConsoleKeys(
            second_factor=Keyring(self.second_factor),
            signing=self.signing,
            console_signatures=Keyring(Key(1, verify_half(self.signing.material))),
            intake_signatures=Keyring(Key(1, verify_half(self.intake_signing.material))),
            worker_signatures=Keyring(Key(1, verify_half(self.worker_signing.material))),
            worker_public=Key(1, self.worker.public),
        )


class StaffHouse:
    """Use cases and people; ``found`` and ``join`` fill it step by step."""

    def __init__(
        self, database: Database, clock: HandClock, private: StaffKeys | None = None
    ) -> None:
        self.store = database
        self.clock = clock
        self.private = private = private or StaffKeys()
        self.worker = private.worker
        self.worker_signing, self.intake_signing = private.worker_signing, private.intake_signing
        self.keys = private.of_the_console()
        self.root = Keyring(private.root)
        self.registry = Registry(database, self.keys.console_signatures, clock)
        common = (database, clock, self.keys)
        two_people = TwoPeople(clock, self.keys, self.registry)
        self.sessions = Sessions(*common, cheap_stretch)
        self.enrolment = Enrolment(*common, cheap_stretch)
        self.staff = Staff(*common, self.registry)
        self.activation = Activation(*common, self.registry)
        self.reading = Reading(*common)
        self.casework = Casework(*common)
        self.transfers = Transfers(*common, self.registry)
        self.centre_changes = CentreChanges(database, self.keys, self.registry, two_people)
        self.routing_changes = RoutingChanges(database, self.keys, self.registry, two_people)
        self.questions = Questions(*common)
        self.takeovers = Takeovers(*common, self.registry)
        self.barring = Barring(*common)
        self.trail = AuditTrail(database, self.registry)
        self.officer_codes = OfficerCodes(database, clock)
        self.links = OfficerLinks(database, clock, self.root, self.keys.worker_public)
        self.submit = SubmitTip(
            store=database,
            registry=self.registry,
            worker_public=self.keys.worker_public,
            intake_signing=self.intake_signing,
            receipt_keys=Keyring(private.receipts),
        )
        self.people: dict[str, Person] = {}
        self.centres: dict[str, UUID] = {}
        self._signed: dict[str, Signed] = {}
        self.receipts: dict[UUID, str] = {}  # what reporters keep, by tip

    # Setting up ----------------------------------------------------------------------------------

    def again(self, database: Database, clock: HandClock) -> "StaffHouse":
        """The same house over a copy of its database; the clock goes to where this one's stands."""
        clock.forward(self.clock.now() - clock.now())
        house = StaffHouse(database, clock, self.private)
        house.centres = dict(self.centres)
        house.people = {
            login: replace(one, codes=list(one.codes)) for login, one in self.people.items()
        }
        house._signed = dict(self._signed)
        return house

    def found(self) -> "StaffHouse":
        """The desk with its first admin and first lead, and listed centres."""
        with self.store.write() as work:
            work.areas.add(AREAS)
        codes = found(self.store, self.clock, self.keys)
        with self.store.read() as work:
            self.centres[""] = work.register.centres()[0].id
        rows = []
        for area in AREAS:
            self.centres[area.code] = uuid4()
            district = area.parent_code is not None
            rows.append(
                CentreRow(
                    id=self.centres[area.code],
                    level=Level.DISTRICT if district else Level.PROVINCE,
                    area_code=area.code,
                    parent_id=self.centres[area.parent_code or ""],
                    name_th=area.name_th,
                    name_en=area.name_en,
                    state=CentreState.LISTED,
                    districts=(area.code,) if district else (),
                )
            )
        with self.store.write() as work:
            work.register.add(rows)
        assert codes.admin
        assert codes.desk_lead
        self.enrol("admin", codes.admin)
        self.enrol("desk", codes.desk_lead)
        return self

    def invite(self, name: str, role: Role, area: str | None, by: str = "admin") -> str:
        """The code of an invitation."""
        centre_id = None if area is None else self.centres[area]
        return self.staff.invite(self.signed(by), name=name, role=role, centre_id=centre_id).code

    def enrol(self, login: str, code: str) -> Person:
        """Takes an invitation; the app's digits of the step before leave the present ones free."""
        offer = self.enrolment.offer(code)
        enrolled = self.enrolment.enrol(
            code,
            login=login,
            password=PASSWORD,
            sealed_factor=offer.sealed_factor,
            digits=digits_at(offer.factor, self.clock.now() - STEP),
        )
        codes = list(enrolled.one_time_codes)
        person = Person(enrolled.account_id, login, offer.factor, enrolled, codes)
        self.people[login] = person
        return person

    def join(
        self, login: str, role: Role, area: str | None, *, confirmed_by: str, by: str = "admin"
    ) -> Person:
        """Invited, enrolled, confirmed."""
        person = self.enrol(login, self.invite(login, role, area, by))
        self.activation.confirm(self.signed(confirmed_by), person.id)
        return person

    # People and tips -----------------------------------------------------------------------------

    def signed(self, login: str) -> Signed:
        """Signed in with password and a printed code; kept, since the clock stands still."""
        if login not in self._signed:
            person = self.people[login]
            token = self.sessions.password(login, PASSWORD)
            opened = self.sessions.second_factor(token, person.codes.pop())
            self._signed[login] = self.sessions.signed(opened)
        return self._signed[login]

    def fresh(self, login: str) -> Signed:
        """Signed in anew: time has passed."""
        self._signed.pop(login, None)
        return self.signed(login)

    @property
    def worker_private(self) -> Keyring:
        return Keyring(Key(1, self.worker.private))

    def account(self, login: str) -> Account:
        with self.store.read() as work:
            found_account = work.accounts.by_login(login)
        assert found_account
        return found_account

    def centre(self, area: str) -> CentreRow:
        with self.store.read() as work:
            row = work.register.centre(self.centres[area])
        assert row
        return row

    def tip(
        self,
        district: str | None = "4505",
        *,
        kind: Kind = Kind.DRUG,
        text: str = STORY,
        not_district: bool = False,
        workplace: Workplace | None = None,
    ) -> Tip:
        """A submitted tip, as stored."""
        sent = SentTip(
            tip_id=uuid4(),
            pair=KeyPair.make(),
            kind=kind,
            category=Category.SELLING if kind is Kind.DRUG else Category.PROTECTS,
            started=self.clock.now(),
            district_code=district,
            not_district=not_district,
            workplace=workplace,
            texts=(SentText(uuid4(), text),),
        )
        reporter = Reporter("U" + "0" * 32, b"label", consent=True)
        submitted = self.submit.prepare(sent, reporter, self.clock.now())
        with self.store.write() as work:
            submitted.write(work)
        self.receipts[submitted.tip.id] = submitted.receipt
        return self.stored(submitted.tip.reference)

    def stored(self, reference: str) -> Tip:
        with self.store.read() as work:
            tip = work.tips.by_reference(reference)
        assert tip
        return tip

    def change(self, tip: Tip, **changes: object) -> None:
        """What a writer to the database could do."""
        with self.store.write() as work:
            work.casework.save(replace(tip, **changes))  # type: ignore[arg-type]


def founded(url: str, _: Any) -> StaffHouse:
    """Fills a database: see ``StaffHouse.found``."""
    with opened(url) as database:
        return StaffHouse(database, HandClock()).found()


def staffed_too(url: str, before: StaffHouse) -> StaffHouse:
    """Fills it further: leads of 45, 4505, 4506, staff of 4505, and a second lead of the desk."""
    with opened(url) as database:
        house = before.again(database, HandClock())
        house.join("desk-2", Role.LEAD, "", confirmed_by="desk")
        house.join("lead-45", Role.LEAD, "45", confirmed_by="desk")
        house.join("lead-4505", Role.LEAD, "4505", confirmed_by="lead-45")
        house.join("staff-4505", Role.STAFF, "4505", confirmed_by="lead-4505")
        house.join("lead-4506", Role.LEAD, "4506", confirmed_by="lead-45")
        return house
