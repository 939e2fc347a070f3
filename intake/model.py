"""The words of the domain: what a tip, a centre and a member can be.

Values are stored as written here and never renumbered; what people read for them stands in
``texts``. Sources: the order มท 0311.3/ว 1757 (17 December 2567) and docs/architecture.md.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a tip is about."""

    DRUG = "drug"
    MISCONDUCT = "misconduct"


class Channel(StrEnum):
    """How a tip came."""

    LINE = "line"
    PHONE = "phone"
    WALK_IN = "walk_in"
    MOI_GIS = "moi_gis"


class Level(StrEnum):
    """Where a centre stands in its line."""

    DESK = "desk"
    PROVINCE = "province"
    DISTRICT = "district"


class Category(StrEnum):
    """What the reporter says is going on (drug tips), or the official's act (misconduct)."""

    SELLING = "selling"
    VIOLENT_USER = "violent_user"
    GATHERING = "gathering"
    STORING = "storing"
    PRODUCING = "producing"
    CHILDREN = "children"
    ONLINE = "online"
    USE = "use"
    OTHER = "other"
    TAKES_MONEY = "takes_money"
    PROTECTS = "protects"
    OFFICIAL_SELLS = "official_sells"
    OFFICIAL_USES = "official_uses"
    PLANTS_EVIDENCE = "plants_evidence"
    LEAKS_REPORTER = "leaks_reporter"
    OFFICIAL_OTHER = "official_other"


class Service(StrEnum):
    """Whose official it is."""

    POLICE = "police"
    INTERIOR = "interior"
    LOCAL = "local"
    MILITARY = "military"
    HEALTH = "health"
    EDUCATION = "education"
    CORRECTIONS = "corrections"
    OTHER = "other"
    UNSURE = "unsure"


class Workplace(StrEnum):
    """Where the official works, in places."""

    VILLAGE = "village"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"
    UNSURE = "unsure"


class Trust(StrEnum):
    """Whom the reporter lets see the tip: any office, not that district, not that province."""

    TRUSTED = "trusted"
    NOT_DISTRICT = "not_district"
    NOT_PROVINCE = "not_province"


class Mark(StrEnum):
    """What a rule of the routing table says of a tip beside its receiver."""

    NONE = ""
    OUTSIDE_BODY = "outside_body"
    OWN_DEPARTMENT = "own_department"


class Drug(StrEnum):
    """What is sold or used."""

    YABA = "yaba"
    ICE = "ice"
    HEROIN = "heroin"
    KETAMINE = "ketamine"
    POD_K = "pod_k"
    ECSTASY = "ecstasy"
    COCAINE = "cocaine"
    OPIUM = "opium"
    HAPPY_WATER = "happy_water"
    SLEEPING_PILLS = "sleeping_pills"
    INHALANTS = "inhalants"
    MUSHROOMS = "mushrooms"
    KRATOM_MIX = "kratom_mix"
    CANNABIS = "cannabis"
    OTHER = "other"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How far the centre is."""

    NEW = "new"
    ACCEPTED = "accepted"
    INVESTIGATING = "investigating"
    INVESTIGATED = "investigated"
    INSUFFICIENT = "insufficient"
    REFERRED = "referred"


class Shown(StrEnum):
    """What the reporter is told, in safe words."""

    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    PASSED_ON = "passed_on"
    REFERRED = "referred"
    COMPLETED = "completed"
    INSUFFICIENT = "insufficient"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What an investigation came to; never shown to the reporter."""

    ARREST = "arrest"
    SEIZURE = "seizure"
    TREATMENT = "treatment"
    WATCH = "watch"
    NO_OFFENCE = "no_offence"
    UNFOUNDED = "unfounded"


class Urgency(StrEnum):
    """How soon the centre must accept."""

    NOW = "now"
    SOON = "soon"
    NORMAL = "normal"


class CentreState(StrEnum):
    """Whether a centre may receive tips."""

    LISTED = "listed"
    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


class Role(StrEnum):
    """What an account may do."""

    STAFF = "staff"
    LEAD = "lead"
    CLERK = "clerk"
    ADMIN = "admin"
    INSPECTOR = "inspector"


READERS = frozenset({Role.STAFF, Role.LEAD})  # who is given the centre's key


class AccountState(StrEnum):
    """From the invitation to the end."""

    INVITED = "invited"
    ENROLLED = "enrolled"  # has keys and second factor, waits for confirmation
    ACTIVE = "active"
    REMOVED = "removed"


class PartKind(StrEnum):
    """What a part holds."""

    ANSWERS = "answers"
    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    FILE = "file"
    NOTE = "note"
    QUESTION = "question"
    ANSWER = "answer"


MEDIA_KINDS = frozenset({PartKind.IMAGE, PartKind.VIDEO, PartKind.AUDIO, PartKind.FILE})


class Author(StrEnum):
    """Who wrote a part, as a class: never who."""

    REPORTER = "reporter"
    STAFF = "staff"


class PartState(StrEnum):
    """Whether a part can be opened."""

    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Holder(StrEnum):
    """In which capacity a centre has a wrap of a tip's key."""

    HOLDER = "holder"
    STANDBY = "standby"


class Installation(StrEnum):
    """What a database was born as; the two never mix."""

    DEMO = "demo"
    REAL = "real"
