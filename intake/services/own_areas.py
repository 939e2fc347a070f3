"""Whose signs a member keeps: where the centre of the account is responsible."""

from intake.model import Level, Role
from intake.ports.accounts import Account
from intake.ports.store import Work

EVERYWHERE = ("",)


def own_areas(work: Work, account: Account) -> tuple[str, ...]:
    """Codes of the areas under which a member reports signs and sees figures of them.

    Everywhere, as ("",), for admins and the national desk; a province for its centre; the
    districts that a district's centre serves. Nowhere for who has no centre.
    """
    if account.role is Role.ADMIN:
        return EVERYWHERE
    centre = work.register.centre(account.centre_id) if account.centre_id else None
    if centre is None:
        return ()
    if centre.level is Level.DESK:
        return EVERYWHERE
    if centre.level is Level.PROVINCE:
        return (centre.area_code,) if centre.area_code else ()
    own = (centre.area_code,) if centre.area_code else ()
    return tuple(sorted({*centre.districts, *own}))


def lies_in(area_code: str, areas: tuple[str, ...]) -> bool:
    """Whether an area is one of these or lies in one."""
    return any(area_code.startswith(one) for one in areas)
