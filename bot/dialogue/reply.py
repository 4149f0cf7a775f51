"""What the assistant sends: messages with their choices, edits, and answers to taps."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The colour of a button (Bot API 9.4, `KeyboardButtonStyle`)."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True)
class Choice:
    """A button: what it says, and the callback data it sends back (1 to 64 bytes) or the link it opens."""

    label: str
    action: str = ""
    url: str = ""
    style: Style | None = None


Keyboard = tuple[tuple[Choice, ...], ...]


PICTURES = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True)
class File:
    """A file to send; a picture (by its type) is shown in the chat, anything else is a document to open."""

    name: str
    content: bytes
    mime_type: str

    @property
    def pictured(self) -> bool:
        """Whether Telegram shows it as a photo."""
        return self.mime_type in PICTURES


@dataclass(frozen=True)
class Reply:
    """A message to a chat. `text` is Telegram HTML; with a `file` it is the caption.

    `edits` names a message of the bot to edit instead of sending a new one (its keyboard is replaced by `choices`).
    A `bulk` message is one of many to many: it leaves after whatever somebody waits for. `subject` says what the
    message is about ("inquiry:12"), so that an answer to it finds its way back; a `key` names the message itself
    ("inquiry:12/card"), so that it is sent once and found again. `topic` is the title of a forum topic to open for it,
    where the chat has topics. `otherwise` is said instead, to whomever it names, where Telegram refuses the message
    for good; it carries no files. Once it is sent, what the bot pinned last is let go of where it `unpins`, and it is
    pinned itself where it `pins`.
    """

    chat_id: int
    text: str
    choices: Keyboard = ()
    file: File | None = None
    edits: int | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    silent: bool = False
    subject: str = ""
    bulk: bool = False
    key: str = ""
    topic: str = ""
    otherwise: tuple["Reply", ...] = ()
    pins: bool = False
    unpins: bool = False


@dataclass(frozen=True)
class Acknowledgement:
    """The answer to a tap: stops the button's spinner, with a short notice (200 characters at most) if any."""

    callback_id: str
    text: str = ""
    alert: bool = False


Outgoing = Reply | Acknowledgement
