"""The second person: confirms members and with a first lead the centre; hands keys over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from intake.codes import fingerprint
from intake.entries import entry_holds, signed_entry
from intake.errors import NotFound, Refused
from intake.model import READERS, AccountState, CentreState, Role
from intake.ports.accounts import Account, MemberWrap
from intake.ports.audit import AuditRow, by_staff
from intake.ports.centre_keys import ACTIVATE, ChangeRow
from intake.ports.clock import Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store
from intake.register import Register, centre_holds, signed_centre
from intake.sealing import KeyPair, seal_to
from intake.services.centre_keys import unwrapped, wrap_for
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.second_person import may_confirm
from intake.services.sessions import Signed


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody enrolled whom this member may confirm."""

    account: Account
    centre_name: str  # Thai; empty for who belongs to none
    activates: bool  # confirming makes the centre active
    fingerprint: str  # of the member's public half, to compare by telephone


class Activation:
    """Confirms."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, registry: Registry) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._registry = registry

    def waiting(self, by: Signed) -> Sequence[Waiting]:
        """Who waits for this member's confirmation."""
        register = self._registry.current()
        with self._store.read() as work:
            centres = {one.id: one for one in work.register.centres()}
            accounts = work.accounts.everyone()
        found = []
        for account in accounts:
            if account.public_half and may_confirm(by.account, account, centres, register):
                centre = centres.get(account.centre_id) if account.centre_id else None
                activates = centre is not None and centre.state is not CentreState.ACTIVE
                name = centre.name_th if centre else ""
                found.append(Waiting(account, name, activates, fingerprint(account.public_half)))
        return found

    def confirm(self, by: Signed, account_id: UUID) -> None:
        """Makes the account active, and the centre when it is its first lead.

        The second person is never the one who invited. Who is of the level above receives no key
        by confirming. Raises NotFound, or Refused("entry-changed") when the entry or the centre's
        public half is not what the console signed.
        """
        register = self._registry.current()
        with self._store.read() as work:
            centres = {one.id: one for one in work.register.centres()}
            account = work.accounts.get(account_id)
            if account is None or not may_confirm(by.account, account, centres, register):
                raise NotFound
            centre = centres.get(account.centre_id) if account.centre_id else None
            holders = work.accounts.holders(centre.id, centre.key_version) if centre else ()
            own_wraps = work.accounts.wraps_of(by.account.id, centre.id) if centre else ()
        self._refuse_changed(account, centre)
        confirmed = signed_entry(
            replace(account, state=AccountState.ACTIVE, confirmed_by=by.account.id),
            self._keys.signing,
        )
        entry: CentreRow | None = None
        wrap: MemberWrap | None = None
        if centre is not None and centre.state is not CentreState.ACTIVE:
            if account.id not in holders:
                raise Refused("entry-changed")  # another lead's pair has taken the place since
            if _serves_anothers(centre, register):
                raise Refused("entry-changed")
            entry = self._activated(centre)
        elif centre is not None and account.role in READERS:
            private = unwrapped(by.private, own_wraps).get(centre.key_version)
            if private is not None and KeyPair.of(private).public == centre.public_half:
                wrap = wrap_for(confirmed, centre, private)
        self._write(by, account, confirmed, entry, wrap)

    def hand_over(self, by: Signed) -> int:
        """Wraps the own centre's keys to confirmed members who lack them; how many wraps.

        Those confirmed from above have none yet: nobody there could wrap it.
        """
        if by.account.role is not Role.LEAD or by.account.centre_id is None:
            return 0
        with self._store.read() as work:
            centre = work.register.centre(by.account.centre_id)
            if centre is None or centre.key_version == 0:
                return 0
            members = work.accounts.of_centre(centre.id)
            holders = work.accounts.holders(centre.id, centre.key_version)
            wraps = work.accounts.wraps_of(by.account.id, centre.id)
        lacking = [
            one
            for one in members
            if one.id not in holders
            and one.role in READERS
            and one.state is AccountState.ACTIVE
            and entry_holds(one, self._keys.console_signatures)
        ]
        if not lacking or not centre_holds(centre, self._keys.console_signatures):
            return 0
        made = self._wraps(centre, lacking, unwrapped(by.private, wraps))
        if made:
            with self._store.write() as work:
                for wrap in made:
                    member = work.accounts.get(wrap.account_id, lock=True)
                    if member is not None and member.state is AccountState.ACTIVE:  # still
                        work.accounts.add_wrap(wrap)
                row = self._row(by, "hand_over_key", centre.id, None, str(len(made)))
                work.audit.append([row])
        return len(made)

    @staticmethod
    def _wraps(
        centre: CentreRow, members: Sequence[Account], halves: dict[int, bytes]
    ) -> list[MemberWrap]:
        present = halves.get(centre.key_version)
        if present is None or KeyPair.of(present).public != centre.public_half:
            return []
        return [
            MemberWrap(one.id, centre.id, version, seal_to(one.public_half, half))
            for one in members
            if one.public_half is not None
            for version, half in halves.items()
        ]

    def _refuse_changed(self, account: Account, centre: CentreRow | None) -> None:
        signatures = self._keys.console_signatures
        if not entry_holds(account, signatures):
            raise Refused("entry-changed")
        if centre is not None and not centre_holds(centre, signatures):
            raise Refused("entry-changed")

    def _activated(self, centre: CentreRow) -> CentreRow:
        active = replace(
            centre, state=CentreState.ACTIVE, register_version=centre.register_version + 1
        )
        return signed_centre(active, self._keys.signing)

    def _write(
        self,
        by: Signed,
        account: Account,
        confirmed: Account,
        entry: CentreRow | None,
        wrap: MemberWrap | None,
    ) -> None:
        now = self._clock.now()
        with self._store.write() as work:
            work.register.one_change_at_a_time()
            current = work.accounts.get(account.id, lock=True)
            if current != account:  # confirmed, removed or changed by somebody else meanwhile
                raise NotFound
            if entry is not None and not _follows(work.register.centre(entry.id), entry):
                raise Refused("try-again")
            work.accounts.save(confirmed)
            if wrap is not None:
                work.accounts.add_wrap(wrap)
            rows = [self._row(by, "confirm_member", account.centre_id, account.id, account.role)]
            if entry is not None:
                work.register.change(entry)
                change = ChangeRow(
                    uuid4(),
                    entry.id,
                    ACTIVATE,
                    account.invited_by,
                    by.account.id,
                    account.created_at,
                    now,
                )
                work.centre_keys.add_change(change)
                rows.append(self._row(by, "activate_centre", entry.id, account.id, ""))
            work.audit.append(rows)

    def _row(
        self, by: Signed, act: str, centre_id: UUID | None, object_id: UUID | None, detail: str
    ) -> AuditRow:
        return by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=centre_id,
            object_id=object_id,
            detail=str(detail),
        )


def _follows(stored: CentreRow | None, entry: CentreRow) -> bool:
    """Whether this entry is the next one after what is stored."""
    return stored is not None and stored.register_version + 1 == entry.register_version


def _serves_anothers(centre: CentreRow, register: Register) -> bool:
    """Whether a district of this centre has another active one: nobody asked for that."""
    found = (register.districts.get(code) for code in centre.districts)
    return any(one is not None and one.id != centre.id for one in found)
