"""A centre's entry in words, and what would be different about it."""

from dataclasses import dataclass
from uuid import UUID

from console import dates
from console.language import language, t, word
from console.places import name_of, places
from console.services import services
from intake.ports.register import CentreRow
from intake.services.centre_changes import EntryChange


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of an entry that would read otherwise."""

    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish as its page shows it."""

    id: UUID
    centre_id: UUID
    centre: str
    by: str
    at: str
    digest: str
    stale: bool
    differences: tuple[Difference, ...]


def asked(waiting: EntryChange) -> Asked:
    """A wish in words, the other centres' losses included."""
    change = waiting.change
    with services().store.read() as work:
        account = work.accounts.get(change.asked_by) if change.asked_by else None
    differences = list(_differences(waiting.before, waiting.after))
    for before, after in waiting.losing:
        about = t("console-entry-of", about=t("console-entry-districts"), centre=name_of(before))
        differences.append(Difference(about, districts(before), districts(after)))
    return Asked(
        change.id,
        waiting.before.id,
        name_of(waiting.before),
        account.name if account else t("console-audit-member"),
        dates.minute(change.asked_at, language()),
        waiting.digest,
        waiting.stale,
        tuple(differences),
    )


def districts(centre: CentreRow) -> str:
    """What it serves, in one line."""
    return " · ".join(places().district(code) for code in centre.districts)


def entry_lines(centre: CentreRow) -> tuple[tuple[str, str], ...]:
    """What the register says of a centre: names and values."""
    return (
        (t("console-entry-name-th"), centre.name_th),
        (t("console-entry-name-en"), centre.name_en),
        (t("console-entry-phone"), centre.phone),
        (t("console-entry-contact"), centre.contact),
        (t("console-entry-districts"), districts(centre)),
        (t("console-centre-state"), word("console-centre-state", centre.state)),
    )


def _differences(before: CentreRow, after: CentreRow) -> tuple[Difference, ...]:
    pairs = zip(entry_lines(before), entry_lines(after), strict=True)
    return tuple(Difference(about, old, new) for (about, old), (_, new) in pairs if old != new)
