"""What is said in the staff group: answers to inquiries, the desk's buttons, and invitations of experts."""

from bot.dialogue.incoming import Commanded, Pressed
from bot.dialogue.member import Role
from bot.dialogue.reply import Acknowledgement
from bot.flows.desk import shelf
from bot.flows.desk.heard import team_said
from bot.flows.desk.pressed import staff_press
from bot.flows.scene import Outcome, Scene, notice, tell


def in_the_group(scene: Scene, about: str) -> Outcome:
    """What something said in the staff group leads to; `about` is the subject of the message it replies to."""
    scene.contacts.meet(scene.incoming.person, scene.conversation.language)
    match scene.incoming.event:
        case Commanded(name="inviter", argument=argument):
            return invite(scene, argument.strip())
        case Commanded(name="reponses"):
            return shelf.show(scene)
        case Commanded():
            return tell(scene, scene.desk.staff_words("staff.here"))
        case Pressed() as pressed:
            return _press(scene, pressed)
    return team_said(scene, about) or Outcome(scene.conversation)


def invite(scene: Scene, wanted: str) -> Outcome:
    """An invitation for the expert who is named, or the list of those who can be."""
    if scene.staff_chat is None or scene.incoming.chat_id != scene.staff_chat:
        return tell(scene, scene.words("unknown_command"))
    staff, experts = scene.desk.staff_words, scene.catalogue.experts
    key = f"expert:{wanted}"
    if key not in experts:
        names = [one.removeprefix("expert:") for one in experts]
        return tell(scene, staff("staff.invite_whom", names=names))
    token, _ = scene.invitations.make(Role.EXPERT, by=scene.founder, resource=key)
    return tell(scene, staff("staff.invited", name=experts[key].name, token=token))


def _press(scene: Scene, pressed: Pressed) -> Outcome:
    verb, _, argument = pressed.action.partition(":")
    outcome = staff_press(scene, verb, argument)
    if outcome is None:
        return notice(scene, scene.desk.staff_words.label("stale"))
    if any(isinstance(one, Acknowledgement) for one in outcome.outgoing):
        return outcome
    return outcome.after(Acknowledgement(pressed.callback_id))
