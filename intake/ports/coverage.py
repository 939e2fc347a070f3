"""How well signs cover an area, as the store counts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from intake.sign_model import SiteKind


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sites there are, and how many of them have a sign of which this is true.

    ``printed``: in use, and out of the press. ``installed``: hangs. ``complete``: hangs, carries
    the Ministry's code too, and a photo shows it. ``old_photo``: hangs, and the newest photo of
    the site's hung signs is too old. ``tampered``: was tampered with.
    """

    sites: int = 0
    printed: int = 0
    installed: int = 0
    complete: int = 0
    old_photo: int = 0
    tampered: int = 0

    @property
    def missing(self) -> int:
        """Sites where no sign hangs that we can answer for."""
        return self.sites - self.installed

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            self.sites + other.sites,
            self.printed + other.printed,
            self.installed + other.installed,
            self.complete + other.complete,
            self.old_photo + other.old_photo,
            self.tampered + other.tampered,
        )


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """The coverage of one kind of site in one area."""

    area_code: str
    kind: SiteKind
    coverage: Coverage


class CoverageCounts(Protocol):
    """Coverage by area and kind."""

    def count(
        self, areas: Sequence[str], digits: int, photos_since: date
    ) -> tuple[CoverageLine, ...]:
        """The sites under these areas, by the first ``digits`` of their area's code and by kind.

        A site of a higher area than that stands under its own, shorter code. Photos before
        ``photos_since`` are too old; one on which a foreign code was found shows nothing.
        """
        ...
