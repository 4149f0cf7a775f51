"""What staff ask for: errands, documents sent from the phone, announcements and those who want none.

Revision ID: 0009_office
"""

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, String, Text

revision = "0009_office"
down_revision = "0008_booking"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "errand",
        Column("id", _NUMBER, primary_key=True),
        Column("kind", String, nullable=False),
        Column("key", String(120), unique=True),
        Column("chat_id", BigInteger, nullable=False),
        Column("thread_id", BigInteger),
        Column("argument", String, nullable=False),
        Column("asked_at", _INSTANT, nullable=False),
        Column("not_before", _INSTANT),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("done_at", _INSTANT, index=True),
        Column("failed", String),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "submission",
        Column("id", _NUMBER, primary_key=True),
        Column("state", String, nullable=False, index=True),
        Column("chat_id", BigInteger, nullable=False),
        Column("thread_id", BigInteger),
        Column("person_id", BigInteger, nullable=False, index=True),
        Column("file_id", String, nullable=False),
        Column("name", String, nullable=False),
        Column("stem", String, nullable=False, index=True),
        Column("sent_at", _INSTANT, nullable=False),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("not_before", _INSTANT),
        Column("published_by", BigInteger),
        Column("published_at", _INSTANT),
        sqlite_autoincrement=True,
    )
    _make_broadcasts()


def _make_broadcasts() -> None:
    op.create_table(
        "broadcast",
        Column("id", _NUMBER, primary_key=True),
        Column("state", String, nullable=False, index=True),
        Column("chat_id", BigInteger, nullable=False),
        Column("thread_id", BigInteger),
        Column("person_id", BigInteger, nullable=False, index=True),
        Column("text", Text, nullable=False),
        Column("audience", String, nullable=False),
        Column("written_at", _INSTANT, nullable=False),
        Column("confirmed_by", BigInteger),
        Column("confirmed_at", _INSTANT),
        Column("recipients", Integer, nullable=False, server_default="0"),
        Column("closed_from", _INSTANT),
        Column("closed_until", _INSTANT),
        Column("closed_at", _INSTANT),
        Column("done_at", _INSTANT),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "broadcast_refusal",
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("broadcast_id", _NUMBER, ForeignKey("broadcast.id", ondelete="SET NULL")),
        Column("refused_at", _INSTANT, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("broadcast_refusal", "broadcast", "submission", "errand"):
        op.drop_table(table)
