"""An index of what is only held, so that a lock looks at no past booking; and no second table of contacts.

Revision ID: 0008_booking
"""

from typing import Final

from alembic import op
from sqlalchemy import BigInteger, Column, String, text

revision = "0008_booking"
down_revision = "0007_desk"
branch_labels = None
depends_on = None

_INDEX: Final = "allocation_running_out"


def upgrade() -> None:
    """Make the index; who answers for a resource is kept in `contact`."""
    op.create_index(
        _INDEX,
        "allocation",
        ["resource_id", "expires"],
        sqlite_where=text("active = 1 AND expires IS NOT NULL"),
        postgresql_where=text("active AND expires IS NOT NULL"),
    )
    op.drop_table("resource_contact")


def downgrade() -> None:
    """Make the table again, empty, and drop the index."""
    op.create_table(
        "resource_contact",
        Column("resource", String(160), primary_key=True),
        Column("chat_id", BigInteger, nullable=False),
    )
    op.drop_index(_INDEX, "allocation")
