"""The agenda's tables, and the rule that one resource is never taken twice at once.

The rule is the database's own. PostgreSQL: an exclusion constraint over ranges of whole numbers, which needs no
extension. SQLite: triggers before an insert and before an update; an allocation lasts three days at most, so their
search reads an index near the new row only.

Revision ID: 0001_booking
"""

from typing import Final

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    text,
)

revision = "0001_booking"
down_revision = None
branch_labels = None
depends_on = None

_TABLES: Final = (
    "resource",
    "booking",
    "allocation",
    "booking_change",
    "waitlist",
    "agenda_exception",
    "founder_limit",
    "reminder",
    "feed_token",
    "resource_contact",
)

_EXCLUSION: Final = """
ALTER TABLE allocation ADD CONSTRAINT allocation_no_overlap EXCLUDE USING gist (
    int4range(resource_id, resource_id, '[]') WITH &&,
    int4range(unit_from, unit_until) WITH &&,
    int8range(starts, ends) WITH &&
) WHERE (active)
"""

_TRIGGER: Final = """
CREATE TRIGGER allocation_no_overlap_{event} BEFORE {event} ON allocation WHEN NEW.active = 1
BEGIN
    SELECT RAISE(ABORT, 'allocation_no_overlap') WHERE EXISTS (
        SELECT 1 FROM allocation
        WHERE active = 1 AND resource_id = NEW.resource_id AND id IS NOT NEW.id
          AND starts < NEW.ends AND starts > NEW.starts - 259200 AND ends > NEW.starts
          AND unit_from < NEW.unit_until AND unit_until > NEW.unit_from
    );
END
"""


def upgrade() -> None:
    _create_agenda()
    _create_people()
    if op.get_bind().dialect.name == "sqlite":
        for event in ("insert", "update"):
            op.execute(_TRIGGER.format(event=event))
    else:
        op.execute(_EXCLUSION)


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _create_agenda() -> None:
    op.create_table(
        "resource",
        Column("id", Integer, primary_key=True),
        Column("key", String(160), nullable=False, unique=True),
        Column("title", String(200), nullable=False, default=""),
    )
    op.create_table(
        "booking",
        Column("id", Integer, primary_key=True),
        Column("uid", String(80), nullable=False, unique=True),
        Column("draft", String(80), nullable=False, unique=True),
        Column("service", String(160), nullable=False),
        Column("document", String(160), nullable=False),
        Column("title", String(200), nullable=False),
        Column("founder", BigInteger, nullable=False),
        Column("resource", String(160), nullable=False),
        Column("resource_title", String(200), nullable=False),
        Column("also", JSON, nullable=False),
        Column("starts", DateTime(timezone=True), nullable=False),
        Column("ends", DateTime(timezone=True), nullable=False),
        Column("seats", Integer, nullable=False),
        Column("place", String(200), nullable=False),
        Column("language", String(8), nullable=True),
        Column("state", String(12), nullable=False),
        Column("version", Integer, nullable=False),
        Column("hold_until", DateTime(timezone=True), nullable=True),
        Column("late", Boolean, nullable=False, default=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("changed_at", DateTime(timezone=True), nullable=False),
        CheckConstraint("ends > starts", name="booking_ends_after_start"),
        CheckConstraint("seats > 0", name="booking_has_seats"),
        Index("booking_founder", "founder", "ends"),
        Index("booking_state", "state", "starts"),
    )
    op.create_table(
        "allocation",
        Column("id", Integer, primary_key=True),
        Column("booking_id", Integer, ForeignKey("booking.id"), nullable=True, index=True),
        Column("session_id", Integer, ForeignKey("resource.id"), nullable=True, index=True),
        Column("resource_id", Integer, ForeignKey("resource.id"), nullable=False),
        Column("unit_from", Integer, nullable=False),
        Column("unit_until", Integer, nullable=False),
        Column("starts", BigInteger, nullable=False),
        Column("ends", BigInteger, nullable=False),
        Column("expires", BigInteger, nullable=True),
        Column("active", Boolean, nullable=False),
        CheckConstraint("(booking_id IS NULL) <> (session_id IS NULL)", name="allocation_has_one_owner"),
        CheckConstraint("unit_from >= 0 AND unit_until > unit_from", name="allocation_has_units"),
        CheckConstraint("ends > starts AND ends - starts <= 259200", name="allocation_length"),
        Index(
            "allocation_busy",
            "resource_id",
            "starts",
            sqlite_where=text("active = 1"),
            postgresql_where=text("active"),
        ),
    )
    op.create_table(
        "booking_change",
        Column("id", Integer, primary_key=True),
        Column("booking_id", Integer, ForeignKey("booking.id"), nullable=False, index=True),
        Column("kind", String(12), nullable=False),
        Column("draft", String(80), nullable=True, unique=True),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("by", BigInteger, nullable=True),
        Column("before", JSON, nullable=True),
        Column("undone", Boolean, nullable=False, default=False),
    )


def _create_people() -> None:
    op.create_table(
        "waitlist",
        Column("id", Integer, primary_key=True),
        Column("service", String(160), nullable=False),
        Column("resource", String(160), nullable=True),
        Column("founder", BigInteger, nullable=False, index=True),
        Column("starts", DateTime(timezone=True), nullable=False),
        Column("ends", DateTime(timezone=True), nullable=False),
        Column("seats", Integer, nullable=False),
        Column("language", String(8), nullable=True),
        Column("state", String(12), nullable=False),
        Column("offer_draft", String(80), nullable=True, unique=True),
        Column("offer_until", DateTime(timezone=True), nullable=True),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Index("waitlist_service", "service", "state"),
    )
    op.create_table(
        "agenda_exception",
        Column("id", Integer, primary_key=True),
        Column("resource", String(160), nullable=True, index=True),
        Column("opens", Boolean, nullable=False),
        Column("starts", DateTime(timezone=True), nullable=False),
        Column("ends", DateTime(timezone=True), nullable=False),
        Column("reason", String(200), nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        CheckConstraint("ends > starts", name="exception_ends_after_start"),
    )
    op.create_table(
        "founder_limit",
        Column("founder", BigInteger, primary_key=True, autoincrement=False),
        Column("max_active", Integer, nullable=False),
    )
    op.create_table(
        "reminder",
        Column("booking_id", Integer, ForeignKey("booking.id"), primary_key=True),
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("lead", Integer, primary_key=True, autoincrement=False),
        Column("sent_at", DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "feed_token",
        Column("token_hash", String(64), primary_key=True),
        Column("owner", String(160), nullable=False, index=True),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("revoked_at", DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "resource_contact",
        Column("resource", String(160), primary_key=True),
        Column("chat_id", BigInteger, nullable=False),
    )
