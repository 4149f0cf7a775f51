"""The secret addresses of calendar feeds. Only a digest is kept, so that a copy of the database opens no calendar."""

from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import insert, select, update

from bot.booking.booking import Booking
from bot.booking.tables import feed_token
from bot.booking.work import Work


@dataclass(frozen=True)
class Feeds:
    """The feeds of resource keys (`founder:<id>`, `expert:<id>`)."""

    work: Work

    def new(self, owner: str) -> str:
        """A new secret (256 bits) for the owner's calendar; earlier ones stop working."""
        self.revoke(owner)
        token = token_urlsafe(32)
        row = insert(feed_token).values(token_hash=_digest(token), owner=owner, created_at=self.work.now)
        self.work.connection.execute(row)
        return token

    def revoke(self, owner: str) -> bool:
        """Make the owner's secrets worthless; whether there was one."""
        table = feed_token.c
        standing = update(feed_token).where(table.owner == owner, table.revoked_at.is_(None))
        return self.work.connection.execute(standing.values(revoked_at=self.work.now)).rowcount > 0

    def read(self, token: str) -> tuple[str, tuple[Booking, ...]] | None:
        """The owner behind a secret and their bookings, cancelled ones included; nothing for a wrong or revoked one."""
        table = feed_token.c
        asked = select(table.owner).where(table.token_hash == _digest(token), table.revoked_at.is_(None))
        owner = self.work.connection.execute(asked).scalar()
        return None if owner is None else (owner, self.work.register.of_owner(owner, self.work.now))


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
