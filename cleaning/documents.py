"""Documents, written anew without metadata: imported in the cleaner's child process only.

PDF: information, XMP, scripts, actions, attachments, embedded players and the position in embedded
pictures are gone. Office documents: properties are emptied and pictures drawn anew; names of who
wrote a change may be left, so they are marked. Plain text is plain text. Nothing else is kept: no
archive, no program, no page, no macro.
"""

import io
import re
import zipfile

import pikepdf
from PIL import Image

from cleaning.cleaner import LONGEST_SIDE, MOST_PIXELS, NotAllowedError

MEGABYTE = 1024 * 1024
MARK = "metadata"
MOST_OBJECTS = 200_000
MOST_TEXT = 2 * MEGABYTE
MOST_ENTRIES = 2_000
MOST_UNPACKED = 120 * MEGABYTE
_MARKER, _SCAN, _END = 0xFF, 0xDA, 0xD9
_TOLD = frozenset({*range(0xE0, 0xEE), 0xEF, 0xFE})  # application segments and comments
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")

# Short names of our own: the registered ones are longer than a container's prologue holds.
_OFFICE = {
    "word/document.xml": "application/x-docx",
    "xl/workbook.xml": "application/x-xlsx",
    "ppt/presentation.xml": "application/x-pptx",
}
_DRAWN = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG"}
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[^>]*>")
_DDE = re.compile(rb"\bDDE(AUTO)?\b")
_PACKAGE = b"http://schemas.openxmlformats.org/"
_PROPERTIES = {
    "docProps/core.xml": b'<cp:coreProperties xmlns:cp="'
    + _PACKAGE
    + b'package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<Properties xmlns="'
    + _PACKAGE
    + b'officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<Properties xmlns="'
    + _PACKAGE
    + b'officeDocument/2006/custom-properties"/>',
}
PROGRAMS_AND_PAGES = (b"MZ", b"#!", b"<", b"%!", b"{\\rtf", b"@echo", b"PK", b"\x7fELF")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_PDF_ACTIONS = frozenset({"/A", "/PA", "/Next"})
_PDF_DROPPED = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/JavaScript"),
    *("/XFA", "/EmbeddedFiles", "/EF", "/AF", "/RichMedia", "/Collection", "/Perms", "/DSS"),
    *("/URI", "/URLS", "/SpiderInfo", "/Thumb"),
)
_PDF_LIVING = frozenset(
    {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/Projection"}
)
_PDF_HARMLESS_ACTIONS = frozenset({"/GoTo", "/Named"})


def clean_document(data: bytes) -> tuple[str, bytes]:
    """Answer line (media type, perhaps the mark) and a fresh document."""
    if data.startswith(b"%PDF-"):
        return _clean_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _clean_office(data)
    return "text/plain", _plain_text(data)


def _plain_text(data: bytes) -> bytes:
    bare = data.removeprefix(b"\xef\xbb\xbf")
    if len(bare) > MOST_TEXT or bare.lstrip()[:5].lower().startswith(
        tuple(one.lower() for one in PROGRAMS_AND_PAGES)
    ):
        raise NotAllowedError("not_supported")
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError:
        raise NotAllowedError("not_supported") from None
    if not text.strip() or _CONTROLS.search(text):
        raise NotAllowedError("not_supported")
    return bare


# PDF ---------------------------------------------------------------------------------------------


def _clean_pdf(data: bytes) -> tuple[str, bytes]:
    out = io.BytesIO()
    marked = False
    with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
        if len(pdf.objects) > MOST_OBJECTS or not len(pdf.pages):
            raise NotAllowedError("too_big" if len(pdf.pages) else "not_allowed")
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for one in pdf.objects:
            _strip(one)
            marked |= _strip_picture(one)
        pdf.save(out, deterministic_id=True, fix_metadata_version=False, encryption=False)
    return ("application/pdf " + MARK if marked else "application/pdf"), out.getvalue()


def _strip(one: pikepdf.Object, depth: int = 0) -> None:
    """Takes out of an object, and of what stands directly in it, whatever is not the page."""
    if depth > 50:  # noqa: PLR2004 - no honest document nests deeper
        raise NotAllowedError("not_allowed")
    inside: list[object] = []
    if isinstance(one, pikepdf.Array):
        for number in reversed(range(len(one))):
            if _is_living(one[number]):
                del one[number]
        inside = list(one)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for name in list(one.keys()):
            if name in _PDF_DROPPED or (name in _PDF_ACTIONS and _acts(one[name])):
                del one[name]
        inside = [one[name] for name in one.keys()]  # noqa: SIM118 - not a mapping
    for item in inside:
        if isinstance(item, pikepdf.Object) and not item.is_indirect:
            _strip(item, depth + 1)


def _is_living(item: object) -> bool:
    is_dictionary = isinstance(item, pikepdf.Dictionary)
    return is_dictionary and str(item.get("/Subtype", "")) in _PDF_LIVING  # type: ignore[attr-defined]


def _acts(action: object) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return isinstance(action, pikepdf.Array)
    kind = str(action.get("/S", ""))
    return bool(kind) and kind not in _PDF_HARMLESS_ACTIONS and kind.startswith("/")


def _strip_picture(one: pikepdf.Object) -> bool:
    """Position and camera inside a photograph; whether some other hiding place is left."""
    if not isinstance(one, pikepdf.Stream):
        return False
    filters = one.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names == ["/DCTDecode"]:
        parameters = one.get("/DecodeParms")
        one.write(
            without_segments(one.read_raw_bytes()),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=parameters if isinstance(parameters, pikepdf.Dictionary) else None,
        )
        return False
    return "/DCTDecode" in names or "/JPXDecode" in names


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without application segments, comments and what follows its end.

    Only what colours need stays of the application segments (APP14).
    """
    if jpeg[:2] != b"\xff\xd8":
        raise NotAllowedError("not_allowed")
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == _MARKER:
        marker = jpeg[at + 1]
        if marker == _MARKER:  # a fill byte
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == _SCAN:  # its header, and then the scan up to the next marker
            following = _NEXT_MARKER.search(jpeg, end)
            end = following.start() if following else len(jpeg)
        if marker not in _TOLD:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, b"\xff\xd9"))


# Office ------------------------------------------------------------------------------------------


def _clean_office(data: bytes) -> tuple[str, bytes]:
    """An Office document without macros, embedded objects, links to load and properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as fresh:
        entries = [one for one in old.infolist() if not one.is_dir()]
        names = {one.filename for one in entries}
        media_type = next((told for name, told in _OFFICE.items() if name in names), "")
        if not media_type or "[Content_Types].xml" not in names:
            raise NotAllowedError("not_supported")
        if len(names) != len(entries) or any(one.flag_bits & 1 for one in entries):
            raise NotAllowedError("not_allowed")
        if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
            raise NotAllowedError("too_big")
        for one in entries:
            entry = zipfile.ZipInfo(one.filename)  # the year 1980: nobody's clock
            entry.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(entry, _clean_entry(one.filename, old.read(one)))
    return f"{media_type} {MARK}", out.getvalue()


def _clean_entry(name: str, plain: bytes) -> bytes:
    ending = name.rpartition(".")[2].lower()
    if ending in _DRAWN:
        return _drawn_anew(plain, _DRAWN[ending])
    if ending not in {"xml", "rels"} or ".." in name or name.startswith("/"):
        raise NotAllowedError("not_supported")
    if b"\x00" in plain or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or _DDE.search(plain):
        raise NotAllowedError("not_allowed")
    if ending == "rels" and any(b"/hyperlink" not in one for one in _OUTSIDE.findall(plain)):
        raise NotAllowedError("not_allowed")
    return _PROPERTIES.get(name, plain)


def _drawn_anew(data: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(data), formats=(form,)) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
            raise NotAllowedError("too_big")
        seen = picture.convert("RGB" if form == "JPEG" else "RGBA")
    fresh = Image.new(seen.mode, seen.size)
    fresh.paste(seen)
    out = io.BytesIO()
    fresh.save(out, form)
    return out.getvalue()
