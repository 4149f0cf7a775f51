"""What is left of a revoked member who had themselves erased: that the role was taken, by a digest of their number.

Without it, erasing oneself would undo a revocation: whoever is not known counts as new, and as staff in the staff
group. The digest recognises a person who comes back; it bears no name and tells nobody else's number. It is a
pseudonym and no more: whoever holds the store could try every number. It is kept on the ground of GDPR, article
17(3)(e) – the nursery's claims – until a role is given again.
"""

from datetime import datetime
from hashlib import sha256

from sqlmodel import Field, Session, SQLModel

from bot.instant import UtcDateTime


class RevocationRow(SQLModel, table=True):
    """A revocation that outlives its person's erasure."""

    __tablename__ = "revocation"

    digest: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


def digest_of(person_id: int) -> str:
    """What stands for a person: SHA-256, in hexadecimal."""
    return sha256(f"revoked:{person_id}".encode()).hexdigest()


def is_remembered(session: Session, person_id: int) -> bool:
    """Whether a role was taken from a person who was erased since."""
    return session.get(RevocationRow, digest_of(person_id)) is not None


def remember(session: Session, person_id: int, at: datetime) -> None:
    """Keep that a role was taken from a person who is about to be erased."""
    session.merge(RevocationRow(digest=digest_of(person_id), at=at))


def forget(session: Session, person_id: int) -> None:
    """A role is given again."""
    if row := session.get(RevocationRow, digest_of(person_id)):
        session.delete(row)
