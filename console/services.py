"""What the console's views call; the composition root fills it once for each process."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from flask import current_app

from console.print_desk import PrintDesk
from intake.keys import Keyring
from intake.ports.clock import Clock
from intake.ports.store import Store
from intake.services.accounts import Staff
from intake.services.activation import Activation
from intake.services.activation_board import ActivationBoard
from intake.services.audit import AuditTrail
from intake.services.barring import Barring
from intake.services.casework import Casework
from intake.services.centre_changes import CentreChanges
from intake.services.coverage import SignCoverage
from intake.services.enrolment import Enrolment
from intake.services.handing_down import HandingDown
from intake.services.officers import OfficerCodes
from intake.services.questions import Questions
from intake.services.reading import Reading
from intake.services.registry import Registry
from intake.services.routing_changes import RoutingChanges
from intake.services.sessions import Sessions
from intake.services.sign_uploads import SignUploads
from intake.services.signs import SignRegister
from intake.services.takeovers import Takeovers
from intake.services.transfers import Transfers
from intake.services.worksheet import Worksheet
from intake.sign_seen import ReadSign


@dataclass(frozen=True, slots=True)
class Services:
    """Use cases by name. ``open_media`` opens the sealed container of a part for reading.

    ``read_sign`` cleans and reads a photo of signs in a child process without keys.
    """

    sessions: Sessions
    enrolment: Enrolment
    staff: Staff
    activation: Activation
    casework: Casework
    reading: Reading
    transfers: Transfers
    handing_down: HandingDown
    registry: Registry
    activation_board: ActivationBoard
    centre_changes: CentreChanges
    routing_changes: RoutingChanges
    questions: Questions
    signs: SignRegister
    printing: PrintDesk
    coverage: SignCoverage
    worksheet: Worksheet
    officer_codes: OfficerCodes
    audit: AuditTrail
    barring: Barring
    takeovers: Takeovers
    sign_uploads: SignUploads
    read_sign: ReadSign
    open_media: Callable[[UUID], AbstractContextManager[BinaryIO]]
    sign_photo: Callable[[UUID], bytes]  # the cleaned JPEG; raises FileNotFoundError, SealBroken
    worker_signatures: Keyring
    clock: Clock
    store: Store  # names of centres and areas


def services() -> Services:
    """The use cases of the application that handles this request."""
    found: Services = current_app.extensions["bosae"]
    return found
