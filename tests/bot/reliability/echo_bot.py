"""A real bot whose assistant only repeats what it is told: `python -m tests.bot.reliability.echo_bot`.

Each turn writes its effect into a table of its own, in the turn's transaction, so that effects can be counted.
"""

import time

from sqlalchemy import BigInteger, Column, Engine, text
from sqlmodel import Field, SQLModel

from bot.dialogue.incoming import Incoming, Pressed, Said
from bot.dialogue.reply import Acknowledgement, Outgoing, Reply
from bot.settings import Settings
from bot.start import leave, start
from bot.storage import inbox, outbox
from bot.storage.database import transaction
from bot.telegram.mishap import Apology
from bot.telegram.parts import Parts

FAIL, SLEEP = "fail", "sleep"


class Effect(SQLModel, table=True):
    """One effect of one update; nothing keeps it from being written twice but the inbox."""

    id: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(sa_column=Column(BigInteger))


def echo(settings: Settings, engine: Engine) -> Parts:
    """Parts that repeat; « fail » fails, « sleep 3 » takes three seconds."""
    Effect.__table__.create(engine, checkfirst=True)  # type: ignore[attr-defined]

    def turn(incoming: Incoming) -> None:
        words = incoming.event.text.split() if isinstance(incoming.event, Said) else []
        if words[:1] == [FAIL]:
            raise ValueError(incoming.event)
        if words[:1] == [SLEEP]:
            time.sleep(float(words[1]))
        with transaction(engine) as session:
            if inbox.finish(session, incoming.update_id):
                session.connection().execute(
                    text("INSERT INTO effect (update_id) VALUES (:number)"), {"number": incoming.update_id}
                )
                outbox.put(session, answer(incoming))

    staff = settings.staff_chat_id or 0
    apology = Apology(
        lambda mishap: [Reply(mishap.incoming.chat_id, "sorry")],
        lambda mishap: [Reply(staff, f"mishap: {mishap.error}")],
    )
    return Parts(turn, apology=apology)


def answer(incoming: Incoming) -> list[Outgoing]:
    """The same words again, with the number of their update."""
    event = incoming.event
    match event:
        case Said():
            return [Reply(incoming.chat_id, f"{incoming.update_id}: {event.text}", thread_id=incoming.thread_id)]
        case Pressed():
            return [Acknowledgement(event.callback_id, event.action)]
    return [Reply(incoming.chat_id, f"{incoming.update_id}: {type(event).__name__}", thread_id=incoming.thread_id)]


if __name__ == "__main__":
    leave(start(echo))
