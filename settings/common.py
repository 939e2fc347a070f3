"""What every process may know, and how a process finds its settings."""

import os
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from intake.model import Installation
from secret_files import SECRETS, Process, SecretFilesError, file_of, own_file, refuse_foreign

LINE_API_BASE = "https://api.line.me"
_ACCOUNT_NAME = "บริการประชาชน มท."


class SettingsError(Exception):
    """Why a process must not start, in one line without any value of a secret."""


class CommonSettings(BaseSettings):
    """What every process and command may know: no secret is among it."""

    model_config = SettingsConfigDict(
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        validate_default=True,
    )
    process: ClassVar[Process | None] = None
    public_file: ClassVar[str | None] = None  # read where there is no process's own

    bosae_environment: Literal["development", "test", "production"] = "production"
    bosae_installation: Literal["demo", "real"] = "real"
    bosae_home: Path = Path(".bosae")
    bosae_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    database_url: str = Field("", repr=False)
    public_url: str = "http://127.0.0.1:8000"
    console_url: str = "http://127.0.0.1:8001"

    line_api_base: str = LINE_API_BASE

    line_citizen_basic_id: str = ""
    line_officer_basic_id: str = ""
    line_citizen_channel_id: str = ""
    line_officer_channel_id: str = ""
    line_citizen_key_id: str = ""
    line_officer_key_id: str = ""

    moi_gis_url: str = ""
    line_citizen_name: str = Field("", max_length=40)
    sign_emblem: Path | None = None  # tried by what draws: settings.processes.SignSettings
    sign_bleed_mm: float | None = Field(None, ge=0, le=20)
    sign_keep_clear_mm: float | None = Field(None, ge=0, le=100)
    print_processes: int = Field(2, ge=1, le=16)

    notice_delay_seconds: float = Field(180, ge=0)
    status_delay_seconds: float = Field(86_400, ge=0)
    burst_delay_seconds: float = Field(2, ge=0, le=15)

    member_argon2_mib: int = Field(256, ge=1)
    member_argon2_ops: int = Field(3, ge=1)
    receipt_argon2_mib: int = Field(64, ge=1)
    receipt_argon2_ops: int = Field(3, ge=1)

    image_limit_mib: int = Field(20, ge=1)
    file_limit_mib: int = Field(50, ge=1)
    tip_media_limit_mib: int = Field(150, ge=1)
    tip_media_parts: int = Field(10, ge=1)

    draft_idle_hours: int = Field(24, ge=1, le=24)
    draft_hours: int = Field(72, ge=1, le=72)
    chat_pause_minutes: int = Field(30, ge=1)
    parked_event_hours: int = Field(72, ge=1, le=72)
    reply_address_days: int = Field(30, ge=1, le=30)
    content_days: int = Field(730, ge=1)
    media_days: int = Field(365, ge=1)

    @field_validator("bosae_home", "sign_emblem")
    @classmethod
    def _whole_path(cls, path: Path | None) -> Path | None:
        return path and path.expanduser().resolve()

    @field_validator("public_url", "console_url", "line_api_base", "moi_gis_url")
    @classmethod
    def _web_address(cls, url: str, about: ValidationInfo) -> str:
        if not url and about.field_name == "moi_gis_url":
            return url
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an http:// or https:// address")
        return url.rstrip("/")

    @model_validator(mode="before")
    @classmethod
    def _outside_production_it_is_a_demo(cls, values: object) -> object:
        if not isinstance(values, dict):
            return values
        environment = values.get("bosae_environment")
        if "bosae_installation" in values or environment in {None, "production"}:
            return values
        return {**values, "bosae_installation": "demo"}

    @model_validator(mode="after")
    def _database_stands_in_the_home_unless_named(self) -> Self:
        url = self.database_url or f"sqlite:///{self.home / 'bosae.db'}"
        scheme, separator, rest = url.partition("://")
        if scheme in {"postgres", "postgresql"}:  # as hosts write it; our driver is psycopg 3
            scheme = "postgresql+psycopg"
        if scheme not in {"sqlite", "postgresql+psycopg"} or not separator or not rest.strip("/"):
            raise ValueError(
                "DATABASE_URL must be sqlite:///<file> or postgresql://<server>/<name>"
            )
        object.__setattr__(self, "database_url", f"{scheme}://{rest}")
        return self

    @model_validator(mode="after")
    def _a_real_installation_lowers_nothing(self) -> Self:
        if self.installation is Installation.DEMO:
            return self
        if self.bosae_environment != "production":
            raise ValueError("BOSAE_INSTALLATION=real needs BOSAE_ENVIRONMENT=production")
        for name in _NEVER_LOWERED:
            if getattr(self, name) < type(self).model_fields[name].default:
                raise ValueError(f"{name.upper()} may not be lowered in a real installation")
        for name in ("public_url", "console_url"):
            url = urlsplit(str(getattr(self, name)))
            if url.scheme != "https" and url.hostname != "127.0.0.1":
                raise ValueError(f"{name.upper()} must be https in a real installation")
        return self

    @property
    def home(self) -> Path:
        """The data folder, whole path."""
        return self.bosae_home

    @property
    def installation(self) -> Installation:
        """What the database must have been born as."""
        return Installation(self.bosae_installation)

    @property
    def blobs(self) -> Path:
        """Folder of the sealed media files."""
        return self.home / "blobs"

    @property
    def account_name(self) -> str:
        """The dull name of the citizen account, as signs tell it."""
        return self.line_citizen_name or _ACCOUNT_NAME

    @property
    def prints(self) -> Path:
        """Folder of the batches of signs."""
        return self.home / "prints"

    @property
    def draft_idle(self) -> timedelta:
        """How long after the last turn a draft is erased."""
        return timedelta(hours=self.draft_idle_hours)

    @property
    def draft_age(self) -> timedelta:
        """How long after the first turn a draft is erased, turns or not."""
        return timedelta(hours=self.draft_hours)

    @classmethod
    def secrets_file(cls) -> Path:
        """Where the secrets of this class's process stand."""
        assert cls.process is not None  # noqa: S101 - asked of a process's settings alone
        return Path(os.environ.get("BOSAE_SECRETS") or file_of(_home(), cls.process))

    @classmethod
    def load(cls, *, beside_others: bool = False) -> Self:
        """The settings of this process; raises SettingsError.

        ``beside_others`` is for ``flask demo`` alone: it loads all three processes' files, so a
        secret of another process in the environment is no reason to refuse.
        """
        home = _home()
        files = [home / "settings.env"]
        if cls.process is not None:
            file = file_of(home, cls.process) if beside_others else cls.secrets_file()
            try:
                files.append(own_file(cls.process, file))
                if not beside_others:
                    refuse_foreign(cls.process, os.environ, "the environment")
            except SecretFilesError as reason:
                raise SettingsError(str(reason)) from None
        elif cls.public_file is not None:
            files.append(home / "secrets" / cls.public_file)
        try:
            return cls(_env_file=files, _env_file_encoding="utf-8")
        except ValidationError as error:
            raise SettingsError(_one_line(error, cls)) from None
        except (OSError, UnicodeError) as error:
            raise SettingsError(f"settings cannot be read: {type(error).__name__}") from None


def _home() -> Path:
    return Path(os.environ.get("BOSAE_HOME") or ".bosae").expanduser().resolve()


_NEVER_LOWERED = (
    "notice_delay_seconds",
    "status_delay_seconds",
    "member_argon2_mib",
    "member_argon2_ops",
    "receipt_argon2_mib",
    "receipt_argon2_ops",
)


def secrets_in_environment() -> dict[str, str]:
    """What ``flask keys init`` puts into the files, as ``make run`` does."""
    known = frozenset().union(*SECRETS.values())
    return {name: value for name, value in os.environ.items() if name in known and value}


def _one_line(error: ValidationError, settings: type[CommonSettings]) -> str:
    missing, wrong = [], []
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]).upper() if problem["loc"] else ""
        if problem["type"] == "missing":
            missing.append(name)
        else:
            reason = problem["msg"].removeprefix("Value error, ")
            wrong.append(f"{name}: {reason}" if name else reason)
    lines = [*([f"missing {', '.join(missing)}"] if missing else []), *wrong]
    return f"{settings.process or 'settings'}: " + "; ".join(lines)
