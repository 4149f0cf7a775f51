"""What a limit is set at: days, perhaps with an hour: "jeudi", "le 8", "vendredi midi"."""

from bot.understanding.dates.clock import office, point
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Scene
from bot.understanding.dates.lone import day_of_month
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.stretches import stretch

Target = tuple[Days, int, int | None]
"""Days, the place after them, and the hour that goes with them in minutes, if any."""

ARTICLES = frozenset({"le", "du", "au"})
"""How "à partir du", "jusqu'au" and "dès le" end: what follows is a day, where "à partir de" has an hour."""


def target(scene: Scene, line: Line, at: int) -> Target | None:
    """Days at `at`, and the hour said with them."""
    found = day(scene, line, at) or stretch(scene, line, at)
    if found is None and has(line, at, "part") and has(line, at + 1, "weekday", "offset"):
        found = day(scene, line, at + 1)
    if found is None and has(line, at, "the", "at", "of"):
        found = day(scene, line, at + 1) or stretch(scene, line, at + 1)
    if (
        found is None
        and has(line, at, "number", "spelled", "ordinal")
        and at > 0
        and line[at - 1].text.split()[-1] in ARTICLES
    ):
        found = day_of_month(scene, line, at)
    if found is None or not (found[0].spans or found[0].choices):
        return None
    after = skip(line, found[1], "at", "around")
    hour = point(line, after, bare=after > found[1] and line[after - 1].text in ("a", "at", "vers"))
    glued = hour is not None and not has(line, hour[1], "of")
    return (found[0], hour[1], office(hour[0])) if hour and glued else (found[0], found[1], None)
