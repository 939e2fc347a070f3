"""Tips, parts and wraps in SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import MEDIA_KINDS, Drug, PartState, Shown, Status, Urgency
from intake.ports.tips import Part, Quarantined, Submission, Tip, TipFigures, TipKey
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_TIP = table(tables.Tip)
_DRUG = table(tables.TipDrug)
_KEY = table(tables.TipKey)
_PART = table(tables.Part)
_RESULT = table(tables.MediaResult)
_RECEIPT = table(tables.Receipt)
_ADDRESS = table(tables.ReplyAddress)
_TOKEN = table(tables.BlockToken)
_MAILBOX = table(tables.MailboxMessage)
_READ = table(tables.TipRead)


class SqlTips:
    """Tips as a whole."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def insert(self, submission: Submission) -> None:
        """Write all rows of a new tip, one statement a table."""
        tip = submission.tip
        batches: list[tuple[sa.Table, list[dict[str, object]]]] = [
            (_TIP, [to_row(tip)]),
            (_DRUG, [{"tip_id": tip.id, "drug": str(drug)} for drug in submission.drugs]),
            (_KEY, [to_row(key) for key in submission.keys]),
            (_PART, [to_row(part) for part in submission.parts]),
        ]
        for into, one in (
            (_RECEIPT, submission.receipt),
            (_ADDRESS, submission.reply_address),
            (_TOKEN, submission.block_token),
        ):
            if one is not None:
                batches.append((into, [to_row(one)]))
        for into, rows in batches:
            if rows:
                self._connection.execute(sa.insert(into), rows)

    def find(self, tip_id: UUID, *, lock: bool = False) -> Tip | None:
        """The tip, or None; ``lock`` keeps other writers off the row until the commit."""
        return self._one(_TIP.c.id == tip_id, lock=lock)

    def by_reference(self, reference: str) -> Tip | None:
        """The tip that staff know by this reference, or None."""
        return self._one(_TIP.c.reference == reference)

    def drugs(self, tip_id: UUID) -> tuple[Drug, ...]:
        """The drugs named, in no order."""
        found = self._connection.scalars(sa.select(_DRUG.c.drug).where(_DRUG.c.tip_id == tip_id))
        return tuple(Drug(drug) for drug in found)

    def reference_taken(self, reference: str) -> bool:
        """Whether another tip has it."""
        return bool(
            self._connection.scalar(sa.select(sa.exists().where(_TIP.c.reference == reference)))
        )

    def quarantined(self, since: datetime, before: datetime) -> tuple[Quarantined, ...]:
        """How many quarantined tips that ring for nobody each centre got in each of these hours."""
        found = self._connection.execute(
            sa.select(_TIP.c.centre_id, _TIP.c.hour, sa.func.count())
            .where(
                _TIP.c.hour >= since,
                _TIP.c.hour < before,
                _TIP.c.quarantined.is_(True),
                _TIP.c.withdrawn.is_(False),
                _TIP.c.urgency != str(Urgency.NOW),
            )
            .group_by(_TIP.c.centre_id, _TIP.c.hour)
        )
        return tuple(Quarantined(centre_id, hour, int(count)) for centre_id, hour, count in found)

    def figures(self) -> TipFigures:
        """How many there are."""

        def how_many(rows: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
            counted = sa.select(sa.func.count()).select_from(rows).where(*conditions)
            return int(self._connection.scalar(counted) or 0)

        return TipFigures(
            tips=how_many(_TIP),
            new=how_many(_TIP, _TIP.c.status == str(Status.NEW)),
            urgent=how_many(_TIP, _TIP.c.urgency == str(Urgency.NOW)),
            quarantined=how_many(_TIP, _TIP.c.quarantined.is_(True)),
            media_pending=how_many(_PART, _PART.c.state == str(PartState.PENDING)),
        )

    def added(self, tip_id: UUID, parts: int, *, media: bool) -> None:
        """Count parts that came later."""
        values: dict[str, object] = {"part_count": _TIP.c.part_count + parts}
        if media:
            values["has_media"] = True
        self._update(tip_id, **values)

    def answered(self, tip_id: UUID) -> None:
        """Take away the flag that an answer is awaited."""
        self._update(tip_id, waiting=False)

    def mark_withdrawn(self, tip_id: UUID, content_until: datetime | None) -> None:
        """Set the flag, unread again; content and media go at ``content_until`` unless earlier."""
        self._connection.execute(sa.delete(_READ).where(_READ.c.tip_id == tip_id))
        values: dict[str, object] = {
            "withdrawn": True,
            "waiting": False,
            "shown": str(Shown.WITHDRAWN),
        }
        if content_until is not None:
            for name in ("content_until", "media_until"):
                column = _TIP.c[name]
                values[name] = sa.case(
                    (sa.or_(column.is_(None), column > content_until), content_until), else_=column
                )
        self._update(tip_id, **values)

    def erase_content(self, tip_id: UUID) -> tuple[UUID, ...]:
        """Erase parts, wraps and mailbox for good; gives the names of the blobs that go too.

        The tip's row stays, without a part.
        """
        media = [str(kind) for kind in MEDIA_KINDS]
        chosen = sa.select(_PART.c.id).where(_PART.c.tip_id == tip_id, _PART.c.kind.in_(media))
        blobs = tuple(self._connection.scalars(chosen))
        for erased in (_MAILBOX, _PART, _KEY, _ADDRESS, _TOKEN):
            self._connection.execute(sa.delete(erased).where(erased.c.tip_id == tip_id))
        self._update(tip_id, part_count=0, has_media=False, content_until=None, media_until=None)
        return blobs

    def show(self, tip_id: UUID, shown: Shown, hour: datetime) -> None:
        """Set what the reporter is told."""
        self._update(tip_id, shown=str(shown), shown_hour=hour)

    def _update(self, tip_id: UUID, **values: object) -> None:
        self._connection.execute(sa.update(_TIP).where(_TIP.c.id == tip_id).values(**values))

    def _one(self, condition: sa.ColumnElement[bool], *, lock: bool = False) -> Tip | None:
        chosen = sa.select(_TIP).where(condition)
        if lock:
            chosen = chosen.with_for_update()
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(Tip, dict(row))


class SqlParts:
    """Pieces of tips."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def insert(self, parts: Sequence[Part]) -> int:
        """Write parts; those whose id is there already are left alone. How many were new."""
        return sum(
            self._connection.execute(insert_ignoring(self._connection, _PART), to_row(one)).rowcount
            for one in parts
        )

    def of(self, tip_id: UUID) -> tuple[Part, ...]:
        """All parts of a tip, oldest hour first, then by id."""
        chosen = sa.select(_PART).where(_PART.c.tip_id == tip_id)
        rows = self._connection.execute(chosen.order_by(_PART.c.hour, _PART.c.id)).mappings()
        return tuple(from_row(Part, dict(row)) for row in rows)

    def find(self, part_id: UUID) -> Part | None:
        """One part, or None."""
        chosen = sa.select(_PART).where(_PART.c.id == part_id)
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(Part, dict(row))

    def settle(
        self, part_id: UUID, state: PartState, *, result: str, size: int, hour: datetime
    ) -> None:
        """Say what became of a media part: in its row, and for a draft still under way."""
        settled = {"state": str(state), "result": result, "size": size}
        changed = self._connection.execute(
            sa.update(_PART)
            .where(_PART.c.id == part_id, _PART.c.state == str(PartState.PENDING))
            .values(**settled)
        )
        if changed.rowcount == 0:
            values = {"part_id": part_id, "hour": hour, **settled}
            self._connection.execute(insert_ignoring(self._connection, _RESULT), values)

    def results(self, part_ids: Sequence[UUID]) -> dict[UUID, tuple[PartState, str, int]]:
        """State, result and size of those fetches that have ended."""
        rows = self._connection.execute(
            sa.select(_RESULT.c.part_id, _RESULT.c.state, _RESULT.c.result, _RESULT.c.size).where(
                _RESULT.c.part_id.in_(part_ids)
            )
        )
        return {part_id: (PartState(state), result, size) for part_id, state, result, size in rows}

    def drop_results(self, part_ids: Sequence[UUID]) -> None:
        """Forget results that a submitted part has taken over."""
        self._connection.execute(sa.delete(_RESULT).where(_RESULT.c.part_id.in_(part_ids)))

    def adopt_results(self) -> int:
        """Settle submitted parts whose fetch ended in the moment of submitting; how many."""
        late = sa.select(_RESULT).where(_RESULT.c.part_id.in_(sa.select(_PART.c.id)))
        rows = self._connection.execute(late).all()
        for row in rows:
            self._connection.execute(
                sa.update(_PART)
                .where(_PART.c.id == row.part_id, _PART.c.state == str(PartState.PENDING))
                .values(state=row.state, result=row.result, size=row.size)
            )
        self.drop_results([row.part_id for row in rows])
        return len(rows)

    def existing(self, part_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those ids that a part still wants the blob of, or a fetch for a draft has ended for."""
        kept = sa.select(_PART.c.id).where(
            _PART.c.id.in_(part_ids), _PART.c.state != str(PartState.FAILED)
        )
        found = sa.union(kept, sa.select(_RESULT.c.part_id).where(_RESULT.c.part_id.in_(part_ids)))
        return frozenset(self._connection.scalars(found))


class SqlTipKeys:
    """Wraps of tips' private halves."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of(self, tip_id: UUID) -> tuple[TipKey, ...]:
        """All wraps of a tip."""
        rows = self._connection.execute(sa.select(_KEY).where(_KEY.c.tip_id == tip_id)).mappings()
        return tuple(from_row(TipKey, dict(row)) for row in rows)
