"""The audit sealed, verified and shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from intake.errors import Refused
from intake.keys import Key, Keyring, UnknownKeyVersionError
from intake.model import Kind, Role
from intake.ports.audit import Actor, AuditRow
from intake.ports.clock import Clock, hour_of
from intake.ports.seals import AuditSight, SealRow
from intake.ports.store import Store
from intake.sealing import canonical, digest, sign, signature_holds
from intake.services.barring import BARS
from intake.services.reading import READS
from intake.services.registry import Registry
from intake.services.sessions import Signed

_LABEL = "audit seal"
_FIRST_PREVIOUS = bytes(32)
_BATCH = 1000
# What the worker has not sealed after this long was put in later, or the worker stands still.
_SEALED_WITHIN = timedelta(hours=2)


class AuditSealing:
    """Worker side."""

    def __init__(self, store: Store, clock: Clock, signing: Key) -> None:
        self._store = store
        self._clock = clock
        self._signing = signing

    def seal_staff(self) -> int:
        """Each minute: members' rows. How many rows were sealed."""
        return self._seal_all(("staff",), self._clock.now())

    def seal_reporters(self) -> int:
        """At the full hour: rows of the hours before. How many rows were sealed.

        They are put in order of their random ids, so that no order of arrival is kept.
        """
        return self._seal_all(("reporter", "service"), hour_of(self._clock.now()))

    def _seal_all(self, actors: tuple[Actor, ...], before: datetime) -> int:
        sealed = 0
        while (count := self._seal_batch(actors, before)) is not None:
            sealed += count
        return sealed

    def _seal_batch(self, actors: tuple[Actor, ...], before: datetime) -> int | None:
        """How many; 0 when another host took the number meanwhile, None when all are sealed."""
        with self._store.read() as work:
            rows = work.seals.unsealed(actors, before, _BATCH)
            newest = work.seals.newest()
        if not rows:
            return None
        seal = SealRow(
            number=newest.number + 1 if newest else 1,
            at=self._clock.now().replace(microsecond=0),
            count=len(rows),
            hash=batch_hash(rows),
            previous=seal_hash(newest) if newest else _FIRST_PREVIOUS,
            signature=b"",
            key_version=self._signing.version,
        )
        signature = sign(self._signing.material, _LABEL, _fields(seal))
        with self._store.write() as work:
            added = work.seals.add(replace(seal, signature=signature), [row.id for row in rows])
        return len(rows) if added else 0


@dataclass(frozen=True, slots=True)
class AuditBreak:
    """Where the chain does not hold."""

    seal: int
    reason: str


@dataclass(frozen=True, slots=True)
class AuditWalk:
    """What walking all seals found. ``newest``: number and hash to compare with a printed one."""

    seals: int
    rows: int
    unsealed: int
    newest: str
    first_break: AuditBreak | None


def verify(store: Store, worker_signatures: Keyring, now: datetime) -> AuditWalk:
    """Walks every seal with public halves alone and stops at the first break."""
    previous, number, rows, newest = _FIRST_PREVIOUS, 0, 0, ""
    while True:
        with store.read() as work:
            seals = work.seals.after(number, _BATCH)
            batches = [work.seals.rows_of(seal.number) for seal in seals]
        if not seals:
            break
        for seal, batch in zip(seals, batches, strict=True):
            reason = _broken(seal, batch, number + 1, previous, worker_signatures)
            if reason:
                return AuditWalk(number, rows, 0, newest, AuditBreak(number + 1, reason))
            previous, number, rows = seal_hash(seal), seal.number, rows + seal.count
            newest = f"{number}:{previous.hex()[:16]}"
    with store.read() as work:
        everyone: tuple[Actor, ...] = ("staff", "reporter", "service")
        late = work.seals.unsealed(everyone, now - _SEALED_WITHIN, _BATCH)
        waiting = work.seals.unsealed(everyone, now + timedelta(days=1), _BATCH)
    found = AuditBreak(number + 1, "rows_not_sealed_in_time") if late else None
    return AuditWalk(number, rows, len(waiting), newest, found)


def batch_hash(rows: Sequence[AuditRow]) -> bytes:
    """SHA-256 over rows in order of id."""
    ordered = sorted(rows, key=lambda row: row.id.bytes)
    return digest(*(_row_bytes(row) for row in ordered))


def seal_hash(seal: SealRow) -> bytes:
    """What the next seal names as its previous."""
    return digest(*_fields(seal), seal.signature)


def _broken(
    seal: SealRow,
    rows: Sequence[AuditRow],
    number: int,
    previous: bytes,
    worker_signatures: Keyring,
) -> str:
    if seal.number != number:
        return "seal_missing"
    if seal.previous != previous:
        return "chain"
    try:
        key = worker_signatures.version(seal.key_version)
    except UnknownKeyVersionError:
        return "unknown_key"
    if not signature_holds(key.material, _LABEL, _fields(seal), seal.signature):
        return "signature"
    if len(rows) != seal.count:
        return "rows_missing_or_added"
    return "" if batch_hash(rows) == seal.hash else "row_changed"


def _fields(seal: SealRow) -> tuple[bytes, ...]:
    return (
        str(seal.number).encode(),
        seal.at.astimezone(UTC).isoformat().encode(),
        str(seal.count).encode(),
        seal.hash,
        seal.previous,
        str(seal.key_version).encode(),
    )


def _row_bytes(row: AuditRow) -> bytes:
    ids = (row.account_id, row.centre_id, row.tip_id, row.object_id)
    return canonical(
        row.id.bytes,
        row.at.astimezone(UTC).isoformat().encode(),
        row.actor.encode(),
        row.act.encode(),
        row.detail.encode(),
        *(one.bytes if one else b"" for one in ids),
    )


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the audit page; names are those of now."""

    row: AuditRow
    name: str
    reference: str  # of the tip, if it is (still) visible from here
    about: str = ""  # of a bar: whose


@dataclass(frozen=True, slots=True)
class AuditSlice:
    """Some lines of the audit page, and how many there are."""

    total: int
    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True, slots=True)
class AuditChoice:
    """Which lines: of one member, of a span of time; all when nothing is chosen."""

    member: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


class AuditTrail:
    """Console side: what leads see."""

    def __init__(self, store: Store, registry: Registry) -> None:
        self._store = store
        self._registry = registry

    def of_centre(
        self, by: Signed, choice: AuditChoice, *, start: int = 0, limit: int = 50
    ) -> AuditSlice:
        """The own centre's reads and acts, newest first, from the ``start``-th; only for leads.

        Past the end it is the last slice there is. Reads of misconduct tips are left out here and
        shown to the level above instead; bars are shown to both, never to who is barred. Raises
        Refused("not-allowed").
        """
        sight = self._sight(by, choice)
        with self._store.read() as work:
            total = work.seals.count_seen(sight)
            last = max(0, total - 1) // limit * limit
            shown = work.seals.seen(sight, min(start, last), limit)
            names = {one.id: one.name for one in work.accounts.everyone()}
            references = work.seals.references({one.tip_id for one in shown if one.tip_id})
        entries = (
            AuditEntry(
                row,
                names.get(row.account_id, "") if row.account_id else "",
                references.get(row.tip_id, "") if row.tip_id else "",
                names.get(row.object_id, "") if row.act in BARS and row.object_id else "",
            )
            for row in shown
        )
        return AuditSlice(total, tuple(entries))

    def _sight(self, by: Signed, choice: AuditChoice) -> AuditSight:
        centre_id = by.account.centre_id
        if by.account.role is not Role.LEAD or centre_id is None:
            raise Refused("not-allowed")
        register = self._registry.current()
        below = [
            one.id
            for one in register.by_id.values()
            if (above := register.above(one)) is not None and above.id == centre_id
        ]
        return AuditSight(
            centre_id,
            by.account.id,
            tuple(below),
            READS,
            Kind.MISCONDUCT,
            BARS,
            choice.member,
            choice.since,
            choice.before,
        )
