"""Signs that hang, and an officer who photographs them: for tests of photos and their reports."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from intake.model import AccountState, Role
from intake.ports.accounts import Account
from intake.ports.photos import FiledReport, ReportSearch, SignPhoto
from intake.ports.signs import SignRow, SiteRow
from intake.services.sign_photos import SignPhotos
from intake.sign_model import PhotoWay, SignState, SiteKind
from intake.sign_seen import Corners, OwnCode, Point, Seen
from storage.database import Database
from tests.unit.stores import NOW, House

OURS, OTHER, AWAY, RETIRED, UNKNOWN = "45K7M8", "222222", "999996", "ABCDEC", "XYZXYG"
SQUARE: Corners = ((0, 0), (9, 0), (9, 9), (0, 9))
ON_IT, BESIDE = (5.0, 5.0), (99.0, 99.0)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def lies_on(template: str, corners: Corners, point: Point) -> bool:
    assert template == "poster-a3"
    return corners == SQUARE and point == ON_IT


def shows(*codes: str, foreign: tuple[Point, ...] = ()) -> Seen:
    return Seen(tuple(OwnCode(code, SQUARE) for code in codes), foreign)


@dataclass
class Photographed:
    """A house with signs, and an officer of the district who photographs them."""

    house: House
    officer: Account

    def hang(self, code: str, area: str = "4505", state: SignState = SignState.PRINTED) -> None:
        site = SiteRow(uuid4(), SiteKind.OTHER, area, f"จุดของ {code}")
        with self.house.database.write() as work:
            work.signs.add_sites([site])
            work.signs.add_sign(code, site.id, state, template="poster-a3")

    def member(self, centre_id: UUID | None, role: Role = Role.STAFF) -> Account:
        account = Account(
            id=uuid4(),
            name="ปลัด",
            role=role,
            state=AccountState.ACTIVE,
            centre_id=centre_id,
            created_at=NOW,
            login=uuid4().hex,
        )
        with self.house.database.write() as work:
            work.accounts.add(account)
        return account

    def sends(
        self, sent_at: datetime = NOW, by: Account | None = None, way: PhotoWay = PhotoWay.LINE
    ) -> UUID:
        photo = SignPhoto(uuid4(), (by or self.officer).id, way, sent_at)
        with self.house.database.write() as work:
            work.photos.add(photo)
        return photo.id

    def read(self, photo_id: UUID, seen: Seen, now: datetime = NOW) -> bool:
        with self.house.database.write() as work:
            return SignPhotos(lies_on).read(work, photo_id, seen, now)

    def photographs(self, seen: Seen, sent_at: datetime = NOW, by: Account | None = None) -> UUID:
        photo_id = self.sends(sent_at, by)
        assert self.read(photo_id, seen)
        return photo_id

    def photo(self, photo_id: UUID) -> SignPhoto:
        with self.house.database.read() as work:
            found = work.photos.find(photo_id)
        assert found is not None
        return found

    def sign(self, code: str) -> SignRow:
        with self.house.database.read() as work:
            found = work.signs.find(code)
        assert found is not None
        return found

    def reports(self, search: ReportSearch | None = None) -> list[FiledReport]:
        with self.house.database.read() as work:
            return list(work.photos.reports(search or ReportSearch(), 0, 99))


def photographed(database: Database) -> Photographed:
    """A street of the district with two signs, one outside of it and one that is retired."""
    house = House(database)
    made = Photographed(house, Account(uuid4(), "", Role.STAFF, AccountState.ACTIVE, None, NOW))
    made.officer = made.member(house.district.id)
    for code, area in ((OURS, "4505"), (OTHER, "45050103"), (AWAY, "4506")):
        made.hang(code, area)
    made.hang(RETIRED, state=SignState.RETIRED)
    return made
