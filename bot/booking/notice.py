"""What people must be told. The caller words a notice and puts it into the outbox in the same transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.booking.booking import Booking
from bot.booking.request import Slot


class NoticeKind(StrEnum):
    """Why someone is told."""

    BOOKED = "booked"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MOVED = "moved"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    REMINDER = "reminder"
    WAITLIST_OFFER = "waitlist_offer"
    WAITLIST_EXPIRED = "waitlist_expired"
    AFFECTED_BY_ABSENCE = "affected_by_absence"


@dataclass(frozen=True)
class Notice:
    """One thing to tell: the booking as it is `after` and, for a change, as it was `before`.

    `founder` is the Telegram id to tell, `resources` the keys of the experts or hosts to tell. A reminder carries its
    `lead` (how long before the start it was due); an offer the time `until` which it is kept; `reason` is the words
    of whoever caused it, if any. `nearest` are free times instead of one that cannot be kept, the earliest first.
    """

    kind: NoticeKind
    after: Booking
    before: Booking | None = None
    founder: int | None = None
    resources: tuple[str, ...] = ()
    lead: timedelta | None = None
    until: datetime | None = None
    reason: str = ""
    nearest: tuple[Slot, ...] = ()
