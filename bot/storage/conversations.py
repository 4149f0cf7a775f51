"""Conversations, one a private chat, kept as data between two turns and over restarts."""

from pydantic import ValidationError
from sqlalchemy import BigInteger, Column
from sqlmodel import Field, Session, SQLModel

from bot.dialogue.conversation import Conversation


class ConversationRow(SQLModel, table=True):
    """A conversation, whole, as JSON."""

    __tablename__ = "conversation"

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    state: str


def load_conversation(session: Session, chat_id: int, language: str) -> Conversation:
    """The conversation of a chat, a new one in `language` where there is none.

    One that an older release wrote and this one cannot read starts afresh: only a draft is forgotten, never a booking.
    """
    row = session.get(ConversationRow, chat_id)
    if row is None:
        return Conversation(chat_id=chat_id, language=language)
    try:
        return Conversation.model_validate_json(row.state)
    except ValidationError:
        return Conversation(chat_id=chat_id, language=language, introduced=True)


def save_conversation(session: Session, conversation: Conversation) -> None:
    """Keeps a conversation as it is now."""
    row = session.get(ConversationRow, conversation.chat_id) or ConversationRow(chat_id=conversation.chat_id, state="")
    row.state = conversation.model_dump_json(exclude_defaults=True)
    session.add(row)
