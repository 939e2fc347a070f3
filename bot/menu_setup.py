"""Brings the rich menu of an account to what it should be: made, shown to all, older ones gone."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.line_setup import MenuApi
from bot.rich_menu import RichMenu, is_ours


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. ``make``: the menu is made and shown; ``remove``: ids, afterwards."""

    make: bool
    remove: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether all is as it should be."""
        return not self.make and not self.remove


def plan(menu: RichMenu, api: MenuApi) -> Plan:
    """Compares by name, which holds a hash of the content; other people's menus stay.

    A menu of the right name that is not shown may be one whose upload broke off: it is made anew,
    for LINE lets no picture be replaced.
    """
    names, shown = api.listing(), api.default()
    stands = names.get(shown) == menu.name
    ours = (one for one, name in names.items() if is_ours(name, menu.account))
    return Plan(not stands, tuple(one for one in ours if not (stands and one == shown)))


def apply(menu: RichMenu, wanted: Plan, api: MenuApi) -> None:
    """Does it in an order that leaves nobody without a menu; broken off, it can be done again."""
    if wanted.make:
        api.show_to_all(api.create(menu.body, menu.picture))
    for menu_id in wanted.remove:
        api.delete(menu_id)


def described(menu: RichMenu, wanted: Plan) -> Iterator[str]:
    """One line for each act."""
    if wanted.nothing:
        yield f"{menu.name} is shown; nothing to do"
    if wanted.make:
        size = len(menu.picture) // 1024
        yield f"make {menu.name} ({len(menu.body['areas'])} areas, {size} KB) and show it to all"
    for menu_id in wanted.remove:
        yield f"remove {menu_id}, an older one of ours"
