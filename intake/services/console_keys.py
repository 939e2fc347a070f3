"""What the console process holds, for the use cases of its members."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intake.keys import Key, Keyring

# (secret, salt) -> 32 bytes by Argon2id, at most two at once on a host.
Stretch = Callable[[bytes, bytes], bytes]


@dataclass(frozen=True, slots=True)
class ConsoleKeys:
    """Its own secrets, and the public halves it pins."""

    second_factor: Keyring = field(repr=False)
    signing: Key = field(repr=False)
    console_signatures: Keyring
    intake_signatures: Keyring
    worker_signatures: Keyring
    worker_public: Key
