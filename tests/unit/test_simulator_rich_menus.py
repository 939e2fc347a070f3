import copy
from typing import Any

import pytest

from simulator.checks import At
from simulator.errors import LineError
from simulator.menu_checks import check_menu_picture, rich_menu

MENU: dict[str, Any] = {
    "size": {"width": 2500, "height": 843},
    "selected": True,
    "name": "citizen",
    "chatBarText": "เมนู",
    "areas": [
        {
            "bounds": {"x": 0, "y": 0, "width": 800, "height": 843},
            "action": {"type": "postback", "data": "a"},
        }
    ],
}
MENUS_REFUSED = [
    ({"size": {"width": 100, "height": 100}}, "size.width"),
    ({"size": {"width": 800, "height": 800}}, "size"),
    ({"chatBarText": "ก" * 15}, "chatBarText"),
    ({"name": "ก" * 301}, "name"),
    ({"areas": MENU["areas"] * 21}, "areas"),
    (
        {"areas": [{**MENU["areas"][0], "bounds": {"x": 2000, "y": 0, "width": 501, "height": 1}}]},
        "areas[0].bounds",
    ),
    (
        {"areas": [{**MENU["areas"][0], "action": {"type": "camera", "label": "ก"}}]},
        "areas[0].action.type",
    ),
]


def test_a_rich_menu_of_lines_own_template_size_is_accepted() -> None:
    assert list(rich_menu(copy.deepcopy(MENU), At())) == []


@pytest.mark.parametrize(("change", "place"), MENUS_REFUSED)
def test_a_wrong_rich_menu_is_refused_with_its_place(change: dict[str, Any], place: str) -> None:
    faults = list(rich_menu({**MENU, **change}, At()))
    assert place in [fault.at.dotted() for fault in faults]


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"GIF89a", "image/gif", 415),
        (b"no picture", "image/png", 400),
        (b"0" * (1024 * 1024 + 1), "image/png", 413),
    ],
)
def test_a_wrong_rich_menu_picture_is_refused(data: bytes, content_type: str, status: int) -> None:
    with pytest.raises(LineError) as caught:
        check_menu_picture(data, content_type)
    assert caught.value.status == status
