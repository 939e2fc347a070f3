"""What is kept of a centre's key beside members' wraps: the recovery sheet, who asked for what."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.model import CentreState

ACTIVATE = "activate"  # the first lead was confirmed


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A centre's private half under two paper halves that are kept nowhere here."""

    centre_id: UUID
    key_version: int
    wrap: bytes = field(repr=False)
    printed_hour: datetime


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of the register: who asked and who, another person, confirmed."""

    id: UUID
    centre_id: UUID | None
    act: str
    asked_by: UUID | None
    confirmed_by: UUID | None
    asked_at: datetime
    confirmed_at: datetime | None
    signature: bytes | None = None
    signature_key_version: int = 0


@dataclass(frozen=True, slots=True)
class CentreProposalRow:
    """How a centre's entry would read: what of it people may ask to change."""

    change_id: UUID
    name_th: str
    name_en: str
    phone: str
    contact: str
    state: CentreState
    districts: tuple[str, ...]


class CentreKeys(Protocol):
    """Recovery sheets and changes of the register."""

    def keep_sheet(self, sheet: SheetRow) -> None:
        """Instead of an earlier sheet of the same key version."""
        ...

    def sheet(self, centre_id: UUID, key_version: int) -> SheetRow | None:
        """The wrap that two paper halves open."""
        ...

    def add_change(self, change: ChangeRow) -> None:
        """Records a change of the register, asked for or made."""
        ...

    def asked_changes(self, act: str) -> tuple[ChangeRow, ...]:
        """Changes of this sort that wait for the second person, the oldest first."""
        ...

    def activated(self) -> dict[UUID, datetime]:
        """When each centre was made active for the first time."""
        ...

    def last_confirmed(self) -> dict[UUID, datetime]:
        """When the last change of each centre's entry was confirmed."""
        ...

    def confirm_change(self, change_id: UUID, by: UUID, now: datetime) -> bool:
        """Whether it still waited; from now on it is confirmed."""
        ...

    def drop_change(self, change_id: UUID) -> bool:
        """Whether it still waited; it is as if it had not been asked for (the audit knows)."""
        ...

    def propose_entry(self, proposal: CentreProposalRow) -> None:
        """Keeps what was asked for; its change must stand."""
        ...

    def proposed_entries(self) -> dict[UUID, CentreProposalRow]:
        """What was asked for and waits, by the id of its change."""
        ...
