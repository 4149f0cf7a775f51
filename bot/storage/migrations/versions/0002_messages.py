"""The inbox and the outbox.

Revision ID: 0002_messages
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    text,
)

revision = "0002_messages"
down_revision = "0001_booking"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "incoming",
        Column("update_id", BigInteger, primary_key=True, autoincrement=False),
        Column("chat_id", BigInteger, nullable=False),
        Column("payload", Text, nullable=False),
        Column("received_at", _INSTANT, nullable=False),
        Column("done_at", _INSTANT),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("failure", String),
        _pending("incoming_pending", "received_at", "update_id", where="done_at IS NULL"),
    )
    op.create_table(
        "outgoing",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("chat_id", BigInteger, index=True),
        Column("thread_id", BigInteger),
        Column("priority", SmallInteger, nullable=False),
        Column("payload", Text, nullable=False),
        Column("content", LargeBinary),
        Column("key", String(200), unique=True),
        Column("not_before", _INSTANT),
        Column("created_at", _INSTANT, nullable=False),
        Column("sent_at", _INSTANT),
        Column("message_id", BigInteger),
        Column("parts_sent", Integer, nullable=False, server_default="0"),
        Column("unanswered", Integer, nullable=False, server_default="0"),
        Column("last_error", String),
        Column("dead_at", _INSTANT),
        _pending("outgoing_pending", "priority", "id", where="sent_at IS NULL AND dead_at IS NULL"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop the tables, with what waits in them."""
    op.drop_table("outgoing")
    op.drop_table("incoming")


def _pending(name: str, *columns: str, where: str) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))
