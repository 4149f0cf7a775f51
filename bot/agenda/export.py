"""Bookings as files for other programs."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from bot.booking.booking import Booking
from bot.booking.calendar import Wording, feed

_COLUMNS = ("id", "starts", "ends", "service", "title", "resource", "founder", "seats", "state", "place")


def as_csv(bookings: Sequence[Booking]) -> bytes:
    """A table that a spreadsheet opens without running anything: UTF-8 with its mark, formulas disarmed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for one in bookings:
        row = (one.id, one.starts.isoformat(), one.ends.isoformat(), one.service, one.title, one.resource_title)
        writer.writerow(disarmed(str(cell)) for cell in (*row, one.founder, one.seats, one.state.value, one.place))
    return out.getvalue().encode("utf-8-sig")


def disarmed(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_ics(bookings: Sequence[Booking], now: datetime) -> bytes:
    """A calendar of the bookings."""
    return feed(bookings, lambda one: Wording(f"{one.title} · {one.resource_title}"), now=now)
