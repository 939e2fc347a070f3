"""Versioned server keys, as they stand in a secrets file: ``<version>:<base64>``.

Rows that depend on a server key carry its version, so that a key can be replaced
while the rows of the one before still open.
"""

import base64
import binascii
from dataclasses import dataclass, field

KEY_BYTES = 32
HIGHEST_VERSION = 0xFFFF  # two bytes in a row


class MalformedKeyError(ValueError):
    """The text is not ``<version>:<base64 of 32 bytes>``. Never quotes the text."""


class UnknownKeyVersionError(LookupError):
    """A row names a key version that this process no longer holds, or not yet."""


@dataclass(frozen=True, slots=True)
class Key:
    """One server key. ``material`` is 32 bytes and is never shown by ``repr``."""

    version: int
    material: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= self.version <= HIGHEST_VERSION or len(self.material) != KEY_BYTES:
            raise MalformedKeyError("a key needs a version from 1 to 65535 and 32 bytes")

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read ``<version>:<base64>``; raises MalformedKeyError."""
        version, _, encoded = text.strip().partition(":")
        if not (version.isascii() and version.isdigit()):
            raise MalformedKeyError("a key is written <version>:<base64>")
        try:
            material = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raise MalformedKeyError("what follows the version is not base64") from None
        return cls(int(version), material)

    def text(self) -> str:
        """The form ``parse`` reads."""
        return f"{self.version}:{base64.b64encode(self.material).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The key in use and, while a rotation runs, the one before it."""

    current: Key
    previous: Key | None = None

    def __post_init__(self) -> None:
        if self.previous is not None and self.previous.version >= self.current.version:
            raise MalformedKeyError("the previous key must have a lower version than the current")

    def version(self, number: int) -> Key:
        """The key of that version; raises UnknownKeyVersionError."""
        for key in self.newest_first():
            if key.version == number:
                return key
        raise UnknownKeyVersionError(number)

    def newest_first(self) -> tuple[Key, ...]:
        """For look-ups that must try each key, the one in use first."""
        return (self.current,) if self.previous is None else (self.current, self.previous)
