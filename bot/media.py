"""A file a reporter sent: fetched, cleaned in a child process, sealed; plain only in memory."""

from dataclasses import dataclass, field

from bot.line_client import LineApi
from cleaning.child import Clean, clean_in_child
from intake.keys import Key
from intake.media_seal import Place, seal_media
from intake.model import PartKind
from intake.outbox import FetchMedia


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """Bytes that are fetched at most."""

    image: int
    other: int

    def of(self, kind: PartKind) -> int:
        """The cap of this kind."""
        return self.image if kind is PartKind.IMAGE else self.other


@dataclass(frozen=True, slots=True)
class Sealed:
    """A container ready to be written, or why there is none. ``later``: try the fetch again."""

    pieces: tuple[bytes, ...] = field(default=(), repr=False)
    problem: str = ""
    later: bool = False
    mark: str = ""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(map(len, self.pieces))


def fetch_and_seal(
    job: FetchMedia, line: LineApi, limits: MediaLimits, signing: Key, clean: Clean = clean_in_child
) -> Sealed:
    """The file of a job as a sealed container; never raises for what is wrong with the file."""
    fetched = line.content(job.message_id, limits.of(job.kind))
    if fetched.problem:
        waits = fetched.problem in {"pending", "unavailable"}
        return Sealed(problem=fetched.problem, later=waits)
    cleaned = clean(job.kind, fetched.data)
    if cleaned.problem:
        return Sealed(problem=cleaned.problem)
    place = Place(job.tip_id, job.part_id, job.kind, job.tip_public)
    pieces = tuple(seal_media(cleaned.data, cleaned.media_type, place, signing))
    return Sealed(pieces, mark=cleaned.mark)
