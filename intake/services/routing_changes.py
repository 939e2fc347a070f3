"""Changing the routing table: an admin asks, a lead of the national desk confirms."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.errors import NotFound, Refused
from intake.ports.centre_keys import ChangeRow
from intake.ports.register import RuleRow
from intake.ports.store import Store, Work
from intake.routing_table import in_order, is_sound, key_of, rules_digest, signed_table
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.two_people import TwoPeople

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

    def __init__(
        self, store: Store, keys: ConsoleKeys, registry: Registry, two_people: TwoPeople
    ) -> None:
        self._store = store
        self._keys = keys
        self._registry = registry
        self._two_people = two_people

    def in_force(self) -> tuple[RuleRow, ...]:
        """The newest rules whose signature holds, in the order people read them."""
        return in_order(self._registry.current().rules.values())

    def proposal(self) -> Proposal | None:
        """What waits for a second person."""
        with self._store.read() as work:
            return self._proposal(work)

    def may_confirm(self, by: Signed) -> bool:
        """A lead of the national desk."""
        return self._two_people.may_confirm(by)

    def ask(self, by: Signed, rules: Sequence[RuleRow]) -> None:
        """Propose a table instead of the one proposed before.

        Raises Refused("routing-undercuts") for a table with a line below the floor, missing or
        twice, and Refused("routing-unchanged").
        """
        self._two_people.refuse_to_ask(by)
        if not is_sound(rules):
            raise Refused("routing-undercuts")
        wish = in_order(rules)
        if wish == self.in_force():
            raise Refused("routing-unchanged")
        with self._store.write() as work:
            work.register.propose_rules(wish)
            digest = rules_digest(self._next_version(work), wish)
            asked = self._two_people.ask(work, by, _ACT, digest)
            self._two_people.audit(work, by, "ask_routing_change", asked)

    def confirm(self, by: Signed, digest: str) -> int:
        """Put what was proposed in force; its version. ``digest``: of the rules that were read.

        Raises NotFound for who may not or when nothing waits, Refused("changed-meanwhile").
        """
        if not self.may_confirm(by):
            raise NotFound
        with self._store.write() as work:
            found = self._proposal(work)
            if found is None:
                raise NotFound
            if not is_sound(found.rules):
                raise Refused("changed-meanwhile")
            self._two_people.confirm(work, by, found.change, read=digest, stands=found.digest)
            table = signed_table(found.version, found.rules, self._keys.signing)
            work.register.add_routing_table(table)
            act, version = "confirm_routing_change", str(found.version)
            self._two_people.audit(work, by, act, found.change, detail=version)
        return found.version

    def drop(self, by: Signed) -> None:
        """Decline it, or take it back: an admin or a lead of the desk. Raises NotFound."""
        self._two_people.refuse_to_drop(by)
        with self._store.write() as work:
            found = self._proposal(work)
            if found is None:
                raise NotFound
            work.centre_keys.drop_change(found.change.id)
            work.register.propose_rules(())
            self._two_people.audit(work, by, "drop_routing_change", found.change)

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
        return Proposal(asked[-1], self._next_version(work), in_order(rules), changed)

    @staticmethod
    def _next_version(work: Work) -> int:
        table = work.register.routing_table()
        return 1 + (table.version if table else 0)
