"""Sites, signs and photo reports as the store keeps them, for tests of coverage and worksheet."""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID, uuid4

from intake.ports.photos import SignPhoto, SignReport
from intake.ports.signs import SignRow, SiteRow
from intake.ports.store import Work
from intake.sign_model import PhotoState, PhotoWay, SignState, SiteKind

_NUMBERS = count(100_000)  # codes need only differ here


def hang(
    work: Work,
    area_code: str = "450501",
    kind: SiteKind = SiteKind.OTHER,
    name: str = "",
    *states: SignState,
) -> tuple[str, ...]:
    """A site with a sign in each of these states; the signs' codes."""
    number = next(_NUMBERS)
    site_id = uuid4()
    work.signs.add_sites([SiteRow(site_id, kind, area_code, name or f"จุดที่ {number}")])
    codes = tuple(str(next(_NUMBERS)) for _ in states)
    for code, state in zip(codes, states, strict=True):
        assert work.signs.add_sign(code, site_id, state)
    return codes


def say(work: Work, code: str, **known: object) -> None:
    """Something else about a sign: ``complete`` or ``printed``."""
    sign = work.signs.find(code)
    assert sign
    values = {name: getattr(sign, name) for name in SignRow.__dataclass_fields__}
    work.signs.change_sign(SignRow(**{**values, **known}))


def photograph(
    work: Work, code: str, day: date, account_id: UUID, *, tampered: bool = False
) -> SignReport:
    """A photo of a sign with its report."""
    photo_id = uuid4()
    at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    work.photos.add(SignPhoto(photo_id, account_id, PhotoWay.LINE, at, PhotoState.READ))
    report = SignReport(uuid4(), code, photo_id, account_id, day, tampered=tampered)
    assert work.photos.file(report)
    return report
