"""What a limit is set at: days, perhaps with an hour: "jeudi", "le 8", "vendredi midi"."""

from bot.understanding.dates.clock import point
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.lone import day_of_month
from bot.understanding.dates.numbers import has, skip, value
from bot.understanding.dates.parts import PARTS
from bot.understanding.dates.points import office
from bot.understanding.dates.stretches import stretch

Target = tuple[Days, int, tuple[int, int] | None]
"""Days, the place after them, and the hours that go with them in minutes: an instant twice, or a part of the day."""

ARTICLES = frozenset({"le", "du", "au"})
"""How "à partir du", "jusqu'au" and "dès le" end: what follows is a day, where "à partir de" has an hour."""


def target(scene: Scene, line: Line, at: int) -> Target | None:
    """Days at `at`, and the hours said with them."""
    found = _days(scene, line, at)
    if found is None or not (found[0].spans or found[0].choices):
        return None
    days, after = found
    if has(line, after, "part") and all(span.single for span in days.spans):
        return days, after + 1, PARTS[value(line, after, "part")]
    place = skip(line, after, "at", "around")
    hour = point(line, place, bare=place > after and line[place - 1].text in ("a", "at", "vers"))
    glued = hour is not None and not has(line, hour[1], "of")
    return (days, hour[1], (office(hour[0]), office(hour[0]))) if hour and glued else (days, after, None)


def _days(scene: Scene, line: Line, at: int) -> Parsed | None:
    found = day(scene, line, at) or stretch(scene, line, at)
    if found is None and has(line, at, "part") and has(line, at + 1, "weekday", "offset"):
        found = day(scene, line, at + 1)
    if found is None and has(line, at, "the", "at", "of"):
        found = day(scene, line, at + 1) or stretch(scene, line, at + 1)
    numbered = has(line, at, "number", "spelled", "ordinal") and at > 0 and line[at - 1].text.split()[-1] in ARTICLES
    return day_of_month(scene, line, at) if found is None and numbered else found
