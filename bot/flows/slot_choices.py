"""Free slots as buttons."""

from collections.abc import Sequence
from datetime import date

from bot.booking.request import Slot
from bot.booking.service import Service
from bot.dialogue.reply import Keyboard
from bot.flows.choices import offer
from bot.flows.scene import Outcome, Scene

TIMES_SHOWN = 9


def offer_times(scene: Scene, service: Service, who: Sequence[str], slots: Sequence[Slot]) -> Outcome:
    """Offers starts to choose from, on the hour and half hour where there are enough."""
    days = {day_of(scene, slot) for slot in slots}
    day = days.pop() if len(days) == 1 else None
    text = scene.words("ask.time", title=service.title, who=who_label(scene, service, who), day=day)
    return offer_slots(scene, text, _spread(scene, _round_first(scene, slots)))


def offer_slots(scene: Scene, text: str, slots: Sequence[Slot], extra: Keyboard = ()) -> Outcome:
    """Offers these slots as buttons, with their day unless all lie on the one under discussion."""
    draft = scene.conversation.draft
    discussed = draft.discussed if draft else None
    one_day = {day_of(scene, slot) for slot in slots} == {discussed}
    key = "label.hour" if one_day else "label.day_and_hour"
    labels = [scene.words.label(key, at=slot.starts) for slot in slots]
    values = [f"{slot.starts.isoformat()}|{slot.resource}" for slot in slots]
    return offer(scene, text, "time", values, labels, wide=3 if one_day else 1, extra=extra)


def _round_first(scene: Scene, slots: Sequence[Slot]) -> list[Slot]:
    round_ = [slot for slot in slots if slot.starts.astimezone(scene.catalogue.zone).minute in (0, 30)]
    return round_ if len(round_) >= 3 else list(slots)


def _spread(scene: Scene, slots: Sequence[Slot]) -> list[Slot]:
    # As many of each day as fit, rather than all of the first.
    days = list(dict.fromkeys(day_of(scene, slot) for slot in slots))[:TIMES_SHOWN]
    each = max(1, TIMES_SHOWN // len(days))
    shown: list[Slot] = []
    for day in days:
        shown += [slot for slot in slots if day_of(scene, slot) == day][:each]
    return shown


def day_of(scene: Scene, slot: Slot) -> date:
    """The day of a slot on the nursery's clock."""
    return slot.starts.astimezone(scene.catalogue.zone).date()


def who_label(scene: Scene, service: Service, who: Sequence[str]) -> str:
    """The person, where there is one to name."""
    return scene.catalogue.name_of(who[0]) if service.experts and len(who) == 1 else ""
