"""Changes of the register by two people: an admin asks, a lead of the national desk confirms.

What was asked for stands in the database until then, so the console signs who asked for what: a
writer to the database neither asks in an admin's name nor slips something into a wish.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.model import AccountState, Role
from intake.ports.audit import by_staff
from intake.ports.centre_keys import ChangeRow
from intake.ports.clock import Clock
from intake.ports.store import Work
from intake.sealing import sign, signed_by
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.sessions import Signed

_LABEL = "register change asked"


class TwoPeople:
    """Who may ask, who may confirm, and what was asked for. Digests name what was read, in hex."""

    def __init__(self, clock: Clock, keys: ConsoleKeys, registry: Registry) -> None:
        self._clock = clock
        self._keys = keys
        self._registry = registry

    def may_confirm(self, by: Signed) -> bool:
        """A lead of the national desk."""
        desk = self._registry.current().desk
        return by.account.role is Role.LEAD and desk is not None and by.account.centre_id == desk.id

    def refuse_to_ask(self, by: Signed) -> None:
        """Raises NotFound for all but admins."""
        if by.account.role is not Role.ADMIN:
            raise NotFound

    def refuse_to_drop(self, by: Signed) -> None:
        """Raises NotFound for all but admins, who take back, and desk leads, who decline."""
        if by.account.role is not Role.ADMIN and not self.may_confirm(by):
            raise NotFound

    def ask(
        self, work: Work, by: Signed, act: str, digest: str, *, centre_id: UUID | None = None
    ) -> ChangeRow:
        """Writes the wish, signed; instead of an earlier one of the same sort and centre."""
        for earlier in work.centre_keys.asked_changes(act):
            if earlier.centre_id == centre_id:
                work.centre_keys.drop_change(earlier.id)
        now = self._clock.now()
        asked = ChangeRow(uuid4(), centre_id, act, by.account.id, None, now, None)
        signature = sign(self._keys.signing.material, _LABEL, _fields(asked, digest))
        asked = replace(
            asked, signature=signature, signature_key_version=self._keys.signing.version
        )
        work.centre_keys.add_change(asked)
        return asked

    def is_as_asked(self, change: ChangeRow, digest: str) -> bool:
        """Whether just this was asked for by that member."""
        return signed_by(
            self._keys.console_signatures,
            change.signature_key_version,
            _LABEL,
            _fields(change, digest),
            change.signature,
        )

    def confirm(self, work: Work, by: Signed, change: ChangeRow, *, read: str, stands: str) -> None:
        """Marks it confirmed. ``read``: what the second person has read, ``stands``: what waits.

        Raises NotFound for who may not, for the one who asked and when it waits no longer;
        Refused("asker-gone"), Refused("changed-meanwhile").
        """
        if not self.may_confirm(by) or change.asked_by in {None, by.account.id}:
            raise NotFound
        asker = work.accounts.get(change.asked_by) if change.asked_by else None
        if asker is None or asker.state is not AccountState.ACTIVE:
            raise Refused("asker-gone")
        if read != stands or not self.is_as_asked(change, stands):
            raise Refused("changed-meanwhile")
        if not work.centre_keys.confirm_change(change.id, by.account.id, self._clock.now()):
            raise NotFound

    def audit(
        self,
        work: Work,
        by: Signed,
        act: str,
        change: ChangeRow,
        *,
        detail: str = "",
        centres: Iterable[UUID] = (),
    ) -> None:
        """One row for each centre that the change is about; one under the own centre if none."""
        work.audit.append(
            [
                by_staff(
                    self._clock.now(),
                    act,
                    account_id=by.account.id,
                    centre_id=centre_id,
                    object_id=change.id,
                    detail=detail,
                )
                for centre_id in tuple(centres) or (by.account.centre_id,)
            ]
        )


def _fields(change: ChangeRow, digest: str) -> tuple[bytes, ...]:
    return (
        change.id.bytes,
        change.act.encode(),
        change.centre_id.bytes if change.centre_id else b"",
        change.asked_by.bytes if change.asked_by else b"",
        digest.encode(),
    )
