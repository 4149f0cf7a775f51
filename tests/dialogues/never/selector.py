"""Which bookings a phrase speaks of: "booking for F1 with claire today at 11:00"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.dialogues.nursery import World
from tests.dialogues.store import Row
from tests.dialogues.timeline import Timeline
from tests.dialogues.words import DAYS, MONTHS, fold

_CLOCK = re.compile(r"\b(\d{1,2})(?:[:h](\d{2})|h\b| ?(am|pm)\b)")
_DATE = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:t(\d{2}):(\d{2})(?:[+-]\d{2}:\d{2})?)?")
_EMPTY = {
    "a",
    "an",
    "any",
    "the",
    "for",
    "of",
    "with",
    "on",
    "at",
    "in",
    "to",
    "by",
    "is",
    "are",
    "was",
    "gets",
    "made",
    "created",
    "exists",
    "new",
    "another",
    "second",
    "third",
    "duplicate",
    "time",
    "ever",
    "once",
    "not",
    "still",
    "same",
    "his",
    "her",
    "its",
    "their",
    "booking",
    "bookings",
    "booked",
    "book",
    "appointment",
    "appointments",
    "reservation",
    "visit",
    "visits",
    "rdv",
    "slot",
    "slots",
    "meeting",
    "commit",
    "committed",
    "commits",
    "reserved",
    "exist",
    "existing",
    "anything",
    "it",
    "without",
    "confirmed",
    "held",
    "and",
    "or",
    "when",
    "moment",
    "no",
    "un",
    "une",
    "le",
    "la",
    "les",
    "de",
    "du",
    "pour",
    "avec",
    "rendez",
    "vous",
}


@dataclass(frozen=True)
class Selector:
    """Conditions on a booking; `rest` are the words that were not understood."""

    founder: int | None = None
    resources: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    day: date | None = None
    weekday: int | None = None
    clock: time | None = None
    rest: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether any condition was understood."""
        return bool(self.founder or self.resources or self.labels or self.day or self.clock or self.weekday is not None)

    def fits(self, row: Row, timeline: Timeline) -> bool:
        """Whether a booking meets every condition."""
        return (
            (self.founder is None or row.founder == self.founder)
            and (not self.resources or row.resource in self.resources)
            and (not self.labels or timeline.labels.get(row.id) in self.labels)
            and (self.day is None or row.starts.date() == self.day)
            and (self.weekday is None or row.starts.weekday() == self.weekday)
            and (self.clock is None or row.starts.time() == self.clock)
        )


def read_selector(phrase: str, world: World) -> Selector:
    """The conditions in a phrase."""
    text = fold(phrase)
    day, clock, text = _moment(text, world)
    weekday, text = (None, text) if day else _weekday(text)
    founder, text = _founder(text, world)
    resources, text = _resources(text, world)
    labels = tuple(dict.fromkeys(label.upper() for label in re.findall(r"\b[bv]\d+\b", text)))
    text = re.sub(r"\b[bv]\d+\b(?:'s)?", " ", text)
    rest = tuple(word for word in re.findall(r"[^\W_]+", text) if word not in _EMPTY and word != "s")
    return Selector(founder, resources, labels, day, weekday, clock, rest)


def _moment(text: str, world: World) -> tuple[date | None, time | None, str]:
    day, clock = None, None
    if found := _DATE.search(text):
        day = date.fromisoformat(found[1])
        clock = time(int(found[2]), int(found[3])) if found[2] else None
        text = text.replace(found[0], " ")
    for word, ahead in (("today", 0), ("aujourd'hui", 0), ("tomorrow", 1), ("demain", 1)):
        if day is None and re.search(rf"\b{word}\b", text):
            day, text = (world.now + timedelta(days=ahead)).date(), text.replace(word, " ")
    if day is None:
        day, text = _named_day(text, world)
    if clock is None and (found := _CLOCK.search(text)):
        hour = int(found[1]) + (12 if found[3] == "pm" and int(found[1]) < 12 else 0)
        clock, text = time(hour % 24, int(found[2] or 0)), text.replace(found[0], " ")
    return day, clock, text


def _named_day(text: str, world: World) -> tuple[date | None, str]:
    for number, names in MONTHS.items():
        for name in names:
            found = re.search(
                rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? {name}\b|\b{name} (\d{{1,2}})(?:st|nd|rd|th)?\b", text
            )
            if found:
                day = date(world.now.year, number, int(found[1] or found[2]))
                return day, text.replace(found[0], " ")
    return None, text


def _weekday(text: str) -> tuple[int | None, str]:
    for number, names in DAYS.items():
        for name in names:
            if re.search(rf"\b{name}s?\b", text):
                return number, re.sub(rf"\b{name}s?\b", " ", text)
    return None, text


def _founder(text: str, world: World) -> tuple[int | None, str]:
    found = re.search(r"\bf\d+\b(?:'s)?", text)
    if not found:
        return None, text
    return world.founder(
        found[0][: found[0].find("'")].upper() if "'" in found[0] else found[0].upper()
    ).id, text.replace(found[0], " ")


def _resources(text: str, world: World) -> tuple[tuple[str, ...], str]:
    found: list[str] = []
    for key, resource in (world.experts | world.spaces).items():
        names = [fold(key), fold(key.replace("_", " "))]
        if key in world.experts:
            names += [fold(world.expert_name(key)), fold(world.expert_name(key)).rpartition(" ")[2]]
        for name in names:
            if re.search(rf"\b{re.escape(name)}\b(?:'s)?", text):
                found.append(resource)
                text = re.sub(rf"\b{re.escape(name)}\b(?:'s)?", " ", text)
    return tuple(dict.fromkeys(found)), text


def at(moment: datetime) -> str:
    """A moment as violations show it."""
    return f"{moment:%Y-%m-%dT%H:%M}"
