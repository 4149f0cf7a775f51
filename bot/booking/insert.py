"""Inserting rows unless they are there already, on either database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows whose keys are not there yet; gives how many those were."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    missing = dialect.insert(table).values(list(rows)).on_conflict_do_nothing()
    # PostgreSQL's driver counts no rows for such a statement, so those that were inserted are asked for.
    return len(connection.execute(missing.returning(*table.primary_key)).all())
