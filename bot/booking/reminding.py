"""Reminders: due a while before an appointment on the wall clock, outside quiet hours, each once."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from sqlalchemy import select

from bot.booking.booking import Booking, BookingState
from bot.booking.hours import elapsed, wall_clock_before
from bot.booking.insert import insert_missing
from bot.booking.notice import Notice, NoticeKind
from bot.booking.service import Policy
from bot.booking.standing import people_of
from bot.booking.tables import booking as bookings
from bot.booking.tables import reminder
from bot.booking.work import Work

USEFUL: Final = timedelta(minutes=10)
"""A reminder closer than this to the start helps nobody any more."""

MARGIN: Final = timedelta(minutes=30)
"""How long before the start, or before quiet hours, a reminder that they displace still comes."""


def due_reminders(work: Work) -> list[Notice]:
    """The reminders due by now that were not given before; giving them notes that they were.

    Of several due for one booking (the bot was down) only the last is given. One that was due before its booking was
    made or moved is not: people have been told since. Within quiet hours none is.
    """
    policy = work.catalogue.policy
    leads = sorted(policy.reminders)
    if not leads or quiet(work.now, policy, work.catalogue.zone):
        return []
    confirmed = bookings.c.state == BookingState.CONFIRMED.value
    ahead = work.now + leads[-1] + timedelta(days=2)
    soon = work.register.all(confirmed, bookings.c.starts > work.now, bookings.c.starts < ahead)
    given = _given(work, soon)
    found: list[Notice] = []
    for one in soon:
        due = [
            lead for lead in leads if _is_due(work, one, lead) and (one.id, one.version, _minutes(lead)) not in given
        ]
        new = [lead for lead in due if _note(work, one, lead)]
        if new and elapsed(work.now, one.starts) >= USEFUL:
            found.append(Notice(NoticeKind.REMINDER, one, founder=one.founder, resources=people_of(one), lead=new[0]))
    return found


def due_at(starts: datetime, lead: timedelta, policy: Policy) -> datetime:
    """When a reminder is due, in UTC: `lead` before `starts` on the wall clock of its zone, moved out of quiet hours.

    Within quiet hours it waits for their end, unless that would be too close to the start: then it comes shortly before
    they begin, the evening before.
    """
    due = wall_clock_before(starts, lead)
    hours = quiet(due, policy, starts.tzinfo)
    if hours is None:
        return due
    return hours[1] if elapsed(hours[1], starts) >= MARGIN else hours[0] - MARGIN


def quiet(moment: datetime, policy: Policy, zone: tzinfo | None) -> tuple[datetime, datetime] | None:
    """The quiet hours, in UTC, that `moment` falls into."""
    if policy.quiet_hours is None:
        return None
    begin, end = policy.quiet_hours
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        last = day if begin < end else day + timedelta(days=1)
        start, stop = datetime.combine(day, begin, tzinfo=zone), datetime.combine(last, end, tzinfo=zone)
        if start.astimezone(UTC) <= moment < stop.astimezone(UTC):
            return start.astimezone(UTC), stop.astimezone(UTC)
    return None


def _is_due(work: Work, one: Booking, lead: timedelta) -> bool:
    due = due_at(one.starts, lead, work.catalogue.policy)
    return one.changed_at < due <= work.now


def _given(work: Work, soon: tuple[Booking, ...]) -> set[tuple[int, int, int]]:
    table = reminder.c
    query = select(table.booking_id, table.version, table.lead).where(table.booking_id.in_([one.id for one in soon]))
    return {(row[0], row[1], row[2]) for row in work.connection.execute(query)}


def _note(work: Work, one: Booking, lead: timedelta) -> bool:
    row = {"booking_id": one.id, "version": one.version, "lead": _minutes(lead), "sent_at": work.now}
    return insert_missing(work.connection, reminder, [row]) == 1


def _minutes(lead: timedelta) -> int:
    return int(lead.total_seconds()) // 60
