"""Batches of signs to print, photos of hung signs, and whether a sign is complete by the letter."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "sign", sa.Column("complete", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "print_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("area_code", sa.String(length=8), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("binding", sa.String(length=40), nullable=False),
        sa.Column("thai_digits", sa.Boolean(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("finished_at", UtcTime(), nullable=True),
        sa.Column("sent_at", UtcTime(), nullable=True),
        sa.Column("owner", sa.String(length=40), nullable=True),
        sa.Column("lease_until", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "mode IN ('site', 'district', 'square')", name=op.f("ck_print_batch_mode")
        ),
        sa.CheckConstraint("format IN ('pdf', 'png', 'tiff')", name=op.f("ck_print_batch_format")),
        sa.CheckConstraint("binding IN ('one_file', 'zips')", name=op.f("ck_print_batch_binding")),
        sa.CheckConstraint(
            "state IN ('waiting', 'drawing', 'ready', 'stopped')",
            name=op.f("ck_print_batch_state"),
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_print_batch_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_batch")),
        sa.UniqueConstraint("number", name=op.f("uq_print_batch_number")),
    )
    op.create_table(
        "print_sheet",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=8), nullable=False),
        sa.Column("area_code", sa.String(length=8), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'drawn', 'withheld')", name=op.f("ck_print_sheet_state")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["print_batch.id"], name=op.f("fk_print_sheet_batch_id")
        ),
        sa.PrimaryKeyConstraint("batch_id", "name", name=op.f("pk_print_sheet")),
    )
    op.create_table(
        "sign_photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_at", UtcTime(), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=True),
        sa.Column("foreign_code", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=True),
        sa.CheckConstraint("way IN ('line', 'console')", name=op.f("ck_sign_photo_way")),
        sa.CheckConstraint(
            "state IN ('pending', 'read', 'no_code', 'unusable')",
            name=op.f("ck_sign_photo_state"),
        ),
        sa.CheckConstraint(
            "problem IN ('gone', 'unavailable', 'too_big', 'not_allowed', 'unknown', 'outside',"
            " 'retired')",
            name=op.f("ck_sign_photo_problem"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_photo_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_photo")),
    )
    op.create_index(op.f("ix_sign_photo_account_id"), "sign_photo", ["account_id"], unique=False)
    op.create_table(
        "sign_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("tampered", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("keyed_by", sa.Uuid(), nullable=True),
        sa.Column("keyed_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["code"], ["sign.code"], name=op.f("fk_sign_report_code")),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["sign_photo.id"], name=op.f("fk_sign_report_photo_id")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_report_account_id")
        ),
        sa.ForeignKeyConstraint(["keyed_by"], ["account.id"], name=op.f("fk_sign_report_keyed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_report")),
        sa.UniqueConstraint("photo_id", "code", name=op.f("uq_sign_report_photo_id_code")),
    )
    op.create_index(op.f("ix_sign_report_code"), "sign_report", ["code"], unique=False)


def downgrade() -> None:
    op.drop_table("sign_report")
    op.drop_table("sign_photo")
    op.drop_table("print_sheet")
    op.drop_table("print_batch")
    op.drop_column("sign", "complete")
