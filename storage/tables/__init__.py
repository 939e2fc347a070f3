"""The schema. What is not a key, a code or an hour is ciphertext.

The full list of what stays readable is docs/readable-columns.md, and a test holds the two against
each other. Hours are UTC datetimes cut to the hour. Tables of tips, parts, wraps and rates have no
rowid in SQLite, and nothing is ever ordered by insertion: order of arrival would join a tip to a
person.
"""

from storage.tables.accounts import Account, EnrolmentCode, MemberKey, Officer, OneTimeCode, Session
from storage.tables.audit import Audit, AuditSeal
from storage.tables.base import Base
from storage.tables.casework import (
    BlockedLabel,
    BlockToken,
    MailboxMessage,
    Receipt,
    Recusal,
    Referral,
    ReplyAddress,
    Takeover,
    Transfer,
    UndoableAct,
)
from storage.tables.conversations import CentreRate, Conversation, EventClaim, ParkedEvent, Rate
from storage.tables.installation import SignPhoto, SignReport
from storage.tables.outbox import OutboxRow, Slot
from storage.tables.outlines import DistrictOutline
from storage.tables.printing import PrintBatch, PrintSheet
from storage.tables.register import (
    Area,
    Centre,
    CentreDistrict,
    CentreProposal,
    CentreProposalDistrict,
    InstallationRow,
    RecoverySheet,
    RegisterChange,
    RoutingRule,
    RoutingVersion,
)
from storage.tables.signs import Sign, SignCount, Site
from storage.tables.tips import MediaResult, Part, Seizure, Tip, TipDrug, TipKey, TipRead

__all__ = [
    "Account",
    "Area",
    "Audit",
    "AuditSeal",
    "Base",
    "BlockToken",
    "BlockedLabel",
    "Centre",
    "CentreDistrict",
    "CentreProposal",
    "CentreProposalDistrict",
    "CentreRate",
    "Conversation",
    "DistrictOutline",
    "EnrolmentCode",
    "EventClaim",
    "InstallationRow",
    "MailboxMessage",
    "MediaResult",
    "MemberKey",
    "Officer",
    "OneTimeCode",
    "OutboxRow",
    "ParkedEvent",
    "Part",
    "PrintBatch",
    "PrintSheet",
    "Rate",
    "Receipt",
    "RecoverySheet",
    "Recusal",
    "Referral",
    "RegisterChange",
    "ReplyAddress",
    "RoutingRule",
    "RoutingVersion",
    "Seizure",
    "Session",
    "Sign",
    "SignCount",
    "SignPhoto",
    "SignReport",
    "Site",
    "Slot",
    "Takeover",
    "Tip",
    "TipDrug",
    "TipKey",
    "TipRead",
    "Transfer",
    "UndoableAct",
]
