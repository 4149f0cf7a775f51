"""What a conversation remembers between two turns, as data that survives a restart."""

from datetime import date, datetime, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

Stretch = tuple[datetime, datetime]


class Goal(StrEnum):
    """What a draft is about to do to the agenda."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"


class _Memory(BaseModel):
    model_config = ConfigDict(frozen=True)


class Proposal(_Memory):
    """The slot that the last confirmation message stated, in full; a yes commits this and nothing else."""

    service: str
    resource: str
    starts: datetime
    ends: datetime
    seats: int = 1


class Excluded(_Memory):
    """Times that do not suit: a weekday (Monday is 0), given days, a part of the day, or their conjunction."""

    weekday: int | None = None
    days: tuple[date, ...] = ()
    hours: tuple[time, time] | None = None


class Draft(_Memory):
    """A booking being talked about. Whatever is empty was not said yet.

    `services` and `resources` are candidate keys; `at` is an exact start, `windows` are stretches of time that suit,
    `hour` and `part` a time and a part of the day without their day; `discussed` is the last day that was named, so
    that "plutôt 11h" finds its day; `unsure` holds the readings of a day that must be asked about.
    `id` is unique for ever: it is the idempotency key of what the draft commits.
    """

    id: str
    goal: Goal = Goal.BOOK
    kind: str | None = None
    services: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    booking: int | None = None
    anyone: bool = False
    earliest: bool = False
    approximate: bool = False
    seats: int | None = None
    minutes: int | None = None
    at: datetime | None = None
    windows: tuple[Stretch, ...] = ()
    hour: time | None = None
    part: tuple[time, time] | None = None
    discussed: date | None = None
    unsure: tuple[Stretch, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    preferred: tuple[time, time] | None = None
    refused: tuple[datetime, ...] = ()
    refused_days: tuple[date, ...] = ()
    proposal: Proposal | None = None


class Offer(_Memory):
    """The choices last shown. A button carries `step` and an index into `values`, so an older one cannot act."""

    step: int
    field: str
    values: tuple[str, ...] = ()


class Done(_Memory):
    """The last change that was committed, by the step of the button that committed it."""

    step: int
    booking: int
    goal: Goal
    at: datetime


class Place(_Memory):
    """A section that the founder may ask to read in full."""

    document: str
    section: str


class Conversation(_Memory):
    """One private chat with one person.

    `answer` is the number of the answer that `question` was last given; `spoken` is the day last spoken of, and
    `subject` whom or what the last question was about: keys of services, or of people and spaces.
    """

    chat_id: int
    language: str = "fr"
    introduced: bool = False
    step: int = 0
    draft: Draft | None = None
    later: Draft | None = None
    offer: Offer | None = None
    done: Done | None = None
    spoken: date | None = None
    subject: tuple[str, ...] = ()
    question: str = ""
    asked_at: datetime | None = None
    answer: int | None = None
    places: tuple[Place, ...] = ()
    places_forgotten: int = 0
    pinned: bool = False

    def asked(self, field: str, values: tuple[str, ...] = ()) -> "Conversation":
        """The conversation once `values` were offered for `field`, under a step of their own."""
        step = self.step + 1
        return self.model_copy(update={"step": step, "offer": Offer(step=step, field=field, values=values)})

    def with_draft(self, draft: Draft | None) -> "Conversation":
        """The conversation with this draft; without one, nothing is on offer any more."""
        return self.model_copy(update={"draft": draft} | ({} if draft else {"offer": None, "later": None}))
