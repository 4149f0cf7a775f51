"""The bookings' own rows, and the record of their changes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.booking.booking import STANDING, Booking, BookingState
from bot.booking.tables import LONGEST_ALLOCATION, booking, change
from bot.instant import UtcDateTime


class Register:
    """The bookings, in one transaction; times are given on the nursery's clock."""

    def __init__(self, connection: Connection, zone: ZoneInfo) -> None:
        self._connection = connection
        self._zone = zone

    def by_id(self, booking_id: int) -> Booking | None:
        """The booking with that number."""
        return self._one(_BY_ID, booking=booking_id)

    def by_draft(self, draft: str) -> Booking | None:
        """The booking made under that idempotency key."""
        return self._one(_BY_DRAFT, draft=draft)

    def by_change(self, draft: str) -> Booking | None:
        """The booking that the change with that idempotency key changed."""
        return self._one(_BY_CHANGE, draft=draft)

    def of_founder(self, founder: int, ends_after: datetime) -> tuple[Booking, ...]:
        """What a founder counts on that is not over, the earliest first."""
        return self._some(_OF_FOUNDER, founder=founder, after=ends_after, states=_names(STANDING))

    def ever(self, founder: int) -> tuple[Booking, ...]:
        """All that a founder ever had or held, whatever became of it."""
        return self.all(booking.c.founder == founder)

    def held_by(self, founder: int, now: datetime) -> tuple[Booking, ...]:
        """What is being held for a founder."""
        held = self._some(_OF_FOUNDER, founder=founder, after=now, states=[BookingState.HELD.value])
        return tuple(one for one in held if one.hold_until is not None and one.hold_until > now)

    def of_resource(self, key: str | None, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """What an expert or a space (or anybody) has, requested, confirmed or over, that touches `[start, end)`."""
        states = [*_names(STANDING), BookingState.DONE.value, BookingState.NO_SHOW.value]
        touching = and_(booking.c.starts < end, booking.c.ends > start, booking.c.state.in_(states))
        near = booking.c.starts > start - timedelta(seconds=LONGEST_ALLOCATION)
        return tuple(one for one in self.all(touching, near) if key is None or key in (one.resource, *one.also))

    def between(self, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """Everything that begins in `[start, end)`, whatever became of it."""
        return self.all(booking.c.starts >= start, booking.c.starts < end)

    def of_owner(self, owner: str, now: datetime) -> tuple[Booking, ...]:
        """What a founder's, an expert's or a space's calendar shows: the last month and all ahead, holds left out."""
        since = booking.c.ends > now - timedelta(days=31)
        shown = booking.c.state.not_in([BookingState.HELD.value, BookingState.EXPIRED.value])
        if owner.startswith("founder:"):
            return self.all(booking.c.founder == int(owner.partition(":")[2]), since, shown)
        return tuple(one for one in self.all(since, shown) if owner in (one.resource, *one.also))

    def touching(self, start: datetime, end: datetime, key: str | None) -> tuple[Booking, ...]:
        """What founders count on that touches `[start, end)`, of one expert or space, or of all."""
        return tuple(one for one in self.of_resource(key, start, end) if one.stands)

    def in_month(self, founder: int, service: str, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """A founder's bookings of a service that begin in `[start, end)`, those that took place included."""
        counted = [*_names(STANDING), BookingState.DONE.value, BookingState.NO_SHOW.value]
        mine = and_(booking.c.founder == founder, booking.c.service == service, booking.c.state.in_(counted))
        return self.all(mine, booking.c.starts >= start, booking.c.starts < end)

    def all(self, *where: ColumnElement[bool]) -> tuple[Booking, ...]:
        """The bookings that satisfy every condition, the earliest first."""
        query = select(booking).where(*where).order_by(booking.c.starts, booking.c.id)
        return tuple(self._view(row._mapping) for row in self._connection.execute(query))

    def add(self, values: dict[str, Any]) -> Booking:
        """Write a new booking."""
        row = self._connection.execute(_ADD, values).one()
        return self._view(row._mapping)

    def set(self, booking_id: int, **values: Any) -> Booking:
        """Change a booking's row, whatever the record says; see `record`."""
        changed = update(booking).where(booking.c.id == booking_id).values(**values).returning(booking)
        return self._view(self._connection.execute(changed).one()._mapping)

    def record(
        self, kind: str, of: Booking, at: datetime, *, draft: str | None, by: int | None, before: Booking | None
    ) -> None:
        """Note a change: what it was, who made it under which idempotency key, and what stood before."""
        kept = None if before is None else _kept(before)
        values = {"booking_id": of.id, "kind": kind, "draft": draft, "at": at, "by": by, "before": kept}
        self._connection.execute(_RECORD, values)

    def last_change(self, booking_id: int) -> Any | None:
        """The latest change of a booking: a row with `id`, `kind`, `at`, `before`, `undone`."""
        query = select(change).where(change.c.booking_id == booking_id).order_by(change.c.id.desc()).limit(1)
        return self._connection.execute(query).one_or_none()

    def mark_undone(self, change_id: int) -> None:
        """A change can be undone once."""
        self._connection.execute(update(change).where(change.c.id == change_id).values(undone=True))

    def counts(self) -> dict[str, int]:
        """How many bookings stand in each state."""
        query = select(booking.c.state, func.count()).group_by(booking.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _one(self, query: Select[Any], **about: Any) -> Booking | None:
        return next(iter(self._some(query, **about)), None)

    def _some(self, query: Select[Any], **about: Any) -> tuple[Booking, ...]:
        return tuple(self._view(row) for row in self._connection.execute(query, about).mappings())

    def _view(self, row: Any) -> Booking:
        values = dict(row)
        for key in ("starts", "ends", "hold_until"):
            values[key] = values[key].astimezone(self._zone) if values[key] else None
        values["also"] = tuple(values["also"])
        values["state"] = BookingState(values["state"])
        return Booking(**values)


def _kept(before: Booking) -> dict[str, Any]:
    return {
        "state": before.state.value,
        "service": before.service,
        "resource": before.resource,
        "starts": before.starts.isoformat(),
        "ends": before.ends.isoformat(),
        "seats": before.seats,
    }


def _names(states: Sequence[BookingState]) -> list[str]:
    return [state.value for state in states]


# Statements are built once: putting one together costs more than most of them take to run.

_ADD: Final = insert(booking).returning(booking)

_RECORD: Final = insert(change)

_BY_ID: Final = select(booking).where(booking.c.id == bindparam("booking"))

_BY_DRAFT: Final = select(booking).where(booking.c.draft == bindparam("draft"))

_BY_CHANGE: Final = (
    select(booking).join(change, change.c.booking_id == booking.c.id).where(change.c.draft == bindparam("draft"))
)

_OF_FOUNDER: Final = (
    select(booking)
    .where(
        booking.c.founder == bindparam("founder"),
        booking.c.ends > bindparam("after", type_=UtcDateTime),
        booking.c.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(booking.c.starts, booking.c.id)
)
