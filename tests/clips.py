"""Clips, voices and documents made for the tests, each with secrets wherever some can stand."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import av
import pikepdf
from PIL import Image

NAME = "somebody-by-name"
PLACE = "+13.7563+100.5018/"
RATE = 48_000


def clip(
    form: str = "mp4", picture: str = "libx264", sound: str = "aac", *, seconds: int = 2
) -> bytes:
    """A clip that says where and by whom it was taken; "" for no picture or no sound."""
    out = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if form in {"mp4", "mov"} else {}
    with av.open(out, "w", format=form, options=options) as made:
        made.metadata.update(
            {"title": NAME, "location": PLACE, "comment": NAME, "creation_time": "2026-01-01"}
        )
        tracks: list[Any] = []
        if picture:
            drawn: Any = made.add_stream(picture, rate=10, width=64, height=48, pix_fmt="yuv420p")
            drawn.codec_context.gop_size = 5
            tracks.append(drawn)
        if sound:
            tracks.append(made.add_stream(sound, rate=RATE, layout="mono"))
        for track in tracks:
            track.metadata["handler_name"] = NAME
        made.start_encoding()
        for track in tracks:
            frames = _drawn(seconds) if track.type == "video" else _hummed(track, seconds)
            for frame in (*frames, None):
                made.mux(track.encode(frame))
    return out.getvalue()


def _drawn(seconds: int) -> Iterator[av.VideoFrame]:
    for number in range(10 * seconds):
        frame = av.VideoFrame(64, 48, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes([number * 10 % 256]) * plane.buffer_size)
        frame.pts = number
        yield frame


def _hummed(track: Any, seconds: int) -> Iterator[av.AudioFrame]:
    samples = track.frame_size or 960
    for number in range(RATE * seconds // samples):
        frame = av.AudioFrame(format=track.format.name, layout="mono", samples=samples)
        frame.sample_rate, frame.pts = RATE, number * samples
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        yield frame


def box(name: bytes, inside: bytes) -> bytes:
    """A box of an MP4 file."""
    return (len(inside) + 8).to_bytes(4, "big") + name + inside


def with_place_box(mp4: bytes) -> bytes:
    """The clip with the position as phones write it: moov/udta/©xyz, and a telling free box."""
    start = mp4.rindex(b"moov") - 4
    end = start + int.from_bytes(mp4[start : start + 4], "big")
    told = PLACE.encode()
    udta = box(b"udta", box(b"\xa9xyz", len(told).to_bytes(2, "big") + b"\x15\xc7" + told))
    moov = box(b"moov", mp4[start + 8 : end] + udta)
    return mp4[:start] + moov + mp4[end:] + box(b"free", NAME.encode())


def placed_jpeg() -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = NAME
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 45.0, 22.0), 3: "E", 4: (100.0, 30.0, 6.0)})
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG", exif=exif, comment=NAME.encode())
    return out.getvalue()


def pdf() -> bytes:
    """A page with a photograph, and all that a page can do and tell beside."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        photo = made.make_stream(placed_jpeg())
        photo.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": 64,
                "/Height": 48,
                "/ColorSpace": pikepdf.Name.DeviceRGB,
                "/BitsPerComponent": 8,
                "/Filter": pikepdf.Name.DCTDecode,
            }
        )
        page = made.add_blank_page()
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(photo=photo))
        page.contents_add(b"q 64 0 0 48 0 0 cm /photo Do Q")
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{NAME}')")
        made.Root.OpenAction = script
        made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=script)
        page.obj.Annots = pikepdf.Array([made.make_indirect(link)])
        made.attachments["a.exe"] = b"MZ " + NAME.encode()
        made.docinfo["/Author"] = NAME
        with made.open_metadata() as told:
            told["dc:creator"] = [NAME]
        made.save(out, compress_streams=False)
    return out.getvalue()


def office(**more: bytes) -> bytes:
    """A written page of an office program; ``more``: entries by name."""
    out = io.BytesIO()
    entries = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": "<w:document>บ้านสีฟ้า</w:document>".encode(),
        "docProps/core.xml": NAME.encode(),
        "word/media/image1.jpeg": placed_jpeg(),
        **more,
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inside in entries.items():
            made.writestr(name, inside)
    return out.getvalue()
