"""What is said against the time under discussion."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.dates import read_dates
from tests.bot.understanding.dates.table import written

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 3, 24, 10, 15, tzinfo=PARIS)
EASTER_MONDAY = datetime(2026, 4, 6, 10, 0, tzinfo=PARIS)
FRIDAY = datetime(2026, 3, 27, 14, 0, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "anchor", "meaning"),
    [
        ("le mardi alors, même heure", EASTER_MONDAY, "@2026-04-07 10:00"),
        ("plutôt vendredi", EASTER_MONDAY, "2026-04-10"),
        ("d'accord, on garde lundi 10h", EASTER_MONDAY, "@2026-04-06 10:00"),
        ("le lendemain", EASTER_MONDAY, "2026-04-07"),
        ("la veille", EASTER_MONDAY, "2026-04-05"),
        ("une heure plus tard", EASTER_MONDAY, "@2026-04-06 11:00"),
        ("30 minutes earlier", EASTER_MONDAY, "@2026-04-06 09:30"),
        ("la semaine d'après, même heure", EASTER_MONDAY, "@2026-04-13 10:00"),
        ("next Friday then", FRIDAY, "2026-04-03"),
        ("vendredi prochain", FRIDAY, "2026-04-03"),
        ("demain", EASTER_MONDAY, "2026-03-25"),
        ("mercredi de la semaine prochaine, même heure", FRIDAY, "@2026-04-01 14:00"),
        ("jeudi, même heure", FRIDAY, "@2026-03-26 14:00"),
    ],
)
def test_a_phrase_is_read_against_the_time_under_discussion(text: str, anchor: datetime, meaning: str) -> None:
    assert written(read_dates(text, NOW, anchor=anchor)) == meaning


def test_a_time_alone_joins_the_day_of_a_draft() -> None:
    reading = read_dates("non pardon, plutôt 11h", NOW)
    assert reading.time_only
    assert written(reading.on(FRIDAY.date())) == "@2026-03-27 11:00"


def test_a_part_of_the_day_alone_joins_the_day_of_a_draft() -> None:
    assert written(read_dates("plutôt le matin", NOW).on(FRIDAY.date())) == "2026-03-27 08:00-12:00"


def test_a_day_alone_takes_an_hour() -> None:
    reading = read_dates("jeudi", NOW)
    assert reading.day_only
    assert reading.bare_weekday
    assert written(reading.at_time(time(14))) == "@2026-03-26 14:00"


def test_a_question_between_days_takes_an_hour_too() -> None:
    reading = read_dates("vendredi prochain", NOW).at_time(time(14))
    assert written(reading) == "?next_weekday @2026-03-27 14:00 ; @2026-04-03 14:00"


def test_a_wish_is_told_from_a_demand() -> None:
    wish, demand = read_dates("plutôt le matin, pas lundi", NOW), read_dates("demain matin", NOW)
    assert wish.preference
    assert not demand.preference
    assert wish.hours == (time(8), time(12))
    assert [rule.weekday for rule in wish.exclusions] == [0]


def test_how_long_is_told_from_when() -> None:
    reading = read_dates("la salle jeudi 14h pendant 2 heures", NOW)
    assert reading.length == timedelta(hours=2)
    assert written(reading) == "@2026-03-26 14:00"


def test_the_rest_of_the_sentence_can_be_read_for_other_things() -> None:
    text = "un rdv RH jeudi à 10h pour un contrat"
    spans = read_dates(text, NOW).spans
    assert "".join(text[start:end] for start, end in spans) == "jeudià 10h"


def test_earliest_and_direction_are_told() -> None:
    assert read_dates("le plus tôt possible", NOW).earliest
    assert read_dates("un peu plus tard", NOW).direction == "later"
    assert read_dates("anything earlier?", NOW).direction == "earlier"
