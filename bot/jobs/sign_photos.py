"""Jobs about photos of hung signs: read them, answer once for all of them, keep them sealed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bot.delivery import Next, Verdict
from bot.jobs.keeping import BlobWriter
from bot.jobs.loop import GIVE_UP, Done, Row, again
from bot.line_client import LineApi
from intake.keys import Key
from intake.outbox import (
    Account,
    AnswerSignPhotos,
    KeepSignPhoto,
    Messages,
    Payload,
    Push,
    ReadSignPhoto,
    Reply,
    item,
)
from intake.photo_seal import seal_photo
from intake.ports.clock import hour_of
from intake.ports.store import Store, Work
from intake.services.sign_answers import Standing, Summary, standing, tell
from intake.services.sign_photos import SignPhotos, unusable
from intake.sign_model import PhotoProblem, PhotoState
from intake.sign_seen import ReadSign, SignPicture

_WAITS_AT_LINE = frozenset({"pending", "unavailable"})
_WAITS = {Standing.SOON: timedelta(seconds=1), Standing.LATER: timedelta(minutes=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPhotoJobs:
    """What the worker does with photos of signs. ``most_bytes`` are fetched of one."""

    store: Store
    line: LineApi
    blobs: BlobWriter
    read_sign: ReadSign
    rules: SignPhotos
    photo_public: Key
    signing: Key
    worker_public: bytes
    most_bytes: int
    words: Callable[[Summary], Messages]

    def read(self, payload: Payload, row: Row) -> Done:
        """Fetch, clean, read, seal, write the file, then report what the photo shows."""
        assert isinstance(payload, ReadSignPhoto)  # noqa: S101 - the kind of the row says so
        if not self._waits(payload.photo_id):
            return Done()
        fetched = self.line.content(payload.message_id, self.most_bytes)
        if fetched.problem in _WAITS_AT_LINE and row.age < GIVE_UP:
            return Done(again(row.item.tries))
        if fetched.problem:
            picture = SignPicture(problem=fetched.problem)
        else:
            picture = self.read_sign(fetched.data)
        if not picture.problem:
            self._write(payload.photo_id, picture.data, row)
            self.rules.measure(self.store, picture.seen)
        return Done(write=lambda work: self._settle(work, payload.photo_id, picture, row))

    def answer(self, payload: Payload, row: Row) -> Done:
        """One answer for all photos of a batch: by the newest one's token while that lives."""
        assert isinstance(payload, AnswerSignPhotos)  # noqa: S101 - the kind of the row says so
        with self.store.read() as work:
            found = standing(work, payload.account_id, payload.sent_at, row.now)
        if found in _WAITS:
            return Done(Verdict(Next.AGAIN, _WAITS[found]))
        if found is Standing.NEEDLESS:
            return Done()
        return Done(write=lambda work: self._tell(work, payload, row))

    def keep(self, payload: Payload, row: Row) -> Done:
        """A photo that the console has cleaned, read and reported."""
        assert isinstance(payload, KeepSignPhoto)  # noqa: S101 - the kind of the row says so
        with self.store.read() as work:
            known = work.photos.find(payload.photo_id) is not None
        if known:
            self._write(payload.photo_id, payload.data, row)
        return Done()

    def _waits(self, photo_id: UUID) -> bool:
        with self.store.read() as work:
            photo = work.photos.find(photo_id)
        return photo is not None and photo.state is PhotoState.PENDING

    def _write(self, photo_id: UUID, jpeg: bytes, row: Row) -> None:
        pieces = seal_photo(photo_id, jpeg, self.photo_public, self.signing)
        self.blobs.write(photo_id, pieces, hour_of(row.now))

    def _settle(self, work: Work, photo_id: UUID, picture: SignPicture, row: Row) -> None:
        if picture.problem:
            unusable(work, photo_id, _PROBLEMS.get(picture.problem, PhotoProblem.NOT_ALLOWED))
        elif not self.rules.read(work, photo_id, picture.seen, row.now) and not (
            work.photos.existing([photo_id])
        ):
            self.blobs.delete([photo_id])  # taken back while it was read

    def _tell(self, work: Work, payload: AnswerSignPhotos, row: Row) -> None:
        summary = tell(work, payload.account_id, row.now)
        if summary is None:
            return
        messages = self.words(summary)
        said: Reply | Push = Push(Account.OFFICER, payload.user_id, messages)
        if payload.token:
            said = Reply(
                account=Account.OFFICER,
                token=payload.token,
                user_id=payload.user_id,
                messages=messages,
                must_arrive=True,
                born=payload.born,
            )
        rows = [item(said, self.worker_public, due=row.now, born=row.now)]
        if summary.more_to_come:
            later = AnswerSignPhotos(
                payload.account_id, payload.user_id, "", payload.born, payload.sent_at
            )
            due = row.now + _WAITS[Standing.LATER]
            rows.append(item(later, self.worker_public, due=due, born=row.now))
        work.outbox.enqueue(rows)


_PROBLEMS = {
    "gone": PhotoProblem.GONE,
    "too_big": PhotoProblem.TOO_BIG,
    "not_allowed": PhotoProblem.NOT_ALLOWED,
    **dict.fromkeys(_WAITS_AT_LINE, PhotoProblem.UNAVAILABLE),
}
