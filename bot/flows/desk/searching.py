"""What is found out before a turn: what it is about, and what the desk wants searched."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.dialogue.incoming import Event, Incoming, Pressed, Reacted, Said
from bot.flows.desk.desk import SUBJECT
from bot.flows.desk.inquiry import PASSAGE
from bot.storage import outbox
from bot.storage.inquiries import InquiryRow


@dataclass(frozen=True)
class Wanted:
    """Words to search for: `passages` near to them, or else an approved answer to the same question."""

    text: str
    passages: bool


def has_a_subject(incoming: Incoming) -> bool:
    """Whether it answers a message, reacts to one, is written in a topic or taps on a card."""
    event = incoming.event
    taps = isinstance(event, Pressed) and event.action.startswith("inq:")
    return taps or isinstance(event, Reacted) or incoming.reply_to is not None or incoming.thread_id is not None


def subject_of(session: Session, incoming: Incoming) -> str:
    """What it is about: the message that it answers or reacts to, or the topic that it is written in.

    In a topic, Telegram makes what answers nobody an answer to the message that opened the topic.
    """
    event, chat, topic = incoming.event, incoming.chat_id, incoming.thread_id
    answered = event.message_id if isinstance(event, Reacted) else incoming.reply_to
    if topic is not None and answered in (None, topic) and (subject := outbox.subject_of_topic(session, chat, topic)):
        return subject
    return outbox.subject_of(session, chat, answered)


def wanted(session: Session, event: Event, about: str) -> Wanted | None:
    """What the team's turn needs to know: whether an answered question is known, which passages come near one."""
    kind, _, number = about.partition(":")
    match event:
        case Pressed(action=action) if action.startswith("inq:passage:"):
            question = _question(session, action.rpartition(":")[2])
            return Wanted(question, passages=True) if question else None
        case Pressed(action=action) if action.startswith("inq:send:"):
            question = _question(session, action.split(":")[2])
            return Wanted(question, passages=False) if question else None
        case Said(text=text) if kind == PASSAGE:
            return Wanted(text, passages=True)
        case Said() if kind == SUBJECT:
            question = _question(session, number)
            return Wanted(question, passages=False) if question else None
    return None


def _question(session: Session, number: str) -> str:
    row = session.get(InquiryRow, int(number)) if number.isdecimal() else None
    return row.question if row else ""
