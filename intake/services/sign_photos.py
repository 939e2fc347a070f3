"""Photos of hung signs: what each reports, whoever took it and whichever way it came.

All of it runs in the caller's transaction. A member's row is locked before anything of their photos
is written, so that two of them never settle at the same moment.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from intake.model import AccountState
from intake.ports.accounts import Account
from intake.ports.audit import by_staff
from intake.ports.clock import BANGKOK
from intake.ports.photos import SignPhoto, SignReport
from intake.ports.signs import SignRow
from intake.ports.store import Store, Work
from intake.services.own_areas import lies_in, own_areas
from intake.sign_model import PhotoProblem, PhotoState, PhotoWay, SignState
from intake.sign_seen import LiesOn, Seen

WAITS = timedelta(hours=24)  # a photo without a code, for the code to be typed


@dataclass(frozen=True, slots=True)
class SignPhotos:
    """Files reports. ``lies_on`` says whether a code in a photo lies on a sign in it."""

    lies_on: LiesOn

    def measure(self, store: Store, seen: Seen) -> None:
        """Before a photo settles: how far its signs reach is drawn once for each template.

        That takes up to a second, during which nobody else could write.
        """
        if not seen.foreign:
            return
        with store.read() as work:
            signs = [(own, work.signs.find(own.code)) for own in seen.ours]
        for own, sign in signs:
            if sign is not None:
                self.lies_on(sign.template, own.corners, seen.foreign[0])

    def read(self, work: Work, photo_id: UUID, seen: Seen, now: datetime) -> bool:
        """File a report of each own sign in a photo; False when it is taken back or settled.

        A foreign code counts where it lies on the sign itself; where no code of ours was read, it
        counts once the sign's code is typed.
        """
        photo, account = _locked(work, photo_id)
        if photo is None or account is None or photo.state is not PhotoState.PENDING:
            return False
        if not seen.ours:
            waits = replace(photo, state=PhotoState.NO_CODE, foreign_code=bool(seen.foreign))
            work.photos.change(waits)
            return True
        problems: list[PhotoProblem] = []
        tampered = self._tampered(work, seen)
        for code, foreign in sorted(
            tampered.items()
        ):  # in one order, so that no two lock each other
            problem = _report(work, photo, account, code, now, tampered=foreign)
            problems += [problem] if problem else []
        work.photos.change(
            replace(
                photo,
                state=PhotoState.READ,
                problem=problems[0] if problems else None,
                foreign_code=any(tampered.values()),
            )
        )
        return True

    def _tampered(self, work: Work, seen: Seen) -> dict[str, bool]:
        """Each code of ours in the photo, and whether a foreign one lies on a sign that has it."""
        found: dict[str, bool] = {}
        for own in seen.ours:
            sign = work.signs.find(own.code) if seen.foreign else None
            on_it = sign is not None and any(
                self.lies_on(sign.template, own.corners, point) for point in seen.foreign
            )
            found[own.code] = on_it or found.get(own.code, False)
        return found


def unusable(work: Work, photo_id: UUID, problem: PhotoProblem) -> bool:
    """Nothing can be read of a photo; False when it is taken back or settled."""
    photo, _ = _locked(work, photo_id)
    if photo is None or photo.state is not PhotoState.PENDING:
        return False
    work.photos.change(replace(photo, state=PhotoState.UNUSABLE, problem=problem))
    return True


def waiting(work: Work, account_id: UUID, way: PhotoWay, now: datetime) -> tuple[SignPhoto, ...]:
    """A member's photos whose code is to be typed, oldest first."""
    sent = work.photos.of_account(account_id, since=now - WAITS, way=way)
    return tuple(one for one in sent if one.state is PhotoState.NO_CODE)


def by_hand(work: Work, photo_id: UUID, code: str, now: datetime) -> PhotoProblem | None:
    """File a photo by a code that its sender typed; why not, and then it goes on waiting."""
    photo, account = _locked(work, photo_id)
    if photo is None or account is None or photo.state is not PhotoState.NO_CODE:
        return PhotoProblem.GONE
    foreign = photo.foreign_code
    problem = _report(work, photo, account, code, now, tampered=foreign, hand=True)
    if problem is None:
        work.photos.change(replace(photo, state=PhotoState.READ, told=True, batch=uuid4()))
    return problem


def day_of(photo: SignPhoto) -> date:
    """The day of Bangkok on which it was sent."""
    return photo.sent_at.astimezone(BANGKOK).date()


def _locked(work: Work, photo_id: UUID) -> tuple[SignPhoto | None, Account | None]:
    """The photo and its member, both locked, the member first."""
    photo = work.photos.find(photo_id)
    if photo is None:
        return None, None
    account = work.accounts.get(photo.account_id, lock=True)
    return work.photos.find(photo_id, lock=True), account


def _report(
    work: Work,
    photo: SignPhoto,
    account: Account,
    code: str,
    now: datetime,
    *,
    tampered: bool,
    hand: bool = False,
) -> PhotoProblem | None:
    sign = work.signs.find(code, lock=True)
    if sign is None:
        return PhotoProblem.UNKNOWN
    works = account.state is AccountState.ACTIVE
    if not works or not lies_in(sign.area_code, own_areas(work, account)):
        return PhotoProblem.OUTSIDE
    if sign.state is SignState.RETIRED:
        return PhotoProblem.RETIRED
    before = work.photos.last_sent(code)
    report = SignReport(
        uuid4(), code, photo.id, account.id, day_of(photo), tampered=tampered, by_hand=hand
    )
    if work.photos.file(report):
        work.signs.change_sign(_seen_on(sign, photo, before, tampered=tampered))
        row = by_staff(
            now,
            "report_sign",
            account_id=account.id,
            centre_id=account.centre_id,
            object_id=sign.site_id,
            detail=f"{code} tampered" if tampered else code,
        )
        work.audit.append([row])
    return None


def _seen_on(
    sign: SignRow, photo: SignPhoto, before: datetime | None, *, tampered: bool
) -> SignRow:
    """The sign after a photo: its newest decides, and of two of one moment the one tampered with.

    Photos settle in any order: an older one, fetched late, takes nothing back.
    """
    day = day_of(photo)
    state = sign.state
    if before is None or before <= photo.sent_at:
        clean = SignState.INSTALLED if before != photo.sent_at else sign.state
        state = SignState.TAMPERED if tampered else clean
    return replace(
        sign,
        state=state,
        installed=sign.installed or day,
        last_seen=max(sign.last_seen or day, day),
    )
