"""The groups of ``.venv/bin/flask``: each is imported when one of its commands is asked for."""

import os
from importlib import import_module
from typing import Any

import click

from settings import SettingsError

# name: (where the click group stands, one line)
GROUPS = {
    "db": ("storage.commands:db", "Migrations of the database."),
    "keys": ("assembly.key_commands:keys", "Server keys and the first two one-time codes."),
    "staff": ("assembly.staff_commands:staff", "Accounts of the console."),
    "routing": ("assembly.routing_commands:routing", "The signed table of where tips go."),
    "areas": ("assembly.area_commands:areas", "Provinces, districts, subdistricts."),
    "signs": ("assembly.sign_commands:signs", "Sites and signs, and their codes."),
    "tips": ("assembly.figure_commands:tips", "Figures about tips, never their content."),
    "outbox": ("assembly.figure_commands:outbox", "What waits to be sent."),
    "audit": ("assembly.audit_commands:audit", "Walk the seals of the audit."),
    "line": ("assembly.line_commands:line", "The LINE accounts: access, quota, webhooks."),
    "demo": ("demo.commands:demo", "Demo data and demo people (demo databases only)."),
}


class LazyGroup(click.Group):
    """A command group that is imported when used, so that it loads only what its process has."""

    def __init__(self, name: str, place: str, line: str) -> None:
        super().__init__(name, short_help=line, help=line)
        self._place = place

    def _loaded(self) -> click.Group:
        module, _, attribute = self._place.partition(":")
        group: click.Group = getattr(import_module(module), attribute)
        return group

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As click asks."""
        return self._loaded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """As click asks."""
        return self._loaded().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what an operator can mend ends as one line and a non-zero exit."""
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - heavy; help needs none of it

        from intake.ports.store import StoreUnavailableError  # noqa: PLC0415
        from secret_files import SecretFilesError  # noqa: PLC0415
        from storage.installation import WrongInstallationError  # noqa: PLC0415

        os.umask(0o077)  # what a command writes is its owner's alone
        try:
            return super().invoke(ctx)
        except (SettingsError, SecretFilesError, WrongInstallationError) as reason:
            raise click.ClickException(str(reason)) from None
        except (DBAPIError, StoreUnavailableError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise click.ClickException(
                f"the database cannot be used: {_first_line(cause)}"
            ) from None


def _first_line(error: BaseException | None) -> str:
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0]


def groups() -> list[click.Group]:
    """All command groups, none of them imported yet."""
    return [LazyGroup(name, place, line) for name, (place, line) in GROUPS.items()]
