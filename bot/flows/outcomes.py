"""What is said once an effect has happened. After all but a look-up the conversation is over.

Over, because a row keyed by a person must never be written in the transaction that touches a tip.
"""

from dataclasses import replace

from bot.flows.asking import asked, card, in_language, menu_button, said
from bot.flows.state import FollowUp, State
from bot.flows.values import (
    Added,
    AddressForgotten,
    Button,
    LookedUp,
    LookUpFailed,
    Outcome,
    Param,
    Phrase,
    Question,
    Reply,
    Submitted,
    Turn,
)
from bot.flows.world import World


def conclude(
    state: State | None, outcome: Outcome, world: World, *, session: str, language: str
) -> Turn:
    """The turn after an effect's outcome."""
    if isinstance(outcome, Submitted):
        return _receipt(outcome, world, language)
    if isinstance(outcome, LookedUp | LookUpFailed):
        state = state or State(session, language, "follow_up", "receipt")
        if isinstance(outcome, LookedUp):
            return _status(state, outcome, world)
        key = {"unknown": "receipt-unknown", "not_ready": "receipt-not-ready"}
        return asked(state, world, Reply(key.get(outcome.reason, "receipt-too-many")))
    if isinstance(outcome, Added):
        return said(None, language, Reply("added", buttons=(menu_button(language),)))
    key_done = "address-forgotten" if isinstance(outcome, AddressForgotten) else "withdrawn"
    return said(None, language, Reply(key_done, buttons=(menu_button(language),)))


def _receipt(outcome: Submitted, world: World, language: str) -> Turn:
    digits = outcome.receipt
    receipt = Reply(
        "receipt",
        {
            "receipt": " ".join(digits[start : start + 4] for start in range(0, len(digits), 4)),
            "within": Phrase(f"within-{outcome.accept_within_key.replace('_', '-')}"),
        },
        buttons=(
            Button(Phrase("label-copy"), value=digits, kind="clipboard"),
            Button(Phrase("label-add"), "receipt", in_language("add", language), sealed=True),
            Button(Phrase("label-delete-how"), "menu", in_language("delete", language)),
            menu_button(language),
        ),
        must_arrive=True,
    )
    before = (card("many-today", world),) if outcome.quarantined else ()
    return said(None, language, *before, receipt)


def _question(question: Question) -> tuple[Param, ...]:
    """A safe wording in the reader's language, then what was asked in the member's own words."""
    ready = Phrase(f"wording-{question.wording.replace('_', '-')}") if question.wording else ""
    return tuple(Phrase("bullet", {"value": line}) for line in (ready, question.text) if line)


def _status(state: State, outcome: LookedUp, world: World) -> Turn:
    status = Phrase(f"shown-{outcome.status.replace('_', '-')}")
    if outcome.status == "withdrawn":  # nothing can be added: what is told next is a new tip
        told = Reply("status", {"status": status}, buttons=(menu_button(state.language),))
        return said(None, state.language, told)
    follow = FollowUp(
        handle=outcome.handle,
        status=outcome.status,
        may_withdraw=outcome.may_withdraw,
        has_reply_address=outcome.has_reply_address,
        questions=tuple(question.part_id for question in outcome.questions),
    )
    state = replace(state, flow="follow_up", step="status", aside="", trail=(), follow=follow)
    replies = [Reply("status", {"status": status})]
    if outcome.files_lost:
        replies.append(Reply("files-lost", {"n": str(outcome.files_lost)}))
    if outcome.questions:
        lines = tuple(line for question in outcome.questions for line in _question(question))
        replies.append(Reply("questions", {"questions": lines}))
    return asked(state, world, *replies)
