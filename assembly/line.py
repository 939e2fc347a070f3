"""The LINE side of the public app, put together: webhooks, turns, senders, parked events."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Blueprint
from sqlalchemy.exc import DBAPIError

from assembly.house import CLOCK, MEBIBYTE, receipt_stretch
from assembly.line_access import line_clients, web_tokens
from assembly.places import postcodes
from bot.answers import Answers
from bot.buttons import HandleSeal
from bot.chat import ChatLimits, ChatSeal
from bot.conversation import Turns
from bot.endings import TipEndings
from bot.flows.engine import respond
from bot.flows.state import State
from bot.flows.values import Input, Turn
from bot.flows.values import Reply as FlowReply
from bot.handlers.chat import Chats
from bot.handlers.events import read_event
from bot.handlers.groups import Groups
from bot.handlers.messages import plain_message, turn_messages
from bot.handlers.notices import bangkok_time
from bot.handlers.sign_answers import officer_message
from bot.line_client import LineApi
from bot.line_tokens import TokenKeeper
from bot.officer_photos import OfficerPhotos, Sentence
from bot.officers import OfficerTurns
from bot.parked import Parking, Retry
from bot.senders import Senders
from bot.webhook import Channel, webhook_blueprint
from bot.worlds import Worlds
from intake.keys import Keyring
from intake.outbox import Account, Messages
from intake.ports.clock import Clock
from intake.ports.store import Store, StoreUnavailableError
from intake.sealing import pseudonym
from intake.services.follow_up import FollowUp, FollowUpLimits
from intake.services.officers import OfficerLinks
from intake.services.registry import Registry
from intake.services.submit import SubmitLimits, SubmitTip
from settings import WebSettings
from texts import FIRST_LANGUAGE, LANGUAGES, Catalogue

EventNames = Callable[[str], tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class LineSide:
    """What the public app mounts, and what runs beside it in the same process."""

    blueprint: Blueprint
    senders: Senders
    retry: Retry
    keeper: TokenKeeper
    citizen: Chats
    officer: Chats

    def begin(self) -> None:
        """Start what runs beside the requests; after a fork."""
        self.keeper.begin()
        self.retry.begin()

    def finish(self) -> None:
        """Send what is ready and end."""
        self.retry.finish()
        self.senders.finish()
        self.keeper.finish()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineParts:
    """What the LINE side is made of."""

    store: Store
    clock: Clock
    root: Keyring
    worker_public: bytes
    worlds: Worlds
    endings: TipEndings
    links: OfficerLinks
    lines: Mapping[Account, LineApi]
    secrets: Mapping[Account, tuple[bytes, ...]] = field(repr=False)
    limits: ChatLimits
    keeper: TokenKeeper = field(default_factory=TokenKeeper)


def line_side(parts: LineParts) -> LineSide:
    """Put the parts together. Each process is an owner of its own in the outbox."""
    owner = f"web-{secrets.token_hex(8)}"
    handles = HandleSeal(parts.root, parts.clock)
    senders = Senders(
        store=parts.store,
        lines=parts.lines,
        clock=parts.clock,
        owner=owner,
        worker_public=parts.worker_public,
    )
    event_names = _event_names(parts.root)
    turns = _citizen_turns(parts, owner, event_names, handles)
    officers = _officer_turns(parts, owner, event_names)
    parking = Parking(
        store=parts.store,
        clock=parts.clock,
        seal=ChatSeal(parts.root),
        worker_public=parts.worker_public,
        owner=owner,
        event_names=event_names,
        one_moment=lambda: plain_message(Catalogue(FIRST_LANGUAGE).text("one-moment")),
    )
    groups = Groups(
        store=parts.store,
        clock=parts.clock,
        worker_public=parts.worker_public,
        event_names=event_names,
        only_one_to_one=lambda: plain_message(_in_all("one-to-one-only")),
    )
    citizen = Chats(Account.CITIZEN, turns, parking, senders, handles, groups)
    officer = Chats(Account.OFFICER, officers, parking, senders, handles, groups)
    channels = [Channel(one.account, parts.secrets[one.account], one) for one in (citizen, officer)]
    return LineSide(
        blueprint=webhook_blueprint(channels),
        senders=senders,
        retry=Retry(
            parking,
            {Account.CITIZEN: turns, Account.OFFICER: officers},
            lambda event: read_event(event, handles),
        ),
        keeper=parts.keeper,
        citizen=citizen,
        officer=officer,
    )


def _citizen_turns(
    parts: LineParts, owner: str, event_names: EventNames, handles: HandleSeal
) -> Turns:
    return Turns(
        store=parts.store,
        clock=parts.clock,
        seal=ChatSeal(parts.root),
        owner=owner,
        worker_public=parts.worker_public,
        event_names=event_names,
        respond=_responder(parts.worlds),
        endings=parts.endings,
        answers=Answers(parts.worker_public, handles, _speak, parts.limits.burst_wait),
        limits=parts.limits,
    )


def _officer_turns(parts: LineParts, owner: str, event_names: EventNames) -> OfficerTurns:
    return OfficerTurns(
        store=parts.store,
        clock=parts.clock,
        worker_public=parts.worker_public,
        owner=owner,
        links=parts.links,
        event_names=event_names,
        speak=_speak_officer,
        show_time=lambda done: bangkok_time(done.at),
        photos=OfficerPhotos(
            clock=parts.clock,
            worker_public=parts.worker_public,
            event_names=event_names,
            quiet=parts.limits.burst_wait,
        ),
    )


def channel_secrets(settings: WebSettings) -> Mapping[Account, tuple[bytes, ...]]:
    """One or two secrets for each account."""
    return {
        Account.CITIZEN: tuple(
            one.get_secret_value().encode() for one in settings.line_citizen_channel_secret
        ),
        Account.OFFICER: tuple(
            one.get_secret_value().encode() for one in settings.line_officer_channel_secret
        ),
    }


def chat_limits(settings: WebSettings) -> ChatLimits:
    """How long drafts live and how bursts are answered."""
    return ChatLimits(
        idle=settings.draft_idle,
        age=settings.draft_age,
        burst_wait=timedelta(seconds=settings.burst_delay_seconds),
        pause=timedelta(minutes=settings.chat_pause_minutes),
        parts=settings.tip_media_parts,
        media_bytes=settings.tip_media_limit_mib * MEBIBYTE,
    )


def _in_all(key: str) -> str:
    """A sentence for people whose language nobody knows: in each, one below the other."""
    return "\n".join(Catalogue(language).text(key) for language in LANGUAGES)


def _event_names(root: Keyring) -> EventNames:
    """LINE may deliver again after the root key was changed: the name of before counts too."""
    return lambda event_id: tuple(
        pseudonym(key.material, "event", event_id) for key in root.newest_first()
    )


def _responder(worlds: Worlds) -> Callable[[State | None, Input], Turn]:
    def take(state: State | None, given: Input) -> Turn:
        session = secrets.token_hex(4)
        return respond(state, given, worlds.current(), session=session, language=FIRST_LANGUAGE)

    return take


def _speak(
    replies: Sequence[FlowReply], language: str, session: str, handle: Callable[[], str]
) -> Messages:
    return turn_messages(replies, Catalogue(language), session, handle)


def _speak_officer(sentences: Sequence[Sentence], asks_place: bool) -> Messages:  # noqa: FBT001 - SpeakOfficer
    return officer_message(sentences, Catalogue(FIRST_LANGUAGE), asks_place=asks_place)


def line_side_of(settings: WebSettings, database: Store, registry: Registry) -> LineSide:
    """The LINE side of a web process."""
    notice_delay = timedelta(seconds=settings.notice_delay_seconds)
    submit_tip = SubmitTip(
        store=database,
        registry=registry,
        worker_public=settings.worker_public,
        intake_signing=settings.intake_signing_key,
        receipt_keys=settings.receipt,
        limits=SubmitLimits(notice_delay=notice_delay),
    )
    follow_up = FollowUp(
        store=database,
        receipt_keys=settings.receipt,
        stretch=receipt_stretch(settings),
        intake_signing=settings.intake_signing_key,
        worker_public=settings.worker_public,
        console_signatures=settings.console_signatures,
        limits=FollowUpLimits(
            notice_delay=notice_delay,
            status_delay=timedelta(seconds=settings.status_delay_seconds),
        ),
    )
    worlds = Worlds(database, registry, CLOCK, postcodes=postcodes)
    with suppress(StoreUnavailableError, DBAPIError):  # the first turn reads them then
        worlds.prepare()
    tokens = web_tokens(settings)
    parts = LineParts(
        store=database,
        clock=CLOCK,
        root=settings.root,
        worker_public=settings.worker_public.material,
        worlds=worlds,
        endings=TipEndings(root=settings.root, submit_tip=submit_tip, follow_up=follow_up),
        links=OfficerLinks(database, CLOCK, settings.root, settings.worker_public),
        lines=line_clients(tokens, settings.line_api_base),
        secrets=channel_secrets(settings),
        limits=chat_limits(settings),
        keeper=TokenKeeper(tuple(tokens.values())),
    )
    return line_side(parts)
