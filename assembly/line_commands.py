"""``flask line``: whether the two LINE accounts answer, and what this month has left."""

import click

from assembly.line import line_clients
from bot.line_client import Quota
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


def _described(quota: Quota | None) -> str:
    if quota is None:
        return "no valid answer: is the channel access token right?"
    if quota.limit is None:
        return f"{quota.used} messages pushed this month, no limit"
    left = quota.limit - quota.used
    warning = " (few left)" if left < quota.limit * FEW_LEFT else ""
    return f"{left} of {quota.limit} messages left this month{warning}"
