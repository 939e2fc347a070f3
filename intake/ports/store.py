"""The store as the use cases see it: two kinds of block, and one repository for each thing."""

from contextlib import AbstractContextManager
from typing import Protocol


class StoreUnavailableError(Exception):
    """The database cannot be reached or written now; carries a type, never a value."""


class Work(Protocol):
    """One open transaction."""


class Store(Protocol):
    """Where everything is kept."""

    def read(self) -> AbstractContextManager[Work]:
        """A consistent view; never held across cryptography, a network call or a stream."""
        ...

    def write(self) -> AbstractContextManager[Work]:
        """One transaction: committed on a clean exit, rolled back on any exception."""
        ...
