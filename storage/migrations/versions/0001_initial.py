"""The first schema."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("parent_code", sa.String(length=8), nullable=True),
        sa.Column("name_th", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("successor_code", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_parent_code"), "area", ["parent_code"], unique=False)
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("previous", name=op.f("uq_audit_seal_previous")),
    )
    op.create_table(
        "blocked_label",
        sa.Column("label", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("label", name=op.f("pk_blocked_label")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "centre",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("area_code", sa.String(length=8), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("name_th", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("public_half", sa.LargeBinary(), nullable=True),
        sa.Column("register_version", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("signature_key_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "level IN ('desk', 'province', 'district')", name=op.f("ck_centre_level")
        ),
        sa.CheckConstraint(
            "state IN ('listed', 'invited', 'active', 'deactivated')", name=op.f("ck_centre_state")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["centre.id"], name=op.f("fk_centre_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
        sa.UniqueConstraint("area_code", name=op.f("uq_centre_area_code")),
    )
    op.create_table(
        "conversation",
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("first_hour", UtcTime(), nullable=False),
        sa.Column("last_hour", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("pseudonym", name=op.f("pk_conversation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "district_outline",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("shape", sa.LargeBinary(), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_district_outline")),
    )
    op.create_table(
        "event_claim",
        sa.Column("event", sa.LargeBinary(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_event_claim")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.CheckConstraint("kind IN ('demo', 'real')", name=op.f("ck_installation_kind")),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "media_result",
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("part_id", name=op.f("pk_media_result")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("due", UtcTime(), nullable=False),
        sa.Column("born", UtcTime(), nullable=False),
        sa.Column("lease_until", UtcTime(), nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("state IN ('queued', 'parked')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_outbox_due"), "outbox", ["due"], unique=False)
    op.create_table(
        "parked_event",
        sa.Column("event", sa.LargeBinary(), nullable=False),
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_parked_event")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_parked_event_pseudonym"), "parked_event", ["pseudonym"], unique=False)
    op.create_table(
        "rate",
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("pseudonym", "act", name=op.f("pk_rate")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "routing_rule",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("workplace", sa.String(length=40), nullable=False),
        sa.Column("trust", sa.String(length=40), nullable=False),
        sa.Column("receiver", sa.String(length=40), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint(
            "version", "kind", "service", "workplace", "trust", name=op.f("pk_routing_rule")
        ),
    )
    op.create_table(
        "routing_version",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("signature_key_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_routing_version")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area_code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('province_hall', 'government_centre', 'district_office', 'kamnan', 'headman', 'local_government', 'other')",
            name=op.f("ck_site_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("area_code", "kind", "name", name=op.f("uq_site_area_code_kind_name")),
    )
    op.create_table(
        "slot",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("slot", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slot", name=op.f("pk_slot")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("invitation_hash", sa.LargeBinary(), nullable=True),
        sa.Column("invitation_expires", UtcTime(), nullable=True),
        sa.Column("password_salt", sa.LargeBinary(), nullable=True),
        sa.Column("public_half", sa.LargeBinary(), nullable=True),
        sa.Column("private_half", sa.LargeBinary(), nullable=True),
        sa.Column("second_factor", sa.LargeBinary(), nullable=True),
        sa.Column("second_factor_key_version", sa.Integer(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("retry_at", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("entry_signature", sa.LargeBinary(), nullable=True),
        sa.Column("entry_key_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('staff', 'lead', 'clerk', 'admin', 'inspector')", name=op.f("ck_account_role")
        ),
        sa.CheckConstraint(
            "state IN ('invited', 'enrolled', 'active', 'removed')", name=op.f("ck_account_state")
        ),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_account_centre_id")),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["account.id"], name=op.f("fk_account_confirmed_by")
        ),
        sa.ForeignKeyConstraint(["invited_by"], ["account.id"], name=op.f("fk_account_invited_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("invitation_hash", name=op.f("uq_account_invitation_hash")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_index(op.f("ix_account_centre_id"), "account", ["centre_id"], unique=False)
    op.create_table(
        "centre_district",
        sa.Column("district_code", sa.String(length=8), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name=op.f("fk_centre_district_centre_id")
        ),
        sa.PrimaryKeyConstraint("district_code", name=op.f("pk_centre_district")),
    )
    op.create_index(
        op.f("ix_centre_district_centre_id"), "centre_district", ["centre_id"], unique=False
    )
    op.create_table(
        "centre_rate",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name=op.f("fk_centre_rate_centre_id")
        ),
        sa.PrimaryKeyConstraint("centre_id", "hour", name=op.f("pk_centre_rate")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "recovery_sheet",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("wrap", sa.LargeBinary(), nullable=False),
        sa.Column("printed_hour", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name=op.f("fk_recovery_sheet_centre_id")
        ),
        sa.PrimaryKeyConstraint("centre_id", "key_version", name=op.f("pk_recovery_sheet")),
    )
    op.create_table(
        "sign",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("printed", sa.Date(), nullable=True),
        sa.Column("installed", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.CheckConstraint("mode IN ('site', 'sticker', 'district')", name=op.f("ck_sign_mode")),
        sa.CheckConstraint(
            "state IN ('registered', 'printed', 'installed', 'retired', 'tampered')",
            name=op.f("ck_sign_state"),
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_sign_site_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sign")),
    )
    op.create_index(op.f("ix_sign_site_id"), "sign", ["site_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.String(length=80), nullable=False),
        sa.Column("seal_number", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "actor IN ('staff', 'reporter', 'service')", name=op.f("ck_audit_actor")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_audit_account_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_audit_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_audit_act", "audit", ["act", "at"], unique=False)
    op.create_index(op.f("ix_audit_centre_id"), "audit", ["centre_id"], unique=False)
    op.create_index(op.f("ix_audit_seal_number"), "audit", ["seal_number"], unique=False)
    op.create_index(op.f("ix_audit_tip_id"), "audit", ["tip_id"], unique=False)
    op.create_table(
        "enrolment_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_enrolment_code_account_id")
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_code")),
        sa.UniqueConstraint("account_id", name=op.f("uq_enrolment_code_account_id")),
    )
    op.create_table(
        "member_key",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("wrap", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_member_key_account_id")
        ),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_member_key_centre_id")),
        sa.PrimaryKeyConstraint(
            "account_id", "centre_id", "key_version", name=op.f("pk_member_key")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        sa.Column("pseudonym_key_version", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_officer_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("account_id", name=op.f("uq_officer_account_id")),
        sa.UniqueConstraint("pseudonym", name=op.f("uq_officer_pseudonym")),
    )
    op.create_table(
        "one_time_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_time_code_account_id")
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_one_time_code")),
    )
    op.create_index(
        op.f("ix_one_time_code_account_id"), "one_time_code", ["account_id"], unique=False
    )
    op.create_table(
        "register_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("confirmed_at", UtcTime(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("signature_key_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["account.id"], name=op.f("fk_register_change_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centre.id"], name=op.f("fk_register_change_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["account.id"], name=op.f("fk_register_change_confirmed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_change")),
    )
    op.create_table(
        "session",
        sa.Column("cookie_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("wrapped_half", sa.LargeBinary(), nullable=True),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('second_factor', 'open', 'locked')", name=op.f("ck_session_stage")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_account_id")),
        sa.PrimaryKeyConstraint("cookie_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_account_id"), "session", ["account_id"], unique=False)
    op.create_table(
        "sign_count",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("tips", sa.Integer(), nullable=False),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["sign.code"], name=op.f("fk_sign_count_code")),
        sa.PrimaryKeyConstraint("code", "month", name=op.f("pk_sign_count")),
    )
    op.create_table(
        "tip",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("standby_id", sa.Uuid(), nullable=True),
        sa.Column("first_centre_id", sa.Uuid(), nullable=False),
        sa.Column("district_code", sa.String(length=8), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_count", sa.Integer(), nullable=True),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("quarantined", sa.Boolean(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("transferred", sa.Boolean(), nullable=False),
        sa.Column("has_media", sa.Boolean(), nullable=False),
        sa.Column("other_language", sa.Boolean(), nullable=False),
        sa.Column("assigned_to", sa.Uuid(), nullable=True),
        sa.Column("linked_to", sa.Uuid(), nullable=True),
        sa.Column("acknowledged_by", sa.Uuid(), nullable=True),
        sa.Column("acknowledged_at", UtcTime(), nullable=True),
        sa.Column("closing_asked_by", sa.Uuid(), nullable=True),
        sa.Column("closing_status", sa.String(length=40), nullable=True),
        sa.Column("public_half", sa.LargeBinary(), nullable=False),
        sa.Column("origin_signature", sa.LargeBinary(), nullable=False),
        sa.Column("origin_key_version", sa.Integer(), nullable=False),
        sa.Column("register_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("rules_mark", sa.String(length=40), nullable=False),
        sa.Column("shown", sa.String(length=40), nullable=False),
        sa.Column("shown_hour", UtcTime(), nullable=False),
        sa.Column("duration", sa.String(length=8), nullable=False),
        sa.Column("part_count", sa.Integer(), nullable=False),
        sa.Column("keyed", sa.Boolean(), nullable=False),
        sa.Column("legal_hold", sa.Boolean(), nullable=False),
        sa.Column("content_until", UtcTime(), nullable=True),
        sa.Column("media_until", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "category IN ('selling', 'violent_user', 'gathering', 'storing', 'producing', 'children', 'online', 'use', 'other', 'takes_money', 'protects', 'official_sells', 'official_uses', 'plants_evidence', 'leaks_reporter', 'official_other')",
            name=op.f("ck_tip_category"),
        ),
        sa.CheckConstraint(
            "channel IN ('line', 'phone', 'walk_in', 'moi_gis')", name=op.f("ck_tip_channel")
        ),
        sa.CheckConstraint("kind IN ('drug', 'misconduct')", name=op.f("ck_tip_kind")),
        sa.CheckConstraint(
            "outcome IS NULL OR status = 'investigated' OR closing_status = 'investigated'",
            name=op.f("ck_tip_outcome"),
        ),
        sa.CheckConstraint(
            "shown IN ('delivered', 'accepted', 'in_progress', 'waiting', 'passed_on', 'referred', 'completed', 'insufficient', 'withdrawn')",
            name=op.f("ck_tip_shown"),
        ),
        sa.CheckConstraint(
            "status IN ('new', 'accepted', 'investigating', 'investigated', 'insufficient', 'referred')",
            name=op.f("ck_tip_status"),
        ),
        sa.CheckConstraint("urgency IN ('now', 'soon', 'normal')", name=op.f("ck_tip_urgency")),
        sa.ForeignKeyConstraint(
            ["acknowledged_by"], ["account.id"], name=op.f("fk_tip_acknowledged_by")
        ),
        sa.ForeignKeyConstraint(["assigned_to"], ["account.id"], name=op.f("fk_tip_assigned_to")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_tip_centre_id")),
        sa.ForeignKeyConstraint(
            ["closing_asked_by"], ["account.id"], name=op.f("fk_tip_closing_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["first_centre_id"], ["centre.id"], name=op.f("fk_tip_first_centre_id")
        ),
        sa.ForeignKeyConstraint(["linked_to"], ["tip.id"], name=op.f("fk_tip_linked_to")),
        sa.ForeignKeyConstraint(["standby_id"], ["centre.id"], name=op.f("fk_tip_standby_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tip")),
        sa.UniqueConstraint("reference", name=op.f("uq_tip_reference")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tip_centre_id"), "tip", ["centre_id"], unique=False)
    op.create_table(
        "block_token",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_block_token_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_block_token")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "centre_proposal",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("name_th", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "state IN ('listed', 'invited', 'active', 'deactivated')",
            name=op.f("ck_centre_proposal_state"),
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["register_change.id"], name=op.f("fk_centre_proposal_change_id")
        ),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_centre_proposal")),
    )
    op.create_table(
        "part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("signature_key_version", sa.Integer(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.CheckConstraint("author IN ('reporter', 'staff')", name=op.f("ck_part_author")),
        sa.CheckConstraint(
            "kind IN ('answers', 'text', 'image', 'video', 'audio', 'file', 'note', 'question', 'answer')",
            name=op.f("ck_part_kind"),
        ),
        sa.CheckConstraint("state IN ('pending', 'ready', 'failed')", name=op.f("ck_part_state")),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_part_tip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_part_tip_id"), "part", ["tip_id"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("public_half", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_receipt_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_receipt_tag"), "receipt", ["tag"], unique=False)
    op.create_table(
        "recusal",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_recusal_account_id")),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_recusal_by")),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_recusal_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", "account_id", name=op.f("pk_recusal")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("letter_number", sa.String(length=200), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_referral_by")),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_referral_tip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_tip_id"), "referral", ["tip_id"], unique=False)
    op.create_table(
        "reply_address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_reply_address_tip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_address")),
        sa.UniqueConstraint("tip_id", name=op.f("uq_reply_address_tip_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seizure",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("drug", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "drug IN ('yaba', 'ice', 'heroin', 'ketamine', 'pod_k', 'ecstasy', 'cocaine', 'opium', 'happy_water', 'sleeping_pills', 'inhalants', 'mushrooms', 'kratom_mix', 'cannabis', 'other', 'unknown')",
            name=op.f("ck_seizure_drug"),
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_seizure_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", "drug", name=op.f("pk_seizure")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "takeover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("from_centre_id", sa.Uuid(), nullable=False),
        sa.Column("to_centre_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_takeover_by")),
        sa.ForeignKeyConstraint(
            ["from_centre_id"], ["centre.id"], name=op.f("fk_takeover_from_centre_id")
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_takeover_tip_id")),
        sa.ForeignKeyConstraint(
            ["to_centre_id"], ["centre.id"], name=op.f("fk_takeover_to_centre_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takeover")),
    )
    op.create_index(op.f("ix_takeover_tip_id"), "takeover", ["tip_id"], unique=False)
    op.create_table(
        "tip_drug",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("drug", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "drug IN ('yaba', 'ice', 'heroin', 'ketamine', 'pod_k', 'ecstasy', 'cocaine', 'opium', 'happy_water', 'sleeping_pills', 'inhalants', 'mushrooms', 'kratom_mix', 'cannabis', 'other', 'unknown')",
            name=op.f("ck_tip_drug_drug"),
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_tip_drug_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", "drug", name=op.f("pk_tip_drug")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tip_key",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("wrap", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("role IN ('holder', 'standby')", name=op.f("ck_tip_key_role")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_tip_key_centre_id")),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_tip_key_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", "centre_id", "key_version", name=op.f("pk_tip_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tip_read",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("part_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_tip_read_account_id")
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_tip_read_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", "account_id", name=op.f("pk_tip_read")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "transfer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("from_centre_id", sa.Uuid(), nullable=False),
        sa.Column("to_centre_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("hour", UtcTime(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_transfer_by")),
        sa.ForeignKeyConstraint(
            ["from_centre_id"], ["centre.id"], name=op.f("fk_transfer_from_centre_id")
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_transfer_tip_id")),
        sa.ForeignKeyConstraint(
            ["to_centre_id"], ["centre.id"], name=op.f("fk_transfer_to_centre_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
    )
    op.create_index(
        op.f("ix_transfer_from_centre_id"), "transfer", ["from_centre_id"], unique=False
    )
    op.create_index(op.f("ix_transfer_tip_id"), "transfer", ["tip_id"], unique=False)
    op.create_table(
        "undoable_act",
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_count", sa.Integer(), nullable=True),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("assigned_to", sa.Uuid(), nullable=True),
        sa.Column("transferred", sa.Boolean(), nullable=False),
        sa.Column("quarantined", sa.Boolean(), nullable=False),
        sa.Column("closing_asked_by", sa.Uuid(), nullable=True),
        sa.Column("closing_status", sa.String(length=40), nullable=True),
        sa.Column("content_until", UtcTime(), nullable=True),
        sa.Column("media_until", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_undoable_act_account_id")
        ),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_undoable_act_tip_id")),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_undoable_act")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "centre_proposal_district",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("district_code", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["centre_proposal.change_id"],
            name=op.f("fk_centre_proposal_district_change_id"),
        ),
        sa.PrimaryKeyConstraint(
            "change_id", "district_code", name=op.f("pk_centre_proposal_district")
        ),
    )
    op.create_table(
        "mailbox_message",
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("tip_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_mailbox_message_part_id")),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_mailbox_message_tip_id")),
        sa.PrimaryKeyConstraint("part_id", name=op.f("pk_mailbox_message")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mailbox_message_tip_id"), "mailbox_message", ["tip_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_mailbox_message_tip_id"), table_name="mailbox_message")
    op.drop_table("mailbox_message")
    op.drop_table("centre_proposal_district")
    op.drop_table("undoable_act")
    op.drop_index(op.f("ix_transfer_tip_id"), table_name="transfer")
    op.drop_index(op.f("ix_transfer_from_centre_id"), table_name="transfer")
    op.drop_table("transfer")
    op.drop_table("tip_read")
    op.drop_table("tip_key")
    op.drop_table("tip_drug")
    op.drop_index(op.f("ix_takeover_tip_id"), table_name="takeover")
    op.drop_table("takeover")
    op.drop_table("seizure")
    op.drop_table("reply_address")
    op.drop_index(op.f("ix_referral_tip_id"), table_name="referral")
    op.drop_table("referral")
    op.drop_table("recusal")
    op.drop_index(op.f("ix_receipt_tag"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_index(op.f("ix_part_tip_id"), table_name="part")
    op.drop_table("part")
    op.drop_table("centre_proposal")
    op.drop_table("block_token")
    op.drop_index(op.f("ix_tip_centre_id"), table_name="tip")
    op.drop_table("tip")
    op.drop_table("sign_count")
    op.drop_index(op.f("ix_session_account_id"), table_name="session")
    op.drop_table("session")
    op.drop_table("register_change")
    op.drop_index(op.f("ix_one_time_code_account_id"), table_name="one_time_code")
    op.drop_table("one_time_code")
    op.drop_table("officer")
    op.drop_table("member_key")
    op.drop_table("enrolment_code")
    op.drop_index(op.f("ix_audit_tip_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_seal_number"), table_name="audit")
    op.drop_index(op.f("ix_audit_centre_id"), table_name="audit")
    op.drop_index("ix_audit_act", table_name="audit")
    op.drop_table("audit")
    op.drop_index(op.f("ix_sign_site_id"), table_name="sign")
    op.drop_table("sign")
    op.drop_table("recovery_sheet")
    op.drop_table("centre_rate")
    op.drop_index(op.f("ix_centre_district_centre_id"), table_name="centre_district")
    op.drop_table("centre_district")
    op.drop_index(op.f("ix_account_centre_id"), table_name="account")
    op.drop_table("account")
    op.drop_table("slot")
    op.drop_table("site")
    op.drop_table("routing_version")
    op.drop_table("routing_rule")
    op.drop_table("rate")
    op.drop_index(op.f("ix_parked_event_pseudonym"), table_name="parked_event")
    op.drop_table("parked_event")
    op.drop_index(op.f("ix_outbox_due"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("media_result")
    op.drop_table("installation")
    op.drop_table("event_claim")
    op.drop_table("district_outline")
    op.drop_table("conversation")
    op.drop_table("centre")
    op.drop_table("blocked_label")
    op.drop_table("audit_seal")
    op.drop_index(op.f("ix_area_parent_code"), table_name="area")
    op.drop_table("area")
