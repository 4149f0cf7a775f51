"""Which hours go with which days: "mardi ou jeudi matin", "demain 10h ou jeudi 14h", "mardi la semaine prochaine"."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.understanding.dates.almanac import Span, one_day
from bot.understanding.dates.days import Days, Scene
from bot.understanding.dates.parts import Hours
from bot.understanding.dates.points import MIDNIGHT, NOON
from bot.understanding.dates.reading import Why
from bot.understanding.dates.said import Item


@dataclass(slots=True)
class Group:
    """Days with the hours said for them, any of which will do."""

    days: Days | None = None
    hours: list[Hours] = field(default_factory=list)
    hours_first: bool = False


def group(scene: Scene, items: Sequence[Item]) -> list[Group]:
    """The items of a sentence as groups, in the order said."""
    items = _settled(_placed(scene, _corrected(items)))
    groups: list[Group] = []
    for item in items:
        _add(groups, item)
    _share(groups)
    return groups


def _corrected(items: Sequence[Item]) -> list[Item]:
    """Drops what a later item takes back: "jeudi, non, plutôt vendredi"."""
    kept: list[Item] = []
    before = 0
    for item in items:
        if item.join == "fix":
            before = item.start
        kept = [old for old in kept if not (old.start < before and _replaces(item, old))]
        kept.append(item)
    return kept


def _replaces(new: Item, old: Item) -> bool:
    if new.days is not None:
        return old.days is not None and not _wide(old.days)
    return old.hours is not None and not (new.hours is not None and old.hours.part and not new.hours.part)


def _wide(days: Days) -> bool:
    return len(days.spans) == 1 and not days.spans[0].single


def _placed(scene: Scene, items: list[Item]) -> list[Item]:
    """Puts bare weekdays into the week or month said beside them, and merges a date with its weekday."""
    wide = next(
        (item for item in items if item.days is not None and (_wide(item.days) or len(item.days.choices) > 1)), None
    )
    bare = [item for item in items if item.days is not None and item.days.weekday is not None]
    if wide is not None and bare and wide.days is not None and wide.days.spans:
        span = wide.days.spans[0]
        placed = [(item, _inside(item.days, span, scene)) for item in bare if item.days is not None]
        if all(days is not None for _, days in placed):
            moved = {id(item): days for item, days in placed}
            items = [replace(item, days=moved.get(id(item), item.days)) for item in items if item is not wide]
    return _merged(items)


def _inside(days: Days, span: Span, scene: Scene) -> Days | None:
    start = max(span.start, scene.today)
    found = [start + timedelta(k) for k in range((span.end - start).days)]
    spans = tuple(one_day(day) for day in found if day.weekday() == days.weekday)
    return replace(days, spans=spans, others=(), weekday=None) if spans else None


def _merged(items: list[Item]) -> list[Item]:
    merged: list[Item] = []
    for item in items:
        last = next((old for old in reversed(merged) if old.days is not None), None)
        if item.days is None or last is None or last.days is None or item.join == "or":
            merged.append(item)
            continue
        both = _both(last.days, item.days, adjacent=item.join == "" and merged[-1] is last)
        if both is None:
            merged.append(item)
        else:
            merged[merged.index(last)] = replace(last, days=both)
    return merged


def _both(first: Days, second: Days, *, adjacent: bool) -> Days | None:
    """What is left when both must hold; None where they are two days to choose from."""
    if not (first.spans and second.spans):
        return None
    if first.weekday is not None and second.weekday is not None:
        return first if first.spans == second.spans else None
    shared = tuple(
        Span(max(a.start, b.start), min(a.end, b.end))
        for a in first.spans
        for b in second.spans
        if max(a.start, b.start) < min(a.end, b.end)
    )
    if shared:
        now = first.from_now and second.from_now
        return Days(shared, from_now=now, opens=second.opens or first.opens, closes=second.closes or first.closes)
    return _clash(first, second) if adjacent else None


def _clash(first: Days, second: Days) -> Days | None:
    """ "demain jeudi" where tomorrow is a Wednesday is a question; "le 7 le 8" are two days."""
    for bare, dated in ((first, second), (second, first)):
        if bare.weekday is not None and dated.weekday is None and len(dated.spans) == 1 and dated.spans[0].single:
            if dated.spans[0].start.weekday() == bare.weekday:
                return dated
            return Days(choices=(dated.spans, bare.spans), why=Why.CONTRADICTION)
    return None


def _settled(items: list[Item]) -> list[Item]:
    """Merges neighbouring hours that speak of one time: "demain matin vers 9h", "l'après-midi, après 15h"."""
    settled: list[Item] = []
    for item in items:
        last = next((old for old in reversed(settled) if old.hours is not None), None)
        between = settled.index(last) + 1 if last else 0
        if item.hours is None or last is None or last.hours is None or item.join == "or" or len(settled) > between + 1:
            settled.append(item)
            continue
        both = meet(last.hours, item.hours)
        fresh_day = len(settled) > between and (item.join == "and" or settled[between].join in ("and", "or"))
        if both is None or fresh_day:
            settled.append(item)
        else:
            settled[between - 1] = replace(last, hours=both)
    return settled


def meet(first: Hours, second: Hours) -> Hours | None:
    """Hours that satisfy both, an instant settled by the part of the day beside it; None where they are two times."""
    if first.end is None or second.end is None:
        return _settle(first, second) or _settle(second, first)
    for part, bound in ((first, second), (second, first)):
        late = bound.start + NOON
        if part.part and bound.other is not None and part.end is not None and part.start <= late < part.end:
            # "Wednesday evening after 7" is seven in the evening.
            return Hours(late, part.end)
    start, end = max(first.start, second.start), min(first.end, second.end)
    if start < end:
        return Hours(start, end, part=first.part and second.part)
    if start == end and first.part != second.part:
        # "avant 18h ce soir": the limit alone says when.
        return second if first.part else first
    if first.part and second.end + NOON <= MIDNIGHT and first.start <= second.start + NOON < first.end:
        return Hours(second.start + NOON, second.end + NOON)
    return None


def _settle(said: Hours, part: Hours) -> Hours | None:
    """An instant by the part of the day beside it: "demain soir à 8h" is 20:00."""
    point = said.point
    if point is None or part.end is None or not part.part:
        return None
    literal = point.minutes
    for minutes in (literal, literal + NOON):
        if (minutes == literal or not point.fixed) and part.start <= minutes < part.end:
            return Hours(minutes, approx=said.approx)
    early = part.start < NOON and literal < part.end
    late = literal + NOON * (literal < NOON) >= part.end and part.end >= 22 * 60
    if early or late:
        return Hours(literal + NOON * (late and literal < NOON), approx=said.approx)
    return Hours(said.start, approx=said.approx)


def _add(groups: list[Group], item: Item) -> None:
    last = groups[-1] if groups else None
    if item.days is not None:
        if last is not None and last.days is None:
            last.days = item.days
        else:
            groups.append(Group(days=item.days))
    elif item.hours is not None and last is None:
        groups.append(Group(hours=[item.hours], hours_first=True))
    elif item.hours is not None and last is not None:
        last.hours.append(item.hours)


def _share(groups: list[Group]) -> None:
    """Hours said last serve the days before them; hours said first serve the days after."""
    first_with = next((k for k, each in enumerate(groups) if each.hours), None)
    if first_with is None:
        return
    for earlier in groups[:first_with]:
        earlier.hours = list(groups[first_with].hours)
    if groups[0].hours_first:
        for later in groups[1:]:
            later.hours = later.hours or list(groups[0].hours)
