"""The register of sites and signs: places from areas or a list, a code for each, states."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.model import Role
from intake.places.sites import ListedSite
from intake.ports.audit import by_staff
from intake.ports.clock import BANGKOK, Clock
from intake.ports.register import AreaRow
from intake.ports.signs import AreaSigns, MonthCount, SignRow, SiteRow, SiteSearch
from intake.ports.store import Store, Work
from intake.services.sessions import Signed
from intake.sign_model import IN_USE, SignMode, SignState, SiteKind

FEWEST_SHOWN = 5  # openings or tips of a month; fewer could point at somebody
_COUNTED_BY = timedelta(days=3)  # the counts of a month's last day come up to a day later
_BANGKOK_CODE = "10"
_OF_SUSPECTS = frozenset({SiteKind.KAMNAN, SiteKind.HEADMAN})
_EVERY_KIND = tuple(SiteKind)


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What making or importing sites changed: names of sites."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class HungSite:
    """A site with its signs, and whether a second one should hang elsewhere.

    ``needs_another``: who sits there may be whom a tip is about, and sees who scans.
    """

    site: SiteRow
    signs: tuple[SignRow, ...]

    @property
    def needs_another(self) -> bool:
        """Whether to advise a second sign at the clinic, the market or the temple."""
        return self.site.kind in _OF_SUSPECTS

    @property
    def missing(self) -> tuple[SignMode, ...]:
        """What codes may be made here: the site's own; at a district office its district's too."""
        used = {one.mode for one in self.signs if one.state in IN_USE}
        of_district = SignMode.DISTRICT in used or self.site.kind is not SiteKind.DISTRICT_OFFICE
        there = {SignMode.SITE: used - {SignMode.DISTRICT}, SignMode.DISTRICT: of_district}
        return tuple(mode for mode, one in there.items() if not one)


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A finished month of a sign; None where there were fewer than five."""

    month: str
    openings: int | None
    tips: int | None


class SignRegister:
    """What operators and admins do with sites and signs. ``make_code`` gives a random code."""

    def __init__(self, store: Store, clock: Clock, make_code: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._make_code = make_code

    # Places --------------------------------------------------------------------------------------

    def make_sites(self, province: str = "") -> SiteReport:
        """The province hall, district offices and kamnans' offices of one or every province.

        Names come from the areas in force; the same again changes nothing.
        """
        with self._store.read() as work:
            areas = [
                row
                for digits in (2, 4, 6)
                for row in work.areas.all(digits)
                if row.successor_code is None and row.code.startswith(province)
            ]
        return self.import_sites([site for area in areas for site in _offices(area)])

    def import_sites(self, listed: Iterable[ListedSite]) -> SiteReport:
        """Bring the register up to these places, all in one transaction.

        A place that stands there keeps its signs; an owner or position that the list names is
        written, one that it leaves out stays. No place is ever removed by a list.
        """
        added, changed, unchanged = [], [], 0
        with self._store.write() as work:
            known = {_which(one): one for one in work.signs.sites()}
            for one in listed:
                before = known.get(one.which)
                if before is None:
                    site = SiteRow(uuid4(), *one.which, one.owner, one.latitude, one.longitude)
                    added.append(site)
                    continue
                after = _brought_up(before, one)
                if after == before:
                    unchanged += 1
                else:
                    changed.append(after)
            work.signs.add_sites(added)
            for site in changed:
                work.signs.change_site(site)
        names = [tuple(site.name for site in sites) for sites in (added, changed)]
        return SiteReport(names[0], names[1], unchanged)

    # Codes ---------------------------------------------------------------------------------------

    def make_signs(
        self, area_code: str = "", mode: SignMode = SignMode.SITE, template: str = ""
    ) -> tuple[str, ...]:
        """A code for each site under an area that has no sign in use; the codes made.

        One code for a whole district hangs on its district office, also beside the office's own
        sign. The same again makes none.
        """
        with self._store.write() as work:
            bare = _bare(work, area_code, mode)
            return tuple(self._coded(work, one.id, mode, template) for one in bare)

    def _coded(self, work: Work, site_id: UUID, mode: SignMode, template: str) -> str:
        while True:
            code = self._make_code()
            state = SignState.REGISTERED
            if work.signs.add_sign(code, site_id, state, template=template, mode=mode):
                return code

    # What an admin sees --------------------------------------------------------------------------

    def tally(self, by: Signed, area_code: str, digits: int) -> tuple[AreaSigns, ...]:
        """Figures of the areas with so many digits under one; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            return work.signs.tally(area_code, digits)

    def search(
        self, by: Signed, search: SiteSearch, start: int, most: int
    ) -> tuple[int, tuple[HungSite, ...]]:
        """How many sites there are of this kind, and a stretch of them; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            total, sites = work.signs.search(search, start, most)
            signs = work.signs.of_sites([one.id for one in sites])
        return total, tuple(_hung(site, signs) for site in sites)

    def site(self, by: Signed, site_id: UUID) -> HungSite:
        """One site with all its signs; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            return _found(work, site_id)

    def months(self, by: Signed, codes: Sequence[str], most: int) -> dict[str, list[MonthFigures]]:
        """The newest finished months of each sign; raises NotFound.

        Each month stands alone and no total is given: a total less what is shown is what is hidden.
        """
        _admin(by)
        with self._store.read() as work:
            counts = work.signs.counts(codes, self._newest_finished())
        found: dict[str, list[MonthFigures]] = {code: [] for code in codes}
        for one in counts:
            if len(found[one.code]) < most:
                found[one.code].append(_figures(one))
        return found

    # What an admin does --------------------------------------------------------------------------

    def mark(self, by: Signed, code: str, state: SignState) -> None:
        """Say that a sign was printed, hangs, was retired or tampered with.

        Raises NotFound, and Refused("sign-retired"): a code that was given up stays so, because
        copies of it may hang anywhere.
        """
        _admin(by)
        today = self._clock.now().astimezone(BANGKOK).date()
        with self._store.write() as work:
            sign = work.signs.find(code, lock=True)
            if sign is None or state is SignState.REGISTERED:
                raise NotFound
            if sign.state is SignState.RETIRED:
                raise Refused("sign-retired")
            after = replace(sign, state=state)
            if state is SignState.PRINTED:
                after = replace(after, printed=today)
            if state is SignState.INSTALLED:
                after = replace(after, installed=sign.installed or today, last_seen=today)
            work.signs.change_sign(after)
            self._audit(work, by, "mark_sign", sign.site_id, f"{code} {state}")

    def rename(self, by: Signed, site_id: UUID, name: str) -> None:
        """Call a site by another name, as signs printed from now on do.

        Raises NotFound, and Refused("sign-site-known") where such a place is in the same area.
        """
        _admin(by)
        with self._store.write() as work:
            site = _found(work, site_id).site
            after = replace(site, name=name)
            there = work.signs.sites(site.area_code)
            if any(_which(one) == _which(after) and one.id != site_id for one in there):
                raise Refused("sign-site-known")
            work.signs.change_site(after)
            self._audit(work, by, "rename_site", site_id, "")

    def make_one(self, by: Signed, site_id: UUID, mode: SignMode = SignMode.SITE) -> str:
        """A code that is missing at a site; raises NotFound and Refused("sign-in-use")."""
        _admin(by)
        with self._store.write() as work:
            if mode not in _found(work, site_id).missing:
                raise Refused("sign-in-use")
            code = self._coded(work, site_id, mode, "")
            self._audit(work, by, "make_sign", site_id, code)
        return code

    def bare(self, by: Signed, area_code: str, mode: SignMode) -> int:
        """How many codes ``make_all`` would make; raises NotFound."""
        _admin(by)
        with self._store.read() as work:
            return len(_bare(work, area_code, mode))

    def make_all(self, by: Signed, area_code: str, mode: SignMode = SignMode.SITE) -> int:
        """Make what codes are missing under an area; how many. Raises NotFound."""
        _admin(by)
        with self._store.write() as work:
            bare = _bare(work, area_code, mode)
            for one in bare:
                self._coded(work, one.id, mode, "")
            if bare:
                self._audit(work, by, "make_signs", None, area_code)
        return len(bare)

    def _newest_finished(self) -> str:
        settled = self._clock.now().astimezone(BANGKOK) - _COUNTED_BY
        return f"{settled.replace(day=1) - timedelta(days=1):%Y-%m}"

    def _audit(self, work: Work, by: Signed, act: str, site_id: UUID | None, detail: str) -> None:
        row = by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=by.account.centre_id,
            object_id=site_id,
            detail=detail,
        )
        work.audit.append([row])


def _admin(by: Signed) -> None:
    if by.account.role is not Role.ADMIN:
        raise NotFound


def _found(work: Work, site_id: UUID) -> HungSite:
    site = work.signs.site(site_id)
    if site is None:
        raise NotFound
    return _hung(site, work.signs.of_sites([site_id]))


def _bare(work: Work, area_code: str, mode: SignMode) -> tuple[SiteRow, ...]:
    if mode is SignMode.DISTRICT:
        return work.signs.bare_sites(area_code, (SiteKind.DISTRICT_OFFICE,), mode)
    return work.signs.bare_sites(area_code, _EVERY_KIND)


def _hung(site: SiteRow, signs: Collection[SignRow]) -> HungSite:
    own = [one for one in signs if one.site_id == site.id]
    return HungSite(site, tuple(sorted(own, key=lambda one: one.state not in IN_USE)))


def _figures(count: MonthCount) -> MonthFigures:
    openings, tips = (
        many if many >= FEWEST_SHOWN else None for many in (count.openings, count.tips)
    )
    return MonthFigures(count.month, openings, tips)


def _which(site: SiteRow) -> tuple[SiteKind, str, str]:
    """What makes it the same place for a list (``ListedSite.which``)."""
    return site.kind, site.area_code, site.name


def _brought_up(site: SiteRow, listed: ListedSite) -> SiteRow:
    after = replace(site, owner=listed.owner or site.owner)
    if listed.latitude is None:
        return after
    return replace(after, latitude=listed.latitude, longitude=listed.longitude)


def _offices(area: AreaRow) -> Iterable[ListedSite]:
    """The offices that the order names in every area; Bangkok has no kamnans."""
    in_bangkok = area.code.startswith(_BANGKOK_CODE)
    match len(area.code):
        case 2:
            name = "ศาลาว่าการกรุงเทพมหานคร" if in_bangkok else f"ศาลากลางจังหวัด{area.name_th}"
            yield ListedSite(SiteKind.PROVINCE_HALL, area.code, name)
        case 4:
            start = "สำนักงานเขต" if in_bangkok else "ที่ว่าการอำเภอ"
            name = start + area.name_th.removeprefix("เขต")
            yield ListedSite(SiteKind.DISTRICT_OFFICE, area.code, name)
        case 6 if not in_bangkok:
            yield ListedSite(SiteKind.KAMNAN, area.code, f"ที่ทำการกำนัน ต.{area.name_th}")
