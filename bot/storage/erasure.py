"""Erasing a person (GDPR, article 17): their rows at once, and what is left on the disk once their farewell is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, ColumnElement, Engine, delete, func, or_, select, update
from sqlmodel import Field, Session, SQLModel, col
from sqlmodel import select as rows_of

from bot.booking.tables import allocation, booking, change, resource
from bot.instant import UtcDateTime
from bot.storage import revocation
from bot.storage.curated import forget_unapproved
from bot.storage.database import transaction
from bot.storage.inbox import IncomingRow
from bot.storage.inquiries import InquiryRow
from bot.storage.members import MembershipRow
from bot.storage.numbers import NUMBER
from bot.storage.outbox import OutgoingRow
from bot.storage.personal import Fate, present

PATIENCE = timedelta(hours=1)
NOBODY = DONE = 0


class ErasureRow(SQLModel, table=True):
    """An erasure that is not through yet; `person_id` is 0 once only the disk is left to be cleaned."""

    __tablename__ = "erasure"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    person_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


def erase(session: Session, person_id: int, now: datetime) -> None:
    """Removes a person from every table. Bookings that took place stay, as nobody's, for the nursery's figures; and
    that a role was taken from them, by a digest (`revocation`)."""
    _leave_the_agenda(session, person_id)
    _blank_what_waits(session, person_id, now)
    _keep_a_revocation(session, person_id)
    forget_unapproved(session, select(col(InquiryRow.id)).where(col(InquiryRow.person_id) == person_id))
    for trace, table, column in present():
        if trace.fate is Fate.KEEP:
            continue
        here = column == trace.value(person_id)
        if trace.fate is Fate.DELETE:
            session.connection().execute(delete(table).where(here))
            continue
        values: dict[str, object] = {column.name: None if trace.fate is Fate.CLEAR else 0}
        if table.name == "curated_answer" and column.name == "author_id":
            values["author"] = ""
        session.connection().execute(update(table).where(here).values(values))
    session.expire_all()
    session.add(ErasureRow(person_id=person_id, at=now))


@dataclass(frozen=True)
class Erasures:
    """What is left to do of erasures, after their turn."""

    engine: Engine

    def go_on(self, now: datetime) -> None:
        """Removes what saying farewell left behind, then cleans the disk.

        An erasure waits until what it had to tell people has left, an hour at most.
        """
        with transaction(self.engine) as session:
            for row in session.exec(rows_of(ErasureRow).where(ErasureRow.person_id != DONE)):
                if now >= row.at + PATIENCE or not _still_to_send(session, row, now):
                    _remove_the_farewell(session, row)
            session.flush()
            ready = session.exec(rows_of(ErasureRow).where(ErasureRow.person_id == DONE)).first()
        if not ready or not clean_disk(self.engine):
            return
        with transaction(self.engine) as session:
            session.connection().execute(delete(ErasureRow).where(col(ErasureRow.person_id) == DONE))


def clean_disk(engine: Engine) -> bool:
    """Rewrites the store without what was deleted, its write-ahead log too; False where it was too busy just now.

    SQLite only marks deleted content as free: VACUUM leaves it out (https://www.sqlite.org/lang_vacuum.html), and a
    truncating checkpoint empties the log (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if engine.dialect.name == "postgresql":
            return True  # autovacuum does it there, and no file of ours holds the rows
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy
    finally:
        connection.close()


def make_anonymous(session: Session, which: ColumnElement[bool]) -> int:
    """Makes bookings nobody's, and what is known of their changes; returns how many they were.

    A draft's id is made of the chat's (`flows.drafting.new_draft`), so it goes with the name.
    """
    connection = session.connection()
    found = select(booking.c.id).where(which, booking.c.founder != NOBODY)
    numbers = [number for (number,) in connection.execute(found).all()]
    of_these = change.c.booking_id.in_(numbers)
    connection.execute(update(change).where(of_these).values(draft=None, by=None, before=None))
    for number in numbers:
        blank = {"founder": NOBODY, "draft": f"erased:{number}"}
        connection.execute(update(booking).where(booking.c.id == number).values(blank))
    return len(numbers)


def _leave_the_agenda(session: Session, person_id: int) -> None:
    calendar = select(resource.c.id).where(resource.c.key == f"founder:{person_id}")
    session.connection().execute(delete(allocation).where(allocation.c.resource_id.in_(calendar)))
    make_anonymous(session, booking.c.founder == person_id)


def _blank_what_waits(session: Session, person_id: int, now: datetime) -> None:
    # What they wrote just before is not answered any more; an update that is done keeps its number alone.
    waiting = update(IncomingRow).where(col(IncomingRow.chat_id) == person_id)
    done_at = func.coalesce(col(IncomingRow.done_at), now)
    session.connection().execute(waiting.values(payload="", done_at=done_at))


def _keep_a_revocation(session: Session, person_id: int) -> None:
    membership = session.get(MembershipRow, person_id)
    if membership and membership.revoked_at:
        revocation.remember(session, person_id, membership.revoked_at)


def _still_to_send(session: Session, row: ErasureRow, now: datetime) -> bool:
    table = OutgoingRow
    waits = (col(table.sent_at).is_(None), col(table.dead_at).is_(None), col(table.created_at) <= row.at)
    soon = or_(col(table.not_before).is_(None), col(table.not_before) <= now)
    return session.exec(rows_of(table.id).where(*waits, soon)).first() is not None


def _remove_the_farewell(session: Session, row: ErasureRow) -> None:
    theirs = (col(OutgoingRow.chat_id) == row.person_id, col(OutgoingRow.created_at) <= row.at)
    session.connection().execute(delete(OutgoingRow).where(*theirs))
    row.person_id = DONE
    session.add(row)
