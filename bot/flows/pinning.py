"""What waits for a yes stays in sight: pinned once a question comes in between, let go of when it is settled.

Not before: Telegram tells a chat of every pin, and a yes that follows at once needs none.
"""

from dataclasses import replace

from bot.dialogue.conversation import Conversation, Proposal
from bot.dialogue.reply import Reply
from bot.flows.scene import Outcome


def kept_in_sight(before: Conversation, outcome: Outcome) -> Outcome:
    """The outcome of a turn, its last message pinned, or taking the pin away, where the turn asks for it."""
    conversation = outcome.conversation
    waiting, now = _waiting(before), _waiting(conversation)
    replies = [one for one in outcome.outgoing if isinstance(one, Reply)]
    if now is not None and now == waiting and len(replies) > 1:
        return _pinned(outcome, replies[-1], replace(replies[-1], pins=True, unpins=before.pinned))
    if before.pinned and now != waiting and replies:
        return _pinned(outcome, replies[-1], replace(replies[-1], unpins=True))
    return outcome


def _waiting(conversation: Conversation) -> Proposal | None:
    return conversation.draft.proposal if conversation.draft else None


def _pinned(outcome: Outcome, old: Reply, new: Reply) -> Outcome:
    outgoing = tuple(new if one is old else one for one in outcome.outgoing)
    conversation = outcome.conversation.model_copy(update={"pinned": new.pins})
    return replace(outcome, outgoing=outgoing, conversation=conversation)
