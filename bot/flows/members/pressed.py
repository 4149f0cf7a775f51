"""The buttons that act on people, in the staff group and in private."""

from collections.abc import Callable

from bot.flows.members import inviting, roster
from bot.flows.scene import Outcome, Scene

STAFF_ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    inviting.VERB: inviting.press,
    "ppl": roster.turn_page,
    "drop": roster.ask_revoke,
    "dropyes": roster.revoke,
    "uninv": roster.withdraw,
}
