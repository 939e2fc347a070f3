"""The settings of each process, with the secrets that it alone may see."""

from typing import ClassVar, Self

from pydantic import model_validator

from intake.keys import Keyring
from secret_files import PUBLIC_FILE, Process
from settings.common import CommonSettings
from settings.values import AssertionKey, ChannelId, ChannelSecrets, KeyId, PreviousKey, ServerKey


class PublicHalves(CommonSettings):
    """Public halves that a process pins; alone (``public.env``) enough to verify audit seals."""

    public_file: ClassVar[str | None] = PUBLIC_FILE

    worker_public: ServerKey
    intake_verify: ServerKey
    intake_verify_previous: PreviousKey = None
    worker_verify: ServerKey
    worker_verify_previous: PreviousKey = None
    console_verify: ServerKey
    console_verify_previous: PreviousKey = None
    photo_public: ServerKey

    @model_validator(mode="after")
    def _previous_keys_are_older(self) -> Self:
        for name in type(self).model_fields:
            if name.endswith("_previous"):
                Keyring(getattr(self, name.removesuffix("_previous")), getattr(self, name))
        return self

    @property
    def intake_signatures(self) -> Keyring:
        """Ed25519 public halves: origin of parts written by the web process."""
        return Keyring(self.intake_verify, self.intake_verify_previous)

    @property
    def worker_signatures(self) -> Keyring:
        """Ed25519 public halves: audit seals and media."""
        return Keyring(self.worker_verify, self.worker_verify_previous)

    @property
    def console_signatures(self) -> Keyring:
        """Ed25519 public halves: the registry of centres and members' parts."""
        return Keyring(self.console_verify, self.console_verify_previous)


class SignSettings(PublicHalves):
    """What draws signs: the emblem is tried before anything starts."""

    @model_validator(mode="after")
    def _emblem_can_be_drawn(self) -> Self:
        if self.sign_emblem is None:
            return self
        from qr.artwork.emblem import drawable  # noqa: PLC0415 - heavy; with an emblem alone

        try:
            svg = self.sign_emblem.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            raise ValueError("SIGN_EMBLEM: is no SVG file that can be read") from None
        if not drawable(svg):
            raise ValueError("SIGN_EMBLEM: cannot be drawn; take an SVG of plain shapes")
        return self


class LineKeySettings(CommonSettings):
    """What ``flask line keys`` needs of the worker's file: before LINE has named the keys."""

    process: ClassVar[Process | None] = Process.WORKER

    line_citizen_assertion_key: AssertionKey
    line_officer_assertion_key: AssertionKey


class _TwoChannels(CommonSettings):
    line_citizen_channel_id: ChannelId
    line_officer_channel_id: ChannelId

    @model_validator(mode="after")
    def _two_accounts_are_two(self) -> Self:
        if self.line_citizen_channel_id == self.line_officer_channel_id:
            raise ValueError(
                "LINE_CITIZEN_CHANNEL_ID and LINE_OFFICER_CHANNEL_ID are the same: "
                "two accounts under two providers are needed (docs/line-setup.md)"
            )
        return self


class _ReceiptKey(PublicHalves):
    receipt_key: ServerKey
    receipt_key_previous: PreviousKey = None

    @property
    def receipt(self) -> Keyring:
        """HMAC keys of receipt tags."""
        return Keyring(self.receipt_key, self.receipt_key_previous)


class WebSettings(_TwoChannels, _ReceiptKey):
    """The public app: webhooks and landing pages."""

    process: ClassVar[Process | None] = Process.WEB

    root_key: ServerKey
    root_key_previous: PreviousKey = None
    intake_signing_key: ServerKey
    line_citizen_channel_secret: ChannelSecrets
    line_officer_channel_secret: ChannelSecrets

    @property
    def root(self) -> Keyring:
        """Drafts, pseudonyms and parked events."""
        return Keyring(self.root_key, self.root_key_previous)


class WorkerSettings(_TwoChannels, LineKeySettings, _ReceiptKey, SignSettings):
    """The worker: outbox, receipts, media, audit seals, retention."""

    process: ClassVar[Process | None] = Process.WORKER

    worker_private_key: ServerKey
    worker_private_key_previous: PreviousKey = None
    worker_signing_key: ServerKey
    line_citizen_key_id: KeyId
    line_officer_key_id: KeyId

    @property
    def private(self) -> Keyring:
        """X25519 private halves: outbox payloads, reply addresses, block tokens."""
        return Keyring(self.worker_private_key, self.worker_private_key_previous)


class ConsoleSettings(SignSettings):
    """The staff app."""

    process: ClassVar[Process | None] = Process.CONSOLE

    second_factor_key: ServerKey
    second_factor_key_previous: PreviousKey = None
    form_key: ServerKey
    form_key_previous: PreviousKey = None
    console_signing_key: ServerKey
    photo_private_key: ServerKey
    photo_private_key_previous: PreviousKey = None

    @property
    def photos(self) -> Keyring:
        """X25519 private halves: photos of hung signs."""
        return Keyring(self.photo_private_key, self.photo_private_key_previous)

    @property
    def second_factor(self) -> Keyring:
        """Symmetric keys of stored TOTP secrets."""
        return Keyring(self.second_factor_key, self.second_factor_key_previous)

    @property
    def forms(self) -> Keyring:
        """Flask's SECRET_KEY and its fallback."""
        return Keyring(self.form_key, self.form_key_previous)
