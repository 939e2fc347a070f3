"""What somebody else does between a read and the write that follows it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from intake.ports.store import Store, Work


class Meanwhile:
    """A store in which something is done just before the first write of its holder."""

    def __init__(self, store: Store, act: Callable[[], object]) -> None:
        self.read = store.read
        self._store = store
        self._acts = [act]

    def write(self) -> AbstractContextManager[Work]:
        while self._acts:
            self._acts.pop()()
        return self._store.write()
