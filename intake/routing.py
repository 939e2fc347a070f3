"""Where a tip goes. Pure: the proven register and what the reporter said, nothing else.

The routing table names the level; the tip goes to the active centre of its place there, or to the
next one up. What is not known goes to the national desk.
"""

from dataclasses import dataclass

from intake.model import Kind, Level, Mark, Service, Trust, Workplace
from intake.ports.register import CentreRow, RuleRow
from intake.register import PROVINCE_DIGITS, NotReadyError, Register, may_receive
from intake.routing_table import RANK, RuleKey, raised


@dataclass(frozen=True, slots=True)
class Where:
    """What routing may know of a tip. ``None``: not said, not asked, or passed over.

    ``not_district`` / ``not_province``: that office is not to see the tip.
    """

    kind: Kind
    district_code: str | None = None
    province_code: str | None = None
    not_district: bool = False
    not_province: bool = False
    workplace: Workplace | None = None
    service: Service | None = None

    @property
    def province(self) -> str | None:
        """The province of the place, named or by its district."""
        if self.district_code is not None:
            return self.district_code[:PROVINCE_DIGITS]
        return self.province_code

    @property
    def trust(self) -> Trust:
        """Who is not to see it, as the routing table says it."""
        if self.not_province:
            return Trust.NOT_PROVINCE
        return Trust.NOT_DISTRICT if self.not_district else Trust.TRUSTED

    @property
    def key(self) -> RuleKey:
        """The line of the routing table that is for this tip."""
        if self.kind is Kind.DRUG:
            return self.kind, Service.UNSURE, Workplace.UNSURE, self.trust
        service, workplace = self.service or Service.UNSURE, self.workplace or Workplace.UNSURE
        return self.kind, service, workplace, self.trust


@dataclass(frozen=True, slots=True)
class Route:
    """The centre that receives, the one that stands by (None at the desk), and why."""

    centre: CentreRow
    standby: CentreRow | None
    mark: Mark
    rules_version: int


def route(register: Register, where: Where) -> Route:
    """Where the tip goes; raises NotReadyError as long as no national desk can open tips.

    About its own department the desk is told all the same, the one exception, under a mark of its
    own: the reporter is warned before.
    """
    if register.desk is None or not register.is_ready:
        raise NotReadyError
    rule = _rule(register, where)
    centre = _receiver(register, where, rule.receiver) or register.desk
    return Route(centre, register.above(centre), rule.mark, register.rules_version)


def allows(register: Register, where: Where, target: CentreRow) -> bool:
    """Whether a tip may be moved to this centre: transfers, one by one or in bulk."""
    if not may_receive(target):
        return False
    if where.kind is Kind.MISCONDUCT:
        lowest = _rule(register, where).receiver
        if RANK[target.level] < RANK[lowest]:
            return False
    if target.level is Level.DESK:
        return True
    province = where.province
    if where.kind is Kind.MISCONDUCT and target.area_code != province:
        return False
    if where.not_province:
        return province not in {None, (target.area_code or "")[:PROVINCE_DIGITS]}
    if where.not_district and target.level is Level.DISTRICT:
        own = {*target.districts, target.area_code}  # also the office of a district others serve
        return where.district_code is not None and where.district_code not in own
    return True


def _receiver(register: Register, where: Where, level: Level) -> CentreRow | None:
    """The active centre of the place at this level, or the next one up; None: the desk's."""
    if where.province is None or level is Level.DESK:
        return None
    if level is Level.DISTRICT and where.district_code is not None:
        district = register.districts.get(where.district_code)
        if district is not None:
            return district
    return register.provinces.get(where.province)


def _rule(register: Register, where: Where) -> RuleRow:
    """The tip's line of the table. One that is missing sends to the desk."""
    rule = register.rules.get(where.key)
    return raised(rule) if rule else RuleRow(*where.key, Level.DESK)
