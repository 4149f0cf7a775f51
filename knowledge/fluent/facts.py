"""What can be checked in a sentence: amounts, times, dates, days, and ways to reach somebody. Pure."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.fluent import calendar_words
from knowledge.fluent.numbers import in_digits
from knowledge.language.folding import fold


class Amount(NamedTuple):
    """A number; its unit, tax and period are empty where the text gives none."""

    value: str
    unit: str = ""
    tax: str = ""
    per: str = ""

    def is_said_by(self, other: "Amount") -> bool:
        """Whether another text's amount says this one: the same number of the same, and nothing that contradicts."""
        same = self.value == other.value and self.unit == other.unit
        return same and self.tax in ("", other.tax) and self.per in ("", other.per)


@dataclass(frozen=True)
class Facts:
    """The checkable facts of a text; `exact` holds links, addresses, phone numbers and codes."""

    amounts: frozenset[Amount] = frozenset()
    dates: frozenset[calendar_words.Day] = frozenset()
    days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    exact: frozenset[str] = field(default_factory=frozenset)
    free: bool = False

    def __bool__(self) -> bool:
        return bool(self.amounts or self.dates or self.days or self.months or self.exact or self.free)


_UNITS = {
    "eur": r"€|eur\b|euros?\b",
    "%": r"%|pour ?cent\b|per ?cent\b",
    "m2": r"m2\b|metres? carres?\b|square met(?:er|re)s?\b|sq\.? ?m\b",
    "minute": r"min\b|mn\b|minutes?\b",
    "hour": r"h\b|heures?\b|hours?\b|hrs?\b",
    "day": r"jours?\b|days?\b|j\b",
    "week": r"semaines?\b|weeks?\b",
    "month": r"mois\b|months?\b",
    "year": r"ans?\b|annees?\b|years?\b",
}
_ANY_UNIT = "|".join(f"(?:{pattern})" for pattern in _UNITS.values())
_TAX = (
    r"(?P<ht>ht\b|hors taxes?|excl\w*\.? (?:of )?(?:vat|tax\w*)|ex\.? vat|before tax|plus vat)"
    r"|(?P<ttc>ttc\b|toutes taxes comprises|incl\w*\.? (?:of )?(?:vat|tax\w*))"
)
_PERIODS = {
    "hour": r"heure|hour|horaire|hourly",
    "day": r"jour|day|journee|daily",
    "week": r"semaine|week|weekly",
    "month": r"mois|month|mensuel\w*|monthly",
    "year": r"an|annee|year|annuel\w*|yearly|annually",
    "m2": r"m2|metre carre|square met(?:er|re)",
    "person": r"personne|person|entreprise|company",
}
_PER = rf"(?:(?:par|/|per|an?|each|every|chaque|de l'|l') ?)?\b(?P<per>{'|'.join(_PERIODS.values())})\b"
_AMOUNT = re.compile(
    rf"(?P<value>\d+(?:\.\d+)?)(?:er|e|eme|nd|rd|th|st)?\b(?: ?[-(]?(?P<unit>{_ANY_UNIT}))?"
    rf"(?: ?\(?(?:{_TAX})\)?)?(?: ?{_PER})?(?: ?\(?(?:{_TAX.replace('<ht>', '<ht2>').replace('<ttc>', '<ttc2>')}))?"
)
_RANGE = re.compile(rf"(\d+(?:\.\d+)?) ?(-|–|a|ou|et|to|or|and|jusqu'a) ?(\d+(?:\.\d+)?) ?({_ANY_UNIT})")
_ONE = re.compile(
    rf"(?P<price>(?:€|eur|euros?|ht|ttc|vat|tax) )?\b(?:un|une|one|a|an) (?=(?:full |seul\w* )?(?:{_ANY_UNIT}))"
)
_MONEY_FIRST = re.compile(r"€ ?(\d[\d.]*)|\beur ?(\d[\d.]*)")
_MINUTES = re.compile(r"\b(\d{1,2}) ?(?:h|:) ?([0-5]\d)(?!\d)(?: ?([ap])\.?m\b\.?)?")
_AM_PM = re.compile(r"\b(\d{1,2}) ?([ap])\.?m\b\.?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"\b[a-z][a-z0-9+.-]*://\S+|\b(?:mailto|tg|tel):\S+|(?<![\w@])(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#:]\S*)?|@\w{3,}|(?<![\w/<])/[^\W\d_]{2,}\w*"
)
_PHONE = re.compile(r"(?:\+|\b)\d(?:[ .()/-]{0,2}\d){7,}")
_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w+\b")
_FREE = re.compile(
    r"\bgratuit\w*|\boffert\w*|\bsans frais\b|\bfree\b(?! (?:to|room|slot|place))|\bcomplimentary\b"
    r"|\bno (?:charge|fee|cost)\b"
)


def facts_of(text: str) -> Facts:
    """The facts of a text, spelled one way whatever its language."""
    rest = _plain(text)
    exact: set[str] = set()
    rest = _taken(_EMAIL, rest, exact)
    rest = _taken(_LINK, rest, exact)
    dates, rest = calendar_words.dates(rest)
    rest = _PHONE.sub(lambda match: _note(exact, re.sub(r"\D", "", match.group())[-9:]), rest)
    days, months, rest = calendar_words.days_and_months(rest, text)
    free = _FREE.search(rest) is not None
    amounts, rest = _amounts(rest)
    rest = _taken(_CODE, rest, exact)
    return Facts(frozenset(amounts), dates, days, months, frozenset(exact), free)


def _plain(text: str) -> str:
    """Folded, with decimal digits of any script as ASCII, decimal points, and number words as digits."""
    ascii_digits = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    folded = re.sub(r"[\u00a0\u202f\u2009]", " ", fold(ascii_digits))
    folded = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)
    folded = re.sub(r"(?<=\d),(?=\d)", ".", folded)
    return in_digits(folded)


def _taken(pattern: re.Pattern[str], text: str, into: set[str]) -> str:
    return pattern.sub(lambda match: _note(into, match.group().rstrip(".,;:!?)»\"'")), text)


def _note(into: set[str], found: str) -> str:
    into.add(found)
    return " ; "


def _amounts(text: str) -> tuple[set[Amount], str]:
    text = _MONEY_FIRST.sub(lambda match: f"{match[1] or match[2]} €", text)
    text = re.sub(r"\b(?:midi|noon)\b", "12 h", re.sub(r"\b(?:minuit|midnight)\b", "0 h", text))
    text = _AM_PM.sub(lambda match: f"{_hour(match[1], match[2])} h", text)
    clock: set[Amount] = set()
    text = _MINUTES.sub(lambda match: _clock(clock, match), text)
    text = _RANGE.sub(lambda match: f"{match[1]} {match[4]} {match[2]} {match[3]} {match[4]}", text)
    # "40 euros a month" is a price for each month, "a month's notice" lasts one.
    text = _ONE.sub(lambda match: match.group() if match["price"] else "1 ", text)
    found = {_amount(match) for match in _AMOUNT.finditer(text) if not _in_a_word(text, match)}
    return found | clock, _AMOUNT.sub(lambda match: match.group() if _in_a_word(text, match) else " ; ", text)


def _in_a_word(text: str, match: re.Match[str]) -> bool:
    return match.start() > 0 and (text[match.start() - 1].isalpha() or text[match.start() - 1] == "_")


def _clock(into: set[Amount], match: re.Match[str]) -> str:
    hour = _hour(match[1], match[3] or "")
    if match[2] == "00":
        return f"{hour} h"
    into.add(Amount(f"{hour}:{match[2]}", "hour"))
    return " ; "


def _hour(hour: str, half: str) -> int:
    number = int(hour)
    return number % 12 + (12 if half == "p" else 0) if half else number


def _amount(match: re.Match[str]) -> Amount:
    value = match["value"].rstrip("0").rstrip(".") if "." in match["value"] else str(int(match["value"]))
    unit = _name_of(_UNITS, match["unit"])
    tax = "ht" if match["ht"] or match["ht2"] else "ttc" if match["ttc"] or match["ttc2"] else ""
    return Amount(value, unit, tax, _name_of(_PERIODS, match["per"]) if unit else "")


def _name_of(patterns: dict[str, str], found: str | None) -> str:
    if not found:
        return ""
    return next(name for name, pattern in patterns.items() if re.fullmatch(pattern.replace(r"\b", ""), found))
