"""Calendar files: what a calendar client sees of an invitation, its update and its cancellation."""

from datetime import datetime, timedelta
from typing import Any

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


def test_a_feed_opens_with_its_secret_until_it_is_revoked(engine: Engine) -> None:
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        booking = agenda.book("d", BookingRequest("service:rh", 1, AT, "expert:claire"))
        token, experts = agenda.new_feed("founder:1"), agenda.new_feed("expert:claire")
        assert len(token) >= 43
        assert agenda.feed(token) == ("founder:1", (booking,))
        assert agenda.feed(experts) == ("expert:claire", (booking,))
        assert agenda.feed(token[:-1]) is None
        assert agenda.revoke_feed("founder:1")
        assert agenda.feed(token) is None
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
