"""An officer who hung signs sends their photos: several at once, one unreadable."""

from dataclasses import replace
from urllib.parse import urlsplit

from PIL import Image

from tests.artwork.photo_of import STREET, Stuck, a_sign, beside, jpeg
from tests.artwork.sign import FACTS
from tests.journeys.scenes import Open
from tests.journeys.talk import Talk

STRANGER = "https://evil.example/login"
STUCK = (STRANGER, 160.0, 150.0, 130.0)


def photographs(new: Open, login: str, codes: list[str], public_url: str) -> None:
    """``codes``: of three signs that hang in the district of this linked officer."""
    officer = new(login)
    officer.look_from_now()
    first, second, third = (_sign(code, public_url) for code in codes[:3])
    fake = _sign(codes[2], public_url, STUCK)
    _sends(officer, [jpeg(beside(first, second)), jpeg(fake)], "officer-photos")
    _sends(officer, [jpeg(third)], "officer-photo-one")
    officer.does(lambda: officer.phone.send_location(16.05, 103.72))
    officer.shot("officer-photo-place")
    _sends(officer, [jpeg(Image.new("L", (300, 300), STREET))], "officer-photo-no-code")
    officer.number(codes[0].lower())
    officer.shot("officer-photo-typed")


def _sends(officer: Talk, pictures: list[bytes], shown: str) -> None:
    officer.look_from_now()
    for one in pictures:
        officer.phone.send_image(one)
    officer.hears("")
    officer.shot(shown)


def _sign(code: str, public_url: str, *stuck: Stuck) -> Image.Image:
    return a_sign(code, 1, stuck, replace(FACTS, host=urlsplit(public_url).netloc))
