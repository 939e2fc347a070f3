"""Officers who hung signs: their photos, a code typed for one, a position shared for one.

Each act runs inside the transaction that claims its event, so that a second delivery does nothing.
A photo is known by a keyed hash of LINE's message id: it can be taken back, and names no message.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.flows.values import Input, Location, Media, Text, Unsend, Unsupported
from bot.incoming import Incoming, Left
from intake.codes import is_link_code
from intake.outbox import AnswerSignPhotos, DropMedia, ReadSignPhoto, item
from intake.ports.clock import Clock
from intake.ports.photos import SignPhoto
from intake.ports.store import Work
from intake.services.officers import Linked
from intake.services.sign_answers import place, to_be_placed
from intake.services.sign_photos import by_hand, waiting
from intake.sign_model import PhotoProblem, PhotoWay
from qr.codes import LENGTH, is_code

Sentence = tuple[str, dict[str, str | int]]
MOST_A_DAY = 300  # each may cost the worker half a minute, and a push for the answer
_EARLIEST = timedelta(minutes=10)  # an event of LINE's that is older counts as one of now
_WORDS = re.compile(r"[0-9A-Z]+")
_FILES = frozenset({"image", "file"})  # a photo may come as a file; its content decides
_REFUSED = {
    PhotoProblem.UNKNOWN: "officer-sign-unknown",
    PhotoProblem.OUTSIDE: "officer-sign-outside",
    PhotoProblem.RETIRED: "officer-sign-retired",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What an act answers; ``asks_place``: with a button that shares a position."""

    sentences: tuple[Sentence, ...] = ()
    asks_place: bool = False


Act = Callable[[Work], Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerPhotos:
    """What a linked officer's events about signs do. ``quiet``: the wait for more photos.

    ``a_day``: photos of one officer that are taken in 24 hours.
    """

    clock: Clock
    worker_public: bytes
    event_names: Callable[[str], tuple[bytes, ...]]
    quiet: timedelta = timedelta(0)
    a_day: int = MOST_A_DAY

    def act(self, officer: Linked, incoming: Incoming, token: str) -> Act | None:
        """The act of an event, None for one that is not about signs. ``token``: if still good."""
        given = incoming.given
        account_id = officer.account_id
        if isinstance(given, Media) and given.kind in _FILES:
            return lambda work: self._came(work, account_id, incoming, token)
        if isinstance(given, Media) or (isinstance(given, Unsupported) and given.kind == "image"):
            return lambda _work: Said((("officer-sign-pictures-only", {}),))
        if isinstance(given, Unsend):
            return lambda work: self._taken_back(work, account_id, given.message_id)
        if isinstance(given, Location):
            return lambda work: self._placed(work, account_id, given)
        code = typed_code(given)
        if code is not None:
            return lambda work: self._typed(work, account_id, code)
        if isinstance(given, Text) and not is_link_code(given.value):
            return lambda work: self._said(work, account_id)
        return None

    def _came(self, work: Work, account_id: UUID, incoming: Incoming, token: str) -> Said:
        now = self.clock.now()
        photo_id = self._photo_ids(incoming.message_id)[0]
        work.accounts.get(account_id, lock=True)  # one message may come as two events at once
        if work.photos.find(photo_id) is not None:
            return Said()
        since = now - timedelta(days=1)
        if len(work.photos.of_account(account_id, since=since, way=PhotoWay.LINE)) >= self.a_day:
            return Said((("officer-photos-enough", {"most": self.a_day}),) if token else ())
        sent_at = _sent_at(incoming, now)
        work.photos.add(SignPhoto(photo_id, account_id, PhotoWay.LINE, sent_at))
        read = ReadSignPhoto(incoming.message_id, photo_id)
        answer = AnswerSignPhotos(account_id, incoming.user_id, token, now, sent_at)
        work.outbox.enqueue(
            [
                item(read, self.worker_public, due=now, born=now),
                item(answer, self.worker_public, due=now + self.quiet, born=now),
            ]
        )
        return Said()

    def _taken_back(self, work: Work, account_id: UUID, message_id: str) -> Said:
        """Gone with its file, unless it has reported a sign by now: then it is a record."""
        now = self.clock.now()
        work.accounts.get(account_id, lock=True)
        for photo_id in self._photo_ids(message_id):
            photo = work.photos.find(photo_id)
            if photo is None or photo.account_id != account_id:
                continue
            if work.photos.drop(photo_id):
                drop = item(DropMedia(photo_id), self.worker_public, due=now, born=now)
                work.outbox.enqueue([drop])
        return Said()

    def _typed(self, work: Work, account_id: UUID, code: str) -> Said:
        now = self.clock.now()
        work.accounts.get(account_id, lock=True)
        photos = waiting(work, account_id, PhotoWay.LINE, now)
        if not photos:
            first = "officer-sign-photo-first" if is_code(code) else "officer-already-linked"
            return Said(((first, {}),))
        if not is_code(code):
            return Said((("officer-sign-misread", {}),))
        problem = by_hand(work, photos[0].id, code, now)
        if problem is not None:
            return Said(((_REFUSED.get(problem, "officer-sign-misread"), {"code": code}),))
        sign = work.signs.find(code)
        named: dict[str, str | int] = {"code": code, "site": sign.site_name if sign else ""}
        said: list[Sentence] = [("officer-sign-by-hand", named)]
        if photos[0].foreign_code:
            said.append(("officer-sign-tampered", {"signs": f"{code} {named['site']}"}))
        if len(photos) > 1:
            said.append(("officer-sign-still-waiting", {"count": len(photos) - 1}))
        asks = len(photos) == 1 and to_be_placed(work, account_id, now) is not None
        return Said(tuple(said), asks_place=asks)

    def _said(self, work: Work, account_id: UUID) -> Said:
        """Other words: while a photo waits for its code, they were meant to be one."""
        many = len(waiting(work, account_id, PhotoWay.LINE, self.clock.now()))
        if many:
            return Said((("officer-sign-code-how", {"count": many}),))
        return Said((("officer-already-linked", {}),))

    def _placed(self, work: Work, account_id: UUID, given: Location) -> Said:
        where = given.latitude, given.longitude
        on_earth = all(map(math.isfinite, where)) and abs(where[0]) <= 90 and abs(where[1]) <= 180  # noqa: PLR2004 - degrees
        done = on_earth and place(work, account_id, where, self.clock.now())
        return Said((("officer-sign-placed" if done else "officer-sign-place-how", {}),))

    def _photo_ids(self, message_id: str) -> list[UUID]:
        """Under each root key: the photo may have come before the key was changed."""
        names = self.event_names(f"sign photo {message_id}")
        return [UUID(bytes=name[:16], version=4) for name in names]


def typed_code(given: Input | Left) -> str | None:
    """What was typed when it looks like a sign code, spaces forgiven, or has just one in it."""
    if not isinstance(given, Text) or is_link_code(given.value):
        return None
    typed = given.value.upper()
    code = "".join(typed.replace("-", " ").split())
    if len(code) == LENGTH and code.isascii() and code.isalnum():
        return code
    among = {word for word in _WORDS.findall(typed) if is_code(word)}
    return among.pop() if len(among) == 1 else None


def _sent_at(incoming: Incoming, now: datetime) -> datetime:
    """LINE's time of the message, so that photos keep their order; or now, when it cannot be."""
    try:
        sent = datetime.fromtimestamp(incoming.at / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return now
    return sent if now - _EARLIEST <= sent <= now else now
