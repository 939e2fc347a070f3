"""Jobs that send: replies left by a crash, pushes, notices to officers, nudges to reporters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.delivery import Next, Verdict, after_push, after_reply, backoff, may_reply
from bot.jobs.loop import Done, Row
from bot.line_client import Answer, LineApi
from intake.keys import Keyring
from intake.outbox import (
    Account,
    CaseNotice,
    Digest,
    LeaveChat,
    Messages,
    Notice,
    Nudge,
    Payload,
    Push,
    Reply,
)
from intake.sealing import SealBroken, open_padded

LEAVING = timedelta(hours=1)  # a group's id is kept no longer than it takes to leave

FindSealed = Callable[[UUID], bytes | None]
MayHear = Callable[[Notice | CaseNotice], bool]


@dataclass(frozen=True, slots=True)
class Words:
    """Renders what is said, so that jobs need no catalogue."""

    notice: Callable[[Notice, Row], Messages]
    case: Callable[[CaseNotice], Messages]
    digest: Callable[[Digest], Messages]
    nudge: Callable[[], Messages]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Sends for both accounts. ``officer`` / ``address``: the sealed LINE id of a row, if any.

    ``may_hear``: whether the officer may still hear of the tip now, whatever was so before.
    """

    lines: Mapping[Account, LineApi]
    private: Keyring
    officer: FindSealed
    address: FindSealed
    may_hear: MayHear
    words: Words

    def reply(self, payload: Payload, row: Row) -> Done:
        """A reply its writer did not get out: by its token while that lives, then by push."""
        assert isinstance(payload, Reply)  # noqa: S101 - the kind of the row says so
        line, age = self.lines[payload.account], row.now - payload.born
        if may_reply(age):
            answer = line.reply(payload.token, payload.messages)
            verdict = after_reply(
                answer, tries=row.item.tries, must_arrive=payload.must_arrive, first_hand=False
            )
            return Done(verdict)
        if not payload.must_arrive:
            return Done()
        return self._push(payload.account, payload.user_id, payload.messages, row)

    def push(self, payload: Payload, row: Row) -> Done:
        """Messages without a token."""
        assert isinstance(payload, Push)  # noqa: S101 - the kind of the row says so
        return self._push(payload.account, payload.user_id, payload.messages, row)

    def leave(self, payload: Payload, row: Row) -> Done:
        """Say in a group that this works one to one only, and go. A used token says nothing."""
        assert isinstance(payload, LeaveChat)  # noqa: S101 - the kind of the row says so
        line = self.lines[payload.account]
        if payload.token and may_reply(row.age):
            line.reply(payload.token, payload.messages)
        left = line.leave(payload.chat, payload.chat_id)
        if left in {Answer.UNAVAILABLE, Answer.LIMITED} and row.age < LEAVING:
            return Done(Verdict(Next.AGAIN, backoff(row.item.tries)))
        return Done()

    def notice(self, payload: Payload, row: Row) -> Done:
        """A tip waits: to one officer, unless unlinked, barred or without the tip meanwhile."""
        assert isinstance(payload, Notice)  # noqa: S101 - the kind of the row says so
        if not self.may_hear(payload):
            return Done()
        return self._to_officer(payload.officer_id, self.words.notice(payload, row), row)

    def case_notice(self, payload: Payload, row: Row) -> Done:
        """Something happened to a tip the centre has."""
        assert isinstance(payload, CaseNotice)  # noqa: S101 - the kind of the row says so
        if not self.may_hear(payload):
            return Done()
        return self._to_officer(payload.officer_id, self.words.case(payload), row)

    def digest(self, payload: Payload, row: Row) -> Done:
        """How many quarantined tips came."""
        assert isinstance(payload, Digest)  # noqa: S101 - the kind of the row says so
        return self._to_officer(payload.officer_id, self.words.digest(payload), row)

    def nudge(self, payload: Payload, row: Row) -> Done:
        """A message waits behind the receipt; says nothing else."""
        assert isinstance(payload, Nudge)  # noqa: S101 - the kind of the row says so
        user_id = self._line_id(self.address(payload.reply_address_id))
        if user_id is None:
            return Done()
        return self._push(Account.CITIZEN, user_id, self.words.nudge(), row)

    def _to_officer(self, officer_id: UUID, messages: Messages, row: Row) -> Done:
        user_id = self._line_id(self.officer(officer_id))
        if user_id is None:
            return Done()
        return self._push(Account.OFFICER, user_id, messages, row)

    def _push(
        self,
        account: Account,
        user_id: str,
        messages: Sequence[Mapping[str, Any]],
        row: Row,
    ) -> Done:
        answer = self.lines[account].push(row.item.id, user_id, messages)
        return Done(after_push(answer, tries=row.item.tries, age=row.age))

    def _line_id(self, sealed: bytes | None) -> str | None:
        if sealed is None:
            return None
        for key in self.private.newest_first():
            try:
                return open_padded(key.material, sealed).decode()
            except SealBroken:
                continue
        raise SealBroken
