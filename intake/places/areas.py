"""What the index is built from."""

from typing import Protocol


class Area(Protocol):
    """A province, district, subdistrict or village by official code."""

    @property
    def code(self) -> str:
        """2, 4, 6 or 8 digits; the first ones are its parents' codes."""

    @property
    def name_th(self) -> str:
        """Thai name."""

    @property
    def name_en(self) -> str:
        """English name, or an empty text."""

    @property
    def successor_code(self) -> str | None:
        """The area in whose place it stands now, or None."""
