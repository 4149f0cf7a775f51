"""The time of a draft: the one slot that it names, or the free ones to choose from."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.booking.request import Slot
from bot.booking.service import Service
from bot.booking.window import Window
from bot.dialogue.conversation import Draft
from bot.dialogue.reply import Choice
from bot.flows.choices import PICK, offer
from bot.flows.draft_times import PARTS_OF_DAY, excludes, within
from bot.flows.proposal import explain, refuse_with_nearest, seats_for
from bot.flows.scene import Outcome, Scene
from bot.flows.slot_choices import day_of, offer_times, who_label
from bot.understanding.dates import AN_INSTANT

DAYS_SHOWN = 8
LONGEST_USE = timedelta(hours=9)


def chosen_slot(scene: Scene, draft: Draft, service: Service, who: Sequence[str]) -> Slot | None:
    """The slot that the draft names, free or not; None where there is still something to choose."""
    if draft.unsure:
        return None
    exact = _exact_use(scene, draft, service)
    start = exact[0] if exact else draft.at
    if start and not _moves_nowhere(scene, draft, start):
        length = (exact[1] - exact[0]) if exact else _length(draft, service, who[0])
        return _open_among(scene, draft, [Slot(service.key, key, start, start + length) for key in who])
    slots = free_slots(scene, draft, service, who) if draft.earliest or draft.windows else ()
    return slots[0] if slots and (draft.earliest or len(slots) == 1) else None


def _moves_nowhere(scene: Scene, draft: Draft, start: datetime) -> bool:
    # A booking is never proposed to be moved onto its own time.
    return draft.booking is not None and scene.agenda.booking(draft.booking).starts == start


def _exact_use(scene: Scene, draft: Draft, service: Service) -> tuple[datetime, datetime] | None:
    # "la salle de 10h à 12h" says when it begins and how long it is used; "mardi matin" does not.
    if service.kind.value != "room" or len(draft.windows) != 1 or draft.minutes:
        return None
    start, end = draft.windows[0]
    zone = scene.catalogue.zone
    span = (start.astimezone(zone).time(), end.astimezone(zone).time())
    return (start, end) if end - start <= LONGEST_USE and span not in PARTS_OF_DAY else None


def _open_among(scene: Scene, draft: Draft, slots: Sequence[Slot]) -> Slot:
    # Of several people free at one time, the least loaded; where none is free, the first tells why.
    if len(slots) == 1:
        return slots[0]
    window = Window(slots[0].starts, slots[0].starts + AN_INSTANT)
    who = [slot.resource for slot in slots]
    found = scene.agenda.free(slots[0].service, [window], founder=scene.founder, resources=who, seats=1)
    return found[0] if found else slots[0]


def _length(draft: Draft, service: Service, resource: str) -> timedelta:
    return timedelta(minutes=draft.minutes) if draft.minutes else service.length_for(resource)


def free_slots(scene: Scene, draft: Draft, service: Service, who: Sequence[str]) -> tuple[Slot, ...]:
    """The free slots that suit everything said so far; what was only wished for is dropped where it leaves none."""
    windows = [Window(start, end) for start, end in draft.windows] or _whole_horizon(scene, service)
    slots = scene.agenda.free(
        service.key,
        windows,
        founder=scene.founder,
        resources=who,
        seats=seats_for(draft, service),
        moving=draft.booking,
    )
    zone = scene.catalogue.zone
    slots = tuple(
        slot for slot in slots if not any(excludes(one, slot.starts.astimezone(zone)) for one in draft.excluded)
    )
    wished = draft.part or draft.preferred
    suiting = tuple(slot for slot in slots if not wished or within(wished, slot.starts.astimezone(zone).time()))
    return suiting or slots


def _whole_horizon(scene: Scene, service: Service) -> list[Window]:
    return [Window(scene.now, scene.now + service.horizon)]


def ask_time(scene: Scene, draft: Draft, service: Service, who: Sequence[str]) -> Outcome:
    """Offers what is free: days where many suit, times of day where few do."""
    if draft.unsure:
        return _ask_which_reading(scene, draft)
    slots = free_slots(scene, _at_the_hour(scene, draft, service), service, who)
    if not slots:
        at = draft.windows[0][0] if draft.windows else scene.now
        reason = explain(scene, draft, service, who)
        return refuse_with_nearest(scene, draft, service, who=who, at=at, reason=reason)
    days = sorted({day_of(scene, slot) for slot in slots})
    if not draft.windows:
        return _offer_days(scene, service, who, days)
    return offer_times(scene, service, who, slots)


def _at_the_hour(scene: Scene, draft: Draft, service: Service) -> Draft:
    # "14h", said before any day: the days on which 14h is free.
    if draft.hour is None:
        return draft
    zone = scene.catalogue.zone
    first = scene.now.astimezone(zone).date()
    starts = [datetime.combine(first + timedelta(days=n), draft.hour, zone) for n in range(service.horizon.days + 1)]
    return draft.model_copy(update={"windows": tuple((at, at + AN_INSTANT) for at in starts)})


def _ask_which_reading(scene: Scene, draft: Draft) -> Outcome:
    labels = [_reading_label(scene, start, end) for start, end in draft.unsure]
    values = [f"{start.isoformat()}|{end.isoformat()}" for start, end in draft.unsure]
    return offer(scene, scene.words("ask.date"), "date", values, labels)


def _reading_label(scene: Scene, start: datetime, end: datetime) -> str:
    if end - start == AN_INSTANT:
        return scene.words.label("label.day_and_hour", at=start)
    last = end - AN_INSTANT
    same_day = start.astimezone(scene.catalogue.zone).date() == last.astimezone(scene.catalogue.zone).date()
    return scene.words.label("label.day" if same_day else "label.days", at=start, last=last)


def _offer_days(scene: Scene, service: Service, who: Sequence[str], days: Sequence[date]) -> Outcome:
    text = scene.words("ask.day", title=service.title, who=who_label(scene, service, who))
    shown = days[:DAYS_SHOWN]
    labels = [scene.words.label("label.day", at=day) for day in shown]
    earliest = Choice(scene.words.label("button.earliest"), f"{PICK}:{scene.conversation.step + 1}:earliest")
    return offer(scene, text, "day", [day.isoformat() for day in shown], labels, wide=2, extra=((earliest,),))
