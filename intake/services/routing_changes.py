"""Changing the routing table: an admin asks, a lead of the national desk confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.model import AccountState, Role
from intake.ports.audit import by_staff
from intake.ports.centre_keys import ChangeRow
from intake.ports.clock import Clock
from intake.ports.register import RuleRow
from intake.ports.store import Store, Work
from intake.routing_table import in_order, is_sound, key_of, rules_digest, signed_table
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.sessions import Signed

_ACT = "routing_table"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table that waits for the second person; ``changed``: the lines in force and proposed."""

    change: ChangeRow
    version: int
    rules: tuple[RuleRow, ...]
    changed: tuple[tuple[RuleRow, RuleRow], ...]

    @property
    def digest(self) -> str:
        """Names exactly these rules: who confirms sends back what they have read."""
        return rules_digest(self.version, self.rules)


class RoutingChanges:
    """The table in force and the one proposed."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, registry: Registry) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._registry = registry

    def in_force(self) -> tuple[RuleRow, ...]:
        """The newest rules whose signature holds, in the order people read them."""
        return in_order(self._registry.current().rules.values())

    def proposal(self) -> Proposal | None:
        """What waits for a second person."""
        with self._store.read() as work:
            return self._proposal(work)

    def may_confirm(self, by: Signed) -> bool:
        """A lead of the national desk."""
        desk = self._registry.current().desk
        return by.account.role is Role.LEAD and desk is not None and by.account.centre_id == desk.id

    def ask(self, by: Signed, rules: Sequence[RuleRow]) -> None:
        """Propose a table instead of the one proposed before.

        Raises Refused("routing-undercuts") for a table with a line below the floor, missing or
        twice, and Refused("routing-unchanged").
        """
        if by.account.role is not Role.ADMIN:
            raise NotFound
        if not is_sound(rules):
            raise Refused("routing-undercuts")
        if in_order(rules) == self.in_force():
            raise Refused("routing-unchanged")
        now = self._clock.now()
        with self._store.write() as work:
            for earlier in work.centre_keys.asked_changes(_ACT):
                work.centre_keys.drop_change(earlier.id)
            work.register.propose_rules(in_order(rules))
            change = ChangeRow(uuid4(), None, _ACT, by.account.id, None, now, None)
            work.centre_keys.add_change(change)
            self._audit(work, by, "ask_routing_change", change.id)

    def confirm(self, by: Signed, digest: str) -> int:
        """Put what was proposed in force; its version. ``digest``: of the rules that were read.

        Raises NotFound for who may not or when nothing waits, Refused("routing-changed-meanwhile").
        """
        if not self.may_confirm(by):
            raise NotFound
        now = self._clock.now()
        with self._store.write() as work:
            found = self._asked(work, by, digest)
            if not work.centre_keys.confirm_change(found.change.id, by.account.id, now):
                raise NotFound
            table = signed_table(found.version, found.rules, self._keys.signing)
            work.register.add_routing_table(table)
            self._audit(work, by, "confirm_routing_change", found.change.id, str(found.version))
        return found.version

    def drop(self, by: Signed) -> None:
        """Decline it, or take it back: an admin or a lead of the desk. Raises NotFound."""
        if by.account.role is not Role.ADMIN and not self.may_confirm(by):
            raise NotFound
        with self._store.write() as work:
            found = self._proposal(work)
            if found is None:
                raise NotFound
            work.centre_keys.drop_change(found.change.id)
            work.register.propose_rules(())
            self._audit(work, by, "drop_routing_change", found.change.id)

    def _asked(self, work: Work, by: Signed, digest: str) -> Proposal:
        found = self._proposal(work)
        if found is None or found.change.asked_by in {None, by.account.id}:
            raise NotFound
        asker = work.accounts.get(found.change.asked_by) if found.change.asked_by else None
        if asker is None or asker.state is not AccountState.ACTIVE:
            raise Refused("routing-asker-gone")
        if found.digest != digest or not is_sound(found.rules):
            raise Refused("routing-changed-meanwhile")
        return found

    def _proposal(self, work: Work) -> Proposal | None:
        asked, rules = work.centre_keys.asked_changes(_ACT), work.register.proposed_rules()
        if not asked or not rules:
            return None
        now = self._registry.current()
        changed = tuple(
            (before, after)
            for after in in_order(rules)
            if (before := now.rules.get(key_of(after))) is not None and before != after
        )
        table = work.register.routing_table()
        version = 1 + (table.version if table else 0)
        return Proposal(asked[-1], version, in_order(rules), changed)

    def _audit(self, work: Work, by: Signed, act: str, change_id: UUID, detail: str = "") -> None:
        row = by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=by.account.centre_id,
            object_id=change_id,
            detail=detail,
        )
        work.audit.append([row])
