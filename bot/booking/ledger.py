"""Which resource is taken when: allocations, and the locks under which they change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
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


class OverlapRefused(Exception):
    """The database refused an allocation, although the check found it free: somebody wrote past the agenda."""


class Ledger:
    """The allocations, in one transaction, at one instant (`now`, seconds since 1970)."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._ids: dict[str, int] = {}

    def lock(self, titles: Mapping[str, str]) -> None:
        """Make these resources ours until the transaction ends, and drop the holds on them that ran out.

        Rows are created and locked in one order, whoever comes, so that two transactions never wait for each other.
        On SQLite the transaction holds the whole file already.
        """
        keys = sorted(titles)
        self._create(keys, titles)
        wanted = select(resource.c.id, resource.c.key).where(resource.c.key.in_(keys)).order_by(resource.c.id)
        if self._connection.dialect.name == "postgresql":
            wanted = wanted.with_for_update()
        self._ids |= {row.key: row.id for row in self._connection.execute(wanted)}
        self._expire([self._ids[key] for key in keys])

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Writing that the database's own rule may refuse: then nothing of it stays, and the transaction goes on.

        Raises:
            OverlapRefused: somebody who went past the agenda has the time.
        """
        try:
            with self._connection.begin_nested():
                yield
        except IntegrityError as error:
            raise OverlapRefused from error

    def taken(self, keys: Iterable[str], start: int, end: int) -> list[Taken]:
        """What of these resources is taken within `[start, end)`, by resource and time."""
        session = resource.alias("session")
        query = (
            select(
                resource.c.key,
                allocation.c.starts,
                allocation.c.ends,
                allocation.c.unit_from,
                allocation.c.unit_until,
                func.coalesce(allocation.c.booking_id, NOBODY),
                session.c.key,
            )
            .join_from(allocation, resource, allocation.c.resource_id == resource.c.id)
            .outerjoin(session, allocation.c.session_id == session.c.id)
            .where(resource.c.key.in_(list(keys)), self._within(start, end))
            .order_by(resource.c.id, allocation.c.starts)
        )
        return [Taken._make(row) for row in self._connection.execute(query).all()]

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
        seats = allocation.join(resource, allocation.c.resource_id == resource.c.id)
        query = (
            select(resource.c.key)
            .select_from(seats)
            .where(allocation.c.booking_id == booking_id, resource.c.key.startswith("session:"))
            .order_by(allocation.c.id.desc())
            .limit(1)
        )
        return self._connection.execute(query).scalar()

    def confirm(self, booking_id: int) -> None:
        """Make a hold's allocations last."""
        owned = and_(allocation.c.booking_id == booking_id, allocation.c.active)
        self._connection.execute(update(allocation).where(owned).values(expires=None))

    def _expire(self, ids: list[int]) -> None:
        ran_out = and_(allocation.c.active, allocation.c.expires <= self._now)
        here = and_(allocation.c.resource_id.in_(ids), ran_out)
        bookings = list(self._connection.execute(select(allocation.c.booking_id).where(here)).scalars())
        if not bookings:
            return
        # Only what is locked: the rest of such a hold counts as free already, and goes when its turn comes.
        self._deactivate(here)
        held = and_(booking.c.id.in_(bookings), booking.c.state == BookingState.HELD.value)
        self._connection.execute(update(booking).where(held).values(state=BookingState.EXPIRED.value))

    def _deactivate(self, which: ColumnElement[bool]) -> None:
        self._connection.execute(update(allocation).where(which, allocation.c.active).values(active=False))

    def _within(self, start: int, end: int) -> ColumnElement[bool]:
        return and_(
            allocation.c.active,
            allocation.c.starts < end,
            allocation.c.starts > start - LONGEST_ALLOCATION,
            allocation.c.ends > start,
            self._lasts(),
        )

    def _lasts(self) -> ColumnElement[bool]:
        return or_(allocation.c.expires.is_(None), allocation.c.expires > self._now)

    def _create(self, keys: list[str], titles: Mapping[str, str]) -> None:
        known = select(resource.c.key).where(resource.c.key.in_(keys))
        missing = set(keys) - set(self._connection.execute(known).scalars())
        if missing:
            rows = [{"key": key, "title": titles[key]} for key in sorted(missing)]
            insert_missing(self._connection, resource, rows)

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
