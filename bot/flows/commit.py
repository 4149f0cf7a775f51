"""A yes: the one place where the conversation changes the agenda."""

from bot.booking.booking import Booking, BookingState
from bot.booking.errors import CancelTooLate, Expired, NoSuchBooking, Refusal
from bot.booking.notice import NoticeKind
from bot.booking.request import BookingRequest, Slot
from bot.dialogue.conversation import Done, Draft, Goal, Proposal
from bot.dialogue.reply import Choice, Reply
from bot.flows.appointments import facts_of, too_late
from bot.flows.draft_times import on_the_day
from bot.flows.drafting import advance
from bot.flows.members import rights
from bot.flows.notices import booking_file, tell_all
from bot.flows.proposal import refuse
from bot.flows.refusals import refusal_text
from bot.flows.scene import Outcome, Scene, reply, tell

KIND_OF = {Goal.BOOK: NoticeKind.BOOKED, Goal.MOVE: NoticeKind.MOVED, Goal.CANCEL: NoticeKind.CANCELLED}


def commit(scene: Scene, draft: Draft) -> Outcome:
    """Does what the last confirmation message stated, tells everyone concerned, and offers to undo it."""
    service = scene.catalogue.services.get(draft.proposal.service) if draft.proposal else None
    if draft.goal is not Goal.CANCEL and not rights.may_book(scene, service):
        return rights.refused(scene)
    try:
        booking = _change(scene, draft)
    except CancelTooLate as late:
        return too_late(scene, late)
    except Refusal as refusal:
        return _refused(scene, draft, refusal)
    wished = scene.conversation.later
    done = Done(step=scene.conversation.step, booking=booking.id, goal=draft.goal, at=scene.now)
    day = booking.starts.astimezone(scene.catalogue.zone).date()
    conversation = scene.conversation.with_draft(None).model_copy(update={"done": done, "spoken": day})
    scene = scene.remember(conversation)
    others = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
    outcome = Outcome(conversation, (_done(scene, draft.goal, booking), *others))
    return advance(scene, on_the_day(wished, day, scene.catalogue.zone)).after(*outcome.outgoing) if wished else outcome


def agree(scene: Scene) -> Outcome:
    """A typed yes: commits what the last message stated in full, and nothing where it stated nothing."""
    draft, offered = scene.conversation.draft, scene.conversation.offer
    if draft and offered and offered.field == "confirm":
        return commit(scene, draft)
    return tell(scene, scene.words("nothing_pending"))


def _change(scene: Scene, draft: Draft) -> Booking:
    if draft.goal is Goal.CANCEL and draft.booking is not None:
        return scene.agenda.cancel(draft.booking, scene.founder, draft.id)
    proposal = draft.proposal
    if proposal is None:
        raise NoSuchBooking
    if draft.goal is Goal.MOVE and draft.booking is not None:
        return scene.agenda.move(draft.booking, scene.founder, _request(scene, proposal), draft.id)
    try:
        return scene.agenda.confirm(draft.id, scene.founder)
    except (Expired, NoSuchBooking):
        # The hold ran out while the founder thought; what was stated may still be free.
        return scene.agenda.book(draft.id, _request(scene, proposal))


def _request(scene: Scene, proposal: Proposal) -> BookingRequest:
    return _slot(proposal).request(scene.founder, seats=proposal.seats)


def _slot(proposal: Proposal) -> Slot:
    return Slot(proposal.service, proposal.resource, proposal.starts, proposal.ends)


def _refused(scene: Scene, draft: Draft, refusal: Refusal) -> Outcome:
    if draft.proposal and draft.proposal.service in scene.catalogue.services:
        service = scene.catalogue.services[draft.proposal.service]
        return refuse(scene, draft, service, _slot(draft.proposal), refusal)
    return tell(scene.remember(scene.conversation.with_draft(None)), refusal_text(scene, refusal))


def _done(scene: Scene, goal: Goal, booking: Booking) -> Reply:
    words = scene.words
    key = "requested" if booking.state is BookingState.REQUESTED else goal.value
    text = words(f"done.{key}", **facts_of(booking), place=booking.place, seats=booking.seats, late=booking.late)
    row = (Choice(words.label("button.undo"), f"undo:{booking.id}"),)
    file = None if key == "requested" else booking_file(booking, words, KIND_OF[goal])
    return reply(scene, text, (row,), file)


def undo(scene: Scene, booking_id: int) -> Outcome:
    """Takes back the last change, within its minute."""
    try:
        scene.agenda.undo(booking_id, scene.founder)
    except Refusal:
        return tell(scene, scene.words("done.undo_too_late"))
    scene = scene.remember(scene.conversation.model_copy(update={"done": None}))
    return tell(scene, scene.words("done.undo")).also(*tell_all(scene.post, scene.agenda.notices, but=scene.founder))
