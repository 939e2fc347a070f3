"""The child process that draws signs: one request a line in, one line and a file out.

Started with an empty environment: no key, no database, nothing but what stands in a request. It
gives way to everything else on the machine and ends with whoever started it, however that one ends.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from qr.artwork.drawing import draw
from qr.artwork.facts import Design, Facts, Hotlines, Mode
from qr.artwork.order import Order, Row, printing_order
from qr.artwork.pages import bound
from qr.artwork.preflight import Fault, release
from qr.artwork.raster import cmyk_tiff, preview
from qr.artwork.templates import named

_POLITE = 10  # of nice: a reader's page and a message come first
_IN_AN_ORDER = 260  # pixels
_FORMATS: Mapping[str, Callable[[bytes], bytes]] = {
    "pdf": lambda pdf: pdf,
    "png": preview,
    "tiff": cmyk_tiff,
}

Answer = tuple[dict[str, str], bytes]


def main() -> int:
    """Serve requests until there are no more."""
    os.nice(_POLITE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin.buffer:
        said, file = answer(json.loads(line))
        head = json.dumps({**said, "size": len(file)}).encode()
        sys.stdout.buffer.write(head + b"\n" + file)
        sys.stdout.buffer.flush()
    return 0


def answer(request: Mapping[str, Any]) -> Answer:
    """What a request comes to; what cannot be drawn is said, never raised."""
    try:
        return _ACTS[request["act"]](request)
    except Exception as error:  # noqa: BLE001 - one sign that cannot be drawn stops no other
        return {"problem": "undrawable", "about": type(error).__name__}, b""


def _sign(request: Mapping[str, Any]) -> Answer:
    design, facts = _design(request["design"]), _facts(request["facts"])
    checked = release(design, facts, whole=request["whole"])
    if checked.pdf is None:
        fault = min(checked.faults, key=_weight)
        return {"problem": fault.kind, "about": fault.about}, b""
    return {}, _FORMATS[request["format"]](checked.pdf)


def _weight(fault: Fault) -> bool:
    """What somebody can mend first: a name that is too long often makes other faults."""
    return fault.kind != "overflow"


def _preview(request: Mapping[str, Any]) -> Answer:
    pdf = draw(_design(request["design"]), _facts(request["facts"]))
    return {}, preview(pdf, request["longest"])


def _order(request: Mapping[str, Any]) -> Answer:
    design, facts = _design(request["design"]), _facts(request["facts"])
    picture = preview(draw(design, facts), _IN_AN_ORDER)
    row = Row(design, request["pieces"], picture, tuple(request["codes"]))
    told = (request["number"], request["date"], facts.centre, facts.telephone)
    order = Order(*told, (row,), request["form"])
    return {}, printing_order(order)


def _bind(request: Mapping[str, Any]) -> Answer:
    Path(request["into"]).write_bytes(bound(Path(one).read_bytes() for one in request["files"]))
    return {}, b""


def _design(given: Mapping[str, Any]) -> Design:
    template, mode = named(given["template"]), Mode(given["mode"])
    rest = {name: given[name] for name in ("thai_digits", "bleed", "keep_clear")}
    return Design(template, mode, **rest)


def _facts(given: Mapping[str, Any]) -> Facts:
    return Facts(**{**given, "hotlines": Hotlines(**given["hotlines"])})


_ACTS: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "sign": _sign,
    "preview": _preview,
    "order": _order,
    "bind": _bind,
}
