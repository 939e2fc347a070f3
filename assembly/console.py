"""The use cases of the console process."""

from datetime import timedelta
from uuid import UUID

from assembly.artwork import SignPress, house_style
from assembly.console_keys import console_keys
from assembly.house import CLOCK, member_stretch
from cleaning.sign_pictures import sign_reader
from console.print_desk import PrintDesk
from console.services import Services
from intake.photo_seal import open_photo
from intake.ports.store import Store
from intake.services.accounts import Staff
from intake.services.activation import Activation
from intake.services.activation_board import ActivationBoard
from intake.services.audit import AuditTrail
from intake.services.barring import Barring
from intake.services.case_change import CaseLimits
from intake.services.casework import Casework
from intake.services.centre_changes import CentreChanges
from intake.services.coverage import SignCoverage
from intake.services.enrolment import Enrolment
from intake.services.handing_down import HandingDown
from intake.services.officers import OfficerCodes
from intake.services.printing import PrintOrders
from intake.services.questions import Questions
from intake.services.reading import Reading
from intake.services.registry import Registry
from intake.services.routing_changes import RoutingChanges
from intake.services.sessions import Sessions
from intake.services.sign_facts import SignBook
from intake.services.sign_photos import SignPhotos
from intake.services.sign_uploads import SignUploads
from intake.services.signs import SignRegister
from intake.services.takeovers import Takeovers
from intake.services.transfers import TransferLimits, Transfers
from intake.services.two_people import TwoPeople
from intake.services.worksheet import Worksheet
from intake.sign_seen import Corners, Point
from qr.artwork.press import Press
from qr.codes import make_code
from settings import CommonSettings, ConsoleSettings
from storage.blobs import Blobs
from storage.database import Database
from storage.prints import Prints


def console_services(settings: ConsoleSettings, database: Database) -> Services:
    """Everything the pages and the demo people call."""
    keys, blobs = console_keys(settings), Blobs(settings.blobs)
    registry = Registry(database, keys.console_signatures, CLOCK)
    stretch = member_stretch(settings)
    two_people = TwoPeople(CLOCK, keys, registry)
    transfers = Transfers(
        database,
        CLOCK,
        keys,
        registry,
        case_limits=case_limits(settings),
        limits=TransferLimits(notice_delay=timedelta(seconds=settings.notice_delay_seconds)),
    )
    return Services(
        sessions=Sessions(database, CLOCK, keys, stretch),
        enrolment=Enrolment(database, CLOCK, keys, stretch),
        staff=Staff(database, CLOCK, keys, registry),
        activation=Activation(database, CLOCK, keys, registry),
        casework=Casework(database, CLOCK, keys, case_limits(settings)),
        reading=Reading(database, CLOCK, keys),
        transfers=transfers,
        handing_down=HandingDown(database, CLOCK, registry, transfers),
        registry=registry,
        activation_board=ActivationBoard(database, CLOCK),
        centre_changes=CentreChanges(database, keys, registry, two_people),
        routing_changes=RoutingChanges(database, keys, registry, two_people),
        questions=Questions(
            database,
            CLOCK,
            keys,
            case_limits(settings),
            timedelta(seconds=settings.notice_delay_seconds),
        ),
        signs=SignRegister(database, CLOCK, make_code),
        printing=print_desk(settings, database, registry),
        coverage=SignCoverage(database, CLOCK),
        worksheet=Worksheet(database, CLOCK),
        officer_codes=OfficerCodes(database, CLOCK),
        audit=AuditTrail(database, registry),
        barring=Barring(database, CLOCK, keys),
        takeovers=Takeovers(
            database,
            CLOCK,
            keys,
            registry,
            case_limits=case_limits(settings),
            limits=TransferLimits(notice_delay=timedelta(seconds=settings.notice_delay_seconds)),
        ),
        sign_uploads=SignUploads(database, CLOCK, keys.worker_public, SignPhotos(_lies_on_sign)),
        read_sign=sign_reader(settings.public_url, settings.moi_gis_url),
        open_media=blobs.open,
        sign_photo=lambda photo_id: _sign_photo(photo_id, settings, blobs),
        worker_signatures=keys.worker_signatures,
        clock=CLOCK,
        store=database,
    )


def print_desk(settings: CommonSettings, store: Store, registry: Registry) -> PrintDesk:
    """What the pages of printing call; previews are drawn in a child process."""
    style = house_style(settings)
    return PrintDesk(
        orders=PrintOrders(store, CLOCK, style),
        book=SignBook(store, registry),
        preview=SignPress(style, Press(1)).preview,
        open=Prints(settings.prints).open,
        ministry=bool(style.ministry),
    )


def _sign_photo(photo_id: UUID, settings: ConsoleSettings, blobs: Blobs) -> bytes:
    with blobs.open(photo_id) as file:
        return open_photo(file, photo_id, settings.photos, settings.worker_signatures)


def _lies_on_sign(template: str, corners: Corners, point: Point) -> bool:
    from qr.artwork.hung import lies_on_sign  # noqa: PLC0415 - typst; only for a foreign code

    return lies_on_sign(template, corners, point)


def case_limits(settings: ConsoleSettings) -> CaseLimits:
    """Delays and retention as set."""
    return CaseLimits(
        status_delay=timedelta(seconds=settings.status_delay_seconds),
        content=timedelta(days=settings.content_days),
        media=timedelta(days=settings.media_days),
        address=timedelta(days=settings.reply_address_days),
    )
