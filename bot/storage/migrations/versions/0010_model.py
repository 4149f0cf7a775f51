"""Tokens that the language model took, by day and person.

Revision ID: 0010_model
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Date, Integer

revision = "0010_model"
down_revision = "0009_office"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "token_use",
        Column("day", Date, primary_key=True),
        Column("person_id", BigInteger, primary_key=True, autoincrement=False),
        Column("tokens", BigInteger, nullable=False),
        Column("calls", Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("token_use")
