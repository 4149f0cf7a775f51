"""What must hold of the agenda's tables at any time."""

from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Engine, select

from bot.booking.booking import BookingState
from bot.booking.tables import allocation, booking, resource

_LIVE = {BookingState.HELD, BookingState.REQUESTED, BookingState.CONFIRMED, BookingState.DONE, BookingState.NO_SHOW}


def assert_whole(engine: Engine, now: datetime) -> None:
    """No two allocations overlap, none is lost, none is an orphan, and sessions keep their space as they should."""
    with engine.connect() as connection:
        rows = _allocations(connection)
        bookings = {row.id: row for row in connection.execute(select(booking))}
    lasting = [row for row in rows if row.expires is None or row.expires > now.timestamp()]
    assert_no_overlap(rows)
    _assert_owned(lasting, bookings, now)
    _assert_complete(lasting, bookings, now)
    _assert_sessions_kept(lasting)


def assert_no_overlap(rows: list[Any]) -> None:
    """Of one resource, no unit is taken twice at one instant."""
    by_resource = defaultdict(list)
    for row in rows:
        by_resource[row.key].append(row)
    for key, taken in by_resource.items():
        whole = [row for row in taken if row.unit_until - row.unit_from > 1000]
        for one, following in pairwise(sorted(whole, key=lambda row: row.starts)):
            assert one.ends <= following.starts, f"{key} is taken twice"
        seats = [row for row in taken if row not in whole]
        units = [(row.starts, unit) for row in seats for unit in range(row.unit_from, row.unit_until)]
        assert len(units) == len(set(units)), f"a seat of {key} is taken twice"


def _allocations(connection: Connection) -> list[Any]:
    query = select(allocation, resource.c.key).join(resource, allocation.c.resource_id == resource.c.id)
    return list(connection.execute(query.where(allocation.c.active)))


def _is_live(row: Any, now: datetime) -> bool:
    state = BookingState(row.state)
    return state in _LIVE and (state is not BookingState.HELD or row.hold_until > now)


def _assert_owned(rows: list[Any], bookings: dict[int, Any], now: datetime) -> None:
    for row in rows:
        if row.booking_id is not None:
            assert _is_live(bookings[row.booking_id], now), f"an orphan allocation of {row.key}"


def _assert_complete(rows: list[Any], bookings: dict[int, Any], now: datetime) -> None:
    taken: defaultdict[int, set[str]] = defaultdict(set)
    seats: defaultdict[int, int] = defaultdict(int)
    for row in rows:
        taken[row.booking_id].add(row.key)
        if row.key.startswith("session:"):
            seats[row.booking_id] += row.unit_until - row.unit_from
    for number, row in bookings.items():
        if _is_live(row, now):
            calendars = {f"founder:{row.founder}"}
            calendars |= set() if number in seats else {row.resource, *row.also}
            assert calendars <= taken[number], f"booking {number} lost {calendars - taken[number]}"
            assert seats.get(number, row.seats) == row.seats, f"booking {number} lost a seat"


def _assert_sessions_kept(rows: list[Any]) -> None:
    sessions = {row.resource_id for row in rows if row.key.startswith("session:")}
    keeping = {row.session_id for row in rows if row.session_id is not None}
    assert sessions == keeping, "a session without its space, or a space kept for nobody"
