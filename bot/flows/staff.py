"""What is said in the staff group: answers to inquiries, and invitations of experts."""

from bot.dialogue.incoming import Commanded, Pressed, Said
from bot.dialogue.member import Role
from bot.flows import human
from bot.flows.scene import Outcome, Scene, notice, tell


def in_the_group(scene: Scene, about: str) -> Outcome:
    """What something said in the staff group leads to; `about` is the subject of the message it replies to."""
    event = scene.incoming.event
    if isinstance(event, Commanded):
        return (
            invite(scene, event.argument.strip())
            if event.name == "inviter"
            else tell(scene, _words("staff.here", scene))
        )
    if isinstance(event, Pressed):
        return notice(scene, scene.texts.of("fr").label("stale"))
    kind, _, number = about.partition(":")
    if isinstance(event, Said) and kind == human.SUBJECT and number.isdecimal():
        return human.staff_answer(scene, int(number))
    return Outcome(scene.conversation)


def invite(scene: Scene, wanted: str) -> Outcome:
    """An invitation for the expert who is named, or the list of those who can be."""
    if scene.staff_chat is None or scene.incoming.chat_id != scene.staff_chat:
        return tell(scene, scene.words("unknown_command"))
    experts = scene.catalogue.experts
    key = f"expert:{wanted}"
    if key not in experts:
        names = [one.removeprefix("expert:") for one in experts]
        return tell(scene, _words("staff.invite_whom", scene, names=names))
    token, _ = scene.invitations.make(Role.EXPERT, by=scene.founder, resource=key)
    return tell(scene, _words("staff.invited", scene, name=experts[key].name, token=token))


def _words(key: str, scene: Scene, **facts: object) -> str:
    return scene.texts.of("fr")(key, **facts)
