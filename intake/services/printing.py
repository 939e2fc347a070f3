"""Batches of signs as an admin orders them, watches them and sends them to the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.model import Role
from intake.ports.audit import by_staff
from intake.ports.clock import BANGKOK, Clock
from intake.ports.printing import PrintBatch, PrintSheet
from intake.ports.store import Store, Work
from intake.services.print_choice import MOST_SHEETS, Templates, Wish, chosen, settled
from intake.services.print_files import names_of
from intake.services.sessions import Signed
from intake.sign_model import BatchState, PrintMode, SheetState, SignMode, SignState

_BUDDHIST_ERA = 543
_UNFINISHED = frozenset({BatchState.WAITING, BatchState.DRAWING})


@dataclass(frozen=True, slots=True)
class Progress:
    """A batch, and how many of its sheets are in each state."""

    batch: PrintBatch
    states: Mapping[SheetState, int]

    @property
    def total(self) -> int:
        """All sheets."""
        return sum(self.states.values())

    @property
    def settled(self) -> int:
        """Sheets that are drawn or withheld."""
        return self.total - self.states.get(SheetState.WAITING, 0)

    @property
    def drawn(self) -> int:
        """Sheets that may be printed."""
        return self.states.get(SheetState.DRAWN, 0)

    @property
    def withheld(self) -> int:
        """Sheets that must not be printed."""
        return self.states.get(SheetState.WITHHELD, 0)

    @property
    def runs(self) -> bool:
        """Whether a worker is at it, or will be."""
        return self.batch.state in _UNFINISHED


@dataclass(frozen=True, slots=True)
class WithheldSign:
    """A sign that must not be printed, why, and its site; None for a district's sheet."""

    sheet: PrintSheet
    site_id: UUID | None


@dataclass(frozen=True, slots=True)
class OrderedBatch:
    """One batch with what is handed out of it and what is withheld."""

    progress: Progress
    files: tuple[str, ...]
    withheld: tuple[WithheldSign, ...] = field(default=())


class PrintOrders:
    """What admins do with batches; everybody else is told that there are none."""

    def __init__(
        self, store: Store, clock: Clock, templates: Templates, most: int = MOST_SHEETS
    ) -> None:
        self._most = most
        self._store = store
        self._clock = clock
        self._templates = templates

    def sheets(self, by: Signed, wish: Wish) -> tuple[PrintSheet, ...]:
        """What an order would be of, without ordering it; raises Refused and NotFound."""
        _admin(by)
        wish = settled(wish, self._templates)
        with self._store.read() as work:
            found = chosen(work, wish, self._templates, self._most)
        nowhere = UUID(int=0)
        return tuple(PrintSheet(nowhere, one.name, one.area_code, one.place) for one in found)

    def order(self, by: Signed, wish: Wish) -> UUID:
        """Order a batch, which a worker then draws; its id. Raises Refused and NotFound."""
        _admin(by)
        now, wish = self._clock.now(), settled(wish, self._templates)
        with self._store.write() as work:
            sheets = chosen(work, wish, self._templates, self._most)
            batch = PrintBatch(
                id=uuid4(),
                number="",
                made_by=by.account.id,
                made_at=now,
                area_code=wish.area_code or _common([one.area_code for one in sheets]),
                template=wish.template,
                mode=wish.mode,
                format=wish.format,
                binding=wish.binding,
                thai_digits=wish.thai_digits,
                complete=self._templates.complete(wish.template),
            )
            rows = [PrintSheet(batch.id, one.name, one.area_code, one.place) for one in sheets]
            month = month_of(now)
            while True:
                batch = replace(batch, number=_after(work.printing.last_number(month), month))
                if work.printing.add(batch, rows):
                    break
            self._audit(work, by, "order_print", batch)
        return batch.id

    def batches(self, by: Signed, start: int, most: int) -> tuple[int, tuple[Progress, ...]]:
        """How many batches there are, and a stretch of them, newest first; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            total, found = work.printing.newest(start, most)
            states = work.printing.progress([one.id for one in found])
        return total, tuple(Progress(one, states.get(one.id, {})) for one in found)

    def batch(self, by: Signed, batch_id: UUID) -> OrderedBatch:
        """One batch; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            batch = _found(work, batch_id)
            states = work.printing.progress([batch_id]).get(batch_id, {})
            withheld = work.printing.sheets(batch_id, SheetState.WITHHELD)
            signs = {one.name: work.signs.find(one.name) for one in withheld}
            files: tuple[str, ...] = ()
            if batch.state is BatchState.READY:
                drawn = work.printing.sheets(batch_id, SheetState.DRAWN)
                files = names_of(batch, drawn, ordered=self._templates.hangs(batch.template))
        sites = {name: sign.site_id if sign else None for name, sign in signs.items()}
        told = tuple(WithheldSign(one, sites[one.name]) for one in withheld)
        return OrderedBatch(Progress(batch, states), files, told)

    def stop(self, by: Signed, batch_id: UUID) -> None:
        """Draw no more of a batch; raises NotFound and Refused("print-finished")."""
        _admin(by)
        with self._store.write() as work:
            batch = _found(work, batch_id)
            if batch.state not in _UNFINISHED:
                raise Refused("print-finished")
            stopped = replace(
                batch,
                state=BatchState.STOPPED,
                finished_at=self._clock.now(),
                owner=None,
                lease_until=None,
            )
            work.printing.change(stopped)
            self._audit(work, by, "stop_print", batch)

    def sent(self, by: Signed, batch_id: UUID) -> None:
        """Say that a batch went to the shop: its drawn signs are printed today.

        A sign that hangs stays installed, one that was given up stays so. Raises NotFound, also
        for pictures of chats, and Refused("print-not-ready") or Refused("print-sent-already").
        """
        _admin(by)
        now = self._clock.now()
        with self._store.write() as work:
            batch = _found(work, batch_id)
            if not self._templates.hangs(batch.template):
                raise NotFound
            if batch.state is not BatchState.READY:
                raise Refused("print-not-ready")
            if batch.sent_at is not None:
                raise Refused("print-sent-already")
            if batch.mode is not PrintMode.SQUARE:
                sticker = self._templates.sticks(batch.template)
                _mark_printed(work, batch, now.astimezone(BANGKOK).date(), sticker=sticker)
            work.printing.change(replace(batch, sent_at=now))
            self._audit(work, by, "sent_print", batch)

    def take(self, by: Signed, batch_id: UUID, name: str) -> PrintBatch:
        """Record that a file is handed out; raises NotFound for one that is not of the batch."""
        ordered = self.batch(by, batch_id)
        if name not in ordered.files:
            raise NotFound
        batch = ordered.progress.batch
        with self._store.write() as work:
            self._audit(work, by, "take_print", batch, name)
        return batch

    def _audit(self, work: Work, by: Signed, act: str, batch: PrintBatch, name: str = "") -> None:
        row = by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=by.account.centre_id,
            object_id=batch.id,
            detail=f"{batch.number} {name}".strip(),
        )
        work.audit.append([row])


def _admin(by: Signed) -> None:
    if by.account.role is not Role.ADMIN:
        raise NotFound


def _found(work: Work, batch_id: UUID) -> PrintBatch:
    batch = work.printing.find(batch_id)
    if batch is None:
        raise NotFound
    return batch


def _common(areas: Sequence[str]) -> str:
    """The smallest area that all of them lie in; "" for more than one province."""
    first, last = min(areas), max(areas)
    same = next(
        (n for n, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(last)),
    )
    return first[: same - same % 2]


def month_of(moment: datetime) -> str:
    """How the numbers of a month begin: year of the Buddhist era and month, `6911-`."""
    day = moment.astimezone(BANGKOK)
    return f"{(day.year + _BUDDHIST_ERA) % 100:02}{day.month:02}-"


def _after(last: str | None, month: str) -> str:
    count = int(last.removeprefix(month)) if last else 0
    return f"{month}{count + 1:03}"


def _mark_printed(work: Work, batch: PrintBatch, today: date, *, sticker: bool) -> None:
    codes = sorted(one.name for one in work.printing.sheets(batch.id, SheetState.DRAWN))
    for code in codes:  # in the order of photos' reports, so that the two never lock each other
        sign = work.signs.find(code, lock=True)
        if sign is None or sign.state in {SignState.RETIRED, SignState.TAMPERED}:
            continue
        state = SignState.PRINTED if sign.state is SignState.REGISTERED else sign.state
        after = replace(sign, state=state, printed=today)
        more = sticker and sign.mode is SignMode.SITE  # beside the site's own sign, or alone
        if not (more and sign.template):
            complete = batch.complete and not more
            after = replace(after, template=batch.template, complete=complete)
        work.signs.change_sign(after)
