"""Tables that people like to read."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.booking.booking import Booking, BookingState

_COLOURS = {
    BookingState.CONFIRMED: "green",
    BookingState.REQUESTED: "yellow",
    BookingState.HELD: "cyan",
    BookingState.DONE: "dim",
    BookingState.NO_SHOW: "red",
}


def print_bookings(bookings: Sequence[Booking]) -> None:
    """One block a day."""
    table = Table(box=None, pad_edge=False)
    for column in ("", "", "N°", "", "", "", ""):
        table.add_column(column)
    for day, same in groupby(bookings, key=lambda one: one.starts.date()):
        table.add_row(Text(day.strftime("%Y-%m-%d"), style="bold"))
        for one in same:
            table.add_row(*_row(one))
    Console().print(table)


def print_figures(figures: Mapping[str, Mapping[str, float]]) -> None:
    """One block a heading."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for heading, counts in figures.items():
        table.add_row(Text(heading, style="bold"))
        for key, value in counts.items():
            table.add_row(Text(f"  {key}"), Text(f"{value:g}", justify="right"))
    Console().print(table)


def _row(one: Booking) -> tuple[Text, ...]:
    # Text, not markup: a title from a document may hold square brackets.
    hours = f"{one.starts:%H:%M}–{one.ends:%H:%M}"
    state = Text(one.state.value, style=_COLOURS.get(one.state, "dim strike"))
    cells = (Text(""), Text(hours), Text(str(one.id)), Text(one.title), Text(one.resource_title))
    return (*cells, Text(f"{one.founder} ×{one.seats}" if one.seats > 1 else str(one.founder)), state)
