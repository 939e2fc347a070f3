"""Photos of hung signs: the codes in them are read before the picture is drawn anew.

Imported in the cleaner's child process only.
"""

import json

from PIL import Image

from cleaning.cleaner import drawn_anew, with_upright
from qr.photo import read_codes
from qr.whose import own_code

KEPT_SIDE = 2048  # enough to see that a sign hangs, and where


def clean_sign(data: bytes, public_url: str) -> tuple[str, bytes]:
    """Answer line and cleaned picture; raises NotAllowedError.

    The line is ``image/jpeg``, then JSON: [text, [[x, y], …]] of each code, its corners in pixels
    of the upright original.
    """

    def read(upright: Image.Image) -> tuple[str, bytes]:
        found = read_codes(upright, lambda text: own_code(text, public_url) is not None)
        told = json.dumps([[one.text, one.corners] for one in found], separators=(",", ":"))
        return f"image/jpeg {told}", drawn_anew(upright, KEPT_SIDE)

    return with_upright(data, read)
