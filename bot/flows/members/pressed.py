"""The buttons of this room: those that act on people, in the staff group and in private, and one's own."""

from collections.abc import Callable

from bot.flows.members import inviting, privacy, roster
from bot.flows.scene import Outcome, Scene

STAFF_ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    inviting.VERB: inviting.press,
    "ppl": roster.turn_page,
    "drop": roster.ask_revoke,
    "dropyes": roster.revoke,
    "uninv": roster.withdraw,
}

OWN_ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    "mydata": lambda scene, _: privacy.export(scene),
    "erase": privacy.press_erase,
    "changes": privacy.turn_changes,
}
