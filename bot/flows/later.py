"""The second of two wishes said in one message: kept until the first is settled, then proposed in its turn."""

from bot.dialogue.conversation import Draft
from bot.flows import change
from bot.flows.drafting import advance, new_draft
from bot.flows.fill import fill
from bot.flows.scene import Outcome, Scene
from bot.understanding.understood import Intent, Understood


def keep(scene: Scene, outcome: Outcome, wish: Understood) -> Outcome:
    """The first wish's outcome, the second kept with it; where the first came to nothing to wait for, it begins."""
    draft = _draft(scene, wish)
    if draft is None:
        return outcome
    if outcome.conversation.draft is None:
        return advance(scene.remember(outcome.conversation), draft).after(*outcome.outgoing)
    return Outcome(outcome.conversation.model_copy(update={"later": draft}), outcome.outgoing)


def _draft(scene: Scene, wish: Understood) -> Draft | None:
    if wish.intent in (Intent.MOVE, Intent.CANCEL):
        draft = change.meant(scene, wish)
    else:
        draft = fill(new_draft(scene), wish, scene.catalogue, scene.now)
    return draft.model_copy(update={"id": f"{draft.id}.2"}) if draft else None
