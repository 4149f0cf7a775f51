"""How much one founder may book."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.booking import errors
from bot.booking.errors import Refusal
from bot.booking.request import BookingRequest
from bot.booking.tables import founder_limit
from bot.booking.work import Work

_OWN: Final = select(founder_limit.c.max_active).where(founder_limit.c.founder == bindparam("founder"))


def limit_refusal(work: Work, request: BookingRequest, moving: int | None) -> Refusal | None:
    """The limit that one booking more would pass; a move adds none."""
    service = work.service(request.service)
    if moving is None:
        active = work.register.of_founder(request.founder, work.now)
        limit = active_limit(work, request.founder)
        if len(active) >= limit:
            return errors.LimitReached(limit, active)
    if service.per_month is None:
        return None
    start, end = _month(work, request)
    booked = work.register.in_month(request.founder, service.key, start, end)
    others = tuple(one for one in booked if one.id != moving)
    return errors.MonthlyLimit(service.per_month, others) if len(others) >= service.per_month else None


def active_limit(work: Work, founder: int) -> int:
    """How many bookings that founder may have at once: their own limit, else the policy's."""
    limit = work.connection.execute(_OWN, {"founder": founder}).scalar()
    return work.catalogue.policy.max_active if limit is None else int(limit)


def set_limit(connection: Connection, founder: int, max_active: int | None) -> None:
    """Give a founder a limit of their own (0 bars them from booking), or the policy's again."""
    connection.execute(delete(founder_limit).where(founder_limit.c.founder == founder))
    if max_active is not None:
        connection.execute(insert(founder_limit).values(founder=founder, max_active=max_active))


def _month(work: Work, request: BookingRequest) -> tuple[datetime, datetime]:
    zone = work.catalogue.zone
    local = request.starts.astimezone(zone)
    start = datetime(local.year, local.month, 1, tzinfo=zone)
    return start, datetime(local.year + local.month // 12, local.month % 12 + 1, 1, tzinfo=zone)
