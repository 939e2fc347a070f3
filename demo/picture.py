"""A picture for the demo, drawn here, with a position in it as phones write one."""

import io

from PIL import ExifTags, Image, ImageDraw

WIDTH, HEIGHT = 960, 720
_GPS = {1: "N", 2: (16.0, 3.0, 12.0), 3: "E", 4: (103.0, 44.0, 14.0)}


def road_with_a_hut() -> bytes:
    """A JPEG whose EXIF says where it was taken."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#a9cbe0")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 420, WIDTH, HEIGHT), fill="#8a9a6a")
    pen.polygon([(60, HEIGHT), (330, 430), (420, 430), (560, HEIGHT)], fill="#6b6f74")
    pen.rectangle((560, 250, 860, 450), fill="#b9a58a")
    pen.polygon([(530, 250), (710, 160), (890, 250)], fill="#7d4f38")
    pen.rectangle((680, 330, 750, 450), fill="#5f4a3a")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(_GPS)
    told = io.BytesIO()
    image.save(told, "JPEG", quality=85, exif=exif)
    return told.getvalue()


def has_position(picture: bytes) -> bool:
    """Tell whether a picture says where it was taken."""
    with Image.open(io.BytesIO(picture)) as image:
        return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
