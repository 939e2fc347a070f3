"""Questions for tests of chats: left, sealed and signed as the console does it."""

from uuid import uuid4

import sqlalchemy as sa

from intake.model import Author, PartKind, PartState
from intake.origin import part_hash, signed_part
from intake.outbox import Nudge, item
from intake.ports.clock import hour_of
from intake.ports.receipts import MailboxMessage
from intake.ports.tips import Part, Tip
from intake.questions import Asked, Mailbox, Wording, seal_question
from intake.sealing import seal_part_to
from storage import tables
from tests.line_house import LineHouse
from tests.unit.registers import CONSOLE


def only_tip(line: LineHouse) -> Tip:
    with line.database.read() as work:
        tip_id = work.connection.scalars(sa.select(tables.Tip.id)).one()
        tip = work.tips.find(tip_id)
    assert tip
    return tip


def ask(line: LineHouse, tip: Tip, text: str, wording: Wording | None = None) -> Part:
    """The rows that a member's question leaves, and the nudge where it is allowed."""
    now = line.clock.now()
    with line.database.read() as work:
        receipt = work.receipts.of(tip.id)
        address = work.receipts.reply_address(tip.id)
    part_id = uuid4()
    assert receipt
    assert receipt.public_half
    sealed = seal_part_to(tip.public_half, tip.id, part_id, PartKind.QUESTION, text.encode())
    part = Part(
        id=part_id,
        tip_id=tip.id,
        kind=PartKind.QUESTION,
        author=Author.STAFF,
        state=PartState.READY,
        hour=hour_of(now),
        size=len(sealed.ciphertext),
        ciphertext=sealed.ciphertext,
        sealed_key=sealed.sealed_key,
        hash=part_hash(sealed.ciphertext, sealed.sealed_key),
    )
    place = Mailbox(tip.id, tip.public_half, part_id)
    message = seal_question(place, Asked(text, wording), receipt.public_half, CONSOLE)
    with line.database.write() as work:
        work.parts.insert([signed_part(part, tip.public_half, CONSOLE)])
        work.receipts.put_message(MailboxMessage(part_id, tip.id, message))
        work.connection.execute(
            sa.update(tables.Tip).where(tables.Tip.id == tip.id).values(waiting=True)
        )
        if address:
            nudge = Nudge(address.id)
            work.outbox.enqueue([item(nudge, line.house.worker.public, due=now, born=now)])
    return part
