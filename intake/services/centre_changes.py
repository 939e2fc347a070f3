"""Changing a centre's entry in the register: an admin asks, a lead of the national desk confirms.

Coverage decides who reads a district's tips, so nobody changes it alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.model import AccountState, CentreState, Level, Role
from intake.ports.centre_keys import CentreProposalRow, ChangeRow
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.register import PROVINCE_DIGITS, Register, entries_digest, signed_centre
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.two_people import TwoPeople

_ACT = "centre_entry"
_DISTRICT_DIGITS = 4
_MOVES = {
    CentreState.ACTIVE: CentreState.DEACTIVATED,
    CentreState.DEACTIVATED: CentreState.ACTIVE,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How the entry is to read. ``districts``: codes a district centre serves, else none."""

    name_th: str
    name_en: str
    phone: str
    contact: str
    districts: tuple[str, ...]
    state: CentreState


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A wish that waits. ``losing``: other centres that no longer serve what this one takes on."""

    change: ChangeRow
    before: CentreRow
    after: CentreRow
    losing: tuple[tuple[CentreRow, CentreRow], ...]
    digest: str
    stale: bool  # an entry has changed since it was asked for: it cannot be confirmed any more


class CentreChanges:
    """Entries asked for and put in force."""

    def __init__(
        self, store: Store, keys: ConsoleKeys, registry: Registry, two_people: TwoPeople
    ) -> None:
        self._store = store
        self._keys = keys
        self._registry = registry
        self._two_people = two_people

    def waiting(self) -> tuple[EntryChange, ...]:
        """What waits for a second person, the oldest first."""
        with self._store.read() as work:
            return self._waiting(work)

    def how_many_wait(self) -> int:
        """How many wishes about centres wait."""
        with self._store.read() as work:
            return len(work.centre_keys.asked_changes(_ACT))

    def ask(self, by: Signed, centre_id: UUID, wish: Wish) -> None:
        """Asks for this entry instead of what was asked for this centre before.

        Raises NotFound; Refused: ``centre-unchanged``, ``centre-name-missing``,
        ``centre-district-unknown`` (no district of its province), ``centre-serves-none`` (an active
        district centre would be left without a district), ``centre-state-not-now``,
        ``centre-without-lead`` (nobody could open its tips), ``entry-changed``.
        """
        self._two_people.refuse_to_ask(by)
        with self._store.write() as work:
            work.register.one_change_at_a_time()
            centres = {one.id: one for one in work.register.centres()}
            before = centres.get(centre_id)
            if before is None:
                raise NotFound
            after, losing = self._planned(work, before, wish, centres)
            if _same(before, after):
                raise Refused("centre-unchanged")
            digest = _digest(after, losing)
            asked = self._two_people.ask(work, by, _ACT, digest, centre_id=centre_id)
            work.centre_keys.propose_entry(
                CentreProposalRow(
                    asked.id,
                    after.name_th,
                    after.name_en,
                    after.phone,
                    after.contact,
                    after.state,
                    after.districts,
                )
            )
            touched = (before.id, *(one.id for one, _ in losing))
            self._two_people.audit(work, by, "ask_centre_change", asked, centres=touched)

    def confirm(self, by: Signed, change_id: UUID, digest: str) -> None:
        """Puts the entry in force. ``digest``: of what the second person has read.

        Raises NotFound; Refused as ``ask`` does, or ``changed-meanwhile``, ``asker-gone``.
        """
        if not self._two_people.may_confirm(by):
            raise NotFound
        with self._store.write() as work:
            work.register.one_change_at_a_time()
            found = self._one(work, change_id)
            if found.stale:
                raise Refused("changed-meanwhile")
            centres = {one.id: one for one in work.register.centres()}
            self._planned(work, found.before, _wish_of(found.after), centres)  # still allowed
            self._two_people.confirm(work, by, found.change, read=digest, stands=found.digest)
            for entry in (*(new for _, new in found.losing), found.after):
                work.register.change(signed_centre(entry, self._keys.signing))
            touched = (found.before.id, *(one.id for one, _ in found.losing))
            act, state = "confirm_centre_change", found.after.state.value
            self._two_people.audit(work, by, act, found.change, detail=state, centres=touched)

    def drop(self, by: Signed, change_id: UUID) -> None:
        """Declined by a desk lead, or taken back by an admin. Raises NotFound."""
        self._two_people.refuse_to_drop(by)
        with self._store.write() as work:
            found = self._one(work, change_id)
            work.centre_keys.drop_change(change_id)
            centres = (found.before.id,)
            self._two_people.audit(work, by, "drop_centre_change", found.change, centres=centres)

    def _one(self, work: Work, change_id: UUID) -> EntryChange:
        found = next((one for one in self._waiting(work) if one.change.id == change_id), None)
        if found is None:
            raise NotFound
        return found

    def _waiting(self, work: Work) -> tuple[EntryChange, ...]:
        asked = work.centre_keys.asked_changes(_ACT)
        if not asked:
            return ()
        proposed = work.centre_keys.proposed_entries()
        centres = {one.id: one for one in work.register.centres()}
        return tuple(
            self._read(one, centres[one.centre_id], proposed[one.id], centres)
            for one in asked
            if one.id in proposed and one.centre_id in centres
        )

    def _read(
        self,
        change: ChangeRow,
        before: CentreRow,
        proposed: CentreProposalRow,
        centres: Mapping[UUID, CentreRow],
    ) -> EntryChange:
        after = _entry_after(
            before,
            Wish(
                proposed.name_th,
                proposed.name_en,
                proposed.phone,
                proposed.contact,
                proposed.districts,
                proposed.state,
            ),
        )
        losing = _losing(after, centres.values())
        digest = _digest(after, losing)
        stale = not self._two_people.is_as_asked(change, digest)
        return EntryChange(change, before, after, losing, digest, stale)

    def _planned(
        self, work: Work, before: CentreRow, wish: Wish, centres: Mapping[UUID, CentreRow]
    ) -> tuple[CentreRow, tuple[tuple[CentreRow, CentreRow], ...]]:
        """The entries as they would be; raises Refused for what the register does not allow."""
        if not (wish.name_th and wish.name_en):
            raise Refused("centre-name-missing")
        after = _entry_after(before, wish)
        losing = _losing(after, centres.values())
        register = self._registry.current()
        for one in (before, *(loser for loser, _ in losing)):
            if not _is_proven(one, register):
                raise Refused("entry-changed")
        _refuse_districts(work, after)
        if any(_serves_none(one) for one in (after, *(new for _, new in losing))):
            raise Refused("centre-serves-none")
        if after.state is not before.state:
            _refuse_state(work, before, after)
        return after, losing


def _entry_after(before: CentreRow, wish: Wish) -> CentreRow:
    return replace(
        before,
        name_th=wish.name_th,
        name_en=wish.name_en,
        phone=wish.phone,
        contact=wish.contact,
        districts=tuple(sorted(set(wish.districts))),
        state=wish.state,
        register_version=before.register_version + 1,
        signature=None,
        signature_key_version=0,
    )


def _losing(
    after: CentreRow, centres: Iterable[CentreRow]
) -> tuple[tuple[CentreRow, CentreRow], ...]:
    """Whoever serves a district that this one takes on, and their entries without it."""
    taken = set(after.districts)
    return tuple(
        (
            one,
            replace(
                one,
                districts=tuple(code for code in one.districts if code not in taken),
                register_version=one.register_version + 1,
                signature=None,
                signature_key_version=0,
            ),
        )
        for one in sorted(centres, key=lambda one: one.id.bytes)
        if one.id != after.id and taken.intersection(one.districts)
    )


def _digest(after: CentreRow, losing: Sequence[tuple[CentreRow, CentreRow]]) -> str:
    return entries_digest((after, *(new for _, new in losing)))


def _is_proven(centre: CentreRow, register: Register) -> bool:
    """As the console signed it last; who was never signed must still be only listed."""
    proven = register.by_id.get(centre.id)
    if proven is None:
        return centre.signature is None and centre.state is CentreState.LISTED
    return proven == centre


def _serves_none(centre: CentreRow) -> bool:
    """An active district centre, or one that will be, to which no tip would go."""
    at_work = centre.state in {CentreState.ACTIVE, CentreState.INVITED}
    return centre.level is Level.DISTRICT and at_work and not centre.districts


def _refuse_districts(work: Work, after: CentreRow) -> None:
    if after.level is not Level.DISTRICT and after.districts:
        raise Refused("centre-district-unknown")
    for code in after.districts:
        area = work.areas.find(code)
        if (
            area is None
            or area.successor_code is not None
            or len(code) != _DISTRICT_DIGITS
            or code[:PROVINCE_DIGITS] != (after.area_code or "")[:PROVINCE_DIGITS]
        ):
            raise Refused("centre-district-unknown")


def _refuse_state(work: Work, before: CentreRow, after: CentreRow) -> None:
    if before.level is Level.DESK or _MOVES.get(before.state) is not after.state:
        raise Refused("centre-state-not-now")
    if after.state is CentreState.ACTIVE:
        holders = work.accounts.holders(after.id, after.key_version)
        leads = [
            one
            for one in work.accounts.of_centre(after.id)
            if (one.role, one.state) == (Role.LEAD, AccountState.ACTIVE) and one.id in holders
        ]
        if after.public_half is None or not leads:
            raise Refused("centre-without-lead")


def _same(before: CentreRow, after: CentreRow) -> bool:
    return entries_digest([before]) == entries_digest(
        [replace(after, register_version=before.register_version)]
    )


def _wish_of(after: CentreRow) -> Wish:
    return Wish(
        after.name_th, after.name_en, after.phone, after.contact, after.districts, after.state
    )
