"""What reaches the assistant: one update, freed of Telegram's shapes."""

from dataclasses import dataclass
from datetime import datetime

from bot.texts.words import LANGUAGES


@dataclass(frozen=True)
class Person:
    """Who speaks, as Telegram knows them; `id` is the only identity that counts."""

    id: int
    first_name: str
    language_code: str | None = None

    @property
    def language(self) -> str:
        """The language to speak until they have written: their application's, where it is ours, else French."""
        code = (self.language_code or "")[:2]
        return code if code in LANGUAGES else LANGUAGES[0]


@dataclass(frozen=True)
class Said:
    """A text message."""

    text: str


@dataclass(frozen=True)
class Commanded:
    """A slash command, `name` without its slash and without the bot's name."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Pressed:
    """A tap on a button: its callback data, the tap's id, and the message that carried it."""

    action: str
    callback_id: str
    message_id: int | None


@dataclass(frozen=True)
class Attached:
    """Something that is not text: a sticker, a photo, a voice message, a document."""

    kind: str
    file_id: str | None = None
    file_name: str | None = None
    caption: str = ""


@dataclass(frozen=True)
class Reacted:
    """A reaction set on one of the bot's messages; an empty `emoji` means withdrawn."""

    emoji: str
    message_id: int


Event = Said | Commanded | Pressed | Attached | Reacted


@dataclass(frozen=True)
class Incoming:
    """One update: who, where, what, when (UTC-aware)."""

    update_id: int
    chat_id: int
    private: bool
    person: Person
    event: Event
    at: datetime
    message_id: int | None = None
    reply_to: int | None = None
    thread_id: int | None = None
