"""Display names of the own centre's members, for assigned-to, notes and history."""

from uuid import UUID

from flask import g

from console.gate import signed
from console.language import t
from console.services import services
from intake.model import READERS, AccountState
from intake.ports.accounts import Account


class People:
    """The accounts of the member's centre, read once for a page."""

    def __init__(self) -> None:
        centre_id = signed().account.centre_id
        if centre_id is None:
            accounts: tuple[Account, ...] = ()
        else:
            with services().store.read() as work:
                accounts = tuple(work.accounts.of_centre(centre_id))
        self._accounts = {account.id: account for account in accounts}

    def name(self, account_id: UUID | None) -> str:
        """Display name; empty for nobody, "member" for somebody of another centre."""
        if account_id is None:
            return ""
        found = self._accounts.get(account_id)
        return found.name if found else t("console-audit-member")

    def everybody(self) -> tuple[Account, ...]:
        """Everyone of the centre who ever signed in here, by name."""
        known = (one for one in self._accounts.values() if one.login)
        return tuple(sorted(known, key=lambda one: one.name))

    def colleagues(self) -> tuple[Account, ...]:
        """Who can be given a tip."""
        return tuple(
            account
            for account in self._accounts.values()
            if account.role in READERS and account.state is AccountState.ACTIVE
        )


def people() -> People:
    """The names for this page."""
    if "people" not in g:
        g.people = People()
    found: People = g.people
    return found
