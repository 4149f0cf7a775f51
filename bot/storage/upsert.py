"""An INSERT that may meet a row already there, in the words of the database at hand."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session


def dialect(session: Session) -> str:
    """The name of the session's kind of database."""
    return session.get_bind().dialect.name


def insert_into(table: Table, dialect_name: str) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return postgresql.insert(table) if dialect_name == "postgresql" else sqlite.insert(table)
