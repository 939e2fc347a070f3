"""Modules that live as long as their process, and a collector that need not look at them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Import heavy modules inside: they are never searched for garbage, nor taken apart at the end.

    LINE's SDK alone makes half a million objects. Without this a third of a start, and most of an
    ending, is the collector looking at them; after a fork it would also copy their memory pages
    (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
