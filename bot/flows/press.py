"""A tap on a button. An action that this conversation did not offer, or no longer offers, changes nothing."""

from collections.abc import Callable

from bot.dialogue.conversation import Goal
from bot.dialogue.incoming import Pressed
from bot.dialogue.reply import Acknowledgement
from bot.flows import account, appointments, ask, change, commit, expert, hearing, human, other_time, waitlist
from bot.flows.desk import feedback
from bot.flows.desk.pressed import staff_press
from bot.flows.drafting import abandon, advance, new_draft
from bot.flows.members.pressed import OWN_ACTIONS, STAFF_ACTIONS
from bot.flows.picked import picked
from bot.flows.scene import Outcome, Scene, notice
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


def _book(scene: Scene, digest: str) -> Outcome | None:
    key = next((key for key in scene.catalogue.services if short(key) == digest), None)
    return advance(scene, new_draft(scene, services=(key,))) if key else None


def _menu(scene: Scene, item: str) -> Outcome | None:
    if item == "mine":
        return appointments.list_mine(scene)
    return advance(scene, new_draft(scene, kind=item)) if item in ("expert", "visit", "room") else None


ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    "pick": _pick,
    "yes": _yes,
    "no": _no,
    "book": _book,
    "move": change.by_button(Goal.MOVE),
    "cancel": change.by_button(Goal.CANCEL),
    "undo": lambda scene, number: commit.undo(scene, int(number)) if number.isdecimal() else None,
    "menu": _menu,
    "read": lambda scene, number: ask.read(scene, int(number)) if number.isdecimal() else None,
    "human": human.hand_over_answered,
    "goon": human.asks_to_go_on,
    "settled": human.settled,
    "fb": feedback.press,
    "wait": waitlist.join,
    "hear": hearing.hear,
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
