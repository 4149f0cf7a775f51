"""What staff say, press and send at the office; nothing of it does anything for anybody else."""

from collections.abc import Callable

from bot.dialogue.incoming import Attached, Commanded, Pressed
from bot.dialogue.reply import Acknowledgement
from bot.flows.office import broadcast, documents, figures
from bot.flows.scene import Outcome, Scene

Act = Callable[[Scene, str], Outcome | None]


def office(scene: Scene) -> Outcome | None:
    """What staff of today want of the office; None where it is nothing of the office's, or not staff who asks."""
    if not scene.member.is_staff or not (scene.incoming.private or scene.incoming.chat_id == scene.staff_chat):
        return None
    match scene.incoming.event:
        case Commanded(name=name, argument=argument):
            act = COMMANDS.get(name)
            return act(scene, argument.strip()) if act else None
        case Pressed(action=action, callback_id=tap):
            verb, _, argument = action.partition(":")
            act = ACTIONS.get(verb)
            return _answered(act(scene, argument), tap) if act else None
        case Attached() as attached:
            return documents.receive(scene, attached)
        case _:
            return None


def _answered(outcome: Outcome | None, tap: str) -> Outcome | None:
    """The outcome of a tap, its spinner stopped."""
    if outcome is None or any(isinstance(one, Acknowledgement) for one in outcome.outgoing):
        return outcome
    return outcome.after(Acknowledgement(tap))


COMMANDS: dict[str, Act] = {
    **dict.fromkeys(("stats", "chiffres"), figures.ask),
    "documents": documents.list_published,
    **dict.fromkeys(("annonce", "announce"), broadcast.write),
}

ACTIONS: dict[str, Act] = {"doc": documents.act, "news": broadcast.act}
