"""A booking as the rest of the house sees it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class BookingState(StrEnum):
    """Where a booking stands.

    held → confirmed, or requested where an expert must accept → done or no_show; and cancelled, declined, expired.
    """

    HELD = "held"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    EXPIRED = "expired"
    DONE = "done"
    NO_SHOW = "no_show"


class Outcome(StrEnum):
    """What became of an appointment whose time has come."""

    DONE = "done"
    NO_SHOW = "no_show"


STANDING: Final = (BookingState.REQUESTED, BookingState.CONFIRMED)
"""The states of a booking that a founder counts on."""


@dataclass(frozen=True)
class Booking:
    """A booking. `starts` and `ends` are on the nursery's clock, without buffers; `version` is iCalendar's SEQUENCE.

    `resource` is the expert or the space chosen, `also` what is taken with it. `title`, `resource_title` and `place`
    were written down when it was made, so that it can be shown after its document is gone. `late`: cancelled after
    the deadline. `draft` is the idempotency key under which it was made.
    """

    id: int
    uid: str
    draft: str
    service: str
    document: str
    title: str
    founder: int
    resource: str
    resource_title: str
    also: tuple[str, ...]
    starts: datetime
    ends: datetime
    seats: int
    place: str
    language: str | None
    state: BookingState
    version: int
    hold_until: datetime | None
    late: bool
    created_at: datetime
    changed_at: datetime

    @property
    def stands(self) -> bool:
        """Whether the founder counts on it."""
        return self.state in STANDING

    @property
    def expert(self) -> str | None:
        """The expert's key, for an appointment with one."""
        return self.resource if self.resource.startswith("expert:") else None
