"""A made-up sign to draw, and what is inside a drawn file."""

from io import BytesIO

import pikepdf

from qr.artwork.facts import Facts

# Sixty letters and more, as the longest of these offices are called.
LONG = "ที่ทำการองค์การบริหารส่วนตำบลหนองบัวลำภูเฉลิมพระเกียรติฟ้าห่วนใต้"
FACTS = Facts(
    code="45K7M8",
    host="bosae.example.go.th",
    place="ที่ทำการผู้ใหญ่บ้าน หมู่ 7 บ้านน้ำปี่",
    centre="ศป.ปส.อ.ค้อวัง",
    telephone="0 0000 0000",
    account="บริการประชาชน มท.",
    ministry="https://moidrugsgis.example.go.th/complaint",
)
OURS = "HTTPS://BOSAE.EXAMPLE.GO.TH/S/45K7M8"


def content(pdf: bytes, number: int = 0) -> bytes:
    """All operators of a page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[number]
        page.contents_coalesce()
        return bytes(page.Contents.read_bytes())


def changed(pdf: bytes, more: bytes) -> bytes:
    """The file with something drawn over its first page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.pages[0].contents_add(more)
        kept = BytesIO()
        opened.save(kept)
        return kept.getvalue()
