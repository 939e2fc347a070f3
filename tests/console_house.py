"""A whole staff side for tests: store, use cases, the console, and people who enrol through it."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Self
from uuid import UUID, uuid4

import pyotp
from jinja2.bccache import Bucket, BytecodeCache

from assembly.artwork import SignPress
from console.app import build
from console.print_desk import PrintDesk
from console.services import Services
from health import health
from intake.keys import Key, Keyring
from intake.model import CentreState, Level, Role
from intake.ports.register import AreaRow, CentreRow
from intake.register import signed_centre
from intake.sealing import Argon2Cost, KeyPair, stretch, verify_half
from intake.services.accounts import Staff
from intake.services.activation import Activation
from intake.services.activation_board import ActivationBoard
from intake.services.audit import AuditTrail
from intake.services.barring import Barring
from intake.services.casework import Casework
from intake.services.centre_changes import CentreChanges
from intake.services.console_keys import ConsoleKeys
from intake.services.coverage import SignCoverage
from intake.services.enrolment import Enrolment
from intake.services.handing_down import HandingDown
from intake.services.keys import found
from intake.services.officers import OfficerCodes
from intake.services.printing import PrintOrders
from intake.services.questions import Questions
from intake.services.reading import Reading
from intake.services.registry import Registry
from intake.services.routing_changes import RoutingChanges
from intake.services.sessions import Sessions, Signed
from intake.services.sign_facts import SignBook
from intake.services.sign_photos import SignPhotos
from intake.services.sign_uploads import SignUploads
from intake.services.signs import SignRegister
from intake.services.takeovers import Takeovers
from intake.services.transfers import Transfers
from intake.services.two_people import TwoPeople
from intake.services.worksheet import Worksheet
from intake.sign_seen import SignPicture
from qr.artwork.press import Press
from qr.artwork.style import HouseStyle
from qr.codes import make_code
from storage.database import Database
from storage.prints import Prints
from tests.clock import HandClock
from tests.console_pages import Visit

CHEAP = Argon2Cost(memory=8192, passes=1)
PASSWORD = "ปลาทู-กระดิ่ง-ไม้ไผ่-รถไฟ"
ONE_STEP = timedelta(seconds=30)
STYLE = HouseStyle(
    host="bosae.example.go.th",
    account="บริการประชาชน มท.",
    ministry="https://moidrugsgis.example.go.th/complaint",
)
AREAS = (
    AreaRow("45", None, "ร้อยเอ็ด", "Roi Et"),
    AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri"),
    AreaRow("55", None, "น่าน", "Nan"),
    AreaRow("5506", "55", "ท่าวังผา", "Tha Wang Pha"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and what only they know."""

    id: UUID
    login: str
    factor: str = field(repr=False)
    codes: tuple[str, ...] = field(repr=False)
    paper: str = field(repr=False)  # the page that is shown once


def cheap_stretch(secret: bytes, salt: bytes) -> bytes:
    """Argon2id as cheap as libsodium lets it be."""
    return stretch(secret, salt, CHEAP)


class CompiledTemplates(BytecodeCache):
    """Every house has an app of its own; the same templates need no second compiling."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See BytecodeCache."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See BytecodeCache."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()


@dataclass(frozen=True, slots=True)
class HouseKeys:
    """Private halves of all processes; they belong to a database and its copies."""

    worker: KeyPair
    intake_signing: Key
    worker_signing: Key
    console: ConsoleKeys
    forms: Key

    @classmethod
    def make(cls) -> Self:
        """New ones."""
        worker = KeyPair.make()
        signing, intake, working = (Key(1, KeyPair.make().private) for _ in range(3))
        console = ConsoleKeys(
            second_factor=Keyring(Key(1, KeyPair.make().private)),
            signing=signing,
            console_signatures=Keyring(Key(1, verify_half(signing.material))),
            intake_signatures=Keyring(Key(1, verify_half(intake.material))),
            worker_signatures=Keyring(Key(1, verify_half(working.material))),
            worker_public=Key(1, worker.public),
        )
        return cls(worker, intake, working, console, Key(1, KeyPair.make().private))


class House:
    """The console over a database with a desk, two provinces and a district each."""

    def __init__(self, database: Database, clock: HandClock, blobs: Path, keys: HouseKeys) -> None:
        self.store = database
        self.clock = clock
        self.blobs = blobs
        self.worker = keys.worker
        self.intake_signing = keys.intake_signing
        self.worker_signing = keys.worker_signing
        self.keys = keys.console
        self.shown: dict[bytes, SignPicture] = {}
        self.services = self._services()
        self.app = build(self.services, forms=Keyring(keys.forms), health=health(database))
        self.app.testing = True
        self.app.jinja_env.bytecode_cache = COMPILED
        self.centres: dict[str, UUID] = {}
        self.people: dict[str, Person] = {}

    def _services(self) -> Services:
        registry = Registry(self.store, self.keys.console_signatures, self.clock)
        common = (self.store, self.clock, self.keys)
        two_people = TwoPeople(self.clock, self.keys, registry)
        transfers = Transfers(*common, registry)
        return Services(
            sessions=Sessions(*common, cheap_stretch),
            enrolment=Enrolment(*common, cheap_stretch),
            staff=Staff(*common, registry),
            activation=Activation(*common, registry),
            casework=Casework(*common),
            reading=Reading(*common),
            transfers=transfers,
            handing_down=HandingDown(self.store, self.clock, registry, transfers),
            registry=registry,
            activation_board=ActivationBoard(self.store, self.clock),
            centre_changes=CentreChanges(self.store, self.keys, registry, two_people),
            routing_changes=RoutingChanges(self.store, self.keys, registry, two_people),
            takeovers=Takeovers(*common, registry),
            barring=Barring(*common),
            questions=Questions(*common),
            signs=SignRegister(self.store, self.clock, make_code),
            printing=self._printing(registry),
            coverage=SignCoverage(self.store, self.clock),
            worksheet=Worksheet(self.store, self.clock),
            officer_codes=OfficerCodes(self.store, self.clock),
            audit=AuditTrail(self.store, registry),
            sign_uploads=SignUploads(
                self.store,
                self.clock,
                self.keys.worker_public,
                SignPhotos(lambda _template, _corners, _point: True),
            ),
            read_sign=self._read_sign,
            open_media=self._open_media,
            sign_photo=self._sign_photo,
            worker_signatures=self.keys.worker_signatures,
            clock=self.clock,
            store=self.store,
        )

    def _printing(self, registry: Registry) -> PrintDesk:
        return PrintDesk(
            orders=PrintOrders(self.store, self.clock, STYLE),
            book=SignBook(self.store, registry),
            preview=SignPress(STYLE, Press(1)).preview,
            open=Prints(self.blobs / "prints").open,
            ministry=True,
        )

    def _open_media(self, part_id: UUID) -> AbstractContextManager[BinaryIO]:
        return (self.blobs / part_id.hex).open("rb")

    def _read_sign(self, data: bytes) -> SignPicture:
        """What the test says that this picture shows."""
        return self.shown.get(data, SignPicture(problem="not_allowed"))

    def _sign_photo(self, photo_id: UUID) -> bytes:
        return (self.blobs / f"{photo_id.hex}.jpg").read_bytes()

    # People --------------------------------------------------------------------------------------

    def found(self) -> None:
        """The desk with its first admin and lead, areas, and centres that wait for a lead."""
        with self.store.write() as work:
            work.areas.add(AREAS)
        codes = found(self.store, self.clock, self.keys)
        with self.store.read() as work:
            self.centres["desk"] = work.register.centres()[0].id
        self._list_centres()
        assert codes.admin is not None
        assert codes.desk_lead is not None
        self.enrol("admin", codes.admin)
        self.enrol("desk-lead", codes.desk_lead)

    def _list_centres(self) -> None:
        rows = []
        for area, level, parent in (
            ("45", Level.PROVINCE, "desk"),
            ("55", Level.PROVINCE, "desk"),
            ("4505", Level.DISTRICT, "45"),
            ("5506", Level.DISTRICT, "55"),
        ):
            name = next(one for one in AREAS if one.code == area)
            self.centres[area] = uuid4()
            row = CentreRow(
                id=self.centres[area],
                level=level,
                area_code=area,
                parent_id=self.centres[parent],
                name_th=f"ศูนย์ {name.name_th}",
                name_en=f"{name.name_en} centre",
                state=CentreState.LISTED,
                districts=(area,) if level is Level.DISTRICT else (),
                register_version=1,
            )
            rows.append(signed_centre(row, self.keys.signing))
        with self.store.write() as work:
            work.register.add(rows)

    def enrol(self, login: str, code: str) -> Person:
        """Takes an invitation through the pages, as a person would."""
        visit = Visit(self)
        page = visit.post("/enrol", invitation=code)
        factor = page.field("secret")
        fields = {name: page.field(name) for name in ("phrase", "sealed_factor", "factor_uri")}
        done = visit.post(
            "/enrol/account",
            invitation=code,
            secret=factor,
            login=login,
            password=PASSWORD,
            again=PASSWORD,
            code=self.digits(factor),
            **fields,
        )
        assert done.status == 200, done.refused
        with self.store.read() as work:
            account = work.accounts.by_login(login)
        assert account is not None
        codes = tuple(re.findall(r"<li>([A-Z0-9-]+)</li>", done.text))
        person = Person(account.id, login, factor, codes, done.text)
        self.people[login] = person
        return person

    def add(self, login: str, role: Role, centre: str, *, by: str, confirmed_by: str) -> Person:
        """Invited by one person, enrolled, confirmed by another."""
        inviter = self.visit(by)
        page = inviter.post(
            "/members/invite", name=login, role=role, centre=str(self.centres.get(centre, ""))
        )
        person = self.enrol(login, page.test_id("code-once"))
        if confirmed_by:
            answer = self.visit(confirmed_by).post(f"/members/{person.id}/confirm", compared="yes")
            assert answer.status == 303, answer.refused
        return person

    def digits(self, factor: str) -> str:
        """What the authenticator app shows now."""
        return pyotp.TOTP(factor).at(self.clock.now())

    def visit(self, login: str) -> Visit:
        """A browser in which this person is signed in."""
        self.clock.forward(ONE_STEP)  # a code of the app works once
        visit = Visit(self)
        visit.post("/sign-in", login=login, password=PASSWORD)
        answer = visit.post("/second-factor", code=self.digits(self.people[login].factor))
        assert answer.status == 303, answer.refused
        return visit

    def signed(self, login: str) -> Signed:
        """The same person for a use case."""
        visit = self.visit(login)
        return self.services.sessions.signed(visit.cookie("__Host-session"))
