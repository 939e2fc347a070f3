"""What a reporter told, as it stands inside the sealed parts: JSON, UTF-8.

Order and topics are only in here: in the database the parts of a tip have no order.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from uuid import UUID

from intake.model import Service, Workplace
from intake.sealing import SealBroken


@dataclass(frozen=True, slots=True)
class ToldText:
    """One typed message. ``place``: its order; what is added later comes after what was told.

    ``question``: the part id (hex) of the question that it answers. Topic ``unknown``, without
    text: the reporter does not know.
    """

    text: str = field(repr=False)
    topic: str = ""
    place: int = 0
    question: str = ""

    def to_bytes(self) -> bytes:
        """What ``from_bytes`` reads."""
        return _dump(asdict(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> "ToldText":
        """Raises SealBroken on anything that ``to_bytes`` did not write."""
        try:
            return cls(**json.loads(data))
        except (TypeError, ValueError) as error:
            raise SealBroken from error


@dataclass(frozen=True, slots=True)
class ToldAnswers:
    """The answers given by button, and what must not be readable outside: who must not see it.

    ``answers``: codes by question. ``topics``: of files, by part id. ``not_district`` and
    ``not_province`` bind every later transfer (intake.routing.allows).
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    topics: Mapping[UUID, str] = field(default_factory=dict)
    province_code: str | None = None
    not_district: bool = False
    not_province: bool = False
    workplace: Workplace | None = None
    service: Service | None = None

    def to_bytes(self) -> bytes:
        """What ``from_bytes`` reads."""
        return _dump(
            {
                "answers": {name: list(codes) for name, codes in self.answers.items()},
                "topics": {part.hex: topic for part, topic in self.topics.items()},
                "province_code": self.province_code,
                "not_district": self.not_district,
                "not_province": self.not_province,
                "workplace": self.workplace,
                "service": self.service,
            }
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "ToldAnswers":
        """Raises SealBroken on anything that ``to_bytes`` did not write."""
        try:
            raw = json.loads(data)
            return cls(
                answers={name: tuple(codes) for name, codes in raw["answers"].items()},
                topics={UUID(part): topic for part, topic in raw["topics"].items()},
                province_code=raw["province_code"],
                not_district=raw["not_district"],
                not_province=raw["not_province"],
                workplace=raw["workplace"] and Workplace(raw["workplace"]),
                service=raw["service"] and Service(raw["service"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise SealBroken from error


def _dump(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
