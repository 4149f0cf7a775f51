"""What is said in the staff group: answers to inquiries, the desk's buttons, invitations, and people."""

from collections.abc import Callable

from bot.dialogue.incoming import Commanded, Pressed
from bot.dialogue.reply import Acknowledgement
from bot.flows.desk import shelf
from bot.flows.desk.heard import team_said
from bot.flows.desk.pressed import staff_press
from bot.flows.members import inviting, roster
from bot.flows.members.pressed import STAFF_ACTIONS
from bot.flows.scene import Outcome, Scene, notice, tell

COMMANDS: dict[str, Callable[[Scene, str], Outcome]] = {
    "inviter": inviting.invite,
    "personnes": lambda scene, _: roster.show(scene),
    "reponses": lambda scene, _: shelf.show(scene),
}


def in_the_group(scene: Scene, about: str) -> Outcome:
    """What something said in the staff group leads to; `about` is the subject of the message it replies to."""
    event = scene.incoming.event
    if isinstance(event, Pressed):
        return _press(scene, event)
    if not scene.member.is_staff:
        return Outcome(scene.conversation)
    if isinstance(event, Commanded):
        act = COMMANDS.get(event.name)
        return act(scene, event.argument.strip()) if act else tell(scene, scene.texts.of("fr")("staff.here"))
    return team_said(scene, about) or Outcome(scene.conversation)


def _press(scene: Scene, pressed: Pressed) -> Outcome:
    verb, _, argument = pressed.action.partition(":")
    act = STAFF_ACTIONS.get(verb) if scene.member.is_staff else None
    outcome = act(scene, argument) if act else staff_press(scene, verb, argument)
    if outcome is None:
        return notice(scene, scene.texts.of("fr").label("stale"))
    if any(isinstance(one, Acknowledgement) for one in outcome.outgoing):
        return outcome
    return outcome.after(Acknowledgement(pressed.callback_id))
