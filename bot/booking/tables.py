"""The agenda's tables.

An allocation keeps the time of one resource busy. Its times are whole seconds since 1970 in UTC, so that both databases
compare them as numbers; `unit_from`/`unit_until` are the places it takes on a resource that holds several (a group
visit), and `[0, EVERY_UNIT)` takes the resource whole. The rule that two active allocations of one resource never share
a unit and an instant is the database's own (see the migration), so it holds whoever writes.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)
from sqlmodel import SQLModel

from bot.instant import UtcDateTime

EVERY_UNIT: Final = 1_000_000
LONGEST_ALLOCATION: Final = 3 * 86_400
"""Seconds. A bound on an allocation lets an index find what overlaps a window without reading the past."""

_metadata = SQLModel.metadata

resource = Table(
    "resource",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(160), nullable=False, unique=True),
    Column("title", String(200), nullable=False, default=""),
)

booking = Table(
    "booking",
    _metadata,
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
    Column("starts", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("place", String(200), nullable=False),
    Column("language", String(8), nullable=True),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("hold_until", UtcDateTime, nullable=True),
    Column("late", Boolean, nullable=False, default=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("ends > starts", name="booking_ends_after_start"),
    CheckConstraint("seats > 0", name="booking_has_seats"),
    Index("booking_founder", "founder", "ends"),
    Index("booking_state", "state", "starts"),
)

allocation = Table(
    "allocation",
    _metadata,
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
    CheckConstraint(f"ends > starts AND ends - starts <= {LONGEST_ALLOCATION}", name="allocation_length"),
    Index(
        "allocation_busy",
        "resource_id",
        "starts",
        sqlite_where=text("active = 1"),
        postgresql_where=text("active"),
    ),
    Index(
        "allocation_running_out",
        "resource_id",
        "expires",
        sqlite_where=text("active = 1 AND expires IS NOT NULL"),
        postgresql_where=text("active AND expires IS NOT NULL"),
    ),
)

change = Table(
    "booking_change",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("booking_id", Integer, ForeignKey("booking.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("draft", String(80), nullable=True, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", BigInteger, nullable=True),
    Column("before", JSON, nullable=True),
    Column("undone", Boolean, nullable=False, default=False),
)

waitlist = Table(
    "waitlist",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("service", String(160), nullable=False),
    Column("resource", String(160), nullable=True),
    Column("founder", BigInteger, nullable=False, index=True),
    Column("starts", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("language", String(8), nullable=True),
    Column("state", String(12), nullable=False),
    Column("offer_draft", String(80), nullable=True, unique=True),
    Column("offer_until", UtcDateTime, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Index("waitlist_service", "service", "state"),
)

exception = Table(
    "agenda_exception",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("resource", String(160), nullable=True, index=True),
    Column("opens", Boolean, nullable=False),
    Column("starts", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("reason", String(200), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("ends > starts", name="exception_ends_after_start"),
)

founder_limit = Table(
    "founder_limit",
    _metadata,
    Column("founder", BigInteger, primary_key=True, autoincrement=False),
    Column("max_active", Integer, nullable=False),
)

reminder = Table(
    "reminder",
    _metadata,
    Column("booking_id", Integer, ForeignKey("booking.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("lead", Integer, primary_key=True, autoincrement=False),
    Column("sent_at", UtcDateTime, nullable=False),
)

feed_token = Table(
    "feed_token",
    _metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("owner", String(160), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
)
