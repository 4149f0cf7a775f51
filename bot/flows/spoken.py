"""What was last spoken of, for "ce jour-là" and "avec elle" with nothing under way. Pure."""

from dataclasses import replace
from datetime import datetime, time

from bot.booking.catalogue import Catalogue
from bot.dialogue.conversation import Conversation
from bot.understanding.dates import read_dates
from bot.understanding.understood import Intent, Kind, Understood

_QUESTIONS = (Intent.ASK, Intent.UNKNOWN)
_TALK = (Intent.SMALLTALK, Intent.YES, Intent.LANGUAGE)


def remembered(conversation: Conversation, understood: Understood) -> Conversation:
    """The conversation once a message named a single day, or asked about somebody or something."""
    dates, update = understood.dates, dict[str, object]()
    if dates.said_day and len(dates.days) == 1 and dates.kind != "ask":
        update["spoken"] = dates.days[0]
    subject = _subject(understood)
    if conversation.draft or understood.intent not in (*_QUESTIONS, *_TALK):
        update["subject"] = ()
    elif subject:
        update["subject"] = subject
    return conversation.model_copy(update=update)


def _subject(understood: Understood) -> tuple[str, ...]:
    named = understood.persons or understood.spaces or understood.services
    return named if len(named) == 1 and understood.intent in _QUESTIONS else ()


def placed(understood: Understood, conversation: Conversation, now: datetime) -> Understood:
    """The message with "ce jour-là", "la veille" read against the day last spoken of; any other as it is."""
    if conversation.spoken is None or not (understood.dates.empty or understood.dates.time_only):
        return understood
    anchor = datetime.combine(conversation.spoken, time(12), now.tzinfo)
    read = read_dates(understood.when, now, anchor=anchor, english=understood.language == "en")
    return replace(understood, dates=read) if read.said_day else understood


def _suits(understood: Understood, subject: tuple[str, ...], catalogue: Catalogue) -> bool:
    # "on voudrait le visiter", of a space that was asked about; of an expert it is said of another thing.
    if understood.kind in (Kind.VISIT, Kind.ROOM):
        spaces = set(understood.spaces) or {key for one in catalogue.services.values() for key in one.resources}
        return set(subject) <= spaces - set(catalogue.experts)
    return not understood.spaces


def about_the_same(understood: Understood, conversation: Conversation, catalogue: Catalogue) -> Understood:
    """The wish with whom or what the question before it was about, where it names nobody and nothing itself."""
    named = understood.persons or understood.services or (understood.spaces and not understood.kind)
    if named or not conversation.subject or not _suits(understood, conversation.subject, catalogue):
        return understood
    services = tuple(key for key in conversation.subject if key in catalogue.services)
    others = tuple(key for key in conversation.subject if key not in catalogue.services)
    people = tuple(key for key in others if key in catalogue.experts)
    return replace(understood, services=services, persons=people, spaces=tuple(k for k in others if k not in people))
