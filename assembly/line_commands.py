"""``flask line``: whether the two LINE accounts answer, what is left, and their rich menus."""

from pathlib import Path

import click

from assembly.line import line_clients
from bot.line_client import LineRefusedError, MenuClient, Quota
from intake.outbox import Account
from settings import WorkerSettings

FEW_LEFT = 0.2


@click.group()
def line() -> None:
    """The LINE accounts: access, quota, webhook addresses."""


@line.command()
def check() -> None:
    """Ask LINE about both accounts with the worker's tokens; non-zero when one does not answer."""
    settings = WorkerSettings.load()
    clients = line_clients(
        settings.line_citizen_channel_token.get_secret_value(),
        settings.line_officer_channel_token.get_secret_value(),
        settings.line_api_base,
    )
    failed = False
    for account, client in clients.items():
        quota = client.quota()
        failed |= quota is None
        click.echo(f"{account:8} {_described(quota)}")
        click.echo(f"{'':8} webhook: {settings.public_url}/line/{account}/webhook")
    if failed:
        raise click.ClickException(f"no valid answer from {settings.line_api_base}")


@line.command()
@click.option("--dry-run", "act", flag_value="dry-run", help="Say what would be done.")
@click.option("--apply", "act", flag_value="apply", help="Do it.")
@click.option(
    "--pictures", type=click.Path(file_okay=False, path_type=Path), help="Write them here."
)
def setup(act: str | None, pictures: Path | None) -> None:
    """Give both accounts their rich menus; safe to repeat. Menus made elsewhere are left alone."""
    from bot.menu_setup import apply, described, plan  # noqa: PLC0415 - typst is for this alone
    from bot.rich_menu import rich_menus  # noqa: PLC0415

    if act is None:
        raise click.UsageError("say --dry-run or --apply")
    settings = WorkerSettings.load()
    tokens = {
        Account.CITIZEN: settings.line_citizen_channel_token,
        Account.OFFICER: settings.line_officer_channel_token,
    }
    for menu in rich_menus(settings.console_url):
        if pictures is not None:
            _write(pictures / f"menu-{menu.account}.png", menu.picture)
        api = MenuClient(tokens[menu.account].get_secret_value(), settings.line_api_base)
        try:
            wanted = plan(menu, api)
            for one in described(menu, wanted):
                click.echo(f"{menu.account:8} {one}")
            if act == "apply":
                apply(menu, wanted, api)
        except LineRefusedError as refused:
            raise click.ClickException(f"{menu.account}: {refused}") from None


def _write(file: Path, picture: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from None
    click.echo(f"{file} written")


def _described(quota: Quota | None) -> str:
    if quota is None:
        return "no valid answer: is the channel access token right?"
    if quota.limit is None:
        return f"{quota.used} messages pushed this month, no limit"
    left = quota.limit - quota.used
    warning = " (few left)" if left < quota.limit * FEW_LEFT else ""
    return f"{left} of {quota.limit} messages left this month{warning}"
