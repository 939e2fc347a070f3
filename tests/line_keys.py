"""One pair of assertion keys for all tests: making one takes a while."""

from assertion_keys import new_assertion_key, public_jwk

KEYS = {account: new_assertion_key() for account in ("citizen", "officer")}
KEY_IDS = {account: f"{account}-kid" for account in KEYS}
CHANNEL_IDS = {"citizen": "2000000001", "officer": "2000000002"}
REGISTERED = {account: {KEY_IDS[account]: public_jwk(key)} for account, key in KEYS.items()}
AS_SECRETS = {f"LINE_{account.upper()}_ASSERTION_KEY": key for account, key in KEYS.items()}
