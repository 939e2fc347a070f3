"""Where a tip goes. Pure: the proven register and what the reporter said, nothing else.

Drug tips go to the district's centre and upwards where there is none. Misconduct tips never go to
an office the accused belongs to or sits in, nor to one below it; what is not known goes to the
national desk.
"""

from dataclasses import dataclass

from intake.model import Kind, Level, Service, Workplace
from intake.ports.register import CentreRow
from intake.register import PROVINCE_DIGITS, NotReadyError, Register, may_receive

OWN_DEPARTMENT = "own_department"
DESK_SERVICE = Service.INTERIOR  # whose department the national desk is, unless set otherwise
_RANK = {Level.DISTRICT: 0, Level.PROVINCE: 1, Level.DESK: 2}

# What no routing table may undercut, whoever signed it.
_LOWEST = {
    Workplace.VILLAGE: Level.PROVINCE,
    Workplace.DISTRICT: Level.PROVINCE,
    Workplace.PROVINCE: Level.DESK,
    Workplace.CENTRAL: Level.DESK,
    Workplace.UNSURE: Level.DESK,
}


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


@dataclass(frozen=True, slots=True)
class Route:
    """The centre that receives, the one that stands by (None at the desk), and why."""

    centre: CentreRow
    standby: CentreRow | None
    mark: str
    rules_version: int


def route(register: Register, where: Where, desk_service: Service = DESK_SERVICE) -> Route:
    """Where the tip goes; raises NotReadyError as long as no national desk can open tips.

    ``desk_service``: the service the desk belongs to. About its own department the desk is told
    all the same, the one exception, under a mark of its own: the reporter is warned before.
    """
    if register.desk is None or not register.is_ready:
        raise NotReadyError
    lowest, mark = _lowest(register, where)
    if where.workplace is Workplace.CENTRAL and where.service is desk_service:
        mark = OWN_DEPARTMENT
    centre = _receiver(register, where, lowest) or register.desk
    return Route(centre, register.above(centre), mark, register.rules_version)


def allows(register: Register, where: Where, target: CentreRow) -> bool:
    """Whether a tip may be moved to this centre: transfers, one by one or in bulk."""
    if not may_receive(target):
        return False
    lowest, _ = _lowest(register, where)
    if _RANK[target.level] < _RANK[lowest]:
        return False
    if target.level is Level.DESK:
        return True
    province = where.province
    if where.kind is Kind.MISCONDUCT and target.area_code != province:
        return False
    if where.not_province and province is not None:
        return (target.area_code or "")[:PROVINCE_DIGITS] != province
    return not (where.not_district and where.district_code in target.districts)


def _receiver(register: Register, where: Where, lowest: Level) -> CentreRow | None:
    if where.not_province or where.province is None or lowest is Level.DESK:
        return None
    if lowest is Level.DISTRICT and where.district_code is not None and not where.not_district:
        district = register.districts.get(where.district_code)
        if district is not None:
            return district
    return register.provinces.get(where.province)


def _lowest(register: Register, where: Where) -> tuple[Level, str]:
    if where.kind is Kind.DRUG:
        return Level.DISTRICT, ""
    workplace = where.workplace or Workplace.UNSURE
    rule = register.rules.get(workplace)
    named = Level.DESK if rule is None else rule.receiver
    lowest = max(named, _LOWEST[workplace], key=_RANK.__getitem__)
    return lowest, rule.mark if rule else ""
