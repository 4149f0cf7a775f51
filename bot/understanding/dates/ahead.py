"""From now for a while: "les trois prochains jours", "the next two weeks", "sous huitaine", "les jours à venir"."""

from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.amounts import Amount, amount, amount_of
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.numbers import Unit, has, is_unit, number, skip

A_FEW = {Unit.DAY: Amount(days=7), Unit.WEEK: Amount(days=28)}
"""How far "les prochains jours" and "the coming weeks" reach: as far as one still plans in days, or in weeks."""
PLURALS = frozenset({"jours", "days", "semaines", "weeks", "wks", "mois", "months"})


def ahead(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The days from now to the end of that while."""
    if has(line, at, "within") or (has(line, at, "until") and line[at].text.startswith("d ici")):
        return _within(scene, line, at)
    if has(line, at - 1, "in", "within"):
        return None
    found = _coming(line, skip(line, at, "the", "this"))
    return (_until(scene, found[0]), found[1]) if found else None


def _within(scene: Scene, line: Line, at: int) -> Parsed | None:
    after = skip(line, at + 1, "the", "this")
    found = _coming(line, after, pointed="next" in line[at].text) or amount(line, skip(line, after, "next", "coming"))
    if found is None:
        return None
    hours_alone = found[0].minutes and found[0].minutes % 1440
    if hours_alone:
        return None
    return _until(scene, found[0]), skip(line, found[1], "next", "coming")


def _coming(line: Line, at: int, *, pointed: bool = False) -> tuple[Amount, int] | None:
    """ "3 prochains jours", "next 2 weeks", "next few days", "jours à venir"."""
    start = at
    at = skip(line, at, "next", "coming")
    pointed = pointed or at > start
    one = amount_of(line, at, 1) if pointed and has(line, at, "unit") and line[at].text not in PLURALS else None
    if one is not None and at == start:
        return one
    few = has(line, at, "few")
    if not few and (counted := _counted(line, at, pointed=pointed)) is not None:
        return counted
    at += few
    unit = next((unit for unit in A_FEW if is_unit(line, at, unit)), None)
    if unit is None or line[at].text not in PLURALS:
        return None
    after = skip(line, at + 1, "next", "coming")
    few = few and line[start - 1].text.startswith("d ici")
    return (A_FEW[unit], after) if pointed or few or after > at + 1 else None


def _counted(line: Line, at: int, *, pointed: bool) -> tuple[Amount, int] | None:
    plain = amount(line, at)
    if plain is not None and line[plain[1] - 1].text in ("semaine", "sem", "week") and has(line, at, "number"):
        # "la salle 12 semaine prochaine".
        return None
    if plain is not None:
        after = skip(line, plain[1], "next", "coming", "following")
        return (plain[0], after) if (pointed or after > plain[1]) and not plain[0].minutes else None
    count = number(line, at)
    between = skip(line, count[1], "next", "coming") if count else at
    found = amount_of(line, between, count[0]) if count and between > count[1] else None
    return None if found is None or found[0].minutes else found


def _until(scene: Scene, stretch: Amount) -> Days:
    last = stretch.after(scene.today) + stretch.minutes // 1440 * DAY
    return Days((Span(scene.today, last + DAY),), from_now=True)
