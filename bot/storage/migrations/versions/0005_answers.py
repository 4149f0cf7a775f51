"""Answers given, and their quotes.

Revision ID: 0005_answers
"""

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, String, Text

revision = "0005_answers"
down_revision = "0003_people"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "given_answer",
        Column("id", _NUMBER, primary_key=True),
        Column("person_id", BigInteger, nullable=False, index=True),
        Column("chat_id", BigInteger, nullable=False),
        Column("asked_at", _INSTANT, nullable=False, index=True),
        Column("language", String, nullable=False),
        Column("question", Text, nullable=False),
        Column("found", String, nullable=False),
        Column("curated", BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "given_quote",
        Column("answer_id", _NUMBER, ForeignKey("given_answer.id", ondelete="CASCADE"), primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("document", String, nullable=False, index=True),
        Column("title", String, nullable=False),
        Column("section", String, nullable=False),
        Column("text", Text, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("given_quote")
    op.drop_table("given_answer")
