"""Demo people, made by walking the use cases as people would: nothing is written behind them.

Each step looks whether it has been done, so a second run changes nothing and an interrupted one
is taken up where it ended.
"""

from datetime import timedelta
from uuid import UUID

from console.services import Services
from demo.people import ADMIN, FIRST_LEAD, PEOPLE, DemoPerson, person
from intake.errors import Refused
from intake.model import AccountState, Role
from intake.ports.accounts import Account
from intake.services.console_keys import ConsoleKeys
from intake.services.keys import found
from intake.services.officers import OfficerLinks
from intake.services.second_factor import STEP_SECONDS, digits_at, open_factor
from intake.services.sessions import Signed
from simulator.people import line_user_id

_ONE_STEP_BEFORE = timedelta(seconds=STEP_SECONDS)


class DemoError(Exception):
    """Why the demo people cannot be made; one line."""


class DemoWalk:
    """One run over a demo database."""

    _codes: dict[str, list[str]]
    _signed: dict[str, Signed]
    _centres: dict[str, UUID]
    _accounts: dict[str, Account]

    def __init__(self, services: Services, keys: ConsoleKeys, links: OfficerLinks) -> None:
        self.services = services
        self.keys = keys
        self.links = links
        self._codes = {}
        self._signed = {}
        self._centres = {}
        self._accounts = {}

    def run(self) -> int:
        """Everybody that is missing; how many steps there were to do."""
        self._look()
        steps = self._found()
        for one in PEOPLE:
            steps += self._enrolled(one) + self._confirmed(one)
        steps += self._keys_handed_over()
        for one in PEOPLE:
            steps += self._linked(one)
        return steps

    def _look(self) -> None:
        with self.services.store.read() as work:
            self._centres = {one.area_code or "": one.id for one in work.register.centres()}
            self._accounts = {one.login: one for one in work.accounts.everyone() if one.login}

    def _found(self) -> int:
        """Desk, first admin and first lead, by the two codes of ``flask keys init``."""
        if ADMIN.login in self._accounts and FIRST_LEAD.login in self._accounts:
            return 0
        names = (ADMIN.name, FIRST_LEAD.name)
        try:
            codes = found(self.services.store, self.services.clock, self.keys, names=names)
        except Refused:
            raise DemoError("others have founded this installation: no demo people") from None
        for code, one in ((codes.admin, ADMIN), (codes.desk_lead, FIRST_LEAD)):
            if code is not None:
                self._enrol(one, code)
        self._look()
        return 1

    def _enrolled(self, one: DemoPerson) -> int:
        if one.login in self._accounts:
            return 0
        if one.area not in self._centres:
            raise DemoError(f"there is no centre for area {one.area}: load the areas first")
        invited = self.services.staff.invite(
            self._member(ADMIN), name=one.name, role=one.role, centre_id=self._centres[one.area]
        )
        self._enrol(one, invited.code)
        self._look()
        return 1

    def _enrol(self, one: DemoPerson, code: str) -> None:
        offer = self.services.enrolment.offer(code)
        # The digits of the step before: the present ones stay free for whoever tries the demo.
        digits = digits_at(offer.factor, self.services.clock.now() - _ONE_STEP_BEFORE)
        enrolled = self.services.enrolment.enrol(
            code,
            login=one.login,
            password=one.password,
            sealed_factor=offer.sealed_factor,
            digits=digits,
        )
        self._codes[one.login] = list(enrolled.one_time_codes)

    def _confirmed(self, one: DemoPerson) -> int:
        account = self._accounts[one.login]
        if account.state is not AccountState.ENROLLED:
            return 0
        self.services.activation.confirm(self._member(person(one.confirmed_by)), account.id)
        self._look()
        return 1

    def _keys_handed_over(self) -> int:
        """Who was confirmed from above gets the centre's key from a lead of the centre."""
        steps = 0
        for one in PEOPLE:
            if one.role is Role.LEAD and self._lacks_wraps(one.area):
                steps += self.services.activation.hand_over(self._member(one))
        return steps

    def _lacks_wraps(self, area: str) -> bool:
        centre_id = self._centres[area]
        members = {self._accounts[one.login].id for one in PEOPLE if self._reads(one, area)}
        with self.services.store.read() as work:
            centre = work.register.centre(centre_id)
            return centre is not None and not members <= work.accounts.holders(
                centre_id, centre.key_version
            )

    @staticmethod
    def _reads(one: DemoPerson, area: str) -> bool:
        return one.area == area and one.role is not Role.ADMIN

    def _linked(self, one: DemoPerson) -> int:
        if not one.officer:
            return 0
        with self.services.store.read() as work:
            if work.officers.of_account(self._accounts[one.login].id) is not None:
                return 0
        code = self.services.officer_codes.new(self._member(one))
        self.links.link(code, line_user_id("officer", one.login))
        return 1

    def _member(self, one: DemoPerson) -> Signed:
        """The person signed in, by password and second factor."""
        if one.login not in self._signed:
            sessions = self.services.sessions
            token = sessions.second_factor(
                sessions.password(one.login, one.password), self._second_factor(one)
            )
            self._signed[one.login] = sessions.signed(token)
            sessions.sign_out(token)
        return self._signed[one.login]

    def _second_factor(self, one: DemoPerson) -> str:
        codes = self._codes.get(one.login)
        if codes:
            return codes.pop()
        return present_digits(self.services, self.keys, one.login)


def present_digits(services: Services, keys: ConsoleKeys, login: str) -> str:
    """Six digits that this demo person can sign in with now; raises DemoError.

    After the present ones are used those of the next step, which the console accepts too.
    """
    with services.store.read() as work:
        account = work.accounts.by_login(login)
    secret = open_factor(account, keys.second_factor) if account else None
    if account is None or secret is None:
        raise DemoError(f"there is no demo account {login}")
    now = services.clock.now()
    used = account.last_step >= int(now.timestamp()) // STEP_SECONDS
    return digits_at(secret, now + timedelta(seconds=STEP_SECONDS * used))
