"""The QR symbol as dark modules: what stands in it, how large it gets, no drawing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q
from qrcode.main import QRCode

from qr.codes import is_code

QUIET_ZONE = 4  # white modules around, ISO/IEC 18004


class Level(StrEnum):
    """How much of a symbol may be torn or bleached: a quarter (Q), three tenths (H)."""

    Q = "Q"
    H = "H"


_CORRECTION = {Level.Q: ERROR_CORRECT_Q, Level.H: ERROR_CORRECT_H}


@dataclass(frozen=True, slots=True)
class Symbol:
    """Dark runs of modules as (left, top, how many), on a square of ``modules`` a side."""

    content: str
    modules: int
    runs: tuple[tuple[int, int, int], ...]


def sign_address(host: str, code: str) -> str:
    """What the symbol of a sign holds: capitals alone, so that it takes one version less.

    Raises ValueError for a code that is none.
    """
    if not is_code(code):
        raise ValueError("not a sign code")
    return f"HTTPS://{host.upper()}/S/{code}"


@lru_cache(maxsize=64)
def make_symbol(content: str, level: Level) -> Symbol:
    """The smallest symbol that holds this, with the mask that ISO/IEC 18004 prefers."""
    made = QRCode(error_correction=_CORRECTION[level], border=0)
    made.add_data(content)
    made.make(fit=True)
    rows = made.get_matrix()
    return Symbol(content, len(rows), tuple(_runs(rows)))


def _runs(rows: list[list[bool]]) -> list[tuple[int, int, int]]:
    found = []
    for top, row in enumerate(rows):
        left = 0
        for dark, same in groupby(row):
            wide = len(list(same))
            if dark:
                found.append((left, top, wide))
            left += wide
    return found
