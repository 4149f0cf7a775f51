"""Another time for a booking that cannot take place, by a button under the message that says so."""

from datetime import datetime

from bot.booking.errors import Refusal
from bot.dialogue.conversation import Goal
from bot.flows.appointments import opens_with, own_booking
from bot.flows.draft_times import at_
from bot.flows.drafting import advance, new_draft
from bot.flows.scene import Outcome, Scene
from bot.flows.short import short


def take(scene: Scene, argument: str) -> Outcome | None:
    """Asks for a yes to move the booking to the time that was chosen, or says why it is gone."""
    number, _, rest = argument.partition(":")
    second, _, digest = rest.partition(":")
    if not (number.isdecimal() and second.isdecimal()):
        return None
    try:
        booking = own_booking(scene, int(number))
    except Refusal:
        return None
    service = scene.catalogue.services.get(booking.service)
    resource = next((key for key in service.resources if short(key) == digest), None) if service else None
    if resource is None:
        return None
    draft = opens_with(Goal.MOVE, booking, new_draft(scene, Goal.MOVE))
    starts = datetime.fromtimestamp(int(second), scene.catalogue.zone)
    return advance(scene, draft.model_copy(update=at_(starts, scene.catalogue.zone) | {"resources": (resource,)}))
