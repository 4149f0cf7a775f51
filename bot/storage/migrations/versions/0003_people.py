"""People, who answers for what, conversations and inquiries.

Revision ID: 0003_people
"""

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, Integer, String, Text

revision = "0003_people"
down_revision = "0002_messages"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "person",
        Column("id", BigInteger, primary_key=True, autoincrement=False),
        Column("first_name", String, nullable=False),
        Column("language", String, nullable=False),
        Column("first_seen", _INSTANT, nullable=False),
    )
    op.create_table(
        "contact",
        Column("resource", String, primary_key=True),
        Column("person_id", BigInteger, nullable=False, index=True),
    )
    op.create_table(
        "invitation",
        Column("token_hash", String, primary_key=True),
        Column("resource", String, nullable=False),
        Column("expires_at", _INSTANT, nullable=False),
        Column("used_by", BigInteger),
    )
    op.create_table(
        "conversation",
        Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
        Column("state", Text, nullable=False),
    )
    op.create_table(
        "inquiry",
        Column("id", _NUMBER, primary_key=True),
        Column("chat_id", BigInteger, nullable=False, index=True),
        Column("person_id", BigInteger, nullable=False, index=True),
        Column("question", Text, nullable=False),
        Column("state", String, nullable=False),
        Column("opened_at", _INSTANT, nullable=False),
        Column("answered_at", _INSTANT),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("inquiry", "conversation", "invitation", "contact", "person"):
        op.drop_table(table)
