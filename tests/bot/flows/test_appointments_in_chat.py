"""Appointments from everybody's side: the waitlist, an expert's yes, no and absence, no-shows, the private calendar."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from bot.booking.booking import BookingState
from bot.booking.service import PARIS
from tests.bot.flows.chat import Chat, chat, legal_advice

NOW = datetime(2026, 3, 24, 10, tzinfo=PARIS)
ANNA, BASIL, CLEO, EXPERT = 101, 102, 103, 201

_POLICY = """---
title: Rendez-vous
kind: rule
booking_policy:
  hours: {mon-fri: ["09:00-10:00"]}
  buffer_after: 0 min
---
# Rendez-vous
Un rendez-vous se prend par un message.
"""


@pytest.fixture
def bot(engine: Engine, tmp_path: Path) -> Chat:
    """One expert, who receives for one hour a day; on each database in turn."""
    documents = {"rendez-vous": _POLICY, "juridique": legal_advice()}
    bot = chat(engine, tmp_path, NOW, documents, "https://pepiniere.example")
    bot.link("expert:iris-lenoir", EXPERT)
    return bot


def _books(bot: Chat, person: int, day: str = "demain") -> None:
    bot.says(person, f"rendez-vous juridique {day} à 9h")
    bot.presses(person, "yes:")


def test_a_freed_time_goes_to_the_first_who_waits_then_to_the_next_who_takes_it(bot: Chat) -> None:
    _books(bot, ANNA)
    for person in (BASIL, CLEO):
        bot.says(person, "rendez-vous juridique demain à 9h")
        bot.presses(person, "wait:")
    bot.says(ANNA, "annule mon rendez-vous")
    bot.presses(ANNA, "yes:")
    assert "libérée" in bot.to(BASIL)
    assert not bot.to(CLEO)
    bot.presses(BASIL, "pass:")
    assert "libérée" in bot.to(CLEO)
    bot.presses(CLEO, "take:")
    standing = [one for one in bot.bookings() if one.state is BookingState.CONFIRMED]
    assert [one.founder for one in standing] == [CLEO]


def test_an_offer_that_nobody_answers_goes_on_at_its_deadline(bot: Chat) -> None:
    _books(bot, ANNA, "jeudi")
    for person in (BASIL, CLEO):
        bot.says(person, "rendez-vous juridique jeudi à 9h")
        bot.presses(person, "wait:")
    bot.says(ANNA, "annule mon rendez-vous")
    bot.presses(ANNA, "yes:")
    bot.clock.advance(timedelta(hours=2))
    bot.tick()
    assert "Trop tard" in bot.to(BASIL)
    assert "libérée" in bot.to(CLEO)
    bot.presses(BASIL, "take:")
    assert [one.founder for one in bot.bookings() if one.stands] == []


def test_an_absence_tells_whom_it_concerns_and_offers_other_times_that_one_tap_and_a_yes_take(bot: Chat) -> None:
    _books(bot, ANNA, "jeudi")
    bot.says(EXPERT, "/absence jeudi, congrès")
    bot.presses(EXPERT, "yes:")
    told = next(reply for reply in bot.replies if reply.chat_id == ANNA)
    assert "ne sera pas disponible" in told.text
    assert sum(choice.action.startswith("to:") for row in told.choices for choice in row) == 3
    bot.presses(ANNA, "to:")
    assert [one.version for one in bot.bookings() if one.stands] == [0]
    bot.presses(ANNA, "yes:")
    (moved,) = [one for one in bot.bookings() if one.stands]
    assert (moved.version, moved.starts.hour, moved.starts.day != 26) == (1, 9, True)
    assert moved.founder == ANNA


def test_an_expert_marks_who_did_not_come(bot: Chat) -> None:
    _books(bot, ANNA)
    bot.clock.advance(timedelta(days=1))
    bot.says(EXPERT, "/agenda")
    bot.presses(EXPERT, "noshow:")
    assert [one.state for one in bot.bookings()] == [BookingState.NO_SHOW]


@pytest.mark.parametrize(("verb", "state"), [("accept:", BookingState.CONFIRMED), ("decline:", BookingState.DECLINED)])
def test_a_service_that_asks_for_it_waits_for_the_expert_s_yes(
    sqlite: Engine, tmp_path: Path, verb: str, state: BookingState
) -> None:
    documents = {"rendez-vous": _POLICY, "juridique": legal_advice(needs_acceptance=True)}
    bot = chat(sqlite, tmp_path, NOW, documents)
    bot.link("expert:iris-lenoir", EXPERT)
    _books(bot, ANNA)
    assert [one.state for one in bot.bookings()] == [BookingState.REQUESTED]
    assert all(reply.file is None for reply in bot.replies)
    bot.presses(EXPERT, verb)
    assert [one.state for one in bot.bookings()] == [state]
    told = next(reply for reply in bot.replies if reply.chat_id == ANNA)
    assert (told.file is not None) is (state is BookingState.CONFIRMED)


def test_a_private_calendar_shows_what_stands_until_its_address_is_revoked(bot: Chat) -> None:
    _books(bot, ANNA)
    address = bot.says(ANNA, "/calendrier")[0].text
    token = address.partition("/calendar/")[2].partition(".ics")[0]
    content = bot.assistant.calendar(token)
    assert content is not None
    assert [str(event["UID"]) for event in Calendar.from_ical(content).walk("VEVENT")] == [bot.bookings()[0].uid]
    bot.says(ANNA, "/calendrier stop")
    assert bot.assistant.calendar(token) is None


def test_a_booking_outlives_its_document_and_can_be_cancelled_by_talking(bot: Chat) -> None:
    _books(bot, ANNA)
    (bot.folder / "juridique.md").unlink()
    assert bot.keeper.refresh()
    assert "Conseil juridique" in "".join(reply.text for reply in bot.says(ANNA, "mes rendez-vous"))
    bot.presses(ANNA, "cancel:")
    bot.presses(ANNA, "yes:")
    assert [one.state for one in bot.bookings()] == [BookingState.CANCELLED]
