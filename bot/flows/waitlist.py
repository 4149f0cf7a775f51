"""Waiting for a time that is taken: told in order when it becomes free, with time to answer."""

from datetime import date, datetime, time, timedelta

from bot.booking.errors import Refusal
from bot.booking.window import Window
from bot.booking.work import OFFER_DRAFT
from bot.dialogue.conversation import Done, Goal
from bot.dialogue.reply import Choice, Keyboard
from bot.flows.appointments import facts_of
from bot.flows.members import rights
from bot.flows.notices import booking_file, tell_all
from bot.flows.scene import Outcome, Scene, reply, tell


def wait_row(scene: Scene, day: date) -> Keyboard:
    """The button that waits for the day under discussion; none for a change of a booking, or a day that is over."""
    draft = scene.conversation.draft
    if draft is None or draft.goal is not Goal.BOOK or day < scene.local.date():
        return ()
    return ((Choice(scene.words.label("button.wait"), f"wait:{day.isoformat()}"),),)


def join(scene: Scene, day: str) -> Outcome | None:
    """Waits for any time of that day for what the draft is about."""
    draft = scene.conversation.draft
    if draft is None or len(draft.services) != 1:
        return None
    if not rights.may_book(scene, scene.catalogue.services.get(draft.services[0])):
        return rights.refused(scene)
    try:
        start = datetime.combine(date.fromisoformat(day), time.min, scene.catalogue.zone)
    except ValueError:
        return None
    window = Window(max(start, scene.now), start + timedelta(days=1))
    only = draft.resources[0] if len(draft.resources) == 1 else None
    scene.agenda.join_waitlist(scene.founder, draft.services[0], window, resource=only, seats=draft.seats or 1)
    title = scene.catalogue.services[draft.services[0]].title
    return tell(scene, scene.words("waitlist.joined", day=start, title=title))


def take(scene: Scene, waiting: str) -> Outcome | None:
    """Takes the place that was offered, while it is kept."""
    offered = scene.agenda.by_draft(f"{OFFER_DRAFT}{waiting}")
    if offered is None or not rights.may_book(scene, scene.catalogue.services.get(offered.service)):
        return None
    try:
        booking = scene.agenda.confirm(offered.draft, scene.founder)
    except Refusal:
        return None
    done = Done(step=scene.conversation.step, booking=booking.id, goal=Goal.BOOK, at=scene.now)
    scene = scene.remember(scene.conversation.model_copy(update={"done": done}))
    text = scene.words("done.book", **facts_of(booking), place=booking.place, seats=booking.seats)
    row = (Choice(scene.words.label("button.undo"), f"undo:{booking.id}"),)
    told = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
    file = booking_file(booking, scene.words, scene.agenda.notices[0].kind) if scene.agenda.notices else None
    return Outcome(scene.conversation, (reply(scene, text, (row,), file), *told))


def leave(scene: Scene, waiting: str) -> Outcome | None:
    """Lets what was offered go to the next, and waits no longer."""
    try:
        scene.agenda.leave_waitlist(int(waiting) if waiting.isdecimal() else 0, scene.founder)
    except Refusal:
        return None
    others = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
    return tell(scene, scene.words("waitlist.left")).also(*others)
