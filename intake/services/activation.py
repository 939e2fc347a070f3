"""The second person: confirms members and with a first lead the centre; hands keys over."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from intake.ports.accounts import Account
from intake.services.sessions import Signed


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody enrolled whom this member may confirm."""

    account: Account
    centre_name: str
    activates: bool  # confirming makes the centre active
    fingerprint: str  # of the member's public half, to compare by telephone


class Activation:
    """Confirms."""

    def waiting(self, by: Signed) -> Sequence[Waiting]:
        """Who waits for this member's confirmation."""
        raise NotImplementedError

    def confirm(self, by: Signed, account_id: UUID) -> None:
        """Makes the account active, and the centre when it is its first lead.

        The second person is never the one who invited. Who is of the level above receives no key
        by confirming. Raises NotFound, or Refused("entry-changed") when the entry or the centre's
        public half is not what the console signed.
        """
        raise NotImplementedError

    def hand_over(self, by: Signed) -> int:
        """Wraps the own centre's keys to confirmed members who lack them; how many wraps."""
        raise NotImplementedError
