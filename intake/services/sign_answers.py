"""What an officer is told of the photos sent by LINE: one answer for all of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from intake.ports.photos import FiledReport, SignPhoto
from intake.ports.store import Work
from intake.services.sign_photos import unusable, waiting
from intake.sign_model import PhotoProblem, PhotoState, PhotoWay

TOGETHER = timedelta(minutes=3)  # photos this near are one batch, and are waited for
PLACE_WITHIN = timedelta(minutes=15)  # a position belongs to the sign that was just filed
_LOOKED_BACK = timedelta(days=2)
_GIVEN_UP = timedelta(hours=24)  # a photo that nobody could settle until then


class Standing(StrEnum):
    """What to do with an answer that is due."""

    NEEDLESS = "needless"  # all is told, or the answer to a newer photo will tell it
    SOON = "soon"  # a photo of just now is being read
    LATER = "later"  # only photos that cannot be fetched for now
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one photo; ``number`` counts those of a batch from 1."""

    number: int
    photo: SignPhoto
    reports: tuple[FiledReport, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of all photos that were not told of yet.

    ``waiting``: photos of today whose code is to be typed. ``asks_place``: exactly one sign was
    filed, so a position that comes now is its own.
    """

    outcomes: tuple[Outcome, ...]
    waiting: int
    asks_place: bool
    more_to_come: bool


def standing(work: Work, account_id: UUID, sent_at: datetime, now: datetime) -> Standing:
    """Whether the answer to the photo that was sent then is to be given now."""
    untold = _untold(work, account_id, now)
    pending = [one for one in untold if one.state is PhotoState.PENDING]
    if not untold or any(one.sent_at > sent_at for one in untold):
        return Standing.NEEDLESS
    if any(now - one.sent_at < TOGETHER for one in pending):
        return Standing.SOON
    lost = any(now - one.sent_at >= _GIVEN_UP for one in pending)
    return Standing.TELL if lost or len(pending) < len(untold) else Standing.LATER


def tell(work: Work, account_id: UUID, now: datetime) -> Summary | None:
    """Everything to be told now, told from here on; None when there is nothing."""
    work.accounts.get(account_id, lock=True)
    for one in _untold(work, account_id, now):
        if one.state is PhotoState.PENDING and now - one.sent_at >= _GIVEN_UP:
            unusable(work, one.id, PhotoProblem.UNAVAILABLE)
    untold = _untold(work, account_id, now)
    numbered = [
        (number, one) for number, one in enumerate(untold, 1) if one.state is not PhotoState.PENDING
    ]
    if not numbered:
        return None
    filed = work.photos.reports_of_photos([one.id for _, one in numbered])
    batch = uuid4()
    for _, one in numbered:
        work.photos.change(replace(one, told=True, batch=batch))
    return Summary(
        tuple(
            Outcome(number, one, tuple(it for it in filed if it.report.photo_id == one.id))
            for number, one in numbered
        ),
        waiting=len(waiting(work, account_id, PhotoWay.LINE, now)),
        asks_place=bool(filed) and to_be_placed(work, account_id, now) is not None,
        more_to_come=len(numbered) < len(untold),
    )


def to_be_placed(work: Work, account_id: UUID, now: datetime) -> FiledReport | None:
    """The report that a position shared now belongs to: the last answer named exactly one sign."""
    sent = work.photos.of_account(account_id, since=now - PLACE_WITHIN, way=PhotoWay.LINE)
    if not sent or any(not one.told for one in sent):
        return None
    photos = {one.id: one for one in sent}
    filed = work.photos.reports_of_photos(list(photos))
    if not filed:
        return None
    newest = max(filed, key=lambda one: photos[one.report.photo_id].sent_at)
    batch = photos[newest.report.photo_id].batch
    named = {one.report.code for one in filed if photos[one.report.photo_id].batch == batch}
    return newest if len(named) == 1 else None


def place(work: Work, account_id: UUID, where: tuple[float, float], now: datetime) -> bool:
    """Give a report and its site the position that its sender shared; False for no such one."""
    found = to_be_placed(work, account_id, now)
    site = work.signs.site(found.site_id) if found else None
    if found is None or site is None:
        return False
    latitude, longitude = where
    work.photos.change_report(replace(found.report, latitude=latitude, longitude=longitude))
    work.signs.change_site(replace(site, latitude=latitude, longitude=longitude))
    return True


def _untold(work: Work, account_id: UUID, now: datetime) -> tuple[SignPhoto, ...]:
    sent = work.photos.of_account(account_id, since=now - _LOOKED_BACK, way=PhotoWay.LINE)
    return tuple(one for one in sent if not one.told)
