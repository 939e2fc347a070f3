"""How each process gets at LINE: which tokens it may have, and by what it proves that."""

from collections.abc import Mapping

from assembly.house import CLOCK
from assertion_keys import read_assertion_key
from bot.line_client import LineApi, LineClient, host_of
from bot.line_tokens import ChannelTokens, Tokens, by_assertion, by_secret
from intake.outbox import Account
from settings import WebSettings, WorkerSettings


def web_tokens(settings: WebSettings) -> Mapping[Account, ChannelTokens]:
    """By the channel secret, which the web process needs anyway to check webhooks.

    Of two secrets, while one is being changed, the first: the new one.
    """
    host = host_of(settings.line_api_base)
    channels = {
        Account.CITIZEN: (settings.line_citizen_channel_id, settings.line_citizen_channel_secret),
        Account.OFFICER: (settings.line_officer_channel_id, settings.line_officer_channel_secret),
    }
    return {
        account: ChannelTokens(
            account, by_secret(channel_id, secrets[0].get_secret_value(), host), CLOCK
        )
        for account, (channel_id, secrets) in channels.items()
    }


def worker_tokens(settings: WorkerSettings) -> Mapping[Account, ChannelTokens]:
    """By the worker's own keys: who holds them can send, and cannot forge a webhook."""
    host = host_of(settings.line_api_base)
    channels = {
        Account.CITIZEN: (
            settings.line_citizen_channel_id,
            settings.line_citizen_key_id,
            settings.line_citizen_assertion_key,
        ),
        Account.OFFICER: (
            settings.line_officer_channel_id,
            settings.line_officer_key_id,
            settings.line_officer_assertion_key,
        ),
    }
    return {
        account: ChannelTokens(
            account,
            by_assertion(
                channel_id, key_id, read_assertion_key(key.get_secret_value()), host, CLOCK
            ),
            CLOCK,
        )
        for account, (channel_id, key_id, key) in channels.items()
    }


def line_clients(tokens: Mapping[Account, Tokens], api_base: str) -> Mapping[Account, LineApi]:
    """One client for each account."""
    return {account: LineClient(own, api_base) for account, own in tokens.items()}
