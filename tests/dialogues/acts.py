"""What a scenario's turn asks the runner to do."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Button(StrEnum):
    """Which button a tap means."""

    CONFIRM = "confirm"
    REFUSE = "refuse"
    UNDO = "undo"
    OTHER = "other"


@dataclass(frozen=True)
class Say:
    """Text; of the scenario's founder unless another is named."""

    text: str
    founder: str | None = None


@dataclass(frozen=True)
class Choose:
    """Press the offered button that says this, or type it."""

    label: str
    founder: str | None = None


@dataclass(frozen=True)
class Tap:
    """Press a button; a `stale` one is the oldest that no longer counts, a `forged` one was never offered."""

    button: Button
    label: str = ""
    founder: str | None = None
    stale: bool = False
    forged: bool = False
    times: int = 1


@dataclass(frozen=True)
class Wait:
    """Time passes; `next_day` until nine the next morning."""

    span: timedelta = timedelta(0)
    next_day: bool = False


@dataclass(frozen=True)
class Restart:
    """The bot stops and starts again over the same store."""


@dataclass(frozen=True)
class Books:
    """Another founder takes a time through the agenda; what is not named is taken from what is being proposed."""

    founder: str
    what: str = ""


@dataclass(frozen=True)
class StaffActs:
    """An expert or the team ends a booking, or an expert is away: `what` names the booking, the person or the day."""

    what: str
    away: bool = False


@dataclass(frozen=True)
class Send:
    """Something that is not text: sticker, voice, photo, document, location."""

    kind: str


@dataclass(frozen=True)
class Replay:
    """Telegram delivers the last update again."""

    times: int = 1


@dataclass(frozen=True)
class StaffAnswers:
    """Somebody of the team answers the last inquiry in the group."""

    text: str


@dataclass(frozen=True)
class Edit:
    """The founder edits their last message."""

    text: str


@dataclass(frozen=True)
class NotUnderstood:
    """An event that the runner does not know how to stage."""

    event: str


Act = Say | Choose | Tap | Wait | Restart | Books | StaffActs | Send | Replay | StaffAnswers | Edit | NotUnderstood
