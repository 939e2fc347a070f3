"""Rows of the audit as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from console import dates
from console.language import has_word, language, t, word
from console.people import people
from intake.ports.audit import AuditRow

# What the detail of a row can be a code of.
_DETAILS = (
    *("console-did", "outcome", "role", "urgency", "console-transfer-reason"),
    *("console-bar-reason", "console-ground"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One read or act."""

    when: str
    exact: str
    who: str
    what: str
    seal: int | None
    reference: str = ""


def line_of(row: AuditRow, *, name: str = "", reference: str = "", about: str = "") -> Line:
    """A row in words; what reporters did is told to the hour only. ``about``: whom it concerns."""
    tell = dates.minute if row.actor == "staff" else dates.hour
    return Line(
        when=tell(row.at, language()),
        exact=row.at.isoformat(),
        who=name or _who(row),
        what=" · ".join(filter(None, (_what(row), about))),
        seal=row.seal_number,
        reference=reference,
    )


def did(act: str) -> str:
    """What was done; the code itself where there is no word for it yet."""
    return word("console-did", act) if has_word("console-did", act) else act


def _what(row: AuditRow) -> str:
    asked, _, code = row.detail.rpartition(" ")
    acts = [did("ask_to_close") if asked or code == "asked" else did(row.act)]
    acts += [word(group, code) for group in _DETAILS if code and has_word(group, code)]
    return " · ".join(acts)


def readers(rows: Iterable[AuditRow], reads: frozenset[str]) -> list[Line]:
    """Each member who read, with the first time."""
    first: dict[object, AuditRow] = {}
    for row in rows:
        if row.act in reads and row.account_id not in first:
            first[row.account_id] = row
    return [line_of(row) for row in first.values()]


def _who(row: AuditRow) -> str:
    if row.actor == "reporter":
        return t("console-audit-reporter")
    if row.actor == "service":
        return t("console-audit-service")
    return people().name(row.account_id)
