"""Kinds of values that settings are written as."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from intake.keys import Key


def _parse_key(value: object) -> object:
    return Key.parse(value) if isinstance(value, str) else value


def _split_secrets(value: object) -> object:
    """One channel secret, or two separated by a comma while LINE's is being changed."""
    if isinstance(value, str):
        return tuple(SecretStr(one.strip()) for one in value.split(",") if one.strip())
    return value


def _one_or_two(value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    if not 1 <= len(value) <= 2:  # noqa: PLR2004 - "one or two" is the rule itself
        raise ValueError("give one secret, or two separated by a comma")
    return value


def _is_assertion_key(value: SecretStr) -> SecretStr:
    from assertion_keys import read_assertion_key  # noqa: PLC0415 - heavy; the worker alone

    read_assertion_key(value.get_secret_value())
    return value


def _is_channel_id(value: str) -> str:
    if not (value.isascii() and value.isdigit()):
        raise ValueError("must be digits alone, as the channel's Basic settings show them")
    return value


ServerKey = Annotated[Key, NoDecode, BeforeValidator(_parse_key), Field(repr=False)]
PreviousKey = Annotated[Key | None, NoDecode, BeforeValidator(_parse_key), Field(repr=False)]
ChannelSecrets = Annotated[
    tuple[SecretStr, ...], NoDecode, BeforeValidator(_split_secrets), AfterValidator(_one_or_two)
]
AssertionKey = Annotated[SecretStr, AfterValidator(_is_assertion_key)]
ChannelId = Annotated[str, Field(min_length=1), AfterValidator(_is_channel_id)]
KeyId = Annotated[str, Field(min_length=1)]  # made by LINE when the public half is registered
