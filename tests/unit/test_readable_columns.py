"""docs/readable-columns.md is the whole truth about what a thief of the database can read."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.tables import Base
from storage.tables.base import UtcTime

PAGE = Path(__file__).parents[2] / "docs" / "readable-columns.md"
BYTES = {
    "**sealed**", "public half", "signature", "salt", "hash", "hash of the ciphertext",
    "pseudonym", "pseudonym of an event id", "pseudonym of an event or a message taken back",
    "public outline of a district",
}  # fmt: skip
OF_REPORTERS = {
    "tip", "tip_drug", "tip_key", "part", "media_result", "receipt", "mailbox_message",
    "reply_address", "block_token", "blocked_label", "conversation", "event_claim",
    "parked_event", "rate", "centre_rate",
}  # fmt: skip
OPEN_TEXTS = {
    "account.login", "account.name", "area.name_en", "area.name_th", "centre.name_en",
    "centre.name_th", "centre.phone", "centre.contact", "centre_proposal.name_en",
    "centre_proposal.name_th", "centre_proposal.phone", "centre_proposal.contact",
    "referral.letter_number", "referral.target", "site.name", "site.owner", "print_sheet.place",
    "outbox.owner",
}  # fmt: skip


def listed() -> dict[str, str]:
    """``table.column``: what the page says of it."""
    columns, table = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"## (\w+)", line):
            table = heading[1]
        elif (row := re.fullmatch(r"\| (\w+) \| (.+) \|", line)) and row[1] != "column":
            columns[f"{table}.{row[1]}"] = row[2]
    return columns


def columns() -> dict[str, sa.Column[object]]:
    return {
        f"{table.name}.{column.name}": column
        for table in Base.metadata.sorted_tables
        for column in table.columns
    }


def test_the_list_and_the_schema_are_the_same() -> None:
    assert listed().keys() == columns().keys()


@pytest.mark.parametrize(("name", "column"), columns().items())
def test_a_column_is_what_the_list_says(name: str, column: sa.Column[object]) -> None:
    said = listed()[name]
    if isinstance(column.type, sa.LargeBinary):
        assert said in BYTES
    else:
        assert said not in BYTES
    if isinstance(column.type, UtcTime) and name.partition(".")[0] in OF_REPORTERS:
        assert said in {"hour", "retention date"} or name == "tip.acknowledged_at"
    if isinstance(column.type, sa.String) and (column.type.length or 0) > 80:
        assert name in OPEN_TEXTS


def test_nothing_is_stored_as_json_or_unbounded_text() -> None:
    for name, column in columns().items():
        assert not isinstance(column.type, sa.JSON | sa.Text), name


def test_tables_of_reporters_have_no_row_order() -> None:
    for name in OF_REPORTERS:
        table = Base.metadata.tables[name]
        assert table.dialect_options["sqlite"]["with_rowid"] is False, name
        (first, *_) = table.primary_key.columns
        assert not isinstance(first.type, sa.Integer), name
