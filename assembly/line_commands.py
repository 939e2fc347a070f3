"""``flask line``: whether the two LINE accounts answer, what is left, their keys and rich menus."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from assembly.line_access import line_clients, worker_tokens
from assertion_keys import public_jwk
from bot.line_client import Quota
from bot.line_setup import AccountClient, LineRefusedError
from bot.line_tokens import NoTokenError, OutOfReachError, Tokens
from intake.outbox import Account
from secret_files import Process, own_file, replace_assertion_key
from settings import LineKeySettings, WorkerSettings

FEW_LEFT = 0.2


@click.group()
def line() -> None:
    """The LINE accounts: access, quota, webhook addresses, keys, rich menus."""


@line.command()
def check() -> None:
    """Ask LINE about both accounts with the worker's tokens; non-zero when something is wrong."""
    settings = WorkerSettings.load()
    tokens = worker_tokens(settings)
    clients = line_clients(tokens, settings.line_api_base)
    failed = False
    for account, own in tokens.items():
        if fault := _token_fault(own, settings.line_api_base):
            click.echo(f"{account:8} no channel access token: {fault}")
            failed = True
            continue
        quota = clients[account].quota()
        click.echo(f"{account:8} {_described(quota)}")
        wanted = f"{settings.public_url}/line/{account}/webhook"
        try:
            wrong = list(_webhook_faults(AccountClient(own, settings.line_api_base), wanted))
        except LineRefusedError as refused:
            wrong = [str(refused)]
        for one in wrong or [f"webhook: {wanted}"]:
            click.echo(f"{'':8} {one}")
        failed |= quota is None or bool(wrong)
    if failed:
        raise click.ClickException("something is wrong with an account: docs/line-setup.md")


def _token_fault(tokens: Tokens, api_base: str) -> str:
    """Why there is no token and where to look, or nothing."""
    try:
        tokens.current()
    except OutOfReachError as error:
        return f"{error}; is there a way out to {api_base}?"
    except NoTokenError as error:
        return f"{error}; are channel id, key id and key right?"
    return ""


def _webhook_faults(api: AccountClient, wanted: str) -> Iterator[str]:
    found = api.webhook()
    if found is None or not found.address:
        yield f"WRONG webhook: LINE has no address; set Webhook URL to {wanted}"
        return
    if found.address != wanted:
        yield f"WRONG webhook: LINE calls {found.address}, PUBLIC_URL says {wanted}"
    if not found.active:
        yield "WRONG webhook: switched off; turn on Use webhook in the LINE Developers Console"


@line.command()
@click.option(
    "--new", type=click.Choice([one.value for one in Account]), help="Replace this account's key."
)
def keys(new: str | None) -> None:
    """Print the public halves of the worker's keys, to be registered with the two channels."""
    if new is None:
        settings = LineKeySettings.load()
        texts = {
            Account.CITIZEN: settings.line_citizen_assertion_key.get_secret_value(),
            Account.OFFICER: settings.line_officer_assertion_key.get_secret_value(),
        }
    else:
        file = own_file(Process.WORKER, LineKeySettings.secrets_file())
        texts = {Account(new): replace_assertion_key(file, new)}
        click.echo(f"{file} has a new key; the worker takes it at its next start.")
    for account, text in texts.items():
        name = f"LINE_{account.upper()}_KEY_ID"
        click.echo(f"{account}: register this key, put the kid you get into {name}")
        click.echo(json.dumps(public_jwk(text), indent=2))


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
    tokens = worker_tokens(settings)
    menus = rich_menus(settings.console_url)
    if pictures is not None:
        for menu in menus:
            _write(pictures / f"menu-{menu.account}.png", menu.picture)
    for menu in menus:
        api = AccountClient(tokens[menu.account], settings.line_api_base)
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
        return "no valid answer about this month's messages"
    if quota.limit is None:
        return f"{quota.used} messages pushed this month, no limit"
    left = quota.limit - quota.used
    warning = " (few left)" if left < quota.limit * FEW_LEFT else ""
    return f"{left} of {quota.limit} messages left this month{warning}"
