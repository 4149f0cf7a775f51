"""Forgetting in time: what is kept no longer than its purpose needs (GDPR, article 5(1)(e))."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlmodel import Session, SQLModel, col

from bot.booking.tables import booking
from bot.storage import inbox, token_use
from bot.storage.answers import GivenAnswerRow
from bot.storage.conversations import ConversationRow
from bot.storage.curated import forget_unapproved
from bot.storage.erasure import make_anonymous
from bot.storage.inbox import IncomingRow
from bot.storage.inquiries import InquiryRow
from bot.storage.invitations import Invitations
from bot.storage.outbox import OutgoingRow
from bot.storage.told import ToldRow

NOBODY = 0


@dataclass(frozen=True)
class Retention:
    """How long things are kept: questions and inquiries, whose bookings past ones were, records of messages."""

    questions: timedelta = timedelta(days=365)
    bookings: timedelta = timedelta(days=3 * 365)
    messages: timedelta = timedelta(days=120)
    invitations: timedelta = timedelta(days=30)


def forget(session: Session, limits: Retention, now: datetime) -> int:
    """Blanks or deletes what is past its limit; returns how many rows that was."""
    return sum(
        (
            _questions(session, now - limits.questions),
            _inquiries(session, now - limits.questions),
            _told(session, now - limits.questions),
            make_anonymous(session, booking.c.ends < now - limits.bookings),
            _messages(session, now - limits.messages),
            _conversations(session),
            token_use.forget_before(session, (now - limits.messages).date()),
            Invitations(session, now).forget(now - limits.invitations),
        )
    )


def _questions(session: Session, before: datetime) -> int:
    # The answer stays as a figure; who asked what does not.
    old = (col(GivenAnswerRow.asked_at) < before, col(GivenAnswerRow.person_id) != NOBODY)
    blank = update(GivenAnswerRow).where(*old).values(question="", person_id=NOBODY, chat_id=NOBODY)
    feedback = SQLModel.metadata.tables.get("feedback")
    if feedback is not None:
        session.connection().execute(delete(feedback).where(feedback.c.given_at < before))
    return session.connection().execute(blank).rowcount


def _inquiries(session: Session, before: datetime) -> int:
    asked = SQLModel.metadata.tables.get("curated_question")
    if asked is not None:
        session.connection().execute(update(asked).where(asked.c.asked_at < before).values(person_id=None))
    old = col(InquiryRow.opened_at) < before
    forget_unapproved(session, select(col(InquiryRow.id)).where(old))
    return session.connection().execute(delete(InquiryRow).where(old)).rowcount


def _told(session: Session, before: datetime) -> int:
    return session.connection().execute(delete(ToldRow).where(col(ToldRow.at) < before)).rowcount


def _messages(session: Session, before: datetime) -> int:
    # Messages to people; those to a group hold the thread of an inquiry together, and no text once they are sent.
    private = (col(OutgoingRow.chat_id) > 0, col(OutgoingRow.created_at) < before)
    count = session.connection().execute(delete(OutgoingRow).where(*private)).rowcount
    return count + inbox.forget_done(session, before)


def _conversations(session: Session) -> int:
    # Someone whose last message is past its limit is met anew.
    heard = select(col(IncomingRow.chat_id))
    silent = delete(ConversationRow).where(col(ConversationRow.chat_id).not_in(heard))
    return session.connection().execute(silent).rowcount
