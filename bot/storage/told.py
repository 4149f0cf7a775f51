"""What people were told on the bot's own initiative, so that nobody is told the same thing twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, LargeBinary, String, Text
from sqlmodel import Field, Session, SQLModel

from bot.instant import UtcDateTime


class ToldRow(SQLModel, table=True):
    """A person was told something, named by a key without a word of theirs."""

    __tablename__ = "told"

    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    key: str = Field(sa_column=Column(String(200), primary_key=True))
    at: datetime = Field(sa_type=UtcDateTime)


class ServedTextRow(SQLModel, table=True):
    """The documents' text as it was last looked at, compressed, to see what a new version of the index changes."""

    __tablename__ = "served_text"

    id: int = Field(primary_key=True)
    version: str = Field(sa_column=Column(Text, nullable=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


@dataclass(frozen=True)
class Told:
    """What was told, within one transaction."""

    session: Session
    now: datetime

    def first_time(self, person_id: int, key: str) -> bool:
        """Whether the person was not told that yet; notes that they are now."""
        if self.session.get(ToldRow, (person_id, key)) is not None:
            return False
        self.session.add(ToldRow(person_id=person_id, key=key, at=self.now))
        self.session.flush()
        return True
