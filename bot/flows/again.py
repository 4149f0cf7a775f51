"""The question that is open, asked again after something else: with the same times, where times were on offer."""

from datetime import datetime

from bot.booking.request import Slot
from bot.booking.window import Window
from bot.dialogue.conversation import Draft
from bot.flows.drafting import advance
from bot.flows.proposal import seats_for
from bot.flows.scene import Outcome, Scene
from bot.flows.slot_choices import offer_slots
from bot.understanding.dates import AN_INSTANT


def asked_again(scene: Scene, draft: Draft) -> Outcome:
    """The outcome of a turn that left the draft as it was."""
    slots = _still_free(scene, draft)
    if not slots:
        return advance(scene, draft)
    return offer_slots(scene, scene.words("nearest"), slots)


def _still_free(scene: Scene, draft: Draft) -> list[Slot]:
    """The times offered in the place of one that could not be had, as far as they are free."""
    offered = scene.conversation.offer
    if offered is None or offered.field != "time" or len(draft.services) != 1:
        return []
    if draft.at or draft.windows or draft.unsure or draft.hour:
        return []
    free: list[Slot] = []
    for value in offered.values:
        start, _, resource = value.partition("|")
        at = datetime.fromisoformat(start)
        found = scene.agenda.free(
            draft.services[0],
            [Window(at, at + AN_INSTANT)],
            founder=scene.founder,
            resources=[resource],
            seats=seats_for(draft, scene.catalogue.services.get(draft.services[0])),
            moving=draft.booking,
        )
        free += found[:1]
    return free
