"""The store as the use cases see it: two kinds of block, and one repository for each thing."""

from contextlib import AbstractContextManager
from typing import Protocol

from intake.ports.accounts import Accounts, Officers, Sessions
from intake.ports.audit import Audit
from intake.ports.barring import Barring
from intake.ports.casework import Casework
from intake.ports.centre_keys import CentreKeys
from intake.ports.conversations import Conversations, Events, Expiry, Rates
from intake.ports.coverage import CoverageCounts
from intake.ports.outbox import Outbox
from intake.ports.outlines import Outlines
from intake.ports.photos import Photos
from intake.ports.printing import Printing
from intake.ports.receipts import Receipts
from intake.ports.register import Areas, RegisterStore
from intake.ports.seals import Seals
from intake.ports.signs import Signs
from intake.ports.standby import Standby
from intake.ports.tips import Parts, TipKeys, Tips


class StoreUnavailableError(Exception):
    """The database cannot be reached or written now; carries a type, never a value."""


class Work(Protocol):
    """One open transaction; everything done through it is committed together or not at all."""

    @property
    def tips(self) -> Tips:
        """Tips as a whole."""
        ...

    @property
    def parts(self) -> Parts:
        """Pieces of tips."""
        ...

    @property
    def tip_keys(self) -> TipKeys:
        """Wraps of tips' private halves."""
        ...

    @property
    def receipts(self) -> Receipts:
        """Receipts, mailboxes, reply addresses."""
        ...

    @property
    def conversations(self) -> Conversations:
        """Sealed chats."""
        ...

    @property
    def events(self) -> Events:
        """Claims and parked events."""
        ...

    @property
    def rates(self) -> Rates:
        """Limits."""
        ...

    @property
    def expiry(self) -> Expiry:
        """What dies of age."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is to be sent or done."""
        ...

    @property
    def audit(self) -> Audit:
        """Every read and act."""
        ...

    @property
    def areas(self) -> Areas:
        """Official areas."""
        ...

    @property
    def outlines(self) -> Outlines:
        """Outlines of districts."""
        ...

    @property
    def register(self) -> RegisterStore:
        """Centres and the routing table."""
        ...

    @property
    def signs(self) -> Signs:
        """Sites and signs."""
        ...

    @property
    def printing(self) -> Printing:
        """Batches of signs to print."""
        ...

    @property
    def photos(self) -> Photos:
        """Photos of hung signs, and their reports."""
        ...

    @property
    def coverage(self) -> CoverageCounts:
        """How well signs cover an area."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Members of the console."""
        ...

    @property
    def sessions(self) -> Sessions:
        """Signed-in browsers."""
        ...

    @property
    def officers(self) -> Officers:
        """Accounts linked to a LINE chat."""
        ...

    @property
    def casework(self) -> Casework:
        """What members do with tips of their centre."""
        ...

    @property
    def centre_keys(self) -> CentreKeys:
        """Recovery sheets and changes of the register."""
        ...

    @property
    def seals(self) -> Seals:
        """Seals over the audit."""
        ...

    @property
    def barring(self) -> Barring:
        """Who must not see which tip."""
        ...

    @property
    def standby(self) -> Standby:
        """Tips that a centre stands by for, and takeovers."""
        ...


class Store(Protocol):
    """Where everything is kept."""

    def read(self) -> AbstractContextManager[Work]:
        """A consistent view; never held across cryptography, a network call or a stream."""
        ...

    def write(self) -> AbstractContextManager[Work]:
        """One transaction: committed on a clean exit, rolled back on any exception."""
        ...
