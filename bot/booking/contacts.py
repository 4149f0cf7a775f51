"""Who stands behind a resource on Telegram."""

from sqlalchemy import Connection, delete, insert, select

from bot.booking.tables import resource_contact


def set_contact(connection: Connection, resource: str, chat_id: int | None) -> None:
    """Link an expert's key to their chat, or unlink it."""
    connection.execute(delete(resource_contact).where(resource_contact.c.resource == resource))
    if chat_id is not None:
        connection.execute(insert(resource_contact).values(resource=resource, chat_id=chat_id))


def contact(connection: Connection, resource: str) -> int | None:
    """The chat of that expert."""
    found = select(resource_contact.c.chat_id).where(resource_contact.c.resource == resource)
    return connection.execute(found).scalar()


def resources_of(connection: Connection, chat_id: int) -> tuple[str, ...]:
    """The keys linked to that chat."""
    found = select(resource_contact.c.resource).where(resource_contact.c.chat_id == chat_id)
    return tuple(connection.execute(found.order_by(resource_contact.c.resource)).scalars())
