"""Where the store holds a person, and what erasing them does there: the one list that export and erasure follow.

A column that holds people and is missing here fails a test that walks every table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, MetaData, Table
from sqlmodel import SQLModel

from bot.storage.revocation import digest_of


class Fate(StrEnum):
    """What becomes of a row when the person it names is erased.

    `DELETE` the row goes; `CLEAR` the row stays and names nobody; `ZERO` the same where somebody must be named;
    `KEEP` the row stays as it is: it is there for those who were erased.
    """

    DELETE = "delete"
    CLEAR = "clear"
    ZERO = "zero"
    KEEP = "keep"


def _as_founder(person_id: int) -> str:
    return f"founder:{person_id}"


@dataclass(frozen=True)
class Trace:
    """A column that names a person; `value` is what it holds for one, the bare id in most."""

    table: str
    column: str
    fate: Fate
    value: Callable[[int], int | str] = int


_DELETED = (
    ("person", "id"),
    ("conversation", "chat_id"),
    ("contact", "person_id"),
    ("membership", "person_id"),
    ("invitation", "used_by"),
    ("invitation_guess", "person_id"),
    ("told", "person_id"),
    ("outgoing", "chat_id"),
    ("given_answer", "person_id"),
    ("given_answer", "chat_id"),
    ("feedback", "person_id"),
    ("inquiry", "person_id"),
    ("inquiry", "chat_id"),
    ("inquiry_message", "person_id"),
    ("curated_question", "person_id"),
    ("waitlist", "founder"),
    ("founder_limit", "founder"),
    ("errand", "chat_id"),
    ("broadcast_refusal", "person_id"),
    ("token_use", "person_id"),
)
_CLEARED = (
    ("membership", "granted_by"),
    ("invitation", "created_by"),
    ("inquiry", "taken_by"),
    ("inquiry", "answered_by"),
    ("inquiry", "closed_by"),
    ("curated_answer", "approved_by"),
    ("curated_answer", "withdrawn_by"),
    ("feedback", "reported_to"),
    ("booking_change", "by"),
    ("submission", "published_by"),
    ("broadcast", "confirmed_by"),
)
# What the nursery goes on counting, or goes on saying, without knowing whose it was.
_ZEROED = (
    ("incoming", "chat_id"),
    ("booking", "founder"),
    ("curated_answer", "author_id"),
    ("submission", "person_id"),
    ("submission", "chat_id"),
    ("broadcast", "person_id"),
    ("broadcast", "chat_id"),
)

TRACES: tuple[Trace, ...] = (
    *(Trace(table, column, Fate.DELETE) for table, column in _DELETED),
    *(Trace(table, column, Fate.CLEAR) for table, column in _CLEARED),
    *(Trace(table, column, Fate.ZERO) for table, column in _ZEROED),
    Trace("feed_token", "owner", Fate.DELETE, _as_founder),
    Trace("resource", "key", Fate.DELETE, _as_founder),
    Trace("revocation", "digest", Fate.KEEP, digest_of),
)

NOT_PEOPLE: frozenset[tuple[str, str]] = frozenset(
    {
        *((table, "id") for table in ("company", "invitation", "given_answer", "inquiry", "outgoing")),
        *((table, "id") for table in ("inquiry_message", "curated_answer", "curated_question")),
        *((table, "id") for table in ("errand", "submission", "broadcast")),
        *((table, "thread_id") for table in ("outgoing", "errand", "submission", "broadcast")),
        *((table, "company_id") for table in ("membership", "invitation")),
        *((table, "inquiry_id") for table in ("inquiry_message", "curated_answer", "feedback")),
        *((table, "answer_id") for table in ("given_quote", "inquiry", "feedback")),
        ("outgoing", "message_id"),
        ("incoming", "update_id"),
        ("given_answer", "curated"),
        ("curated_answer", "asked_in"),
        ("curated_answer", "alike"),
        ("curated_question", "curated_id"),
        ("broadcast_refusal", "broadcast_id"),
        ("token_use", "tokens"),
        ("allocation", "starts"),
        ("allocation", "ends"),
        ("allocation", "expires"),
    }
)
"""Large numbers that name no person: rows, Telegram's messages and topics, instants."""


def present(metadata: MetaData = SQLModel.metadata) -> list[tuple[Trace, Table, Column[object]]]:
    """The traces whose tables this installation has."""
    tables = metadata.tables
    found = [one for one in TRACES if one.table in tables and one.column in tables[one.table].c]
    return [(one, tables[one.table], tables[one.table].c[one.column]) for one in found]
