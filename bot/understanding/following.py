"""A message that goes on from the question before it: "et pour un domicilié ?" is a question of its own, made whole."""

from dataclasses import replace
from datetime import datetime

from bot.dialogue.conversation import Conversation
from bot.dialogue.follow_up import is_fresh, whole_question
from bot.understanding.understood import Intent, Understood

_OPEN = frozenset({Intent.ASK, Intent.UNKNOWN, Intent.INFORM})


def made_whole(understood: Understood, conversation: Conversation, now: datetime) -> Understood:
    """The message as the whole question that it asks; as it is where something else is talked about, or it is whole.

    With a booking under way, something on offer, or a person named, it is about that.
    """
    busy = conversation.draft or conversation.offer or understood.persons
    done = conversation.done
    booked_since = done is not None and conversation.asked_at is not None and done.at >= conversation.asked_at
    if busy or booked_since or understood.intent not in _OPEN or not is_fresh(conversation.asked_at, now):
        return understood
    whole = whole_question(understood.text, conversation.question)
    return replace(understood, text=whole, intent=Intent.ASK, question=True) if whole else understood
