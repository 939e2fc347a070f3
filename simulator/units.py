"""How LINE counts: UTF-16 code units for message text, grapheme clusters for labels."""

import json

import regex


def utf16_units(text: str) -> int:
    """Count UTF-16 code units: an emoji is two, a Thai letter or mark is one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Count what a reader sees as one character: a Thai consonant with its marks is one."""
    return len(regex.findall(r"\X", text))


def json_bytes(value: object) -> int:
    """Size of a value as compact UTF-8 JSON, which is how Flex containers are weighed."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
