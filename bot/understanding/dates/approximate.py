"""Amounts said loosely: "dans 2 ou 3 jours", "in a week or two", "dans moins d'une semaine", "in at least ten days"."""

from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span
from bot.understanding.dates.amounts import Amount, amount, amount_of
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.numbers import has, number, skip


def loosely(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The days from the shortest to the longest amount meant at `at`."""
    if has(line, at, "since") and line[at].text in NOT_BEFORE:
        return _bounded(scene, amount(line, skip(line, at + 1, "of")), "more")
    if not has(line, at, "in") and not (has(line, at, "until") and line[at].text.startswith("d ici")):
        return None
    for kind in ("less", "more"):
        if has(line, at + 1, f"{kind} than"):
            return _bounded(scene, amount(line, skip(line, at + 2, "of")), kind)
    return _two_numbers(scene, line, at + 1) or _or_two(scene, line, at + 1)


NOT_BEFORE = frozenset({"pas avant", "not before", "not for", "not for another"})


def _bounded(scene: Scene, found: tuple[Amount, int] | None, kind: str) -> Parsed | None:
    if found is None or found[0].minutes:
        return None
    reached = found[0].after(scene.today)
    if kind == "less":
        return Days((Span(scene.today, reached),), from_now=True), found[1]
    return Days((Span(reached, reached + OPEN_DAYS * DAY),)), found[1]


def _two_numbers(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "2 ou 3 jours", "two to three weeks", "10-15 days", "deux trois jours"."""
    few = number(line, at)
    place = few[1] if few else at
    joint = has(line, place, "or", "to") or (place < len(line) and line[place].text == "a")
    many = number(line, place + joint) if few else None
    if few is None or many is None or many[0] <= few[0]:
        return None
    return _from_to(scene, amount_of(line, many[1], few[0]), amount_of(line, many[1], many[0]))


def _or_two(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "une semaine ou deux", "a day or two"."""
    one = amount(line, at)
    many = number(line, one[1] + 1) if one is not None and has(line, one[1], "or") else None
    if one is None or many is None or has(line, many[1], "unit", "hour", "month"):
        return None
    unit = amount_of(line, one[1] - 1, many[0])
    return _from_to(scene, one, (unit[0], many[1]) if unit else None)


def _from_to(scene: Scene, few: tuple[Amount, int] | None, many: tuple[Amount, int] | None) -> Parsed | None:
    if few is None or many is None or few[0].minutes or many[0].minutes:
        return None
    return Days((Span(few[0].after(scene.today), many[0].after(scene.today) + DAY),)), many[1]
