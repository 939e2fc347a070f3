"""One open transaction and the repositories that share it."""

from functools import cached_property

import sqlalchemy as sa

from storage.accounts import SqlAccounts
from storage.audit import SqlAudit
from storage.barring import SqlBarring
from storage.casework import SqlCasework
from storage.centre_keys import SqlCentreKeys
from storage.conversations import SqlConversations, SqlEvents, SqlRates
from storage.coverage import SqlCoverage
from storage.expiry import SqlExpiry
from storage.officers import SqlOfficers
from storage.outbox import SqlOutbox
from storage.outlines import SqlOutlines
from storage.photos import SqlPhotos
from storage.printing import SqlPrinting
from storage.receipts import SqlReceipts
from storage.register import SqlAreas, SqlRegister
from storage.seals import SqlSeals
from storage.sessions import SqlSessions
from storage.signs import SqlSigns
from storage.standby import SqlStandby
from storage.tips import SqlParts, SqlTipKeys, SqlTips


class SqlWork:
    """Repositories are made when first asked for; all of them speak over one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    @cached_property
    def tips(self) -> SqlTips:
        """Tips as a whole."""
        return SqlTips(self.connection)

    @cached_property
    def parts(self) -> SqlParts:
        """Pieces of tips."""
        return SqlParts(self.connection)

    @cached_property
    def tip_keys(self) -> SqlTipKeys:
        """Wraps of tips' private halves."""
        return SqlTipKeys(self.connection)

    @cached_property
    def receipts(self) -> SqlReceipts:
        """Receipts, mailboxes, reply addresses."""
        return SqlReceipts(self.connection)

    @cached_property
    def conversations(self) -> SqlConversations:
        """Sealed chats."""
        return SqlConversations(self.connection)

    @cached_property
    def events(self) -> SqlEvents:
        """Claims and parked events."""
        return SqlEvents(self.connection)

    @cached_property
    def rates(self) -> SqlRates:
        """Limits."""
        return SqlRates(self.connection)

    @cached_property
    def expiry(self) -> SqlExpiry:
        """What dies of age."""
        return SqlExpiry(self.connection)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """What is to be sent or done."""
        return SqlOutbox(self.connection)

    @cached_property
    def audit(self) -> SqlAudit:
        """Every read and act."""
        return SqlAudit(self.connection)

    @cached_property
    def areas(self) -> SqlAreas:
        """Official areas."""
        return SqlAreas(self.connection)

    @cached_property
    def outlines(self) -> SqlOutlines:
        """Outlines of districts."""
        return SqlOutlines(self.connection)

    @cached_property
    def register(self) -> SqlRegister:
        """Centres and the routing table."""
        return SqlRegister(self.connection)

    @cached_property
    def signs(self) -> SqlSigns:
        """Sites and signs."""
        return SqlSigns(self.connection)

    @cached_property
    def printing(self) -> SqlPrinting:
        """Batches of signs to print."""
        return SqlPrinting(self.connection)

    @cached_property
    def photos(self) -> SqlPhotos:
        """Photos of hung signs, and their reports."""
        return SqlPhotos(self.connection)

    @cached_property
    def coverage(self) -> SqlCoverage:
        """How well signs cover an area."""
        return SqlCoverage(self.connection)

    @cached_property
    def accounts(self) -> SqlAccounts:
        """Members of the console."""
        return SqlAccounts(self.connection)

    @cached_property
    def sessions(self) -> SqlSessions:
        """Signed-in browsers."""
        return SqlSessions(self.connection)

    @cached_property
    def officers(self) -> SqlOfficers:
        """Accounts linked to a LINE chat."""
        return SqlOfficers(self.connection)

    @cached_property
    def casework(self) -> SqlCasework:
        """What members do with tips of their centre."""
        return SqlCasework(self.connection)

    @cached_property
    def centre_keys(self) -> SqlCentreKeys:
        """Recovery sheets and changes of the register."""
        return SqlCentreKeys(self.connection)

    @cached_property
    def seals(self) -> SqlSeals:
        """Seals over the audit."""
        return SqlSeals(self.connection)

    @cached_property
    def barring(self) -> SqlBarring:
        """Who must not see which tip."""
        return SqlBarring(self.connection)

    @cached_property
    def standby(self) -> SqlStandby:
        """Tips that a centre stands by for, and takeovers."""
        return SqlStandby(self.connection)
