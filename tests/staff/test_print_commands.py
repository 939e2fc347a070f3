"""``flask signs render`` and ``check`` as an operator types them."""

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from assembly.sign_commands import signs as group
from intake.model import Installation
from intake.places.sites import ListedSite
from intake.services.signs import SignRegister
from intake.sign_model import SignState, SiteKind
from qr.artwork.raster import preview
from qr.codes import make_code
from qr.symbol import Level, make_symbol
from storage.installation import be_born
from tests.staff.house import StaffHouse

MINISTRY = "https://moidrugsgis.example.go.th/complaint"
TOO_LONG = "ที่ทำการองค์การบริหารส่วนตำบลหนองบัว" * 4
STICKER = ("--template", "sticker-10x10")

Flask = Callable[..., Result]


@pytest.fixture
def flask(house: StaffHouse, tmp_path: Path) -> Flask:
    """Runs one command of the group on a host that knows public halves alone."""
    be_born(house.store, Installation.REAL)
    public = {
        "WORKER_PUBLIC": house.keys.worker_public,
        "INTAKE_VERIFY": house.keys.intake_signatures.current,
        "WORKER_VERIFY": house.keys.worker_signatures.current,
        "PHOTO_PUBLIC": house.keys.worker_public,  # any key: no command of the group seals a photo
        "CONSOLE_VERIFY": house.keys.console_signatures.current,
    }
    settings = {
        "BOSAE_HOME": str(tmp_path),
        "DATABASE_URL": house.store.engine.url.render_as_string(hide_password=False),
        "PUBLIC_URL": "https://bosae.example.go.th",
        "CONSOLE_URL": "https://console.example.go.th",
        "MOI_GIS_URL": MINISTRY,
        "PRINT_PROCESSES": "1",
        **{name: key.text() for name, key in public.items()},
    }

    def run(*command: object) -> Result:
        return CliRunner().invoke(group, [str(one) for one in command], env=settings)

    return run


@pytest.fixture
def register(house: StaffHouse) -> SignRegister:
    return SignRegister(house.store, house.clock, make_code)


def hang(register: SignRegister, *names: str) -> tuple[str, ...]:
    register.import_sites(ListedSite(SiteKind.OTHER, "4505", name) for name in names)
    return register.make_signs("4505")


def manifest(folder: Path) -> list[dict[str, str]]:
    text = (folder / "manifest.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_an_area_is_rendered_into_files_with_their_manifest_again_and_again(
    flask: Flask, register: SignRegister, tmp_path: Path
) -> None:
    codes, out = hang(register, "ตลาดสด", "วัดเหนือ"), tmp_path / "out"
    done = flask("render", "--area", "4505", *STICKER, "--thai-digits", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith("drew 2 of 2\n")
    lines = manifest(out)
    assert {line["code"] for line in lines} == set(codes)
    for line in lines:
        assert hashlib.sha256((out / line["file"]).read_bytes()).hexdigest() == line["sha256"]
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    assert before["order.pdf"].startswith(b"%PDF-")
    assert len(before) == 4
    assert flask("render", "--area", "4505", *STICKER, "--thai-digits", "--out", out).exit_code == 0
    before.pop("order.pdf")  # has today's date
    assert {name: (out / name).read_bytes() for name in before} == before


def test_a_sign_that_fails_is_named_left_out_and_ends_the_command_with_one(
    flask: Flask, register: SignRegister, tmp_path: Path
) -> None:
    codes, out = hang(register, "ตลาดสด", TOO_LONG), tmp_path / "out"
    done = flask("render", "--all", *STICKER, "--one-file", "--out", out)
    assert done.exit_code == 1
    assert f"{TOO_LONG}: overflow: place is" in done.stderr
    assert done.stderr.endswith("drew 1 of 2\n")
    (line,) = manifest(out)
    assert line["code"] in codes
    assert line["file"] == "signs.pdf#page=1"
    whole = (out / "signs.pdf").read_bytes()
    assert hashlib.sha256(whole).hexdigest() == line["sha256"]
    opened = pdfium.PdfDocument(whole)
    assert len(opened) == 1
    opened.close()


def test_pictures_and_any_size_are_rendered_of_signs_by_their_codes(
    flask: Flask, register: SignRegister, tmp_path: Path
) -> None:
    codes = hang(register, "ตลาดสด", "วัดเหนือ")
    square = ("--template", "square-1080")
    assert flask("render", codes[0].lower(), *square, "--out", tmp_path / "png").exit_code == 0
    (line,) = manifest(tmp_path / "png")
    with Image.open(tmp_path / "png" / line["file"]) as picture:
        assert picture.size == (1080, 1080)
    assert not (tmp_path / "png/order.pdf").exists()
    custom = ("--template", "custom-12x12", "--format", "tiff")
    assert flask("render", codes[1], *custom, "--out", tmp_path / "tiff").exit_code == 0
    (line,) = manifest(tmp_path / "tiff")
    with Image.open(tmp_path / "tiff" / line["file"]) as picture:
        assert picture.mode == "CMYK"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("render", *STICKER), "give codes, --area CODE or --all"),
        (("render", "--all", "--area", "45", *STICKER), "give codes, --area CODE or --all"),
        (("render", "--area", "450", *STICKER), "2, 4, 6 or 8 digits"),
        (("render", "--all", "--template", "poster"), "no template is called poster"),
        (("render", "--all", *STICKER), "No sign can be printed this way"),
        (("render", "222222", *STICKER), "Sign 222222 cannot be printed this way"),
        (("render", "--all", *STICKER, "--format", "png", "--one-file"), "Only PDF"),
    ],
)
def test_what_cannot_be_rendered_is_said_in_one_line(
    flask: Flask, tmp_path: Path, command: tuple[str, ...], why: str
) -> None:
    done = flask(*command, "--out", tmp_path / "out")
    assert done.exit_code != 0
    assert why in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_and_a_photo_tell_whose_codes_they_hold(
    flask: Flask, register: SignRegister, house: StaffHouse, tmp_path: Path
) -> None:
    (code,) = hang(register, "ตลาดสด")
    register.mark(house.signed("admin"), code, SignState.INSTALLED)
    out = tmp_path / "out"
    flask("render", code, "--template", "poster-a3", "--out", out)
    (line,) = manifest(out)
    drawn = flask("check", out / line["file"])
    assert drawn.exit_code == 0
    assert sorted(drawn.stdout.splitlines()) == [
        f"ministry  {MINISTRY}",
        f"ours      {code}  installed  4505  ตลาดสด",
    ]
    photo = tmp_path / "photo.jpg"
    picture = Image.open(io.BytesIO(preview((out / line["file"]).read_bytes(), 1600)))
    picture.convert("RGB").rotate(5, expand=True, fillcolor="white").save(photo, quality=70)
    assert f"ours      {code}" in flask("check", photo).stdout


def test_a_foreign_code_an_unknown_one_and_none_at_all_end_with_one(
    flask: Flask, tmp_path: Path
) -> None:
    told = {
        "https://evil.example/S/45K7M8": "foreign   'https://evil.example/S/45K7M8'",
        "HTTPS://BOSAE.EXAMPLE.GO.TH/S/45K7M8": "unknown   45K7M8",
        MINISTRY: f"ministry  {MINISTRY}",
    }
    for content, line in told.items():
        file = tmp_path / "code.png"
        symbol(content).save(file)
        done = flask("check", file)
        assert (done.exit_code, done.stdout.startswith(line)) == (1, True), content
    Image.new("L", (99, 99), 255).save(tmp_path / "none.png")
    empty = flask("check", tmp_path / "none.png")
    assert (empty.exit_code, "no code was read" in empty.stderr) == (1, True)
    (tmp_path / "words.txt").write_text("คำ", encoding="utf-8")
    assert "neither a PDF nor a picture" in flask("check", tmp_path / "words.txt").stderr


def symbol(content: str) -> Image.Image:
    made = make_symbol(content, Level.Q)
    picture = Image.new("L", (made.modules + 8, made.modules + 8), 255)
    for left, top, wide in made.runs:
        picture.paste(0, (left + 4, top + 4, left + 4 + wide, top + 5))
    return picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
