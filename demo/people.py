"""Who works in a demo. Logins are also the names of their phones in the simulator."""

from dataclasses import dataclass

from intake.model import Role

# For demo databases only; a real one refuses `flask demo`.
PASSWORD = "mango-river-lantern-42"  # noqa: S105 - printed on purpose


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An account of the demo. ``area``: of the centre, "" for the national desk or none."""

    login: str
    name: str
    role: Role
    area: str
    confirmed_by: str  # login of the second person; "" for the first two of all
    officer: bool = False

    @property
    def password(self) -> str:
        """Everybody's, so that it is printed once."""
        return PASSWORD


ADMIN = DemoPerson("admin", "ผู้ดูแลระบบ (สาธิต)", Role.ADMIN, "", "")
FIRST_LEAD = DemoPerson("lead-national", "หัวหน้าศูนย์ส่วนกลาง (สาธิต)", Role.LEAD, "", "")
SECOND_LEAD = DemoPerson(
    "officer-national",
    "รองหัวหน้าศูนย์ส่วนกลาง (สาธิต)",
    Role.LEAD,
    "",
    "lead-national",
    officer=True,
)
_CENTRES = (
    ("45", "ร้อยเอ็ด", "lead-national"),
    ("4505", "ธวัชบุรี", "lead-45"),
    ("55", "น่าน", "lead-national"),
    ("5506", "ท่าวังผา", "lead-55"),
)
PEOPLE: tuple[DemoPerson, ...] = (
    ADMIN,
    FIRST_LEAD,
    SECOND_LEAD,
    *(
        person
        for area, place, above in _CENTRES
        for person in (
            DemoPerson(f"lead-{area}", f"หัวหน้าศูนย์ {place} (สาธิต)", Role.LEAD, area, above),
            DemoPerson(
                f"officer-{area}",
                f"เจ้าหน้าที่ {place} (สาธิต)",
                Role.STAFF,
                area,
                f"lead-{area}",
                officer=True,
            ),
        )
    ),
)
INACTIVE_AREA = "4502"  # a district of the same province whose centre nobody has activated


def person(login: str) -> DemoPerson:
    """The person with this login; raises LookupError."""
    for one in PEOPLE:
        if one.login == login:
            return one
    raise LookupError(login)


def member_of(area: str) -> DemoPerson:
    """The staff member of a centre."""
    return person(f"officer-{area}")
