"""The house's policy, read from the document that carries it."""

from typing import Final

from bot.booking import written
from bot.booking.front_matter import Node
from bot.booking.hours import Span, WeeklyHours
from bot.booking.service import LateCancel, Policy
from bot.booking.written_time import days_off, hours, quiet

_WORKDAY: Final = (Span(9 * 60, 12 * 60 + 30), Span(14 * 60, 18 * 60))
HOUSE: Final = Policy(hours=WeeklyHours((_WORKDAY,) * 5 + ((), ())))
"""What holds where no document says otherwise."""

TERMS: Final = ("length", "buffer_before", "buffer_after", "notice", "horizon", "cancel_until", "late_cancel", "hours")


def read_policy(node: Node) -> Policy:
    """The policy under `booking_policy`."""
    node.only(*TERMS, "max_active", "per_month", "public_holidays", "closures", "reminders", "quiet_hours")
    closed = node.read("public_holidays", written.choice("closed", "open"), "closed") == "closed"
    return Policy(
        hours=node.read("hours", hours, HOUSE.hours),
        length=node.read("length", written.length, HOUSE.length),
        buffer_before=node.read("buffer_before", written.buffer, HOUSE.buffer_before),
        buffer_after=node.read("buffer_after", written.buffer, HOUSE.buffer_after),
        notice=node.read("notice", written.duration, HOUSE.notice),
        horizon=node.read("horizon", written.horizon, HOUSE.horizon),
        cancel_until=node.read("cancel_until", written.duration, HOUSE.cancel_until),
        late_cancel=read_late_cancel(node, HOUSE.late_cancel),
        max_active=node.read("max_active", written.whole, HOUSE.max_active),
        per_month=node.read("per_month", written.whole, HOUSE.per_month),
        closed_on_holidays=closed,
        closures=node.read("closures", written.many(days_off), HOUSE.closures),
        reminders=node.read("reminders", written.many(written.duration), HOUSE.reminders),
        quiet_hours=node.read("quiet_hours", quiet, HOUSE.quiet_hours),
    )


def read_late_cancel(node: Node, default: LateCancel) -> LateCancel:
    """What happens to a late cancellation."""
    return LateCancel(node.read("late_cancel", written.choice(*LateCancel), default.value))
