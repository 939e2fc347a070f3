"""What the page behind a sign's code may say: where it hangs, and which centre answers there."""

from dataclasses import dataclass

from intake.model import IN_USE, Kind
from intake.ports.register import AreaRow, CentreRow
from intake.ports.store import Store
from intake.register import NotReadyError
from intake.routing import Where
from intake.services.areas import area_in_force
from intake.services.registry import Registry

_PROVINCE_DIGITS = 2
_DISTRICT_DIGITS = 4


@dataclass(frozen=True, slots=True)
class HungSign:
    """A sign in use. ``district``: None for a province's own. ``centre``: whom a tip reaches."""

    code: str
    site: str
    province: AreaRow | None
    district: AreaRow | None
    centre: CentreRow | None


class LandingPages:
    """Looks signs up for whoever scans one."""

    def __init__(self, store: Store, registry: Registry) -> None:
        self._store = store
        self._registry = registry

    def find(self, code: str) -> HungSign | None:
        """The sign with this code; None alike for a retired, tampered and unknown one."""
        with self._store.read() as work:
            sign = work.signs.find(code)
            if sign is None or sign.state not in IN_USE:
                return None
            area = area_in_force(work, sign.area_code)
            province = work.areas.find(area[:_PROVINCE_DIGITS])
            has_district = len(area) >= _DISTRICT_DIGITS
            district = work.areas.find(area[:_DISTRICT_DIGITS]) if has_district else None
        centre = self._centre(
            Where(
                Kind.DRUG,
                district.code if district else None,
                province.code if province else None,
            )
        )
        return HungSign(code, sign.site_name, province, district, centre)

    def _centre(self, where: Where) -> CentreRow | None:
        try:
            return self._registry.route(where).centre
        except NotReadyError:
            return None
