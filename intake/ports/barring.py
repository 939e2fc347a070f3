"""Who must not see which tip, as the use cases see it; the rows are those of ``RecusalRow``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.ports.casework import RecusalRow
from intake.ports.tips import Tip


@dataclass(frozen=True, slots=True)
class SetBar:
    """A bar as the one who set it finds it again."""

    reference: str
    row: RecusalRow


@dataclass(frozen=True, slots=True)
class KeptFrom:
    """Quarantined tips of an hour that an officer of their centre must not even count."""

    officer_id: UUID
    hour: datetime
    count: int


class Barring(Protocol):
    """Rows of recusal and bars."""

    def of_tip(self, tip_id: UUID) -> Sequence[RecusalRow]:
        """Everyone who must not see the tip."""
        ...

    def set_by(self, account_id: UUID) -> Sequence[SetBar]:
        """What this member set on others, newest first."""
        ...

    def lift(self, tip_id: UUID, account_id: UUID) -> None:
        """The member sees the tip again."""
        ...

    def forget_reading(self, tip_id: UUID, account_id: UUID) -> None:
        """Nothing says any more that the member has read the tip."""
        ...

    def heard(self, reference: str, account_id: UUID, *, above: bool) -> Tip | None:
        """The tip if the member may hear of it.

        An active reader of its centre (``above``: of the centre that stands by), and not barred.
        """
        ...

    def quarantined_kept_from(self, since: datetime, before: datetime) -> Sequence[KeptFrom]:
        """What of ``Tips.quarantined`` is kept from officers of its centre."""
        ...
