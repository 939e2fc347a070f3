"""Whose a code is that was read from a file or a photo."""

from urllib.parse import urlsplit

from qr.codes import is_code

_SIGNS = "/s/"


def own_code(content: str, host: str) -> str | None:
    """The sign code in an address of ours at this host, or None for anybody else's content."""
    try:
        address = urlsplit(content.strip())
    except ValueError:
        return None
    ours = address.scheme.lower() in {"http", "https"} and address.netloc.lower() == host.lower()
    path = address.path.rstrip("/")
    if not ours or not path.lower().startswith(_SIGNS):
        return None
    code = path[len(_SIGNS) :].upper()
    return code if is_code(code) else None


def is_ministrys(content: str, address: str) -> bool:
    """Whether this is the address of the Ministry's channel; nothing is while that is not set."""
    return bool(address) and content.strip().rstrip("/") == address.rstrip("/")
