"""Who acts for the nursery in a turn."""

from bot.dialogue.incoming import Pressed
from bot.flows.scene import Scene


def acts_for_the_team(scene: Scene) -> bool:
    """Whether the person may do what staff do.

    Telegram keeps a group to its members, so whoever writes there is of the team. A tap alone proves less: it counts
    for those who are known as staff, or who are strangers in private too.
    """
    if scene.member.is_staff:
        return True
    if scene.staff_chat is None or scene.incoming.chat_id != scene.staff_chat:
        return False
    return not (isinstance(scene.incoming.event, Pressed) and scene.contacts.talks_in_private(scene.founder))
