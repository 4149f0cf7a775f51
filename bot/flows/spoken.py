"""The day last spoken of, for "ce jour-là" with nothing under way. Pure."""

from dataclasses import replace
from datetime import datetime, time

from bot.dialogue.conversation import Conversation
from bot.understanding.dates import read_dates
from bot.understanding.understood import Understood


def remembered(conversation: Conversation, understood: Understood) -> Conversation:
    """The conversation once a message named a single day."""
    dates = understood.dates
    named = dates.said_day and len(dates.days) == 1 and dates.kind != "ask"
    return conversation.model_copy(update={"spoken": dates.days[0]}) if named else conversation


def placed(understood: Understood, conversation: Conversation, now: datetime) -> Understood:
    """The message with "ce jour-là", "la veille" read against the day last spoken of; any other as it is."""
    if conversation.spoken is None or not (understood.dates.empty or understood.dates.time_only):
        return understood
    anchor = datetime.combine(conversation.spoken, time(12), now.tzinfo)
    read = read_dates(understood.when, now, anchor=anchor, english=understood.language == "en")
    return replace(understood, dates=read) if read.said_day else understood
