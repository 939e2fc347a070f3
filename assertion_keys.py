"""The key with which the worker proves to LINE that it may have channel access tokens.

LINE calls it *assertion signing key*: RSA of 2048 bits, its public half registered with the
channel as a JWK (https://developers.line.biz/en/docs/messaging-api/generate-json-web-token/).
Kept as one line: base64 of the private half in PKCS #8.
"""

import base64
import json

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from jwt.algorithms import RSAAlgorithm

BITS = 2048  # LINE takes no other length
_EXPONENT = 65537


def new_assertion_key() -> str:
    """A random key, as it stands in the worker's file."""
    made = generate_private_key(_EXPONENT, BITS)
    form = (Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return base64.b64encode(made.private_bytes(*form)).decode()


def read_assertion_key(text: str) -> RSAPrivateKey:
    """The key of such a line; raises ValueError, which quotes nothing of it."""
    try:
        found = load_der_private_key(base64.b64decode(text, validate=True), password=None)
    except (ValueError, TypeError):
        found = None
    if not isinstance(found, RSAPrivateKey) or found.key_size != BITS:
        raise ValueError(f"is no RSA key of {BITS} bits: flask line keys --new makes one")
    return found


def public_jwk(text: str) -> dict[str, str]:
    """The public half as the LINE Developers Console takes it."""
    public = json.loads(RSAAlgorithm.to_jwk(read_assertion_key(text).public_key()))
    return {"kty": "RSA", "alg": "RS256", "use": "sig", "e": public["e"], "n": public["n"]}
