"""The founder's own bookings: the list, and which of them is meant."""

from bot.booking.booking import Booking
from bot.booking.errors import CancelTooLate, NotActive, NotYours, Refusal
from bot.booking.service import LateCancel
from bot.dialogue.conversation import Draft, Goal
from bot.dialogue.reply import Reply
from bot.flows.ask import human_row
from bot.flows.choices import confirmation, offer
from bot.flows.notices import change_row
from bot.flows.refusals import refusal_text
from bot.flows.scene import Outcome, Scene, reply, tell


def list_mine(scene: Scene) -> Outcome:
    """Each booking to come, with buttons to move or cancel it."""
    mine = scene.agenda.upcoming(scene.founder)
    if not mine:
        return tell(scene, scene.words("mine.none"))
    return Outcome(
        scene.conversation, (reply(scene, scene.words("mine.title")), *(_entry(scene, booking) for booking in mine))
    )


def _entry(scene: Scene, booking: Booking) -> Reply:
    words = scene.words
    row = change_row(words, booking)
    pending = booking.state == "requested"
    return reply(scene, words("mine.entry", **facts_of(booking), place=booking.place, pending=pending), (row,))


def facts_of(booking: Booking) -> dict[str, object]:
    """What every wording of a booking says."""
    who = booking.resource_title if booking.expert else ""
    return {"title": booking.title, "who": who, "starts": booking.starts}


def ask_booking(scene: Scene, draft: Draft) -> Outcome:
    """Which of several bookings is meant."""
    mine = scene.agenda.upcoming(scene.founder)
    if not mine:
        return tell(scene.remember(scene.conversation.with_draft(None)), scene.words("ask.no_booking"))
    labels = [scene.words.label("mine.line", **facts_of(booking)) for booking in mine]
    text = scene.words(f"ask.booking_{draft.goal.value}")
    return offer(scene, text, "booking", [str(booking.id) for booking in mine], labels)


def not_to_be_changed(scene: Scene, draft: Draft) -> Outcome | None:
    """Why a booking cannot be changed any more, said before a new time is looked for; None where it can."""
    try:
        check_deadline(scene, own_booking(scene, draft.booking or 0))
    except CancelTooLate as late:
        return too_late(scene, late)
    except Refusal as refusal:
        return tell(scene.remember(scene.conversation.with_draft(None)), refusal_text(scene, refusal))
    return None


def propose_cancel(scene: Scene, draft: Draft) -> Outcome:
    """States which booking is about to be cancelled and asks for a yes."""
    if closed := not_to_be_changed(scene, draft):
        return closed
    booking = own_booking(scene, draft.booking or 0)
    text = scene.words("confirm.cancel", **facts_of(booking), place=booking.place)
    return confirmation(scene, text, scene.words.label("button.yes_cancel"), danger=True)


def too_late(scene: Scene, late: CancelTooLate) -> Outcome:
    """Says that the deadline has passed and offers a person."""
    closed = scene.remember(scene.conversation.with_draft(None))
    return tell(closed, refusal_text(closed, late), (human_row(scene),))


def own_booking(scene: Scene, booking_id: int) -> Booking:
    """A standing booking of the founder.

    Raises:
        Refusal: no such booking, not the founder's, or it no longer stands.
    """
    booking = scene.agenda.booking(booking_id)
    if booking.founder != scene.founder:
        raise NotYours
    if not booking.stands:
        raise NotActive(booking)
    return booking


def check_deadline(scene: Scene, booking: Booking) -> None:
    """Nothing while the booking can still be changed.

    Raises:
        CancelTooLate: its deadline has passed and its service refuses late changes.
    """
    service = scene.catalogue.services.get(booking.service)
    deadline = scene.agenda.cancel_deadline(booking)
    if service and service.late_cancel is LateCancel.REFUSE and deadline < scene.now:
        raise CancelTooLate(deadline)


def opens_with(goal: Goal, booking: Booking, draft: Draft) -> Draft:
    """The draft that moves or cancels a booking."""
    return draft.model_copy(
        update={
            "goal": goal,
            "booking": booking.id,
            "services": (booking.service,),
            "resources": (booking.resource,),
            "seats": booking.seats,
        }
    )
