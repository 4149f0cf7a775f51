"""Which resource is taken when: allocations, and the locks under which they change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.booking.booking import BookingState
from bot.booking.insert import insert_missing
from bot.booking.tables import EVERY_UNIT, LONGEST_ALLOCATION, allocation, booking, resource

NOBODY: Final = 0
"""A session's allocation belongs to no booking."""


class Taken(NamedTuple):
    """An active allocation: resource key, seconds since 1970, units, and the booking or the session it belongs to."""

    key: str
    starts: int
    ends: int
    unit_from: int
    unit_until: int
    booking: int
    session: str | None


@dataclass(frozen=True)
class Claim:
    """An allocation wanted: a resource from `starts` to `ends` (seconds since 1970, buffers included)."""

    key: str
    starts: int
    ends: int
    unit_from: int = 0
    unit_until: int = EVERY_UNIT


class Ledger:
    """The allocations, in one transaction, at one instant (`now`, seconds since 1970)."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._ids: dict[str, int] = {}

    def lock(self, titles: Mapping[str, str]) -> bool:
        """Make these resources ours until the transaction ends, and drop the holds on them that ran out.

        Rows are created first and locked then, each in one order, whoever comes: two transactions never wait for each
        other.

        Returns:
            whether others could write until now. On SQLite they could not: the transaction holds the whole file.
        """
        keys = sorted(titles)
        known = set(self._connection.execute(_KNOWN, {"keys": keys}).scalars())
        if len(known) < len(keys):
            missing = [{"key": key, "title": titles[key]} for key in keys if key not in known]
            insert_missing(self._connection, resource, missing)
        rows = self._connection.execute(_LOCK, {"keys": keys}).all()
        self._ids |= {row[1]: row[0] for row in rows}
        self._expire([row[0] for row in rows])
        return self._connection.dialect.name != "sqlite"

    def taken(self, keys: Iterable[str], start: int, end: int, ignoring: Collection[int] = ()) -> list[Taken]:
        """What of these resources is taken within `[start, end)`, by resource and time.

        Left out is what the bookings `ignoring` take, and what a session keeps in which nobody else has a seat.
        """
        about = {"keys": list(keys), "start": start, "end": end, "now": self._now}
        found = list(map(Taken._make, self._connection.execute(_TAKEN, about).all()))
        if not ignoring:
            return found
        emptied = {one.session for one in found if one.session and self._is_only_of(one.session, ignoring)}
        return [one for one in found if one.booking not in ignoring and one.session not in emptied]

    def claim(self, claims: Sequence[Claim], *, booking_id: int, expires: int | None) -> None:
        """Write a booking's allocations. The resources must be locked."""
        rows = [self._row(one, booking_id=booking_id, expires=expires) for one in claims]
        self._insert(rows)

    def release(self, booking_id: int) -> None:
        """Free what a booking took."""
        self._deactivate(allocation.c.booking_id == booking_id)

    def settle(self, session: str, claims: Sequence[Claim]) -> None:
        """Keep the space and the host (`claims`) for a session exactly as long as a seat of it is taken or held."""
        seat = (allocation.c.resource_id == self._ids[session], allocation.c.active, self._lasts())
        seats = list(self._connection.execute(select(allocation.c.expires).where(*seat)).scalars())
        kept = allocation.c.session_id == self._ids[session]
        if not seats:
            self._deactivate(kept)
            return
        until = None if None in seats else max(seats)
        extended = update(allocation).where(kept, allocation.c.active, self._lasts()).values(expires=until)
        if not self._connection.execute(extended).rowcount and claims:
            self._deactivate(kept)
            self._insert([self._row(one, session_id=self._ids[session], expires=until) for one in claims])

    def session_of(self, booking_id: int) -> str | None:
        """The key of the group session in which the booking has, or last had, a seat."""
        return self._connection.execute(_SESSION, {"booking": booking_id}).scalar()

    def confirm(self, booking_id: int) -> None:
        """Make a hold's allocations last."""
        owned = and_(allocation.c.booking_id == booking_id, allocation.c.active)
        self._connection.execute(update(allocation).where(owned).values(expires=None))

    def _is_only_of(self, session: str, bookings: Collection[int]) -> bool:
        return all(seat.booking in bookings for seat in self.taken([session], 0, 2**62))

    def _expire(self, ids: list[int]) -> None:
        bookings = list(self._connection.execute(_RAN_OUT, {"ids": ids, "now": self._now}).scalars())
        if not bookings:
            return
        # Only what is locked: the rest of such a hold counts as free already, and goes when its turn comes.
        self._deactivate(and_(allocation.c.resource_id.in_(ids), allocation.c.expires <= self._now))
        held = and_(booking.c.id.in_(bookings), booking.c.state == BookingState.HELD.value)
        self._connection.execute(update(booking).where(held).values(state=BookingState.EXPIRED.value))

    def _deactivate(self, which: ColumnElement[bool]) -> None:
        self._connection.execute(update(allocation).where(which, allocation.c.active).values(active=False))

    def _lasts(self) -> ColumnElement[bool]:
        return or_(allocation.c.expires.is_(None), allocation.c.expires > self._now)

    def _row(
        self, claim: Claim, *, booking_id: int | None = None, session_id: int | None = None, expires: int | None = None
    ) -> dict[str, Any]:
        return {
            "booking_id": booking_id,
            "session_id": session_id,
            "resource_id": self._ids[claim.key],
            "unit_from": claim.unit_from,
            "unit_until": claim.unit_until,
            "starts": claim.starts,
            "ends": claim.ends,
            "expires": expires,
            "active": True,
        }

    def _insert(self, rows: list[dict[str, Any]]) -> None:
        self._connection.execute(insert(allocation), rows)


# Statements are built once: putting one together costs more than most of them take to run.

_session = resource.alias("session")
_keys: BindParameter[list[str]] = bindparam("keys", expanding=True)
_lasts_at_now = or_(allocation.c.expires.is_(None), allocation.c.expires > bindparam("now"))

_KNOWN: Final = select(resource.c.key).where(resource.c.key.in_(_keys))

_LOCK: Final = (
    select(resource.c.id, resource.c.key).where(resource.c.key.in_(_keys)).order_by(resource.c.id).with_for_update()
)

_RAN_OUT: Final = select(allocation.c.booking_id).where(
    allocation.c.resource_id.in_(bindparam("ids", expanding=True)),
    allocation.c.active,
    allocation.c.expires <= bindparam("now"),
)

_TAKEN: Final = (
    select(
        resource.c.key,
        allocation.c.starts,
        allocation.c.ends,
        allocation.c.unit_from,
        allocation.c.unit_until,
        func.coalesce(allocation.c.booking_id, NOBODY),
        _session.c.key,
    )
    .join_from(allocation, resource, allocation.c.resource_id == resource.c.id)
    .outerjoin(_session, allocation.c.session_id == _session.c.id)
    .where(
        resource.c.key.in_(_keys),
        allocation.c.active,
        allocation.c.starts < bindparam("end"),
        allocation.c.starts > bindparam("start") - LONGEST_ALLOCATION,
        allocation.c.ends > bindparam("start"),
        _lasts_at_now,
    )
    .order_by(resource.c.id, allocation.c.starts)
)

_SESSION: Final = (
    select(resource.c.key)
    .join_from(allocation, resource, allocation.c.resource_id == resource.c.id)
    .where(allocation.c.booking_id == bindparam("booking"), resource.c.key.startswith("session:"))
    .order_by(allocation.c.id.desc())
    .limit(1)
)
