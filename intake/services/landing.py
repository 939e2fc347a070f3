"""What the page behind a sign's code may say: where it hangs, and which centre answers there."""

from dataclasses import dataclass

from intake.ports.register import AreaRow, CentreRow
from intake.ports.store import Store
from intake.services.registry import Registry
from intake.services.sign_places import centre_at, district_name, ground_of
from intake.sign_model import IN_USE, SignMode


@dataclass(frozen=True, slots=True)
class HungSign:
    """A sign in use. ``district``: None for a province's own. ``centre``: whom a tip reaches.

    ``site``: where it hangs; the district itself for a code that hangs all over one.
    """

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
            ground = ground_of(work, sign.area_code)
        centre = centre_at(self._registry, ground)
        site = sign.site_name
        if sign.mode is SignMode.DISTRICT and ground.district:
            site = district_name(ground.district)
        return HungSign(code, site, ground.province, ground.district, centre)
