"""The secret addresses of calendar feeds. Only a digest is kept, so that a copy of the database opens no calendar."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, insert, select, update

from bot.booking.tables import feed_token


def new_feed(connection: Connection, owner: str, now: datetime) -> str:
    """A new secret (256 bits) for the calendar of `owner`, a resource key; earlier ones stop working."""
    revoke_feeds(connection, owner, now)
    token = token_urlsafe(32)
    connection.execute(insert(feed_token).values(token_hash=_digest(token), owner=owner, created_at=now))
    return token


def feed_owner(connection: Connection, token: str) -> str | None:
    """Whose calendar the secret opens; nothing for one that is unknown or revoked."""
    table = feed_token.c
    return connection.execute(
        select(table.owner).where(table.token_hash == _digest(token), table.revoked_at.is_(None))
    ).scalar()


def revoke_feeds(connection: Connection, owner: str, now: datetime) -> int:
    """Make the owner's secrets worthless; gives how many there were."""
    table = feed_token.c
    standing = update(feed_token).where(table.owner == owner, table.revoked_at.is_(None))
    return connection.execute(standing.values(revoked_at=now)).rowcount


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
