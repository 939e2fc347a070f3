"""Codes that are no longer official, and who follows them."""

from collections.abc import Mapping


def in_force(code: str, successors: Mapping[str, str]) -> str:
    """The code that stands for this one today; itself where nothing follows it."""
    seen = {code}
    while (following := successors.get(code)) is not None and following not in seen:
        seen.add(following)
        code = following
    return code
