"""``flask demo``: people and signs to try things with, on demo databases only.

The one command group that loads the secrets of all processes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from assembly.console import console_services
from assembly.console_keys import console_keys
from assembly.house import CLOCK, database_of
from console.services import Services
from demo.people import INACTIVE_AREA, PEOPLE
from demo.signs import hang_signs, write_list
from demo.walk import DemoError, DemoWalk, present_digits
from intake.services.console_keys import ConsoleKeys
from intake.services.officers import OfficerLinks
from settings import CommonSettings, ConsoleSettings, WebSettings
from storage.installation import WrongInstallationError


@dataclass(frozen=True, slots=True)
class _Opened:
    settings: ConsoleSettings
    services: Services
    keys: ConsoleKeys
    walk: DemoWalk


@click.group()
def demo() -> None:
    """Demo data and demo people (demo databases only)."""


@demo.command()
def data() -> None:
    """Make the demo's people, centres and signs; does nothing the second time."""
    fill_in()
    click.echo(table_of_people())


@demo.command()
@click.argument("account")
def totp(account: str) -> None:
    """Print six digits that ACCOUNT can sign in with now."""
    with _opened() as opened, _one_line():
        click.echo(present_digits(opened.services, opened.keys, account))


def fill_in() -> int:
    """Everything that is missing; how many steps there were to do."""
    with _opened() as opened, _one_line():
        steps = opened.walk.run() + hang_signs(opened.services.store)
        write_list(opened.services.store, opened.settings.home)
        return steps


def table_of_people() -> str:
    """Logins, roles and the password, as ``make run`` prints them."""
    lines = [f"  {one.login:18} {one.role.value:7} {one.name}" for one in PEOPLE]
    return "\n".join(
        [
            "Demo accounts (password of all: " + PEOPLE[0].password + ")",
            *lines,
            f"  The centre of district {INACTIVE_AREA} is inactive: its tips go to the province.",
            "  Code of the second factor:  .venv/bin/flask demo totp LOGIN",
        ]
    )


@contextmanager
def _opened() -> Iterator[_Opened]:
    if CommonSettings.load().installation != "demo":
        raise WrongInstallationError("flask demo is refused: this installation is real")
    settings = ConsoleSettings.load(beside_others=True)
    web = WebSettings.load(beside_others=True)
    with database_of(settings) as database:
        services = console_services(settings, database)
        keys = console_keys(settings)
        links = OfficerLinks(database, CLOCK, web.root, web.worker_public)
        yield _Opened(settings, services, keys, DemoWalk(services, keys, links))


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except DemoError as reason:
        raise click.ClickException(str(reason)) from None
