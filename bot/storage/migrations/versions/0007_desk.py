"""The staff desk: where an inquiry stands and what was said in it, approved answers, feedback.

Revision ID: 0007_desk
"""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Integer, String, Text

revision = "0007_desk"
down_revision = "0006_members"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Add to the inquiries, and make the tables."""
    for column in _inquiry_columns():
        op.add_column("inquiry", column)
    op.execute("UPDATE inquiry SET waiting_since = opened_at WHERE state = 'open'")
    op.create_index("outgoing_topic", "outgoing", ["chat_id", "thread_id"])
    _make_messages()
    _make_curated()
    _make_feedback()


def _inquiry_columns() -> list[Column[object]]:
    return [
        Column("origin", String, nullable=False, server_default="asked"),
        Column("answer_id", BigInteger),
        Column("taken_by", BigInteger),
        Column("taken_at", _INSTANT),
        Column("answered_by", BigInteger),
        Column("waiting_since", _INSTANT),
        Column("raised_at", _INSTANT),
        Column("raised", Integer, nullable=False, server_default="0"),
        Column("closed_by", BigInteger),
        Column("closed_at", _INSTANT),
        Column("closed_as", String),
        Column("card", Integer, nullable=False, server_default="0"),
        Column("failed_at", _INSTANT),
        Column("quotes", Text, nullable=False, server_default="[]"),
    ]


def _make_messages() -> None:
    op.create_table(
        "inquiry_message",
        Column("id", _NUMBER, primary_key=True),
        Column("inquiry_id", _NUMBER, ForeignKey("inquiry.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("person_id", BigInteger, nullable=False, index=True),
        Column("from_staff", Boolean, nullable=False),
        Column("said_at", _INSTANT, nullable=False),
        Column("text", Text, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_curated() -> None:
    op.create_table(
        "curated_answer",
        Column("id", _NUMBER, primary_key=True),
        Column("state", String, nullable=False, index=True),
        Column("question", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("language", String, nullable=False),
        Column("audience", String, nullable=False),
        Column("valid_until", Date),
        Column("inquiry_id", BigInteger),
        Column("asked_in", BigInteger, unique=True),
        Column("alike", BigInteger),
        Column("author_id", BigInteger, nullable=False, index=True),
        Column("author", String, nullable=False),
        Column("proposed_at", _INSTANT, nullable=False),
        Column("approved_by", BigInteger),
        Column("approved_at", _INSTANT),
        Column("withdrawn_by", BigInteger),
        Column("withdrawn_at", _INSTANT),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "curated_question",
        Column("id", _NUMBER, primary_key=True),
        Column("curated_id", _NUMBER, ForeignKey("curated_answer.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("question", Text, nullable=False),
        Column("language", String, nullable=False),
        Column("person_id", BigInteger, index=True),
        Column("asked_at", _INSTANT, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        Column("answer_id", _NUMBER, ForeignKey("given_answer.id", ondelete="CASCADE"), primary_key=True),
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("verdict", String, nullable=False),
        Column("reason", String),
        Column("given_at", _INSTANT, nullable=False),
        Column("changed_at", _INSTANT, nullable=False),
        Column("reported_to", BigInteger),
        Column("inquiry_id", BigInteger),
    )


def downgrade() -> None:
    """Drop what was made."""
    for table in ("feedback", "curated_question", "curated_answer", "inquiry_message"):
        op.drop_table(table)
    op.drop_index("outgoing_topic", "outgoing")
    for column in reversed(_inquiry_columns()):
        op.drop_column("inquiry", column.name)
