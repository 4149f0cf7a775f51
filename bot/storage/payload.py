"""What crosses the inbox and the outbox, as JSON text and back."""

from dataclasses import replace

from pydantic import TypeAdapter

from bot.dialogue.incoming import Incoming
from bot.dialogue.reply import Outgoing, Reply

# The members of each union differ in a required field, so the text needs no tag to be read back.
_INCOMING: TypeAdapter[Incoming] = TypeAdapter(Incoming)
_OUTGOING: TypeAdapter[Outgoing] = TypeAdapter(Outgoing)


def incoming_text(incoming: Incoming) -> str:
    """One update as JSON."""
    return _INCOMING.dump_json(incoming).decode()


def read_incoming(text: str) -> Incoming:
    """The update that `incoming_text` wrote.

    Raises:
        pydantic.ValidationError: the text is none, for instance written by another version.
    """
    return _INCOMING.validate_json(text)


def outgoing_text(outgoing: Outgoing) -> tuple[str, bytes | None]:
    """One message as JSON, and beside it the bytes of its file, if it has one."""
    if isinstance(outgoing, Reply) and outgoing.file is not None:
        bare = replace(outgoing, file=replace(outgoing.file, content=b""))
        return _OUTGOING.dump_json(bare).decode(), outgoing.file.content
    return _OUTGOING.dump_json(outgoing).decode(), None


def read_outgoing(text: str, content: bytes | None) -> Outgoing:
    """The message that `outgoing_text` wrote.

    Raises:
        pydantic.ValidationError: the text is none, for instance written by another version.
    """
    outgoing = _OUTGOING.validate_json(text)
    if content is not None and isinstance(outgoing, Reply) and outgoing.file is not None:
        return replace(outgoing, file=replace(outgoing.file, content=content))
    return outgoing
