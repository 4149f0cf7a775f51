"""A tap on a button. An action that this conversation did not offer, or no longer offers, changes nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.booking.errors import Refusal
from bot.dialogue.conversation import Draft, Goal
from bot.dialogue.incoming import Pressed
from bot.dialogue.reply import Acknowledgement
from bot.flows import account, appointments, ask, commit, expert, human, other_time, waitlist
from bot.flows.desk import feedback
from bot.flows.desk.pressed import staff_press
from bot.flows.drafting import ANYONE, advance, new_draft
from bot.flows.fill_dates import at_, settled
from bot.flows.members.pressed import OWN_ACTIONS, STAFF_ACTIONS
from bot.flows.proposal import release
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.flows.short import short


def press(scene: Scene, pressed: Pressed) -> Outcome:
    """Does what the button stands for and stops its spinner."""
    verb, _, argument = pressed.action.partition(":")
    act = ACTIONS.get(verb)
    outcome = act(scene, argument) if act else staff_press(scene, verb, argument)
    if outcome is None:
        return notice(scene, scene.words.label("stale"))
    if any(isinstance(one, Acknowledgement) for one in outcome.outgoing):
        return outcome
    return outcome.after(Acknowledgement(pressed.callback_id))


def _pick(scene: Scene, argument: str) -> Outcome | None:
    step, _, index = argument.partition(":")
    offered, draft = scene.conversation.offer, scene.conversation.draft
    if offered is None or draft is None or step != str(offered.step):
        return None
    if index == "earliest" and offered.field == "day":
        return advance(scene, draft.model_copy(update={"earliest": True, "windows": ()}))
    if not index.isdecimal() or int(index) >= len(offered.values):
        return None
    return advance(scene, picked(scene, draft, offered.field, offered.values[int(index)]))


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
    "service": lambda scene, draft, value: {"services": (value,), "kind": None},
    "resource": _picked_resource,
    "booking": _picked_booking,
    "day": _picked_day,
    "time": _picked_time,
    "date": _picked_date,
}


def _yes(scene: Scene, step: str) -> Outcome | None:
    offered, draft, done = scene.conversation.offer, scene.conversation.draft, scene.conversation.done
    if done and step == str(done.step):
        return notice(scene, scene.words.label("already_done"))
    if offered is None or step != str(offered.step):
        return None
    if offered.field == expert.AWAY:
        return expert.absent(scene)
    return commit.commit(scene, draft) if draft and offered.field == "confirm" else None


def _no(scene: Scene, step: str) -> Outcome | None:
    offered = scene.conversation.offer
    return abandon(scene) if offered and step == str(offered.step) else None


def abandon(scene: Scene) -> Outcome:
    """Forgets the draft and frees what was kept for it."""
    draft = scene.conversation.draft
    if draft is None:
        return tell(scene, scene.words("nothing_to_abandon"))
    release(scene, draft)
    closed = scene.remember(scene.conversation.with_draft(None))
    return tell(closed, scene.words("abandoned" if draft.goal is Goal.BOOK else "kept"))


def _book(scene: Scene, digest: str) -> Outcome | None:
    key = next((key for key in scene.catalogue.services if short(key) == digest), None)
    return advance(scene, new_draft(scene, services=(key,))) if key else None


def _change(goal: Goal) -> Callable[[Scene, str], Outcome | None]:
    def change(scene: Scene, number: str) -> Outcome | None:
        try:
            booking = appointments.own_booking(scene, int(number) if number.isdecimal() else 0)
        except Refusal:
            return None
        return advance(scene, appointments.opens_with(goal, booking, new_draft(scene, goal)))

    return change


def _menu(scene: Scene, item: str) -> Outcome | None:
    if item == "mine":
        return appointments.list_mine(scene)
    return advance(scene, new_draft(scene, kind=item)) if item in ("expert", "visit", "room") else None


ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    "pick": _pick,
    "yes": _yes,
    "no": _no,
    "book": _book,
    "move": _change(Goal.MOVE),
    "cancel": _change(Goal.CANCEL),
    "undo": lambda scene, number: commit.undo(scene, int(number)) if number.isdecimal() else None,
    "menu": _menu,
    "read": lambda scene, number: ask.read(scene, int(number)) if number.isdecimal() else None,
    "human": human.hand_over_answered,
    "goon": human.asks_to_go_on,
    "settled": human.settled,
    "fb": feedback.press,
    "wait": waitlist.join,
    "take": waitlist.take,
    "pass": waitlist.leave,
    "to": other_time.take,
    "accept": expert.accept,
    "decline": expert.decline,
    "came": expert.came,
    "noshow": expert.no_show,
    "lang": lambda scene, code: account.set_language(scene, code) if code in ("fr", "en") else None,
    **OWN_ACTIONS,
    **STAFF_ACTIONS,
}
