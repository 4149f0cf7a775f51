"""Days that are over ("hier", "a week ago"), and dates that are names ("rue du 4 septembre", "vacances de Noël")."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.days import Days, Line, Scene, single
from bot.understanding.dates.hours import hours
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.said import Item, Said
from bot.understanding.dates.words import listed


def gone(line: Line, at: int, after: int) -> bool:
    """Whether the days said are over: "lundi dernier", "la semaine dernière", "a week ago"."""
    return (
        (has(line, after, "last") and line[after].text != "last")
        or (has(line, at - 1, "last") and line[at - 1].text in BEFORE)
        or has(line, after, "past")
    )


BEFORE = frozenset({"last", "dernier", "derniere", "derniers"})
"""What may stand before the days that it calls over."""


def keep_over(line: Line, days: Days | None, at: int, after: int, said: Said) -> int:
    """Keeps days that are over, with their hours, in case nothing else is said; gives the place after them."""
    found = hours(line, after)
    if days is not None:
        said.over.append(Item("", at, after, days=days))
        said.over += [Item("", after, found[1], hours=found[0])] if found else []
    return found[1] if found else after


def last_such(scene: Scene, days: Days) -> Days | None:
    """The day meant by "lundi dernier", where `days` is that of "lundi"."""
    return None if days.weekday is None else single(almanac.next_weekday(scene.today, days.weekday) - 7 * DAY)


def a_name(line: Line, at: int) -> bool:
    """Whether the date at `at` names a street or a law: "rue du 4 septembre", "la loi du 5 mars 2014"."""
    of = at if has(line, at, "of") else at - 1
    if has(line, at, "holiday") and (has(line, at + 1, "word") and line[at + 1].text in FEASTED):
        return True
    feast = has(line, at, "holiday") or (has(line, at, "of") and has(line, skip(line, at, "of", "the"), "holiday"))
    if feast and has(line, of, "of") and has(line, of - 1, "word") and line[of - 1].text in FEASTED:
        return True
    return has(line, of, "of") and of > 0 and line[of - 1].text in NAMED_AFTER


FEASTED = listed(
    "vacances conges pont fete fetes repas marche marches soiree party break holiday holidays market dinner vacation"
    " arbre prime primes cadeau cadeaux bonus menu period periode treve fermeture closure parties"
)
"""What is no day, though a feast names it: "les vacances de Noël", "the Christmas party"."""
NAMED_AFTER = frozenset({"rue", "avenue", "place", "boulevard", "bd", "quai", "loi", "decret", "arrete", "directive"})
