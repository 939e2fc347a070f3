"""Values of the register of signs, of printing and of photos: kept as written, as in model.py."""

from enum import StrEnum


class SiteKind(StrEnum):
    """Where a sign hangs: the six kinds of place the order names, and others."""

    PROVINCE_HALL = "province_hall"
    GOVERNMENT_CENTRE = "government_centre"
    DISTRICT_OFFICE = "district_office"
    KAMNAN = "kamnan"
    HEADMAN = "headman"
    LOCAL_GOVERNMENT = "local_government"
    OTHER = "other"


class SignState(StrEnum):
    """The life of a sign."""

    REGISTERED = "registered"
    PRINTED = "printed"
    INSTALLED = "installed"
    RETIRED = "retired"
    TAMPERED = "tampered"


IN_USE = frozenset({SignState.REGISTERED, SignState.PRINTED, SignState.INSTALLED})


class SignMode(StrEnum):
    """For which place a code is: one site's artwork, its sticker on a vinyl, a whole district."""

    SITE = "site"
    STICKER = "sticker"
    DISTRICT = "district"


class PrintMode(StrEnum):
    """Whose code a printed sign carries; a square is left white for a site's sticker."""

    SITE = "site"
    DISTRICT = "district"
    SQUARE = "square"


class PrintFormat(StrEnum):
    """What a shop is given of each sign."""

    PDF = "pdf"
    PNG = "png"
    TIFF = "tiff"


class Binding(StrEnum):
    """How the files of a batch are handed out: pages of one PDF, or a ZIP for each district."""

    ONE_FILE = "one_file"
    ZIPS = "zips"


class BatchState(StrEnum):
    """How far a batch of signs is."""

    WAITING = "waiting"
    DRAWING = "drawing"
    READY = "ready"
    STOPPED = "stopped"  # by who ordered it, before it was ready


class SheetState(StrEnum):
    """Whether one sign of a batch may be printed."""

    WAITING = "waiting"
    DRAWN = "drawn"
    WITHHELD = "withheld"


class PhotoState(StrEnum):
    """What became of a photo of hung signs."""

    PENDING = "pending"  # not fetched or not read yet
    READ = "read"  # each code in it has its report
    NO_CODE = "no_code"  # kept until its sender types the code below the symbol
    UNUSABLE = "unusable"  # not fetched, or no picture


class PhotoProblem(StrEnum):
    """Why nothing was filed of a photo, or of one of the signs in it."""

    GONE = "gone"  # taken back, or not kept by LINE any longer
    UNAVAILABLE = "unavailable"  # not fetched within a day
    TOO_BIG = "too_big"
    NOT_ALLOWED = "not_allowed"  # no picture
    UNKNOWN = "unknown"  # a code that is in no register
    OUTSIDE = "outside"  # a sign of another area
    RETIRED = "retired"


class PhotoWay(StrEnum):
    """How a photo came."""

    LINE = "line"
    CONSOLE = "console"
