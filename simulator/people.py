"""Who holds the phones of the simulator, and what LINE calls them."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["citizen", "officer"]

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone; `key` names them in addresses and in the driver."""

    key: str
    name: str
    role: Role


PEOPLE: tuple[Person, ...] = (
    Person("citizen-1", "ชาวบ้าน ๑", "citizen"),
    Person("citizen-2", "ชาวบ้าน ๒", "citizen"),
    Person("citizen-3", "ชาวบ้าน ๓", "citizen"),
    Person("officer-national", "ผู้รับแจ้ง ส่วนกลาง", "officer"),
    Person("officer-45", "ผู้รับแจ้ง จ.ร้อยเอ็ด", "officer"),
    Person("officer-4505", "ผู้รับแจ้ง อ.ธวัชบุรี", "officer"),
    Person("officer-55", "ผู้รับแจ้ง จ.น่าน", "officer"),
    Person("officer-5506", "ผู้รับแจ้ง อ.ท่าวังผา", "officer"),
)


def line_user_id(account: str, person: str) -> str:
    """Give the id LINE would use for a person on an account: "U" and 32 hex digits.

    The accounts belong to two providers, so one person has a different id on each.
    """
    digest = hashlib.sha256(f"line-simulator/{account}/{person}".encode()).hexdigest()
    return "U" + digest[:32]


def is_person_key(key: str) -> bool:
    """Tell whether a key may name a person: small letters, digits and hyphens, at most 40."""
    return _KEY.fullmatch(key) is not None


def new_person(key: str) -> Person:
    """Describe somebody who is in no list: an officer if the key says so, else a citizen."""
    known = next((person for person in PEOPLE if person.key == key), None)
    return known or Person(key, key, "officer" if key.startswith("officer") else "citizen")
