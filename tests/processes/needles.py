"""Looks for what must not be there, in every dress that a careless line of code could give it."""

import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

_LONG_ENOUGH = 8


def dressed(needle: bytes) -> frozenset[bytes]:
    """The needle itself, in hex, and in base64 wherever in a longer text it may begin."""
    found = {needle, needle.hex().encode(), needle.hex().upper().encode()}
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + needle)
        # Only the characters that depend on nothing but the needle.
        inner = whole[-(-before * 8 // 6) : (before + len(needle)) * 8 // 6]
        found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return frozenset(found)


def spellings(text: str) -> frozenset[bytes]:
    """A text in the encodings that files, logs and tracebacks use."""
    plain = {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}
    found = set().union(*(dressed(one) for one in plain))
    found |= {json.dumps(text)[1:-1].encode(), ascii(text)[1:-1].encode(), quote(text).encode()}
    assert min(map(len, found)) >= _LONG_ENOUGH, "too short to be told from chance"
    return frozenset(found)


def found_in(files: Iterable[Path], needles: Mapping[str, frozenset[bytes]]) -> list[str]:
    """``what it is: file`` for each needle that stands in a file."""
    found = []
    for file in files:
        try:
            content = file.read_bytes().rstrip(b"\0")  # logs of databases end in empty pages
        except OSError:
            continue  # gone since it was listed
        for name, all_spellings in needles.items():
            if content and any(one in content for one in all_spellings):
                found.append(f"{name}: {file}")
    return found
