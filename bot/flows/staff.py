"""What is said in the staff group: answers to inquiries, invitations, and the buttons that act on people."""

from collections.abc import Callable

from bot.dialogue.incoming import Commanded, Pressed, Said
from bot.dialogue.reply import Acknowledgement
from bot.flows import human
from bot.flows.members import inviting, roster
from bot.flows.members.pressed import STAFF_ACTIONS
from bot.flows.scene import Outcome, Scene, notice, tell

COMMANDS: dict[str, Callable[[Scene, str], Outcome]] = {
    "inviter": inviting.invite,
    "personnes": lambda scene, _: roster.show(scene),
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
    kind, _, number = about.partition(":")
    if isinstance(event, Said) and kind == human.SUBJECT and number.isdecimal():
        return human.staff_answer(scene, int(number))
    return Outcome(scene.conversation)


def _press(scene: Scene, pressed: Pressed) -> Outcome:
    verb, _, argument = pressed.action.partition(":")
    act = STAFF_ACTIONS.get(verb) if scene.member.is_staff else None
    outcome = act(scene, argument) if act else None
    if outcome is None:
        return notice(scene, scene.texts.of("fr").label("stale"))
    return outcome.after(Acknowledgement(pressed.callback_id))
