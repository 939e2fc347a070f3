"""The routing table: which level receives a tip, by kind, service, workplace and trust.

It is data that an admin can read and two people can change, signed by the console like the centres.
Below a floor no table can go, whoever signed it: a misconduct tip never reaches an office the
accused belongs to or sits in, nor one below it, and nobody sees what was to be kept from them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from intake.keys import Key, Keyring
from intake.model import Kind, Level, Mark, Service, Trust, Workplace
from intake.ports.register import RoutingTableRow, RuleRow
from intake.sealing import canonical, digest, sign, signed_by

RuleKey = tuple[Kind, Service, Workplace, Trust]

_LABEL = "register routing table"
RANK = {Level.DISTRICT: 0, Level.PROVINCE: 1, Level.DESK: 2}

_BY_WORKPLACE = {
    Workplace.VILLAGE: Level.PROVINCE,
    Workplace.DISTRICT: Level.PROVINCE,
    Workplace.PROVINCE: Level.DESK,
    Workplace.CENTRAL: Level.DESK,
    Workplace.UNSURE: Level.DESK,
}
_BY_TRUST = {
    Trust.TRUSTED: Level.DISTRICT,
    Trust.NOT_DISTRICT: Level.PROVINCE,
    Trust.NOT_PROVINCE: Level.DESK,
}
_DESKS_SERVICE = Service.INTERIOR  # the national desk is of its department


def floor(key: RuleKey) -> Level:
    """The lowest level that may receive such a tip, whatever a table says."""
    kind, _, workplace, trust = key
    levels = [_BY_TRUST[trust]]
    if kind is Kind.MISCONDUCT:
        levels.append(_BY_WORKPLACE[workplace])
    return max(levels, key=RANK.__getitem__)


def key_of(rule: RuleRow) -> RuleKey:
    """What the rule is about."""
    return rule.kind, rule.service, rule.workplace, rule.trust


def all_keys() -> Iterator[RuleKey]:
    """Every line a table must have, in the order people read it."""
    for trust in Trust:
        yield Kind.DRUG, Service.UNSURE, Workplace.UNSURE, trust
    for service in Service:
        for workplace in Workplace:
            for trust in Trust:
                yield Kind.MISCONDUCT, service, workplace, trust


def default_rules() -> tuple[RuleRow, ...]:
    """The table a new installation begins with: the floor, and the marks of central offices."""
    return tuple(RuleRow(*key, floor(key), _default_mark(key)) for key in all_keys())


def in_order(rules: Iterable[RuleRow]) -> tuple[RuleRow, ...]:
    """The rules as ``all_keys`` lists them."""
    places = {key: place for place, key in enumerate(all_keys())}
    return tuple(sorted(rules, key=lambda rule: places.get(key_of(rule), len(places))))


def is_sound(rules: Iterable[RuleRow]) -> bool:
    """Whether every line is there once and none goes below the floor."""
    listed = list(rules)
    return sorted(key_of(one) for one in listed) == sorted(all_keys()) and all(
        RANK[one.receiver] >= RANK[floor(key_of(one))] for one in listed
    )


def raised(rule: RuleRow) -> RuleRow:
    """The rule, lifted to the floor where a table undercuts it."""
    lowest = max(rule.receiver, floor(key_of(rule)), key=RANK.__getitem__)
    return replace(rule, receiver=lowest)


def signed_table(version: int, rules: Iterable[RuleRow], signing: Key) -> RoutingTableRow:
    """A version of the routing table with the console's signature."""
    rows = in_order(rules)
    signature = sign(signing.material, _LABEL, _fields(version, rows))
    return RoutingTableRow(version, rows, signature, signing.version)


def table_holds(table: RoutingTableRow, console_signatures: Keyring) -> bool:
    """Whether the console signed these rules under this version."""
    fields = _fields(table.version, in_order(table.rules))
    return signed_by(
        console_signatures, table.signature_key_version, _LABEL, fields, table.signature
    )


def rules_digest(version: int, rules: Iterable[RuleRow]) -> str:
    """Hex that names these rules under this version."""
    return digest(*_fields(version, in_order(rules))).hex()


def _default_mark(key: RuleKey) -> Mark:
    kind, service, workplace, _ = key
    if kind is Kind.DRUG or workplace is not Workplace.CENTRAL:
        return Mark.NONE
    return Mark.OWN_DEPARTMENT if service is _DESKS_SERVICE else Mark.OUTSIDE_BODY


def _fields(version: int, rules: Iterable[RuleRow]) -> tuple[bytes, ...]:
    return (
        str(version).encode(),
        *(
            canonical(*(word.encode() for word in (*key_of(one), one.receiver, one.mark)))
            for one in rules
        ),
    )
