"""Moving a tip to another centre: the key moves, and nothing stays behind."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from intake.services.sessions import Signed


class TransferReason(StrEnum):
    """Why, as a code that stays readable."""

    OTHER_AREA = "other_area"
    OTHER_LEVEL = "other_level"
    CONFLICT = "conflict"
    OTHER = "other"


class Transfers:
    """Transfers."""

    def targets(self, by: Signed, reference: str) -> Sequence[object]:
        """Active centres that this tip may go to (level, then name); raises NotFound."""
        raise NotImplementedError

    def transfer(
        self, by: Signed, reference: str, to_centre_id: UUID, reason: TransferReason, note: str = ""
    ) -> None:
        """Re-seals the tip's key for the target and its standby and removes every other wrap.

        Raises Refused("transfer-not-allowed"): not active, own centre, "not this district", or a
        misconduct tip where the routing table does not allow.
        """
        raise NotImplementedError
