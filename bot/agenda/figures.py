"""Counts of bookings."""

from collections import Counter
from collections.abc import Sequence

from bot.booking.booking import Booking, BookingState
from bot.booking.hours import elapsed


def figures(bookings: Sequence[Booking]) -> dict[str, dict[str, float]]:
    """Bookings by state, service and resource, hours by resource, and the share of no-shows among those over."""
    over = [one for one in bookings if one.state in (BookingState.DONE, BookingState.NO_SHOW)]
    missed = sum(one.state is BookingState.NO_SHOW for one in over)
    hours: Counter[str] = Counter()
    for one in bookings:
        hours[one.resource] += round(elapsed(one.starts, one.ends).total_seconds() / 36)
    return {
        "by_state": dict(Counter(one.state.value for one in bookings)),
        "by_service": dict(Counter(one.service for one in bookings)),
        "by_resource": dict(Counter(one.resource for one in bookings)),
        "hours_by_resource": {key: hundredths / 100 for key, hundredths in hours.items()},
        "totals": {"bookings": len(bookings), "no_show_rate": missed / len(over) if over else 0.0},
    }
