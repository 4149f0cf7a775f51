"""Revocations that outlive an erasure.

Revision ID: 0011_revocation
"""

from alembic import op
from sqlalchemy import Column, DateTime, String

revision = "0011_revocation"
down_revision = "0010_model"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "revocation",
        Column("digest", String, primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("revocation")
