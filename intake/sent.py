"""A whole draft as it leaves the conversation, in memory only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from intake.model import Category, Drug, Kind, PartKind, Service, Workplace
from intake.routing import Where
from intake.sealing import KeyPair


@dataclass(frozen=True, slots=True)
class SentText:
    """One typed message of the draft, in the order of the sequence it stands in."""

    part_id: UUID
    text: str = field(repr=False)
    topic: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file of the draft; its blob is made by the worker under the part id."""

    part_id: UUID
    kind: PartKind
    topic: str = ""


@dataclass(frozen=True, slots=True)
class SentTip:
    """A whole draft as it leaves the conversation. ``crowded``: one of too many today."""

    tip_id: UUID
    pair: KeyPair = field(repr=False)
    kind: Kind
    category: Category
    started: datetime
    district_code: str | None = None
    province_code: str | None = None
    not_district: bool = False
    not_province: bool = False
    workplace: Workplace | None = None
    service: Service | None = None
    drugs: tuple[Drug, ...] = ()
    facts: frozenset[str] = frozenset()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    texts: tuple[SentText, ...] = ()
    files: tuple[SentFile, ...] = ()
    other_language: bool = False
    sign: str = ""
    crowded: bool = False

    def where(self) -> Where:
        """What routing may know."""
        return Where(
            self.kind,
            self.district_code,
            self.province_code,
            self.not_district,
            self.not_province,
            self.workplace,
            self.service,
        )


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who sends, in memory only. ``block_label``: the pseudonym under the block label."""

    user_id: str = field(repr=False)
    block_label: bytes = field(repr=False)
    consent: bool = False
