"""What citizens send beside words, screen by screen: files of every fate, and pins on the map."""

import io
import json
from collections.abc import Callable

from PIL import Image

from demo.picture import road_with_a_hut
from simulator.client import Phone
from tests.clips import clip
from tests.journeys.scenes import Open, Wait
from tests.journeys.talk import Talk

NOISE = (900, 900)  # pixels of noise are more than a mebibyte
PLACE = (16.0561, 103.7812)
BORDER = (16.0561, 103.7003)


def files(new: Open, sign: str, worked: Wait, spoil: Callable[..., None]) -> None:
    one = new("files")
    one.begin(sign)
    one.taps("menu-drug")
    one.does(lambda: one.phone.send_image(road_with_a_hut()))
    one.shot("file-aside")
    voice = clip(picture="", seconds=1)
    one.does(lambda: one.phone.send_media("audio", voice, "audio/x-m4a", duration=1000))
    one.shot("voice-aside")
    one.taps("category-selling")
    one.taps_here()
    one.does(lambda: one.phone.send_media("audio", voice, "audio/x-m4a", duration=1000))
    one.shot("voice-received")
    one.does(lambda: one.phone.send_image(road_with_a_hut()))
    one.does(lambda: one.phone.send_image(road_with_a_hut()))
    one.shot("files-too-many")
    for name, send in (
        ("file-too-big", lambda phone: phone.send_image(_noise(), "image/png")),
        ("file-not-allowed", lambda phone: phone.send_image(b"MZ" + bytes(3000))),
        ("file-not-supported", _sends_an_archive),
    ):
        _lost(new(name), sign, worked, send, name)
    spoil(kind="status", status=404)
    _lost(new("file-gone"), sign, worked, _sends_a_picture, "file-gone")


def _lost(one: Talk, sign: str, worked: Wait, send: Callable[[Phone], object], name: str) -> None:
    """What cannot be kept is said with the next answer."""
    one.begin(sign)
    one.taps("menu-drug")
    one.does(lambda: send(one.phone))
    worked()
    one.taps("category-selling")
    one.shot(name)


def _sends_a_picture(phone: Phone) -> None:
    phone.send_image(road_with_a_hut())


def _noise() -> bytes:
    out = io.BytesIO()
    Image.effect_noise(NOISE, 100).convert("RGB").save(out, "PNG")
    return out.getvalue()


def _sends_an_archive(phone: Phone) -> None:
    phone.send_media(
        "file", b"Rar!\x1a\x07\x01\x00" + bytes(200), "application/x-rar", name="a.rar"
    )


def places(new: Open, sign: str) -> None:
    one = new("places")
    one.begin(sign)
    one.does(lambda: one.phone.send_location(*PLACE))
    one.shot("place-by-name")
    one.taps("menu-drug")
    one.taps("category-selling")
    one.does(lambda: one.phone.send_location(*PLACE))
    one.shot("pin")
    one.taps("label-pin-mine")
    one.shot("pin-dropped")
    one.does(lambda: one.phone.send_location(*PLACE))
    one.taps("label-pin-scene")
    one.shot("pin-kept")
    border = new("border")
    border.begin(sign)
    border.taps("menu-drug")
    border.taps("category-selling")
    border.does(lambda: border.phone.send_location(*BORDER))
    border.taps("label-pin-scene")
    border.shot("pin-place")


def outlines() -> str:
    """Two districts drawn as boxes, side by side, as GeoJSON: enough for a pin on their border."""
    boxes = {"4501": (103.55, 103.70), "4505": (103.70, 103.85)}
    features = [
        {
            "type": "Feature",
            "properties": {"c": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[west, 15.9], [east, 15.9], [east, 16.2], [west, 16.2], [west, 15.9]]
                ],
            },
        }
        for code, (west, east) in boxes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})
