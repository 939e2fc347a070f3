"""Where a sign hangs today, and which centre a drug tip from there reaches now."""

from dataclasses import dataclass

from intake.model import Kind
from intake.ports.register import AreaRow, CentreRow
from intake.ports.store import Work
from intake.register import NotReadyError
from intake.routing import Where
from intake.services.areas import area_in_force
from intake.services.registry import Registry

PROVINCE_DIGITS = 2
DISTRICT_DIGITS = 4
_BANGKOK = "10"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an area lies today. ``district``: None for a province's own."""

    province: AreaRow | None
    district: AreaRow | None


def ground_of(work: Work, area_code: str) -> Ground:
    """Province and district of an area, retired or not."""
    area = area_in_force(work, area_code)
    has_district = len(area) >= DISTRICT_DIGITS
    return Ground(
        work.areas.find(area[:PROVINCE_DIGITS]),
        work.areas.find(area[:DISTRICT_DIGITS]) if has_district else None,
    )


def centre_at(registry: Registry, ground: Ground) -> CentreRow | None:
    """Whom a drug tip reaches there now; None while nobody can take one."""
    where = Where(
        Kind.DRUG,
        ground.district.code if ground.district else None,
        ground.province.code if ground.province else None,
    )
    try:
        return registry.route(where).centre
    except NotReadyError:
        return None


def district_name(district: AreaRow) -> str:
    """As a sign has it: Bangkok's names carry their word, others none."""
    in_bangkok = district.code.startswith(_BANGKOK)
    return district.name_th if in_bangkok else f"อำเภอ{district.name_th}"
