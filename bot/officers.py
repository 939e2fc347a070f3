"""The officers' account: link by a one-time code, acknowledge by one tap, unlink by blocking."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answers import Answer, Fresh, Manner
from bot.flows.values import Followed, Input, Pick, Text
from bot.incoming import Incoming, Left
from bot.officer_photos import Act, OfficerPhotos, Said, Sentence
from intake.codes import is_link_code
from intake.errors import NotFound, Refused
from intake.outbox import Account, Messages, Push, Reply, item
from intake.ports.clock import Clock, hour_of
from intake.ports.store import Store
from intake.services.officers import Acknowledged, Acknowledgement, OfficerLinks

ACKNOWLEDGE = "ack"
MENU = "menu"  # the rich menu's places

SpeakOfficer = Callable[[Sequence[Sentence], bool], Messages]
ShowTime = Callable[[Acknowledgement], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerTurns:
    """Takes turns in the officers' account. Nothing sent here is kept but photos of signs.

    ``speak``: sentences, and whether a button that shares a position goes with them.
    """

    store: Store
    clock: Clock
    worker_public: bytes
    owner: str
    links: OfficerLinks
    event_names: Callable[[str], tuple[bytes, ...]]
    speak: SpeakOfficer
    show_time: ShowTime
    photos: OfficerPhotos

    def take(self, incoming: Incoming, manner: Manner = Manner.REPLY) -> tuple[Fresh, ...]:
        """Handle one event; a second delivery of it does nothing."""
        names = self.event_names(incoming.event_id)
        with self.store.read() as work:
            if work.events.claimed(names):
                return ()
        act = self._of_signs(incoming, manner)
        if act is None:
            said = Said(tuple(self._act(incoming.user_id, incoming.given)))
            answer = self._answer(incoming, said, manner)
        with self.store.write() as work:
            if not work.events.claim(names, hour_of(self.clock.now())):
                return ()
            if act is not None:
                answer = self._answer(incoming, act(work), manner)
            if answer is not None:
                answer.enqueue(work, self.owner)
        return answer.fresh if answer is not None else ()

    def _of_signs(self, incoming: Incoming, manner: Manner) -> Act | None:
        """What a linked officer's photo, position or typed sign code does."""
        if isinstance(incoming.given, Left | Pick | Followed):
            return None
        officer = self.links.who(incoming.user_id)
        if officer is None:
            return None
        token = incoming.token if manner is Manner.REPLY else ""
        return self.photos.act(officer, incoming, token)

    def _act(self, user_id: str, given: Input | Left) -> list[Sentence]:
        if isinstance(given, Left):
            self.links.unlink(user_id)
            return []
        if isinstance(given, Pick) and given.step == ACKNOWLEDGE:
            return [self._acknowledge(user_id, given.value)]
        if isinstance(given, Text) and is_link_code(given.value):
            return [self._link(user_id, given.value)]
        if isinstance(given, Pick) and given.step == MENU and given.value == "about":
            return [("officer-about", {})]
        if self.links.who(user_id) is not None:
            return [("officer-already-linked", {})]
        hello: list[Sentence] = [("officer-hello", {})]
        asked_how = isinstance(given, Followed) or (isinstance(given, Pick) and given.step == MENU)
        return hello if asked_how else [("officer-tips-not-here", {}), *hello]

    def _link(self, user_id: str, code: str) -> Sentence:
        try:
            self.links.link(code, user_id)
        except Refused:
            linked = self.links.who(user_id) is not None
            return ("officer-already-linked" if linked else "officer-code-unknown", {})
        return ("officer-linked", {})

    def _acknowledge(self, user_id: str, reference: str) -> Sentence:
        try:
            done = self.links.acknowledge(user_id, reference)
        except NotFound:
            return ("officer-ack-not-found", {})
        values: dict[str, str | int] = {"reference": done.reference}
        if done.result is Acknowledged.FIRST:
            return ("officer-ack-first", values)
        values["time"] = self.show_time(done)
        if done.result is Acknowledged.AGAIN:
            return ("officer-ack-again", values)
        return ("officer-ack-colleague", {**values, "name": done.by_name})

    def _answer(self, incoming: Incoming, said: Said, manner: Manner) -> Answer | None:
        if not said.sentences or manner is Manner.QUIET:
            return None
        now, messages = self.clock.now(), self.speak(said.sentences, said.asks_place)
        if manner is Manner.PUSH:
            push = Push(Account.OFFICER, incoming.user_id, messages)
            return Answer(item(push, self.worker_public, due=now, born=now), None, now)
        if not incoming.token:
            return None
        job = Reply(
            account=Account.OFFICER,
            token=incoming.token,
            user_id=incoming.user_id,
            messages=messages,
            must_arrive=False,
            born=now,
        )
        return Answer(item(job, self.worker_public, due=now, born=now), job, now)
