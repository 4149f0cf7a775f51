"""Inserting rows unless they are there already, on either database."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows whose keys are not there yet; gives how many those were."""
    # PostgreSQL's driver counts no rows for such a statement, so those that were inserted are asked for.
    return len(connection.execute(_statement(table, connection.dialect.name), rows).all())


@cache
def _statement(table: Table, dialect_name: str) -> ReturningInsert[Any]:
    if dialect_name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
    return sqlite.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
