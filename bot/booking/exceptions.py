"""What staff and experts changed at run time: absences, closures, and openings outside hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from bot.booking.tables import exception
from bot.booking.window import Window
from bot.instant import UtcDateTime

_WITHIN: Final = (
    select(exception)
    .where(
        or_(exception.c.resource.is_(None), exception.c.resource.in_(bindparam("resources", expanding=True))),
        exception.c.starts < bindparam("end", type_=UtcDateTime),
        exception.c.ends > bindparam("start", type_=UtcDateTime),
    )
    .order_by(exception.c.starts, exception.c.id)
)


@dataclass(frozen=True)
class AgendaException:
    """A stretch of time that is closed, or open although the hours say otherwise.

    `resource` is an expert's or a space's key; without it the whole nursery is meant.
    """

    id: int
    resource: str | None
    opens: bool
    window: Window
    reason: str


def exceptions_within(
    connection: Connection, resources: Iterable[str], window: Window, zone: ZoneInfo
) -> tuple[AgendaException, ...]:
    """Those that touch `window` and concern the whole nursery or one of `resources`, in order of time."""
    about = {"resources": list(resources), "start": window.start, "end": window.end}
    return tuple(
        AgendaException(
            row.id,
            row.resource,
            row.opens,
            Window(row.starts.astimezone(zone), row.ends.astimezone(zone)),
            row.reason,
        )
        for row in connection.execute(_WITHIN, about)
    )


def add_exception(
    connection: Connection, *, resource: str | None, opens: bool, window: Window, reason: str, now: datetime
) -> int:
    """Write one; gives its number."""
    values = {
        "resource": resource,
        "opens": opens,
        "starts": window.start,
        "ends": window.end,
        "reason": reason[:200],
        "created_at": now,
    }
    return int(connection.execute(insert(exception).values(**values).returning(exception.c.id)).scalar_one())


def remove_exception(connection: Connection, exception_id: int) -> bool:
    """Take one back; whether there was one."""
    return bool(connection.execute(delete(exception).where(exception.c.id == exception_id)).rowcount)
