"""The QR symbol as dark modules: what stands in it, how large it gets, no drawing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

import zxingcpp
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q
from qrcode.main import QRCode

from qr.codes import is_code

QUIET_ZONE = 4  # white modules around, ISO/IEC 18004


class Level(StrEnum):
    """How much of a symbol may be torn or bleached: a quarter (Q), three tenths (H)."""

    Q = "Q"
    H = "H"


_CORRECTION = {Level.Q: ERROR_CORRECT_Q, Level.H: ERROR_CORRECT_H}
# ISO/IEC 18004, 7.9: three modules of row 8 name the mask, turned over by this pattern.
_MASK_ROW, _MASK_COLUMNS, _MASK_TURNED = 8, (2, 3, 4), 0b101


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
    made = QRCode(error_correction=_CORRECTION[level], border=0, mask_pattern=_mask(content, level))
    made.add_data(content)
    made.make(fit=True)
    rows = made.get_matrix()
    return Symbol(content, len(rows), tuple(_runs(rows)))


def _mask(content: str, level: Level) -> int:
    """The best of the eight masks, as zxing-cpp weighs them: in a tenth of qrcode's time."""
    symbol = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=str(level))
    picture = symbol.to_image(scale=1, add_quiet_zones=False)
    modules = memoryview(picture)  # type: ignore[arg-type] # it is a buffer; its stubs do not say so
    dark = (modules[_MASK_ROW, column] == 0 for column in _MASK_COLUMNS)
    return int("".join("1" if one else "0" for one in dark), 2) ^ _MASK_TURNED


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
