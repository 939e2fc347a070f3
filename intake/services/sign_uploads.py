"""Photos of hung signs in the console: sent by members, seen by who keeps the area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.keys import Key
from intake.outbox import KeepSignPhoto, item
from intake.ports.audit import by_staff
from intake.ports.clock import Clock
from intake.ports.photos import FiledReport, ReportSearch, SignPhoto
from intake.ports.store import Store
from intake.services.own_areas import lies_in, own_areas
from intake.services.sessions import Signed
from intake.services.sign_answers import Outcome
from intake.services.sign_photos import SignPhotos, by_hand, unusable, waiting
from intake.sign_model import PhotoProblem, PhotoWay
from intake.sign_seen import SignPicture

_REFUSED = {
    PhotoProblem.UNKNOWN: "sign-code-unknown",
    PhotoProblem.OUTSIDE: "sign-outside",
    PhotoProblem.RETIRED: "sign-is-retired",
    PhotoProblem.GONE: "sign-photo-filed",
}
_NOT_KEPT = {"too_big": PhotoProblem.TOO_BIG}


@dataclass(frozen=True, slots=True)
class SignUploads:
    """What members do with photos; pictures go to the worker, who alone writes files."""

    store: Store
    clock: Clock
    worker_public: Key
    rules: SignPhotos

    def file(self, by: Signed, pictures: Iterable[SignPicture]) -> tuple[UUID, ...]:
        """Report what each photo shows, each in a transaction of its own; their ids, in order."""
        return tuple(self._file(by, one) for one in pictures)

    def outcomes(self, by: Signed, photo_ids: Sequence[UUID]) -> tuple[Outcome, ...]:
        """What came of the member's own photos, numbered as given; others are left out."""
        with self.store.read() as work:
            found = [work.photos.find(one) for one in photo_ids]
            filed = work.photos.reports_of_photos(photo_ids)
        return tuple(
            Outcome(number, one, tuple(it for it in filed if it.report.photo_id == one.id))
            for number, one in enumerate(found, 1)
            if one is not None and one.account_id == by.account.id
        )

    def waiting(self, by: Signed) -> tuple[SignPhoto, ...]:
        """The member's own photos of the last day that wait for a code, oldest first."""
        with self.store.read() as work:
            return waiting(work, by.account.id, PhotoWay.CONSOLE, self.clock.now())

    def type_code(self, by: Signed, photo_id: UUID, code: str) -> None:
        """File an own photo by the code that its sender reads on it; raises NotFound, Refused.

        ``sign-code-unknown``, ``sign-outside``, ``sign-is-retired``; ``sign-photo-filed``: no more.
        """
        with self.store.write() as work:
            photo = work.photos.find(photo_id)
            if photo is None or photo.account_id != by.account.id:
                raise NotFound
            problem = by_hand(work, photo_id, code, self.clock.now())
            if problem is not None:
                raise Refused(_REFUSED.get(problem, "sign-code-unknown"))

    def reports(self, by: Signed, start: int, most: int) -> tuple[int, tuple[FiledReport, ...]]:
        """How many reports there are of the member's areas, and a stretch of them, newest first."""
        with self.store.read() as work:
            search = ReportSearch(within=own_areas(work, by.account))
            return work.photos.count(search), work.photos.reports(search, start, most)

    def of_site(self, by: Signed, site_id: UUID, most: int) -> tuple[FiledReport, ...]:
        """The newest reports of a site's signs, where the member keeps its area."""
        with self.store.read() as work:
            search = ReportSearch(within=own_areas(work, by.account), site_id=site_id)
            return work.photos.reports(search, 0, most)

    def refuse_others(self, by: Signed, photo_id: UUID) -> None:
        """Raise NotFound unless the photo is the member's own or of a sign in their areas."""
        with self.store.read() as work:
            photo = work.photos.find(photo_id)
            if photo is not None and photo.account_id == by.account.id:
                return
            areas = own_areas(work, by.account)
            filed = work.photos.reports_of_photos([photo_id])
        if not any(lies_in(one.area_code, areas) for one in filed):
            raise NotFound

    def _file(self, by: Signed, picture: SignPicture) -> UUID:
        photo_id, now = uuid4(), self.clock.now()
        problem = picture.problem and _NOT_KEPT.get(picture.problem, PhotoProblem.NOT_ALLOWED)
        keep = KeepSignPhoto(photo_id, picture.data)
        rows = () if problem else (item(keep, self.worker_public.material, due=now, born=now),)
        self.rules.measure(self.store, picture.seen)
        with self.store.write() as work:
            work.accounts.get(by.account.id, lock=True)  # before its photo refers to it
            work.photos.add(SignPhoto(photo_id, by.account.id, PhotoWay.CONSOLE, now, told=True))
            if problem:
                unusable(work, photo_id, PhotoProblem(problem))
            else:
                self.rules.read(work, photo_id, picture.seen, now)
            work.outbox.enqueue(rows)
            row = by_staff(
                now,
                "sign_photo",
                account_id=by.account.id,
                centre_id=by.account.centre_id,
                object_id=photo_id,
                detail=problem,
            )
            work.audit.append([row])
        return photo_id
