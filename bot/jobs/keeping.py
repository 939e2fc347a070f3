"""Jobs that write what a turn may not: mailboxes, delayed statuses, counts of signs, media."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from bot.delivery import Next, Verdict
from bot.jobs.loop import Done, Row, again
from bot.line_client import LineApi
from bot.media import MediaLimits, Sealed, fetch_and_seal
from cleaning.child import Clean, clean_in_child
from intake.keys import Key
from intake.model import PartState
from intake.outbox import (
    Account,
    CountOpenings,
    CountSign,
    DropMedia,
    FetchMedia,
    Payload,
    PrepareMailbox,
    ShowStatus,
)
from intake.ports.clock import hour_of
from intake.ports.store import Work
from intake.receipts import mailbox
from intake.sealing import Argon2Cost, new_salt
from intake.services.casework import show_if_still_so

FETCH_FOR = timedelta(hours=72)  # then the message id is forgotten with the row


class BlobWriter(Protocol):
    """Where containers are kept, each under its part's id."""

    def write(self, part_id: UUID, pieces: Iterable[bytes], hour: datetime) -> int:
        """Write a whole file, replacing one of that id; gives its size."""
        ...

    def delete(self, part_ids: Iterable[UUID]) -> None:
        """Erase files; those that are not there are no error."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What the worker does for tips without opening one."""

    lines: Mapping[Account, LineApi]
    blobs: BlobWriter
    receipt_cost: Argon2Cost
    limits: MediaLimits
    signing: Key
    clean: Clean = clean_in_child

    def prepare_mailbox(self, payload: Payload, _row: Row) -> Done:
        """The receipt's pair: slow on purpose; the digits are forgotten with the row."""
        assert isinstance(payload, PrepareMailbox)  # noqa: S101 - the kind of the row says so
        salt = new_salt()
        public = mailbox(payload.digits, salt, self.receipt_cost).public
        return Done(write=lambda work: work.receipts.prepare(payload.tip_id, salt, public))

    def show_status(self, payload: Payload, row: Row) -> Done:
        """The reporter may see it from now on."""
        assert isinstance(payload, ShowStatus)  # noqa: S101 - the kind of the row says so
        hour = hour_of(row.now)
        return Done(write=lambda work: show_if_still_so(work, payload.tip_id, payload.shown, hour))

    def count_sign(self, payload: Payload, _row: Row) -> Done:
        """One more tip by a sign: later than the tip, so that nothing joins the two."""
        assert isinstance(payload, CountSign)  # noqa: S101 - the kind of the row says so
        return Done(write=lambda work: work.signs.count(payload.code, payload.month, tips=1))

    def count_openings(self, payload: Payload, _row: Row) -> Done:
        """Openings of signs' pages, together and later than any of them."""
        assert isinstance(payload, CountOpenings)  # noqa: S101 - the kind of the row says so

        def write(work: Work) -> None:
            for code, openings in sorted(payload.openings.items()):
                work.signs.count(code, payload.month, openings=openings)

        return Done(write=write)

    def fetch_media(self, payload: Payload, row: Row) -> Done:
        """Fetch, clean, seal, write the blob, then say what became of it under the part's id."""
        assert isinstance(payload, FetchMedia)  # noqa: S101 - the kind of the row says so
        sealed = fetch_and_seal(
            payload, self.lines[payload.account], self.limits, self.signing, self.clean
        )
        if sealed.later and row.age < FETCH_FOR:
            return Done(again(row.item.tries))
        size = (
            0
            if sealed.problem
            else self.blobs.write(payload.part_id, sealed.pieces, hour_of(row.now))
        )
        return Done(Verdict(Next.SETTLE), write=_settled(payload.part_id, sealed, size, row.now))

    def drop_media(self, payload: Payload, row: Row) -> Done:
        """A file that was taken back: neither it nor word of its fetch is kept."""
        assert isinstance(payload, DropMedia)  # noqa: S101 - the kind of the row says so
        self.blobs.delete([payload.part_id])

        def write(work: Work) -> None:
            if payload.fetch is not None:
                work.outbox.delete_unsent(payload.fetch, row.now)
            work.parts.drop_results([payload.part_id])

        return Done(write=write)


def _settled(part_id: UUID, sealed: Sealed, size: int, now: datetime) -> Callable[[Work], None]:
    state = PartState.FAILED if sealed.problem else PartState.READY
    result = _RESULTS.get(sealed.problem, "other") if sealed.problem else sealed.mark

    def write(work: Work) -> None:
        work.parts.settle(part_id, state, result=result, size=size, hour=hour_of(now))

    return write


_RESULTS = {
    "gone": "gone",
    "too_big": "too_big",
    "not_allowed": "not_allowed",
    "not_supported": "not_supported",
}
