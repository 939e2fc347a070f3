"""The digits of a receipt (รหัสติดตาม): 15 random ones and one that finds what was misread."""

import secrets

DIGITS = 16

# The order-10 quasigroup of H. M. Damm (2004): finds every wrong digit and every swapped pair.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim


def new_receipt() -> str:
    """15 random digits and Damm's check digit, without spaces."""
    body = f"{secrets.randbelow(10 ** (DIGITS - 1)):0{DIGITS - 1}d}"
    return body + str(_damm(body))


def is_receipt(digits: str) -> bool:
    """Whether these could be a receipt: 16 ASCII digits whose check digit holds."""
    return len(digits) == DIGITS and digits.isascii() and digits.isdigit() and _damm(digits) == 0
