"""What is ruled out where it is said, and what takes its place: "pas lundi", "pas ce vendredi, celui d'après"."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.days import Days, Line, Scene, single
from bot.understanding.dates.exclusions import LISTED, REFUSALS, Ruled, targets
from bot.understanding.dates.numbers import has, skip, value
from bot.understanding.dates.said import Item, Join, Said


def _day_of(scene: Scene, rule: Ruled) -> Days | None:
    """The day that a rule speaks of, if it is one."""
    if rule.weekday is not None:
        return single(almanac.next_weekday(scene.today, rule.weekday))
    return single(rule.days[0]) if len(rule.days) == 1 else None


def morrow_of_said(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "not tomorrow, the day after", "lundi ou le lendemain": counted from the day that was just said."""
    if scene.anchor is not None or not has(line, at, "morrow", "eve") or has(line, at + 1, "of", "holiday", "the"):
        return None
    last = next((item.days for item in reversed(said.items) if item.days is not None), None)
    refused = _day_of(scene, said.excluded[-1]) if said.excluded and last is None else None
    base = refused or last
    if base is None or len(base.spans) != 1 or not base.spans[0].single:
        return None
    away = value(line, at, "morrow") if has(line, at, "morrow") else -value(line, at, "eve")
    if refused is not None:
        said.excluded.pop()
    said.items.append(Item(join or "and", at, at + 1, days=single(base.spans[0].start + away * DAY)))
    return at + 1


def one_after(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "pas ce vendredi, celui d'après", "this week is full, the one after": the same a week later."""
    if not has(line, at, "one after"):
        return None
    last = next((item.days for item in reversed(said.items) if item.days is not None and item.days.spans), None)
    refused = said.excluded[-1] if said.excluded else None
    if refused is not None and refused.weekday is not None:
        later = single(almanac.next_weekday(scene.today, refused.weekday) + 7 * DAY)
    elif refused is not None and refused.days:
        first = refused.days[0] + 7 * DAY
        later = Days((Span(first, first + min(len(refused.days), 5) * DAY),))
    elif last is not None:
        later = Days(tuple(Span(span.start + 7 * DAY, span.end + 7 * DAY) for span in last.spans))
    else:
        return None
    said.excluded.clear()
    said.items = [item for item in said.items if item.days is None]
    said.items.append(Item(join, at, at + 1, days=later))
    return at + 1


def _withdrawn(item: Item, rule: Ruled) -> bool:
    """Whether a day said before is the one ruled out: "jeudi, non, pas jeudi, vendredi"."""
    return (
        item.days is not None and rule.hours is None and rule.weekday is not None and item.days.weekday == rule.weekday
    )


def excluded(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "sauf le lundi matin et mercredi", "pas lundi", "not Monday", "no Fridays"."""
    rather_than = line[at].text == "que" and "fix" in said.flags and bool(said.items)
    any_but = line[at].text == "but" and "any" in said.flags
    barred = has(line, at, "except", "not", "away") or (has(line, at, "impossible") and line[at].text in BARRING)
    if not (barred or rather_than or any_but):
        return None
    if line[at].text == "no" and not (at + 1 < len(line) and line[at + 1].text.endswith("s")):
        return None
    place, end = at + 1, None
    if has(line, at, "impossible") or line[at].text in REFUSALS:
        # "je ne pourrai pas venir jeudi".
        further = skip(line, place, "word", "at", "of", "the")
        place = further if place < further <= place + 4 and has(line, place, "word") else place
    for rule, after in targets(scene, line, place, many=line[at].text in LISTED):
        said.excluded.append(rule)
        said.refused = _day_of(scene, rule) if rule.hours else None
        said.items = [item for item in said.items if not _withdrawn(item, rule)]
        end = after
    return end


BARRING = frozenset({"impossible", "exclu", "exclus"})
"""What rules out the days said after it, where it stands before them: "impossible lundi"."""
