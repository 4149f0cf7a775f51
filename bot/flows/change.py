"""Moving and cancelling, by words or by the buttons under a booking: which booking is meant, and what becomes of it."""

from collections.abc import Callable
from datetime import timedelta

from bot.booking.booking import Booking
from bot.booking.errors import Refusal
from bot.dialogue.conversation import Draft, Goal
from bot.flows import appointments, commit, moving, which
from bot.flows.drafting import abandon, advance, new_draft
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.understanding.understood import Intent, Understood

JUST_NOW = timedelta(minutes=10)


def by_words(goal: Goal) -> Callable[[Scene, Understood], Outcome]:
    """What "annule mon rendez-vous avec Claire" leads to."""

    def change(scene: Scene, understood: Understood) -> Outcome:
        draft = scene.conversation.draft
        if understood.agreed and draft and draft.goal is goal and not _names_one(understood):
            return commit.agree(scene)
        if goal is Goal.CANCEL and _is_about_the_draft(scene, understood):
            return abandon(scene)
        return _change(scene, understood, goal)

    return change


def by_button(goal: Goal) -> Callable[[Scene, str], Outcome | None]:
    """What the button under a booking leads to; nothing where it is not the founder's, or stands no more."""

    def change(scene: Scene, number: str) -> Outcome | None:
        try:
            booking = appointments.own_booking(scene, int(number) if number.isdecimal() else 0)
        except Refusal:
            return None
        return advance(scene, _opened(scene, new_draft(scene, goal), booking))

    return change


def _change(scene: Scene, understood: Understood, goal: Goal) -> Outcome:
    if not scene.agenda.upcoming(scene.founder):
        return tell(scene, scene.words("ask.no_booking"))
    meant = _under_discussion(scene, understood) or which.meant(scene, understood)
    if not meant:
        return advance(scene, new_draft(scene, goal)).after(reply(scene, scene.words("ask.no_such_booking")))
    if len(meant) > 1:
        meant = which.of_rank(which.on_the_day(scene, meant, understood), understood)
    asked = _asked_which(scene, goal)
    if asked or goal is Goal.CANCEL:
        meant = which.in_the_time(scene, meant, understood.dates) or meant
    if len(meant) > 1:
        return advance(scene, moving.wished(scene, asked or new_draft(scene, goal), understood))
    draft = _opened(scene, asked or new_draft(scene, goal), meant[0])
    if goal is Goal.CANCEL or (asked and _only_names(scene, understood, meant[0])):
        return advance(scene, draft)
    return advance(scene, moving.moved_to(scene, draft, understood, meant[0]))


def meant(scene: Scene, understood: Understood) -> Draft | None:
    """The draft that changes the one booking that is meant; None where several may be, or none."""
    goal = Goal.MOVE if understood.intent is Intent.MOVE else Goal.CANCEL
    found = which.meant(scene, understood)
    if len(found) > 1:
        found = which.on_the_day(scene, found, understood)
    if len(found) != 1:
        return None
    draft = _opened(scene, new_draft(scene, goal), found[0])
    return moving.moved_to(scene, draft, understood, found[0]) if goal is Goal.MOVE else draft


def rather_moved(scene: Scene, draft: Draft, understood: Understood) -> Draft | None:
    """The draft that moves what was about to be cancelled, once another time is wished for: "mercredi alors"."""
    booking = scene.agenda.booking(draft.booking) if draft.booking is not None else None
    if booking is None or not understood.dates.said or _only_names(scene, understood, booking):
        return None
    return moving.moved_to(scene, _opened(scene, new_draft(scene, Goal.MOVE), booking), understood, booking)


def corrects_what_was_done(scene: Scene, understood: Understood) -> bool:
    """Whether "en fait plutôt 11h" is said of what was booked or moved a moment ago."""
    done, said = scene.conversation.done, understood.dates
    if (
        scene.conversation.draft
        or done is None
        or done.goal is Goal.CANCEL
        or _names_one(understood)
        or understood.kind
    ):
        return False
    fresh = scene.now - done.at <= JUST_NOW
    return fresh and understood.intent is Intent.INFORM and understood.correction and (said.said_time or said.said_day)


def _asked_which(scene: Scene, goal: Goal) -> Draft | None:
    draft = scene.conversation.draft
    return draft if draft and draft.goal is goal and draft.booking is None else None


def _only_names(scene: Scene, understood: Understood, booking: Booking) -> bool:
    # "celui du 31", asked which is to be moved, is the day it lies on and not the day to move it to.
    return bool(which.in_the_time(scene, (booking,), understood.dates))


def _under_discussion(scene: Scene, understood: Understood) -> tuple[Booking, ...]:
    # "en fait décale-le", said of the booking that was about to be cancelled, or was just made.
    draft, done = scene.conversation.draft, scene.conversation.done
    booking = draft.booking if draft else done.booking if done else None
    if booking is None or _names_one(understood):
        return ()
    return tuple(one for one in scene.agenda.upcoming(scene.founder) if one.id == booking)


def _names_one(understood: Understood) -> bool:
    return bool(understood.persons or understood.spaces or understood.services)


def _is_about_the_draft(scene: Scene, understood: Understood) -> bool:
    draft = scene.conversation.draft
    named = _names_one(understood) or understood.dates.said_day
    return draft is not None and draft.goal is Goal.BOOK and not named


def _opened(scene: Scene, draft: Draft, booking: Booking) -> Draft:
    update = {"discussed": booking.starts.astimezone(scene.catalogue.zone).date(), "refused": (booking.starts,)}
    return appointments.opens_with(draft.goal, booking, draft).model_copy(update=update)
