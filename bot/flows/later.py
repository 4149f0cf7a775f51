"""The second of two wishes said in one message: kept until the first is settled, then proposed in its turn."""

from datetime import datetime, timedelta

from bot.dialogue.conversation import Draft
from bot.flows import change
from bot.flows.draft_times import anchor_of
from bot.flows.drafting import advance, new_draft
from bot.flows.fill import fill
from bot.flows.scene import Outcome, Scene
from bot.understanding.understood import Intent, Understood


def keep(scene: Scene, outcome: Outcome, wish: Understood) -> Outcome:
    """The first wish's outcome, the second kept with it; where the first came to nothing to wait for, it begins."""
    draft = _draft(scene, wish, outcome.conversation.draft)
    if draft is None:
        return outcome
    if outcome.conversation.draft is None:
        return advance(scene.remember(outcome.conversation), draft).after(*outcome.outgoing)
    return Outcome(outcome.conversation.model_copy(update={"later": draft}), outcome.outgoing)


def _draft(scene: Scene, wish: Understood, first: Draft | None) -> Draft | None:
    if wish.intent in (Intent.MOVE, Intent.CANCEL):
        draft = change.meant(scene, wish)
    else:
        day = first.discussed if first and wish.dates.time_only else None
        now = scene.local
        beside = _beside(first, wish, now) if first else None
        draft = fill(new_draft(scene, discussed=day), wish, scene.catalogue, scene.local, beside)
    return draft.model_copy(update={"id": f"{draft.id}.2"}) if draft else None


def _beside(first: Draft, wish: Understood, now: datetime) -> datetime | None:
    """The time that "le même jour", "le lendemain" is said of; a weekday is one of that week, unless it is past."""
    anchor = anchor_of(first, now)
    if anchor is None or not wish.dates.bare_weekday:
        return anchor
    eve = anchor.astimezone(now.tzinfo) - timedelta(days=anchor.astimezone(now.tzinfo).weekday() + 1)
    wanted = eve.date() + timedelta(days=1 + wish.dates.days[0].weekday())
    return eve if wanted >= now.date() else None
