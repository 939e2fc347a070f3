"""The sealed parts that a tip is submitted with, and the wraps of its key."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from intake.model import Author, Holder, PartKind, PartState
from intake.origin import part_hash
from intake.ports.register import CentreRow
from intake.ports.tips import Part, TipKey
from intake.sealing import seal_part, seal_to
from intake.sent import SentTip
from intake.told import ToldAnswers, ToldText


def wraps(
    tip_id: UUID, tip_private: bytes, centre: CentreRow, standby: CentreRow | None
) -> tuple[TipKey, ...]:
    """The tip's private half for its centre and for the one that stands by.

    Both are proven entries of the register; raises ValueError for one without a key.
    """
    holders = [(centre, Holder.HOLDER)]
    if standby is not None:
        holders.append((standby, Holder.STANDBY))
    return tuple(
        TipKey(tip_id, one.id, one.key_version, role, _wrap(one, tip_private))
        for one, role in holders
    )


def _wrap(centre: CentreRow, tip_private: bytes) -> bytes:
    if centre.public_half is None:
        raise ValueError("centre without a key")
    return seal_to(centre.public_half, tip_private)


def text_parts(sent: SentTip, hour: datetime) -> tuple[Part, ...]:
    """The answers as one part, and one part for each typed message."""
    answers = ToldAnswers(
        answers=sent.answers,
        topics={file.part_id: file.topic for file in sent.files},
        province_code=sent.province_code,
        not_district=sent.not_district,
        not_province=sent.not_province,
        workplace=sent.workplace,
        service=sent.service,
    )
    told = [(uuid4(), PartKind.ANSWERS, answers.to_bytes())]
    for place, text in enumerate(sent.texts):
        plain = ToldText(text.text, text.topic, place).to_bytes()
        told.append((text.part_id, PartKind.TEXT, plain))
    return tuple(_sealed_part(sent, part_id, kind, plain, hour) for part_id, kind, plain in told)


def _sealed_part(
    sent: SentTip, part_id: UUID, kind: PartKind, plain: bytes, hour: datetime
) -> Part:
    sealed = seal_part(sent.pair.private, sent.tip_id, part_id, kind, plain)
    return Part(
        id=part_id,
        tip_id=sent.tip_id,
        kind=kind,
        author=Author.REPORTER,
        state=PartState.READY,
        hour=hour,
        size=len(sealed.ciphertext),
        ciphertext=sealed.ciphertext,
        hash=part_hash(sealed.ciphertext, None),
    )


def file_parts(
    sent: SentTip, results: Mapping[UUID, tuple[PartState, str, int]], hour: datetime
) -> tuple[Part, ...]:
    """Files that may still come; those that failed were told of and are left out."""
    pending = Part(
        id=sent.tip_id,
        tip_id=sent.tip_id,
        kind=PartKind.FILE,
        author=Author.REPORTER,
        state=PartState.PENDING,
        hour=hour,
    )
    return tuple(
        replace(pending, id=file.part_id, kind=file.kind)
        for file in sent.files
        if results.get(file.part_id, (PartState.PENDING,))[0] is not PartState.FAILED
    )
