"""Tips for tests of the console: told, sealed, signed and fetched as the other processes do it."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from PIL import Image

from intake.keys import Key, Keyring
from intake.media_seal import Place, seal_media
from intake.model import Category, Drug, Kind, PartKind, PartState
from intake.ports.clock import hour_of
from intake.ports.tips import Tip
from intake.sealing import KeyPair
from intake.sent import Reporter, SentFile, SentText, SentTip
from intake.services.registry import Registry
from intake.services.submit import SubmitTip
from tests.console_house import House
from tests.console_pages import Visit

STORY = "บ้านหลังสีฟ้าท้ายซอย มีคนแวะมาซื้อทั้งคืน"
LATER_STORY = "<script>alert(1)</script> & เขาขี่รถสีแดง"


def tell(house: House, district: str = "4505", *, fetched: bool = True, **changes: Any) -> Tip:
    """Submits a tip about this district; returns its readable row. ``fetched``: its files are."""
    usual = SentTip(
        tip_id=uuid4(),
        pair=KeyPair.make(),
        kind=Kind.DRUG,
        category=Category.SELLING,
        started=house.clock.now(),
        district_code=district,
        province_code=district[:2],
        drugs=(Drug.YABA,),
        answers={
            "what": ("selling",),
            "time": ("daily",),
            "drugs": ("yaba", "ice"),
            "guard": ("dog",),
            "source": ("saw",),
        },
        texts=(SentText(uuid4(), STORY), SentText(uuid4(), LATER_STORY, "vehicle")),
    )
    sent = replace(usual, **changes)
    submit = SubmitTip(
        store=house.store,
        registry=Registry(house.store, house.keys.console_signatures, house.clock),
        worker_public=house.keys.worker_public,
        intake_signing=house.intake_signing,
        receipt_keys=Keyring(Key(1, bytes(32))),
    )
    done = submit.prepare(sent, Reporter("U" + "0" * 32, bytes(32)), house.clock.now())
    with house.store.write() as work:
        done.write(work)
    for file in sent.files if fetched else ():
        fetch(house, done.tip, file.part_id)
    return done.tip


def picture() -> SentFile:
    """A picture of the draft."""
    return SentFile(uuid4(), PartKind.IMAGE, "pictures")


def sent(kind: PartKind) -> SentFile:
    """A clip, voice or file of the draft."""
    return SentFile(uuid4(), kind, "pictures")


def jpeg() -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (640, 480), "#7f9f8f").save(made, "JPEG")
    return made.getvalue()


def fetch(
    house: House,
    tip: Tip,
    part_id: UUID,
    media_type: str = "image/jpeg",
    *,
    plain: bytes | None = None,
    kind: PartKind = PartKind.IMAGE,
    mark: str = "",
) -> None:
    """What the worker does with a picture: seals it into a blob and settles the part."""
    place = Place(tip.id, part_id, kind, tip.public_half)
    pieces = seal_media(plain or jpeg(), media_type, place, house.worker_signing)
    (house.blobs / part_id.hex).write_bytes(b"".join(pieces))
    with house.store.write() as work:
        work.parts.settle(
            part_id, PartState.READY, result=mark, size=1, hour=hour_of(house.clock.now())
        )


def now_of(house: House, tip: Tip) -> Tip:
    with house.store.read() as work:
        found = work.tips.find(tip.id)
    assert found is not None
    return found


def page_of(visit: Visit, tip: Tip) -> str:
    return visit.get(f"/tips/{tip.reference}").text
