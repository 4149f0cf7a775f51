"""Days × hours × the words around them × languages: whatever is said around a day and an hour, they stay the same.

Each day and each hour is written in French and in English with its meaning; every pair is said both ways round within a
few of the sentences, drawn with a fixed seed.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.dates import read_dates
from tests.bot.understanding.dates.table import written

NOW = datetime(2026, 3, 24, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))
DAYS = [
    ("demain", "tomorrow", date(2026, 3, 25)),
    ("après-demain", "the day after tomorrow", date(2026, 3, 26)),
    ("jeudi", "Thursday", date(2026, 3, 26)),
    ("lundi", "on Monday", date(2026, 3, 30)),
    ("ce vendredi", "this Friday", date(2026, 3, 27)),
    ("mardi de la semaine prochaine", "Tuesday next week", date(2026, 3, 31)),
    ("le 15", "on the 15th", date(2026, 4, 15)),
    ("le 2 avril", "on April 2nd", date(2026, 4, 2)),
    ("jeudi 2 avril", "Thursday 2 April", date(2026, 4, 2)),
    ("le 3 mai", "the 3rd of May", date(2026, 5, 3)),
    ("le premier mai", "May 1st", date(2026, 5, 1)),
    ("le 15/04", "on 15/04", date(2026, 4, 15)),
    ("dans trois jours", "in three days", date(2026, 3, 27)),
    ("dans quinze jours", "in a fortnight", date(2026, 4, 7)),
]
HOURS = [
    ("", "", ""),
    ("à 14h", "at 2pm", "14:00"),
    ("14h30", "2:30pm", "14:30"),
    ("à 10h15", "at 10:15", "10:15"),
    ("à midi", "at noon", "12:00"),
    ("vers 16h", "around 4pm", "16:00"),
    ("à dix heures et demie", "at half past ten", "10:30"),
    ("à 9h moins le quart", "at quarter to nine", "08:45"),
    ("le matin", "in the morning", "08:00-12:00"),
    ("en fin de journée", "at the end of the day", "17:00-19:00"),
    ("en début d'après-midi", "early afternoon", "12:00-14:00"),
    ("entre 10h et 12h", "between 10 and 12", "10:00-12:00"),
    ("entre midi et deux", "between noon and 2", "12:00-14:00"),
    ("10h-12h", "10am-12pm", "10:00-12:00"),
    ("de 14h à 16h", "from 2pm to 4pm", "14:00-16:00"),
    ("avant 11h", "before 11am", "08:00-11:00"),
    ("jusqu'à 16h", "until 4pm", "08:00-16:00"),
    ("à partir de 14h", "from 2pm", "14:00-19:00"),
    ("après 16h30", "after 4:30pm", "16:30-19:00"),
]
SENTENCES = {
    "fr": [
        "bonjour, {} svp", "je voudrais un rdv {}", "est-ce que c'est possible {} ?", "{} ça vous va ?", "je passe {}",
        "on sera 3 {}", "{} avec Nora", "pour 4 personnes {}", "salle 12 {}", "{} pour parler du bail", "ok pour {}",
        "plutôt {}", "et {} ?", "{} si possible", "{}, c'est bon ?", "non, {}", "vous êtes libres {} ?",
    ],
    "en": [
        "hi, {} please", "I'd like an appointment {}", "is it possible {}?", "does {} work?", "I'll drop by {}",
        "we are three, {}", "{} with Nora", "for 4 people {}", "room 12 {}", "{} to talk about the lease", "ok for {}",
        "rather {}", "what about {}?", "{} if possible", "{}, is that ok?", "no, {}", "are you free {}?",
    ],
}  # fmt: skip
DRAWN = 2


def _said() -> Iterator[tuple[str, str]]:
    drawn = Random(2026)
    for (french, english, day), (heure, hour, meaning) in product(DAYS, HOURS):
        means = f"{day} {meaning}".strip() if "-" in meaning or not meaning else f"@{day} {meaning}"
        for language, said, when in (("fr", french, heure), ("en", english, hour)):
            for core in dict.fromkeys((f"{said} {when}".strip(), f"{when} {said}".strip())):
                for sentence in ["{}", *drawn.sample(SENTENCES[language], DRAWN)]:
                    yield sentence.format(core), means


def test_a_day_and_an_hour_stay_the_same_whatever_is_said_around_them() -> None:
    wrong = [(text, means, found) for text, means in _said() if (found := _read(text)) != means]
    assert wrong == []


def _read(text: str) -> str:
    return written(read_dates(text, NOW)).removeprefix("~")


@pytest.mark.parametrize(("french", "english", "day"), DAYS)
def test_a_limit_begins_or_ends_at_its_day(french: str, english: str, day: date) -> None:
    for text in (f"avant {french}", f"before {english}"):
        assert read_dates(text.replace("on ", ""), NOW).windows[-1].end.date() == day, text
    for text in (f"pas avant {french}", f"not before {english}"):
        assert read_dates(text.replace("on ", ""), NOW).windows[0].start.date() == day, text
