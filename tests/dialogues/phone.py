"""A founder's phone: what was received on it, and which of its buttons a turn means."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.client import SandboxClient
from tests.dialogues.acts import Button
from tests.dialogues.timeline import Message
from tests.dialogues.words import fold, matches

_DATA = {Button.CONFIRM: ("yes:",), Button.REFUSE: ("no:",), Button.UNDO: ("undo:",)}
_LABELS = {
    Button.CONFIRM: ("confirm", "oui", "yes", "deplacer", "move it", "reserver", "valider"),
    Button.REFUSE: ("non", "no", "laisser tomber", "never mind"),
    Button.UNDO: ("undo", "annuler ce changement", "defaire"),
}
_FIRST = ("first", "the first", "first one", "the first one", "premier", "le premier", "la premiere", "1", "any time")


@dataclass(frozen=True)
class Place:
    """A button: on which message, what it says, what it sends."""

    message: int
    label: str
    data: str


@dataclass
class Phone:
    """One private chat, followed from the beginning."""

    client: SandboxClient
    chat: int
    version: int = 0
    latest: tuple[Message, ...] = ()
    confirmed: Place | None = None
    seen: list[Place] = field(default_factory=list)
    _shown: dict[int, Message] = field(default_factory=dict)

    def read(self) -> tuple[Message, ...]:
        """What is new or edited since the last reading, the bot's messages alone."""
        view = self.client.chat(self.chat, self.version)
        self.version = view["version"]
        records = [record for record in view["messages"] if record["by_bot"] and not record["deleted"]]
        self.latest = tuple(_message(record) for record in records)
        for message in self.latest:
            self._shown[message.id] = message
            self.seen += [place for place in _places(message) if place not in self.seen]
        return self.latest

    def choice(self, wished: str) -> Place | None:
        """The offered button that says what was wished: on the latest message with buttons, else of this turn's."""
        with_buttons = [message for message in self._newest_first() if message.buttons]
        recent = [message for message in with_buttons if message in self.latest]
        for message in [*with_buttons[:1], *recent]:
            if place := _best(wished, _places(message)):
                return place
        return None

    def button(self, kind: Button, label: str) -> Place | None:
        """The newest button of that kind, or the one that says `label`."""
        for message in self._newest_first():
            for place in _places(message):
                if is_kind(place, kind) if kind is not Button.OTHER else matches(label, place.label):
                    return place
        return None

    def stale(self, kind: Button) -> Place | None:
        """The oldest button seen that is not the newest of its kind; any but the last message's where none is."""
        newest = self.button(kind, "")
        alike = [place for place in self.seen if is_kind(place, kind) and place != newest]
        last = max(self._shown, default=0)
        others = [place for place in self.seen if place.message != last and place.data]
        return next(iter(alike or others), self.confirmed or newest)

    def text(self) -> str:
        """The last message's text."""
        return self._shown[max(self._shown)].text if self._shown else ""

    def newest(self) -> int:
        """The number of the bot's last message, 0 where there is none."""
        return max(self._shown, default=0)

    def _newest_first(self) -> list[Message]:
        return [self._shown[number] for number in sorted(self._shown, reverse=True)]


def is_kind(place: Place, kind: Button) -> bool:
    """Whether a button confirms, refuses or takes back, by what it sends, else by what it says."""
    if kind is Button.OTHER:
        return True
    known = tuple(prefix for prefixes in _DATA.values() for prefix in prefixes)
    if place.data.startswith(known):
        return place.data.startswith(_DATA[kind])
    if ":" in place.data:
        return False
    return any(word in fold(place.label) for word in _LABELS[kind])


def _best(wished: str, places: list[Place]) -> Place | None:
    choices = [place for place in places if not place.data.startswith("no:")]
    if fold(wished) in _FIRST and choices:
        return choices[0]
    fitting = [place for place in places if matches(wished, place.label)]
    return min(fitting, key=lambda place: len(place.label), default=None)


def _message(record: dict[str, Any]) -> Message:
    message = record["message"]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple((button["text"], button.get("callback_data", "")) for row in rows for button in row)
    text = str(message.get("text") or message.get("caption") or "")
    return Message(int(message["message_id"]), text, buttons, bool(record["edits"]))


def _places(message: Message) -> list[Place]:
    return [Place(message.id, label, data) for label, data in message.buttons if data]
