"""Rich menu objects and their pictures."""

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, UnidentifiedImageError

from simulator.actions import action
from simulator.checks import At, Check, Fault, each, flag, record, text, whole
from simulator.errors import LineError
from simulator.units import graphemes

IMAGE_BYTES = 1024 * 1024
MAX_AREAS = 20
MIN_RATIO = 1.45
WIDTHS = (800, 2500)
MIN_HEIGHT = 250

_BIG = 2_147_483_647
_bounds = record(
    {
        "x": whole(0, _BIG),
        "y": whole(0, _BIG),
        "width": whole(1, _BIG),
        "height": whole(1, _BIG),
    },
    {},
)


def _right_shape(value: dict[str, Any], at: At) -> Iterator[Fault]:
    size = value.get("size")
    if not isinstance(size, dict):
        return
    width, height = size.get("width"), size.get("height")
    if isinstance(width, int) and isinstance(height, int) and height:
        if width / height < MIN_RATIO:
            yield Fault(at / "size", f"width/height must be at least {MIN_RATIO}")
        areas = value.get("areas")
        for index, area in enumerate(areas if isinstance(areas, list) else []):
            bounds = area.get("bounds") if isinstance(area, dict) else None
            if isinstance(bounds, dict) and not _inside(bounds, width, height):
                yield Fault(at / "areas" / index / "bounds", "Must be inside the rich menu")


def _inside(bounds: dict[str, object], width: int, height: int) -> bool:
    x, y, wide, high = (bounds.get(name) for name in ("x", "y", "width", "height"))
    if not (isinstance(x, int) and isinstance(y, int)):
        return True
    if not (isinstance(wide, int) and isinstance(high, int)):
        return True
    return x + wide <= width and y + high <= height


rich_menu: Check = record(
    {
        "size": record({"width": whole(*WIDTHS), "height": whole(MIN_HEIGHT, _BIG)}, {}),
        "selected": flag,
        "name": text(1, 300, graphemes),
        "chatBarText": text(1, 14, graphemes),
        "areas": each(
            record({"bounds": _bounds, "action": action("rich menu", labelled=False)}, {}),
            0,
            MAX_AREAS,
        ),
    },
    {},
    _right_shape,
)


def check_menu_picture(data: bytes, content_type: str) -> None:
    """Raise `LineError` unless the picture is one LINE takes for a rich menu.

    JPEG or PNG, at most 1 MB, 800 to 2500 wide, at least 250 high, width/height at least 1.45.
    """
    if content_type not in {"image/png", "image/jpeg"}:
        raise LineError(415, "Unsupported media type")
    if len(data) > IMAGE_BYTES:
        raise LineError(413, "The image is larger than 1 MB")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind, (width, height) = picture.format, picture.size
    except (UnidentifiedImageError, OSError) as error:
        raise LineError(400, "Invalid image") from error
    if content_type != f"image/{str(kind).lower()}":
        raise LineError(400, "The image is not of the stated type")
    if not WIDTHS[0] <= width <= WIDTHS[1] or height < MIN_HEIGHT or width / height < MIN_RATIO:
        raise LineError(400, "Invalid image size")
