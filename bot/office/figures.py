"""The figures of a period, counted from plain rows (pure)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from zoneinfo import ZoneInfo

import numpy as np

from bot.office.deflection import Deflection, Meanings, deflection
from bot.office.library import Library, Shelved
from bot.office.meaning import MOST, groups, middle
from bot.office.period import Period
from bot.storage.records import Asked, Kept, Records
from bot.storage.token_use import DayUse

SHOWN = 8


@dataclass(frozen=True)
class Day:
    """The questions of a day, by how far they were answered."""

    day: date
    answered: int = 0
    near: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class Count:
    """A thing and how often it came up."""

    name: str
    count: int


@dataclass(frozen=True)
class Gap:
    """What the documents do not say: a question as one person put it, how often it came, how many people asked."""

    question: str
    times: int
    people: int


@dataclass(frozen=True)
class Stale:
    """A document that wants to be looked at, and how often it was quoted."""

    document: Shelved
    quoted: int


@dataclass(frozen=True)
class Booked:
    """The bookings of a service that begin in the period; `missed` of the `over` ones were no-shows."""

    title: str
    count: int
    over: int
    missed: int


@dataclass(frozen=True)
class Figures:
    """What staff see of a period. `hand_off_hours` is the median time to a person's first answer.

    `model` are the days on which a language model was called.
    """

    period: Period
    days: tuple[Day, ...]
    people: int
    deflection: Deflection
    handed_over: int
    hand_off_answered: int
    hand_off_hours: float | None
    subjects: tuple[Count, ...]
    rules: tuple[Count, ...]
    gaps: tuple[Gap, ...]
    stale: tuple[Stale, ...]
    bookings: tuple[Booked, ...]
    model: tuple[DayUse, ...] = ()

    @property
    def tokens(self) -> int:
        """Tokens that the language model took, on all days."""
        return sum(day.tokens for day in self.model)

    @property
    def dearest(self) -> DayUse | None:
        """The day that took most tokens."""
        return max(self.model, key=lambda day: day.tokens, default=None)

    @property
    def answered(self) -> int:
        """Questions answered with certainty."""
        return sum(day.answered for day in self.days)

    @property
    def near(self) -> int:
        """Questions to which something close was shown."""
        return sum(day.near for day in self.days)

    @property
    def unknown(self) -> int:
        """Questions that the documents do not answer."""
        return sum(day.unknown for day in self.days)

    @property
    def asked(self) -> int:
        """All questions."""
        return self.answered + self.near + self.unknown


def figures(
    records: Records,
    period: Period,
    meanings: Meanings,
    library: Library,
    *,
    zone: ZoneInfo,
    today: date,
    model: Sequence[DayUse] = (),
) -> Figures:
    """Counts the records of a period; `records` must reach back to the beginning of `period.settled`."""
    asked = [one for one in records.asked if period.holds(one.at)]
    handed = [one for one in records.handed_over if period.holds(one.opened_at)]
    waits = [(one.answered_at - one.opened_at).total_seconds() / 3600 for one in handed if one.answered_at]
    return Figures(
        period=period,
        days=_days(asked, period, zone),
        people=len({one.person_id for one in asked}),
        deflection=deflection(records, period, meanings),
        handed_over=len(handed),
        hand_off_answered=len(waits),
        hand_off_hours=median(waits) if waits else None,
        subjects=_most(one.quotes[0].title for one in asked if one.quotes),
        rules=_most(_rule(one) for one in asked if _about_a_rule(one, library)),
        gaps=gaps(_unmet(asked, records), meanings),
        stale=_stale(asked, library, today),
        bookings=_bookings([one for one in records.bookings if period.holds(one.starts)]),
        model=tuple(model),
    )


def _days(asked: Sequence[Asked], period: Period, zone: ZoneInfo) -> tuple[Day, ...]:
    counted = Counter((one.at.astimezone(zone).date(), one.found) for one in asked)
    return tuple(
        Day(day, *(counted[day, found] for found in ("answered", "near", "unknown"))) for day in period.days(zone)
    )


def _most(names: Iterable[str]) -> tuple[Count, ...]:
    counted = sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(name, count) for name, count in counted[:SHOWN])


def _rule(one: Asked) -> str:
    best = one.quotes[0]
    return f"{best.title} › {best.section}" if best.section else best.title


def _about_a_rule(one: Asked, library: Library) -> bool:
    known = library.get(one.quotes[0].document) if one.quotes else None
    return known is not None and known.kind == "rule"


def _unmet(asked: Sequence[Asked], records: Records) -> list[Asked]:
    """The questions that the documents left open: unknown, or answered in a way that a person had to mend."""
    mended = {one.answer_id for one in records.handed_over} | {one.answer_id for one in records.disliked}
    return [one for one in asked if one.found == "unknown" or one.id in mended]


def gaps(unmet: Sequence[Asked], meanings: Meanings) -> tuple[Gap, ...]:
    """The open questions grouped by meaning, those that most people asked first."""
    latest = list(unmet)[-MOST:]
    if not latest:
        return ()
    vectors = np.stack([meanings[one.question] for one in latest])
    found = [
        Gap(latest[middle(vectors, rows)].question, len(rows), len({latest[row].person_id for row in rows}))
        for rows in groups(vectors)
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.people, -gap.times, gap.question))[:SHOWN])


def _stale(asked: Sequence[Asked], library: Library, today: date) -> tuple[Stale, ...]:
    quoted = Counter(document for one in asked for document in {quote.document for quote in one.quotes})
    old = [Stale(one, quoted[one.document]) for one in library.values() if one.stale(today) and quoted[one.document]]
    return tuple(sorted(old, key=lambda one: (-one.quoted, one.document.title))[:SHOWN])


def _bookings(bookings: Sequence[Kept]) -> tuple[Booked, ...]:
    stood = [one for one in bookings if one.state in ("requested", "confirmed", "done", "no_show")]
    made = [_booked(title, [one for one in stood if one.title == title]) for title in {one.title for one in stood}]
    return tuple(sorted(made, key=lambda one: (-one.count, one.title))[:SHOWN])


def _booked(title: str, bookings: Sequence[Kept]) -> Booked:
    states = Counter(one.state for one in bookings)
    return Booked(title, len(bookings), states["done"] + states["no_show"], states["no_show"])
