"""The register of centres as far as it is proven: the console signed it, nobody turned it back.

A tip is sealed only to a public half that stands in a signed entry. Who can write to the database
but cannot sign diverts nothing: an unsigned, altered or older entry is refused, and what was known
before stays in force until the process restarts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from intake.keys import Key, Keyring
from intake.model import CentreState, Level
from intake.ports.register import CentreRow, RoutingTableRow, RuleRow
from intake.routing_table import RuleKey, key_of, table_holds
from intake.sealing import canonical, digest, sign, signed_by

_CENTRE_LABEL = "register centre"
PROVINCE_DIGITS = 2


class NotReadyError(Exception):
    """There is no proven national desk or routing table: no tip can be taken yet."""


def signed_centre(centre: CentreRow, signing: Key) -> CentreRow:
    """The centre with the console's signature over its present entry."""
    signature = sign(signing.material, _CENTRE_LABEL, _entry(centre))
    return replace(centre, signature=signature, signature_key_version=signing.version)


def centre_holds(centre: CentreRow, console_signatures: Keyring) -> bool:
    """Whether the console signed this entry as it stands."""
    return signed_by(
        console_signatures,
        centre.signature_key_version,
        _CENTRE_LABEL,
        _entry(centre),
        centre.signature,
    )


def entries_digest(centres: Iterable[CentreRow]) -> str:
    """Hex that names just these entries, whoever signed them or not."""
    return digest(*(canonical(*_entry(one)) for one in centres)).hex()


@dataclass(frozen=True, slots=True)
class Register:
    """Proven centres and rules; an entry that is not active or has no key receives nothing."""

    desk: CentreRow | None
    provinces: Mapping[str, CentreRow]
    districts: Mapping[str, CentreRow]
    by_id: Mapping[UUID, CentreRow]
    rules: Mapping[RuleKey, RuleRow]
    rules_version: int

    @classmethod
    def of(cls, centres: Iterable[CentreRow], table: RoutingTableRow | None) -> "Register":
        """Put proven entries in order by what they cover."""
        proven = {centre.id: centre for centre in centres}
        usable = [one for one in proven.values() if may_receive(one)]
        return cls(
            desk=next((one for one in usable if one.level is Level.DESK), None),
            provinces={
                one.area_code: one
                for one in usable
                if one.level is Level.PROVINCE and one.area_code is not None
            },
            districts={
                code: one for one in usable if one.level is Level.DISTRICT for code in one.districts
            },
            by_id=proven,
            rules={key_of(rule): rule for rule in table.rules} if table else {},
            rules_version=table.version if table else 0,
        )

    @property
    def is_ready(self) -> bool:
        """Whether tips can be taken: the desk has keys and the routing table is signed."""
        return self.desk is not None and self.rules_version > 0

    def above(self, centre: CentreRow) -> CentreRow | None:
        """The next active centre up; None for the national desk."""
        if centre.level is Level.DESK:
            return None
        if centre.level is Level.DISTRICT and centre.area_code is not None:
            province = self.provinces.get(centre.area_code[:PROVINCE_DIGITS])
            return province or self.desk
        return self.desk


def may_receive(centre: CentreRow) -> bool:
    """Whether a proven centre may be sealed to."""
    return centre.state is CentreState.ACTIVE and centre.public_half is not None


class RegisterGuard:
    """Lets through what the console signed and remembers the highest version seen of each entry."""

    def __init__(self, console_signatures: Keyring) -> None:
        self._signatures = console_signatures
        self._centres: dict[UUID, CentreRow] = {}
        self._table: RoutingTableRow | None = None
        self.refused: frozenset[UUID] = frozenset()
        self.table_refused = False

    def accept(self, centres: Iterable[CentreRow], table: RoutingTableRow | None) -> Register:
        """The register in force. ``refused`` then names entries that were altered or turned back.

        An entry that was never signed (a listed centre) is simply not there.
        """
        read = {centre.id: centre for centre in centres}
        refused = {one.id for one in read.values() if not self._learn(one)}
        refused |= self._centres.keys() - read.keys()
        self.refused = frozenset(refused)
        self.table_refused = not self._learn_table(table)
        return Register.of(self._centres.values(), self._table)

    def _learn(self, centre: CentreRow) -> bool:
        known = self._centres.get(centre.id)
        if known == centre:
            return True
        if centre.signature is None and known is None:
            return centre.state is not CentreState.ACTIVE
        if known is not None and centre.register_version <= known.register_version:
            return False
        if not centre_holds(centre, self._signatures):
            return False
        self._centres[centre.id] = centre
        return True

    def _learn_table(self, table: RoutingTableRow | None) -> bool:
        known = self._table
        if table is None or table == known:
            return table == known
        if known is not None and table.version <= known.version:
            return False
        if not table_holds(table, self._signatures):
            return False
        self._table = table
        return True


def _entry(centre: CentreRow) -> tuple[bytes, ...]:
    return (
        centre.id.bytes,
        centre.level.encode(),
        (centre.area_code or "").encode(),
        b"" if centre.parent_id is None else centre.parent_id.bytes,
        centre.name_th.encode(),
        centre.name_en.encode(),
        centre.phone.encode(),
        centre.state.encode(),
        canonical(*(code.encode() for code in sorted(centre.districts))),
        centre.public_half or b"",
        str(centre.key_version).encode(),
        str(centre.register_version).encode(),
        centre.contact.encode(),
    )
