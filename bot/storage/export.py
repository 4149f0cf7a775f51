"""Everything the store holds of a person, as plain data (GDPR, article 15)."""

import json
from base64 import b64encode
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, or_, select
from sqlmodel import Session, SQLModel

from bot.storage.personal import present

# Rows that name nobody themselves but belong to one that does: table, its column, the row's table.
BELONGING = (
    ("given_quote", "answer_id", "given_answer"),
    ("inquiry_message", "inquiry_id", "inquiry"),
    ("booking_change", "booking_id", "booking"),
    ("reminder", "booking_id", "booking"),
)


def everything_of(session: Session, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row that names the person, and what belongs to it, by table; also tables that hold nothing of them."""
    tables: dict[str, Table] = {table.name: table for _, table, _ in present()}
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in sorted(tables.items()):
        names = [column == one.value(person_id) for one, owner, column in present() if owner is table]
        found[name] = _rows(session, table, or_(*names))
    for name, column, parent in BELONGING:
        child = SQLModel.metadata.tables.get(name)
        if child is not None and parent in found:
            numbers = [row["id"] for row in found[parent]]
            rows = _rows(session, child, child.c[column].in_(numbers))
            found[name] = found.get(name, []) + [row for row in rows if row not in found.get(name, [])]
    return found


def as_file(session: Session, person_id: int, now: datetime) -> bytes:
    """The same as JSON text in UTF-8."""
    content = {"person": person_id, "exported_at": now.isoformat(), "tables": everything_of(session, person_id)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _rows(session: Session, table: Table, where: Any) -> list[dict[str, Any]]:
    rows = session.connection().execute(select(table).where(where)).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value
