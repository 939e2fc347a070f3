"""The receipt (รหัสติดตาม): 16 digits that open a tip's status and mailbox, never the tip."""

import hashlib
import hmac

from intake.sealing import Argon2Cost, KeyPair, hkdf, stretch

TAG_BITS = 20


def tag(receipt_key: bytes, digits: str) -> int:
    """20 bits that narrow a look-up and name no receipt: about a million receipts share each."""
    key = hkdf(receipt_key, label="receipt tag")
    mac = hmac.new(key, digits.encode(), hashlib.sha256).digest()
    return int.from_bytes(mac[:3], "big") >> (24 - TAG_BITS)


def mailbox(digits: str, salt: bytes, cost: Argon2Cost) -> KeyPair:
    """The pair that questions are sealed to; only who holds the receipt can make it again."""
    return KeyPair.of(stretch(digits.encode(), salt, cost))
