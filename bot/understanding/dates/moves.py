"""Something is moved from one time to another: "déplace mon rdv de demain à vendredi 15h" says the Friday."""

from dataclasses import replace

from bot.understanding.dates.days import Line
from bot.understanding.dates.reading import Reading

MOVING = (
    "deplac", "decal", "report", "repouss", "avanc", "bascul", "move", "moving", "reschedul", "postpon", "shift",
    "push",
)  # fmt: skip
"""How the verbs begin that move something."""


def target_of_move(line: Line, reading: Reading) -> Reading:
    """The new time of what is moved, with both times as its `ends`; any other reading as it is."""
    moving = any(symbol.text.startswith(MOVING) for symbol in line)
    return replace(reading.ends[1], ends=reading.ends) if reading.ends and moving else reading
