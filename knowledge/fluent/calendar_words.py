"""Dates, weekdays and months in a text, French and English. Pure."""

import re
from typing import NamedTuple


class Day(NamedTuple):
    """A day of the year; `year` is 0 where the text gives none."""

    day: int
    month: int
    year: int = 0

    def is_said_by(self, other: "Day") -> bool:
        """Whether another text's day says this one."""
        return self[:2] == other[:2] and self.year in (0, other.year)


_WEEKDAYS = (
    "lundi|monday mardi|tuesday mercredi|wednesday jeudi|thursday vendredi|friday samedi|saturday dimanche|sunday"
)
_SHORT = "lun mar mer jeu ven sam dim"
_MONTHS = (
    "janvier|january fevrier|february mars|march avril|april mai|may juin|june juillet|july aout|august "
    "septembre|september octobre|october novembre|november decembre|december"
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS.split()) for name in names.split("|")}
_SHORT_DAY = {f"{name}.": number for number, name in enumerate(_SHORT.split())}
_MONTH = {name: number for number, names in enumerate(_MONTHS.split(), 1) for name in names.split("|")}
_NAMES = "|".join(_MONTH)
_DAY = r"(\d{1,2})(?:er|st|nd|rd|th)?"
_WRITTEN = re.compile(rf"\b{_DAY} (?:of )?({_NAMES})\b(?:,? (\d{{4}}))?")
_AMERICAN = re.compile(rf"\b({_NAMES}) {_DAY}\b(?:,? (\d{{4}}))?")
_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ONE_DAY = "|".join(_WEEKDAY)
_DAYS = re.compile(rf"\b({_ONE_DAY})s?\b(?: ?(?:au|a|to|through|-|–) ?({_ONE_DAY})s?\b)?")
_SHORT_DAYS = re.compile(rf"\b({'|'.join(_SHORT.split())})\.(?! \d)")
_WEEKEND = re.compile(r"\bweek[- ]?ends?\b")
_FRENCH_MONTH = re.compile(rf"\b({'|'.join(names.split('|')[0] for names in _MONTHS.split())})\b")
# "may" and "march" are months only with their capital, and not at the beginning of a sentence.
_ENGLISH_MONTH = re.compile(
    rf"(?<=[\w,] )({'|'.join(names.split('|')[1].capitalize() for names in _MONTHS.split())})\b"
)


def dates(folded: str) -> tuple[frozenset[Day], str]:
    """The dates of a folded text, and the text without them."""
    found: set[Day] = set()

    def note(day: str, month: int, year: str | None) -> str:
        number = int(year or 0)
        found.add(Day(int(day), month, number + 2000 if 0 < number < 100 else number))
        return " ; "

    folded = _ISO.sub(lambda match: note(match[3], int(match[2]), match[1]), folded)
    folded = _FIGURES.sub(lambda match: note(match[1], int(match[2]), match[3]), folded)
    folded = _WRITTEN.sub(lambda match: note(match[1], _MONTH[match[2]], match[3]), folded)
    folded = _AMERICAN.sub(lambda match: note(match[2], _MONTH[match[1]], match[3]), folded)
    return frozenset(found), folded


def days_and_months(folded: str, text: str) -> tuple[frozenset[int], frozenset[int], str]:
    """The weekdays (Monday is 0, ranges in full) and months of a text, and the folded text without its weekdays."""
    days: set[int] = set()
    for match in _DAYS.finditer(folded):
        first, last = _WEEKDAY[match[1]], _WEEKDAY[match[2] or match[1]]
        days |= {day % 7 for day in range(first, last + 1 + 7 * (last < first))}
    days |= {_SHORT_DAY[match.group()] for match in _SHORT_DAYS.finditer(folded)}
    if _WEEKEND.search(folded):
        days |= {5, 6}
    months = {_MONTH[match[1]] for match in _FRENCH_MONTH.finditer(folded)}
    months |= {_MONTH[match[1].lower()] for match in _ENGLISH_MONTH.finditer(text)}
    return frozenset(days), frozenset(months), _DAYS.sub(" ; ", folded)
