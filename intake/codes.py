"""Codes that people type once: invitations, LINE links, printed second factors.

Capitals and digits that are not mistaken for each other, in groups of four; small letters, spaces
and hyphens are forgiven. Only hashes are stored.
"""

import hmac
import secrets

from intake.sealing import canonical, digest

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
INVITATION = 16  # characters: 78 bits, since its hash stands in the database for 7 days
LINE_LINK = 12
ONE_TIME = 8  # its hash is under a key, and guesses are counted
FINGERPRINT = 16  # 78 bits: nobody makes keys until one has the same
_GROUP = 4


def new_code(length: int) -> str:
    """A random code in groups: ``7KQM-2XVB-…``."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return grouped(body)


def grouped(body: str) -> str:
    """Hyphens between groups of four."""
    return "-".join(body[start : start + _GROUP] for start in range(0, len(body), _GROUP))


def normal(text: str) -> str:
    """What a person typed, as the code stands in the hash."""
    return "".join(text.upper().replace("-", " ").split())


def is_link_code(text: str) -> bool:
    """Whether it has the form of a code that links a LINE account."""
    body = normal(text)
    return len(body) == LINE_LINK and all(character in ALPHABET for character in body)


def code_hash(purpose: str, text: str) -> bytes:
    """32 bytes that find a long code again."""
    return digest(purpose.encode(), normal(text).encode())


def keyed_code_hash(key: bytes, owner: bytes, text: str) -> bytes:
    """32 bytes of a short code, worthless to who has only the database."""
    return hmac.digest(key, canonical(b"one-time code", owner, normal(text).encode()), "sha256")


def fingerprint(public_half: bytes) -> str:
    """Sixteen characters of a public half that two people compare by telephone."""
    number = int.from_bytes(digest(b"fingerprint", public_half), "big")
    body = ""
    for _ in range(FINGERPRINT):
        number, place = divmod(number, len(ALPHABET))
        body += ALPHABET[place]
    return grouped(body)
