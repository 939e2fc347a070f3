"""The drawn file as a camera sees it, and as another reader than the product's does."""

from dataclasses import replace
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from qr.artwork.drawing import draw
from qr.artwork.facts import Design
from qr.artwork.pages import bound
from qr.artwork.preflight import read, read_file
from qr.artwork.raster import Pages
from qr.artwork.templates import TEMPLATES
from tests.artwork.photo_of import PIXELS_AT_8_M, jpeg, photo
from tests.artwork.sign import FACTS, OURS


@pytest.mark.parametrize("name", ["vinyl-240x120", "vinyl-120x240"])
@pytest.mark.parametrize("seed", range(4))
def test_a_vinyl_is_read_from_eight_metres_tilted_unsharp_and_in_the_shade(
    name: str, seed: int
) -> None:
    assert OURS in read(photo(Design(TEMPLATES[name]), PIXELS_AT_8_M, seed))


@pytest.mark.parametrize("name", ["xstand-60x160", "poster-a3", "a4-mono", "sticker-10x10"])
def test_smaller_signs_are_read_from_where_people_stand(name: str) -> None:
    template = TEMPLATES[name]
    near = PIXELS_AT_8_M * 8000 / template.distance
    assert OURS in read(photo(Design(template), near, 1))


def test_any_file_or_photo_is_read_and_other_files_are_refused() -> None:
    vinyl, sticker = (Design(TEMPLATES[name]) for name in ("vinyl-240x120", "sticker-10x10"))
    pdf = bound([draw(vinyl, FACTS), draw(sticker, replace(FACTS, code="222222"))])
    assert read_file(pdf) == [OURS.replace("45K7M8", "222222"), OURS, FACTS.ministry]
    kept = jpeg(photo(vinyl, PIXELS_AT_8_M, 1), quality=70)
    assert OURS in read_file(kept)
    unusual = BytesIO()
    Image.new("RGB", (9, 9)).save(unusual, "PPM")  # neither a telephone nor a shop makes these
    for other in (b"", b"GIF89a", b"%PDF-1.7", b"words", unusual.getvalue()):
        with pytest.raises(ValueError, match="neither"):
            read_file(other)


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_second_reader_finds_our_code_in_every_template(name: str) -> None:
    design = Design(TEMPLATES[name])
    with Pages(draw(design, FACTS)) as pages:
        picture = pages.picture(0, 6 / (design.template.symbol / 29), grey=True)
    _, texts, _, _ = cv2.QRCodeDetectorAruco().detectAndDecodeMulti(np.asarray(picture))
    assert OURS in texts
