"""Calendar files: what a calendar client sees of an invitation, its update and its cancellation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.calendar import Wording, cancellation, feed, invitation
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.storage.database import transaction
from tests.bot.booking.world import load_world, world_catalogue

CATALOGUE = world_catalogue(load_world())
NOW = datetime(2026, 3, 24, 10, tzinfo=PARIS)
AT = datetime(2026, 3, 31, 10, tzinfo=PARIS)
WORDS = Wording("RH ; avec Claire, 10 h", "À très vite\nbâtiment 2")


def test_a_client_adds_then_moves_then_drops_the_same_event(sqlite: Engine) -> None:
    calendar: dict[str, tuple[int, datetime]] = {}
    with transaction(sqlite) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        booking = agenda.book("d", BookingRequest("service:rh", 1, AT, "expert:claire"))
        _receive(calendar, invitation(booking, WORDS, now=NOW))
        assert calendar == {booking.uid: (0, AT)}
        moved = agenda.move(
            booking.id, 1, BookingRequest("service:rh", 1, AT + timedelta(days=1), "expert:claire"), "m"
        )
        _receive(calendar, invitation(moved, WORDS, now=NOW))
        assert calendar == {booking.uid: (1, AT + timedelta(days=1))}
        _receive(calendar, invitation(booking, WORDS, now=NOW))
        assert calendar[booking.uid][0] == 1
        _receive(calendar, cancellation(agenda.cancel(booking.id, 1), WORDS, now=NOW))
    assert calendar == {}


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH"])
def test_another_parser_reads_the_same_from_every_kind_of_file(sqlite: Engine, method: str) -> None:
    with transaction(sqlite) as session:
        booking = Agenda(session, CATALOGUE, NOW).book("d", BookingRequest("service:rh", 1, AT, "expert:claire"))
    booking = replace(booking, version=3, place="Bâtiment 2, bureau 12 ; 1er étage")
    make: dict[str, Callable[[], bytes]] = {
        "REQUEST": lambda: invitation(booking, WORDS, organizer="pepiniere@example.org", now=NOW),
        "CANCEL": lambda: cancellation(booking, WORDS, now=NOW),
        "PUBLISH": lambda: feed([booking], lambda _one: WORDS, name="Mes rendez-vous", now=NOW),
    }
    content = make[method]()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    read = vobject.readOne(content.decode())
    event = read.vevent
    assert (read.method.value, event.uid.value, event.sequence.value) == (method, booking.uid, "3")
    assert (event.dtstart.value, event.dtend.value) == (AT, AT + timedelta(hours=1))
    assert (event.summary.value, event.description.value) == (WORDS.summary, WORDS.description)
    assert event.location.value == booking.place
    assert event.status.value == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")


def test_a_feed_opens_with_its_secret_until_it_is_revoked(engine: Engine) -> None:
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        booking = agenda.book("d", BookingRequest("service:rh", 1, AT, "expert:claire"))
        token, experts = agenda.feeds.new("founder:1"), agenda.feeds.new("expert:claire")
        assert len(token) >= 43
        assert agenda.feeds.read(token) == ("founder:1", (booking,))
        assert agenda.feeds.read(experts) == ("expert:claire", (booking,))
        assert agenda.feeds.read(token[:-1]) is None
        assert agenda.feeds.revoke("founder:1")
        assert agenda.feeds.read(token) is None
    (event,) = Calendar.from_ical(feed([booking], lambda _one: WORDS, now=NOW)).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (WORDS.summary, WORDS.description)


def _receive(calendar: dict[str, tuple[int, datetime]], file: bytes) -> None:
    """What a client does with a file (RFC 5546, 2.1.5): the higher sequence wins, CANCEL removes."""
    message: Any = Calendar.from_ical(file)
    for event in message.walk("VEVENT"):
        uid, sequence = str(event["UID"]), int(event["SEQUENCE"])
        if uid in calendar and calendar[uid][0] > sequence:
            continue
        if message["METHOD"] == "CANCEL":
            calendar.pop(uid, None)
        else:
            calendar[uid] = (sequence, event["DTSTART"].dt)
