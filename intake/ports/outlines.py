"""Outlines of districts, as the store keeps them."""

from collections.abc import Mapping
from typing import Protocol


class Outlines(Protocol):
    """What was imported last; packed as ``intake.places.boundaries`` packs them."""

    def edition(self) -> str | None:
        """A name that differs after every import that changed something; None before the first."""
        ...

    def all(self) -> Mapping[str, bytes]:
        """The packed outline of each district, by code."""
        ...

    def replace(self, shapes: Mapping[str, bytes], edition: str) -> None:
        """These outlines and no others."""
        ...
