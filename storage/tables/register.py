"""Areas, centres and the signed register."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import model
from storage.tables.base import CODE, Base, one_of


class InstallationRow(Base):
    """One row: whether this database is a demo or real, for ever."""

    __tablename__ = "installation"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        one_of("kind", model.Installation),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(CODE))


class Area(Base):
    """Provinces (2 digits), districts (4) and subdistricts (6) by official code."""

    __tablename__ = "area"
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    parent_code: Mapped[str | None] = mapped_column(String(8), index=True)
    name_th: Mapped[str]
    name_en: Mapped[str]
    successor_code: Mapped[str | None] = mapped_column(String(8))


class Centre(Base):
    """A narcotics centre as registered; ``signature`` is the console's over the whole entry."""

    __tablename__ = "centre"
    __table_args__ = (one_of("level", model.Level), one_of("state", model.CentreState))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(String(CODE))
    area_code: Mapped[str | None] = mapped_column(String(8), unique=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"))
    name_th: Mapped[str]
    name_en: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(CODE))
    key_version: Mapped[int] = mapped_column(default=0)
    public_half: Mapped[bytes | None]
    register_version: Mapped[int] = mapped_column(default=0)
    signature: Mapped[bytes | None]
    signature_key_version: Mapped[int] = mapped_column(default=0)


class CentreDistrict(Base):
    """Which districts a district centre serves."""

    __tablename__ = "centre_district"
    district_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)


class RoutingRule(Base):
    """One line of the routing table. Without its version's signature it is only proposed."""

    __tablename__ = "routing_rule"
    version: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    service: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    workplace: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    trust: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    receiver: Mapped[str] = mapped_column(String(CODE))
    mark: Mapped[str] = mapped_column(String(CODE))


class RoutingVersion(Base):
    """The console's signature over all rules of a version."""

    __tablename__ = "routing_version"
    version: Mapped[int] = mapped_column(primary_key=True)
    signature: Mapped[bytes]
    signature_key_version: Mapped[int]


class RegisterChange(Base):
    """A change of the register takes two people: who asked, who confirmed.

    The signature is the console's: this member asked for just this.
    """

    __tablename__ = "register_change"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"))
    act: Mapped[str] = mapped_column(String(CODE))
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    signature: Mapped[bytes | None]
    signature_key_version: Mapped[int] = mapped_column(default=0)


class CentreProposal(Base):
    """How a centre's entry would read if a second person agrees; nothing in force."""

    __tablename__ = "centre_proposal"
    __table_args__ = (one_of("state", model.CentreState),)
    change_id: Mapped[UUID] = mapped_column(ForeignKey("register_change.id"), primary_key=True)
    name_th: Mapped[str]
    name_en: Mapped[str]
    phone: Mapped[str]
    contact: Mapped[str]
    state: Mapped[str] = mapped_column(String(CODE))


class CentreProposalDistrict(Base):
    """Which districts the centre would serve then."""

    __tablename__ = "centre_proposal_district"
    change_id: Mapped[UUID] = mapped_column(
        ForeignKey("centre_proposal.change_id"), primary_key=True
    )
    district_code: Mapped[str] = mapped_column(String(8), primary_key=True)


class RecoverySheet(Base):
    """The centre's key under two paper halves that are printed once and kept nowhere here."""

    __tablename__ = "recovery_sheet"
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    key_version: Mapped[int] = mapped_column(primary_key=True)
    wrap: Mapped[bytes]
    printed_hour: Mapped[datetime]
