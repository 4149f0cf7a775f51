"""Companies, roles, invitations to a role, and what people were told unasked.

Revision ID: 0006_members
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Text,
    text,
    true,
)

revision = "0006_members"
down_revision = "0005_answers"
branch_labels = None
depends_on = None

_INSTANT = DateTime(timezone=True)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables. Whoever answers for a resource already is an expert."""
    op.create_table(
        "company",
        Column("id", _NUMBER, primary_key=True),
        Column("name", String, nullable=False, unique=True),
        Column("tenancy", String, nullable=False),
        Column("agreement_from", Date),
        Column("agreement_until", Date),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "membership",
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("role", String, nullable=False),
        Column("company_id", _NUMBER, ForeignKey("company.id"), index=True),
        Column("granted_at", _INSTANT, nullable=False),
        Column("granted_by", BigInteger),
        Column("revoked_at", _INSTANT),
    )
    op.execute(
        text(
            "INSERT INTO membership (person_id, role, granted_at) "
            "SELECT DISTINCT person_id, 'expert', CURRENT_TIMESTAMP FROM contact"
        )
    )
    # An invitation lives for a week: those of the older kind are made again rather than carried over.
    op.drop_table("invitation")
    _make_invitations()
    op.create_table(
        "told",
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("key", String(200), primary_key=True),
        Column("at", _INSTANT, nullable=False),
    )
    op.create_table(
        "served_text",
        Column("id", Integer, primary_key=True),
        Column("version", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "erasure",
        Column("id", _NUMBER, primary_key=True),
        Column("person_id", BigInteger, nullable=False),
        Column("at", _INSTANT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.add_column("person", Column("wants_changes", Boolean, nullable=False, server_default=true()))


def _make_invitations() -> None:
    op.create_table(
        "invitation",
        Column("id", _NUMBER, primary_key=True),
        Column("token_hash", String, nullable=False, unique=True),
        Column("role", String, nullable=False),
        Column("company_id", _NUMBER, ForeignKey("company.id"), index=True),
        Column("resource", String),
        Column("created_at", _INSTANT, nullable=False),
        Column("created_by", BigInteger),
        Column("expires_at", _INSTANT, nullable=False),
        Column("used_by", BigInteger),
        Column("used_at", _INSTANT),
        Column("revoked_at", _INSTANT),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "invitation_guess",
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("wrong", Integer, nullable=False),
        Column("since", _INSTANT, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables, and make the invitations' earlier one again."""
    op.drop_column("person", "wants_changes")
    for table in ("erasure", "served_text", "told", "invitation_guess", "invitation", "membership", "company"):
        op.drop_table(table)
    op.create_table(
        "invitation",
        Column("token_hash", String, primary_key=True),
        Column("resource", String, nullable=False),
        Column("expires_at", _INSTANT, nullable=False),
        Column("used_by", BigInteger),
    )
