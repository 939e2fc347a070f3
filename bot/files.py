"""Files of a running chat: fetched when they come, dropped when their sender takes them back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.chat import Chat
from bot.flows.state import Attachment
from intake.model import PartKind
from intake.outbox import Account, DropMedia, FetchMedia, OutboxItem, dropping, item
from intake.ports.store import Work


@dataclass(frozen=True, slots=True)
class FileJobs:
    """What one turn asks of the worker. ``fetching``: rows by part id, to be cancelled by."""

    fetching: Mapping[str, UUID] = field(default_factory=dict)
    rows: tuple[OutboxItem, ...] = ()
    cancelled: tuple[UUID, ...] = ()

    def write(self, work: Work, now: datetime) -> None:
        """In the turn's own transaction; a fetch that is just being done is dropped later."""
        for fetch in self.cancelled:
            work.outbox.delete_unsent(fetch, now)
        work.outbox.enqueue(self.rows)


def file_jobs(
    before: Chat | None, chat: Chat | None, worker_public: bytes, now: datetime
) -> FileJobs:
    """Fetches of files that are new in the chat, and the end of those that are not told any more.

    Not for a turn that sent or added something: those files belong to the tip from then on.
    """
    fetching: dict[str, UUID] = {}
    rows: list[OutboxItem] = []
    known = {one.part_id for one in before.state.attachments} if before else set()
    for one in chat.state.attachments if chat else ():
        job = _fetch(one, chat) if chat and one.part_id not in known else None
        if job is not None:
            rows.append(item(job, worker_public, due=now, born=now))
            fetching[one.part_id] = rows[-1].id
        elif chat and one.part_id in chat.fetches:
            fetching[one.part_id] = chat.fetches[one.part_id]
    cancelled = _cancelled(before, chat)
    for part_id, fetch in cancelled.items():
        rows += dropping(DropMedia(UUID(part_id), fetch), worker_public, now)
    return FileJobs(fetching, tuple(rows), tuple(cancelled.values()))


def _cancelled(before: Chat | None, chat: Chat | None) -> dict[str, UUID]:
    kept = {one.part_id for one in chat.state.attachments} if chat else set()
    fetches = before.fetches if before else {}
    return {part_id: fetch for part_id, fetch in fetches.items() if part_id not in kept}


def _fetch(file: Attachment, chat: Chat) -> FetchMedia | None:
    """The job of one file: for the draft's tip, or for the tip that a receipt opened."""
    kind = PartKind(file.kind)
    part_id = UUID(file.part_id)
    if chat.draft is not None:
        tip_id, public = chat.draft.tip_id, chat.draft.pair.public
    elif chat.state.follow is not None:
        tip_id = UUID(chat.state.follow.handle.tip_id)
        public = bytes.fromhex(chat.state.follow.handle.public_half)
    else:
        return None
    return FetchMedia(Account.CITIZEN, file.message_id, part_id, tip_id, public, kind)
