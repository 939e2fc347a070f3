"""What a member writes about a tip, as it stands inside the sealed part: JSON, UTF-8."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from intake.sealing import SealBroken


@dataclass(frozen=True, slots=True)
class Note:
    """Who wrote when is exact, and sealed.

    ``about``: note, reopen, urgency, transfer, question, transcript. ``of``: the part that a
    transcript is of.
    """

    by: UUID
    by_name: str
    at: datetime
    text: str = field(repr=False)
    about: str = "note"
    of: UUID | None = None

    def to_bytes(self) -> bytes:
        """What ``from_bytes`` reads."""
        values = {
            "by": self.by.hex,
            "by_name": self.by_name,
            "at": self.at.isoformat(),
            "about": self.about,
            "text": self.text,
        }
        if self.of is not None:
            values["of"] = self.of.hex
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Note":
        """Raises SealBroken on anything that ``to_bytes`` did not write."""
        try:
            raw = json.loads(data)
            return cls(
                UUID(raw["by"]),
                str(raw["by_name"]),
                datetime.fromisoformat(raw["at"]),
                str(raw["text"]),
                str(raw["about"]),
                UUID(raw["of"]) if "of" in raw else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SealBroken from error
