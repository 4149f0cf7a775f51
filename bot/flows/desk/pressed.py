"""The buttons that are the team's: in the staff group, and in private for those who act for the nursery."""

from collections.abc import Callable

from bot.flows.desk import feedback, inquiry, learned, shelf
from bot.flows.desk.team import acts_for_the_team
from bot.flows.scene import Outcome, Scene

ACTIONS: dict[str, Callable[[Scene, str], Outcome | None]] = {
    "inq": inquiry.press,
    "learn": learned.press,
    "shelf": shelf.press,
    "own": feedback.take_charge,
}


def staff_press(scene: Scene, verb: str, argument: str) -> Outcome | None:
    """What a button of the team's leads to; nothing for anybody else."""
    act = ACTIONS.get(verb)
    return act(scene, argument) if act and acts_for_the_team(scene) else None
