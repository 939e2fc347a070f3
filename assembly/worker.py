"""The worker, put together: jobs of the outbox, and what is done each minute, hour and day."""

import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

from assembly.artwork import SignPress, house_style
from assembly.house import CLOCK, MEBIBYTE, open_database, receipt_cost
from assembly.line_access import line_clients, worker_tokens
from bot.handlers.messages import plain_message
from bot.handlers.notices import case_message, digest_message, notice_message
from bot.handlers.sign_answers import photos_message
from bot.jobs.keeping import BlobWriter, Keeping
from bot.jobs.loop import THREADS, Job, Lane, Loop, Row
from bot.jobs.periodic import Periodic, Task
from bot.jobs.printing import PrintLoop
from bot.jobs.sending import Sending, Words
from bot.jobs.sign_photos import SignPhotoJobs
from bot.line_client import LineApi
from bot.line_tokens import TokenKeeper
from bot.media import MediaLimits
from cleaning.child import Clean, clean_in_child
from cleaning.sign_pictures import sign_reader
from intake.keys import Key, Keyring
from intake.outbox import Account, CaseNotice, Digest, Messages, Notice
from intake.ports.clock import Clock
from intake.ports.store import Store
from intake.sealing import Argon2Cost, KeyPair
from intake.services.audit import AuditSealing
from intake.services.escalation import FROM_BELOW, Escalation, may_hear
from intake.services.print_work import PrintWork
from intake.services.registry import Registry
from intake.services.retention import Retention, RetentionLimits
from intake.services.sign_facts import SignBook
from intake.services.sign_photos import SignPhotos
from intake.services.staff_sweeping import sweep_staff
from intake.sign_seen import LiesOn, ReadSign
from qr.artwork.hung import lies_on_sign
from qr.artwork.press import Press
from settings import WorkerSettings
from storage.blobs import Blobs
from storage.prints import SPARE, Prints
from texts import FIRST_LANGUAGE, LANGUAGES, Catalogue

# Each may take a child process half a minute, and people send hundreds at once.
_FILES = frozenset({"fetch_media", "read_sign_photo", "keep_sign_photo"})
FILES = Lane(only=_FILES, at_once=THREADS, lease=timedelta(seconds=90))
MESSAGES = Lane(without=_FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerParts:
    """What a worker is made of."""

    store: Store
    clock: Clock
    private: Keyring
    signing: Key
    lines: Mapping[Account, LineApi]
    blobs: BlobWriter
    receipt_cost: Argon2Cost
    limits: MediaLimits
    console_url: str
    photo_public: Key
    read_sign: ReadSign
    lies_on: LiesOn = lies_on_sign
    tasks: Sequence[Task] = ()
    clean: Clean = clean_in_child
    keeper: TokenKeeper = field(default_factory=TokenKeeper)
    printing: PrintLoop = field(default_factory=lambda: PrintLoop(lambda: False))


@dataclass(frozen=True, slots=True)
class Worker:
    """The loop, and what runs beside it: files, what is periodic, and printing."""

    loop: Loop
    periodic: Periodic
    keeper: TokenKeeper
    printing: PrintLoop

    def run(self) -> None:
        """Until ``finish``; the others run in threads of their own: no message waits for them."""
        self.keeper.begin()
        beside = [
            threading.Thread(target=run, name=name, daemon=True)
            for name, run in (
                ("periodic", self.periodic.run),
                ("printing", self.printing.run),
                ("files", partial(self.loop.run, FILES)),
            )
        ]
        for one in beside:
            one.start()
        self.loop.run(MESSAGES)
        for one in beside:
            one.join()

    def finish(self) -> None:
        """End after what is in hand."""
        self.keeper.finish()
        self.printing.finish()
        self.periodic.finish()
        self.loop.finish()


def worker(parts: WorkerParts) -> Worker:
    """Put the parts together. Each process is an owner of its own in the outbox."""
    loop = Loop(
        store=parts.store,
        clock=parts.clock,
        private=parts.private,
        owner=f"worker-{secrets.token_hex(8)}",
        jobs=_jobs(parts),
    )
    periodic = Periodic(parts.store, parts.clock, parts.tasks)
    return Worker(loop, periodic, parts.keeper, parts.printing)


def _jobs(parts: WorkerParts) -> Mapping[str, Job]:
    sending = Sending(
        lines=parts.lines,
        private=parts.private,
        officer=lambda officer_id: _officer_id(parts.store, officer_id),
        address=lambda address_id: _reply_address(parts.store, address_id),
        may_hear=lambda notice: may_hear(parts.store, notice),
        words=_words(parts.console_url),
    )
    keeping = Keeping(
        lines=parts.lines,
        blobs=parts.blobs,
        receipt_cost=parts.receipt_cost,
        limits=parts.limits,
        signing=parts.signing,
        clean=parts.clean,
    )
    photos = _photo_jobs(parts)
    return {
        "reply": sending.reply,
        "push": sending.push,
        "leave_chat": sending.leave,
        "notice": sending.notice,
        "case_notice": sending.case_notice,
        "digest": sending.digest,
        "nudge": sending.nudge,
        "prepare_mailbox": keeping.prepare_mailbox,
        "fetch_media": keeping.fetch_media,
        "drop_media": keeping.drop_media,
        "read_sign_photo": photos.read,
        "answer_sign_photos": photos.answer,
        "keep_sign_photo": photos.keep,
        "show_status": keeping.show_status,
        "count_sign": keeping.count_sign,
        "count_openings": keeping.count_openings,
    }


def _photo_jobs(parts: WorkerParts) -> SignPhotoJobs:
    catalogue = Catalogue(FIRST_LANGUAGE)
    return SignPhotoJobs(
        store=parts.store,
        line=parts.lines[Account.OFFICER],
        blobs=parts.blobs,
        read_sign=parts.read_sign,
        rules=SignPhotos(parts.lies_on),
        photo_public=parts.photo_public,
        signing=parts.signing,
        worker_public=KeyPair.of(parts.private.current.material).public,
        most_bytes=parts.limits.image,
        words=lambda summary: photos_message(summary, catalogue),
    )


def _officer_id(store: Store, officer_id: UUID) -> bytes | None:
    with store.read() as work:
        officer = work.officers.get(officer_id)
    return officer.line_id if officer else None


def _reply_address(store: Store, address_id: UUID) -> bytes | None:
    """None, too, once the question was answered or taken back: nothing waits any more."""
    with store.read() as work:
        address = work.receipts.reply_address_by_id(address_id)
        waits = address is not None and work.receipts.mailbox(address.tip_id)
    return address.sealed if address and waits else None


def _words(console_url: str) -> Words:
    """What officers and reporters are sent, in Thai; links lead to the console's sign-in."""
    catalogue = Catalogue(FIRST_LANGUAGE)

    def link(reference: str) -> str:
        return f"{console_url}/tips/{reference}"

    def notice(payload: Notice, row: Row) -> Messages:
        return (notice_message(payload, catalogue, link(payload.reference), row.now),)

    def case(payload: CaseNotice) -> Messages:
        above = payload.what in FROM_BELOW
        return (
            case_message(
                payload, catalogue, f"{console_url}/standby" if above else link(payload.reference)
            ),
        )

    def digest(payload: Digest) -> Messages:
        return (digest_message(payload, catalogue, f"{console_url}/tips"),)

    def nudge() -> Messages:
        return plain_message("\n".join(Catalogue(one).text("nudge") for one in LANGUAGES))

    return Words(notice, case, digest, nudge)


def worker_of(settings: WorkerSettings) -> Worker:
    """The worker of a process."""
    database = open_database(settings)
    blobs = Blobs(settings.blobs)
    private, tokens = settings.private, worker_tokens(settings)
    public = Key(private.current.version, KeyPair.of(private.current.material).public)
    printing = print_work(settings, database)
    parts = WorkerParts(
        store=database,
        clock=CLOCK,
        private=private,
        signing=settings.worker_signing_key,
        lines=line_clients(tokens, settings.line_api_base),
        keeper=TokenKeeper(tuple(tokens.values())),
        blobs=blobs,
        receipt_cost=receipt_cost(settings),
        limits=MediaLimits(
            image=settings.image_limit_mib * MEBIBYTE, other=settings.file_limit_mib * MEBIBYTE
        ),
        console_url=settings.console_url,
        photo_public=settings.photo_public,
        read_sign=sign_reader(settings.public_url, settings.moi_gis_url),
        tasks=periodic_tasks(
            Retention(
                store=database,
                blobs=blobs,
                clear=database.clear_erased,
                worker_public=public,
                limits=_retention_limits(settings),
            ),
            AuditSealing(database, CLOCK, settings.worker_signing_key),
            Escalation(database, public),
            database,
            printing,
        ),
        printing=PrintLoop(printing.once),
    )
    return worker(parts)


def print_work(settings: WorkerSettings, store: Store) -> PrintWork:
    """What this worker does for printing, under a name of its own."""
    registry = Registry(store, settings.console_signatures, CLOCK)
    return PrintWork(
        store=store,
        clock=CLOCK,
        book=SignBook(store, registry),
        press=SignPress(house_style(settings), Press(settings.print_processes)),
        folder=Prints(settings.prints, spare=SPARE),
        owner=f"worker-{secrets.token_hex(8)}",
    )


def periodic_tasks(
    retention: Retention,
    sealing: AuditSealing,
    escalation: Escalation,
    store: Store,
    printing: PrintWork,
) -> tuple[Task, ...]:
    """What is done each minute and each hour, by one host."""
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    return (
        Task("audit_staff", minute, lambda _now: sealing.seal_staff()),
        Task("audit_reporters", hour, lambda _now: sealing.seal_reporters()),
        Task("retention_hour", hour, retention.each_hour),
        Task("escalation_hour", hour, escalation.each_hour),
        Task("prints_hour", hour, printing.sweep),
        Task("staff_minute", minute, lambda now: sweep_staff(store, now)),
        Task("retention_minute", minute, retention.each_minute),
    )


def _retention_limits(settings: WorkerSettings) -> RetentionLimits:
    return RetentionLimits(
        draft_idle=settings.draft_idle,
        draft_age=settings.draft_age,
        parked_event=timedelta(hours=settings.parked_event_hours),
        content=timedelta(days=settings.content_days),
        media=timedelta(days=settings.media_days),
        address=timedelta(days=settings.reply_address_days),
    )
