"""The figures: asked for in a turn, counted and drawn by a chore."""

from bot.flows.office.words import office_words
from bot.flows.scene import Outcome, Scene, tell
from bot.storage.errands import ErrandKind


def ask(scene: Scene, argument: str) -> Outcome:
    """Asks for the figures of the last 30 days, or of as many as are named; while they are counted, once."""
    errands, chat = scene.office.errands, scene.incoming.chat_id
    days = argument if argument.isdecimal() and 0 < int(argument) <= 3660 else ""
    if not errands.waits(ErrandKind.STATS, chat):
        errands.ask(ErrandKind.STATS, chat, thread_id=scene.incoming.thread_id, argument=days)
    return tell(scene, office_words(scene)("office.counting"))
