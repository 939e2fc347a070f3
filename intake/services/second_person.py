"""Who may be the second person for whom."""

from collections.abc import Mapping
from uuid import UUID

from intake.model import AccountState, CentreState, Level, Role
from intake.ports.accounts import Account
from intake.ports.register import CentreRow
from intake.register import Register


def may_confirm(
    by: Account, account: Account, centres: Mapping[UUID, CentreRow], register: Register
) -> bool:
    """A lead of the same centre or of the next active one up; never who invited, never oneself.

    A centre's first lead is confirmed from above. Who belongs to no centre (admins, inspectors) is
    confirmed by a lead of the national desk.
    """
    own = register.by_id.get(by.centre_id) if by.centre_id else None
    if (
        account.state is not AccountState.ENROLLED
        or by.role is not Role.LEAD
        or own is None
        or own.state is not CentreState.ACTIVE
        or by.id in {account.id, account.invited_by}
    ):
        return False
    if account.centre_id is None:
        return own.level is Level.DESK
    centre = centres.get(account.centre_id)
    if centre is None:
        return False
    if centre.id == own.id:
        return True
    above = register.above(centre)
    return above is not None and above.id == own.id
