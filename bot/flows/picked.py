"""What choosing one of the values on offer does to a draft, tapped or typed ("le deuxième"). Pure but for bookings."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.dialogue.conversation import Draft, Offer
from bot.flows import appointments
from bot.flows.draft_times import at_, settled
from bot.flows.drafting import ANYONE, FEWER
from bot.flows.scene import Scene
from bot.understanding.understood import Understood


def picked(scene: Scene, draft: Draft, field: str, value: str) -> Draft:
    """The draft once a choice was made."""
    return draft.model_copy(update=_PICKED[field](scene, draft, value))


def _picked_resource(scene: Scene, draft: Draft, value: str) -> dict[str, object]:
    return {"anyone": True} if value == ANYONE else {"resources": (value,), "anyone": False}


def _picked_booking(scene: Scene, draft: Draft, value: str) -> dict[str, object]:
    booking = scene.agenda.booking(int(value))
    return appointments.opens_with(draft.goal, booking, draft).model_dump()


def _picked_day(scene: Scene, draft: Draft, value: str) -> dict[str, object]:
    zone, day = scene.catalogue.zone, date.fromisoformat(value)
    if draft.hour:
        return at_(datetime.combine(day, draft.hour, zone), zone)
    start = datetime.combine(day, datetime.min.time(), zone)
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
    return {"windows": ((start, end),), "discussed": day}


def _picked_time(scene: Scene, draft: Draft, value: str) -> dict[str, object]:
    start, _, resource = value.partition("|")
    return at_(datetime.fromisoformat(start), scene.catalogue.zone) | {"resources": (resource,), "anyone": False}


def _picked_date(scene: Scene, draft: Draft, value: str) -> dict[str, object]:
    start, _, end = value.partition("|")
    return settled((datetime.fromisoformat(start), datetime.fromisoformat(end)), scene.catalogue.zone)


_PICKED: dict[str, Callable[[Scene, Draft, str], dict[str, object]]] = {
    "confirm": _picked_resource,
    "service": lambda scene, draft, value: {"services": (value,), "kind": None},
    "resource": _picked_resource,
    "booking": _picked_booking,
    "day": _picked_day,
    "time": _picked_time,
    "date": _picked_date,
    FEWER: lambda scene, draft, value: {"seats": int(value)},
}


def the_only_choice(scene: Scene, draft: Draft) -> Draft | None:
    """The draft once a yes took the one value on offer; None where there are several, or none."""
    offered = scene.conversation.offer
    if offered is None or offered.field not in _PICKED or offered.field == "confirm" or len(offered.values) != 1:
        return None
    return picked(scene, draft, offered.field, offered.values[0])


def typed(scene: Scene, understood: Understood) -> Draft | None:
    """The draft once "the second one" was said of what is on offer; None where nothing so was."""
    offered, draft = scene.conversation.offer, scene.conversation.draft
    if offered is None or draft is None or understood.choice is None or _names_a_day(scene, offered, understood):
        return None
    if offered.field not in _PICKED or offered.field == "confirm":
        return None
    index = _place(draft, offered, understood.choice)
    return picked(scene, draft, offered.field, offered.values[index]) if 0 <= index < len(offered.values) else None


def _names_a_day(scene: Scene, offered: Offer, understood: Understood) -> bool:
    # "le 1er", among the times of one day, is the first of them.
    if understood.dates.kind == "none":
        return False
    zone = scene.catalogue.zone
    days = {_start(value).astimezone(zone).date() for value in offered.values} if offered.field == "time" else set()
    return len(days) != 1 or not days.isdisjoint(understood.dates.days) or understood.dates.said_time


def _place(draft: Draft, offered: Offer, choice: int) -> int:
    if choice:
        return choice - 1 if choice > 0 else len(offered.values) + choice
    if offered.field != "time" or not draft.refused:
        return 0
    wished = draft.refused[-1]
    return min(range(len(offered.values)), key=lambda index: abs(_start(offered.values[index]) - wished))


def _start(value: str) -> datetime:
    return datetime.fromisoformat(value.partition("|")[0])
