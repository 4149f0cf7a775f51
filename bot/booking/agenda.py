"""The agenda: everything that can be asked of it, in one transaction, at one instant.

A façade without decisions. Add a method here and its work in the module that the method names: `finding` reads free
times, `checking` says why not, `committing` holds and books, `changing` moves and ends, `undoing` takes back,
`waiting` queues, `absences` closes and opens time, `reminding` finds who must be reminded, `feeds` opens calendars.

The transaction must be the caller's, one for one turn: what the methods write, the `notices` they collect and the
messages made of them are committed together. On PostgreSQL one transaction should make one change: each change locks
its calendars in one order, and two in one transaction could wait for another's.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.booking import absences, changing, committing, leaving, limits, reminding, undoing, waiting
from bot.booking.booking import Booking, Outcome
from bot.booking.catalogue import Catalogue
from bot.booking.checking import Check
from bot.booking.errors import NoSuchBooking, Refusal
from bot.booking.exceptions import AgendaException
from bot.booking.feeds import Feeds
from bot.booking.finding import Search
from bot.booking.notice import Notice
from bot.booking.request import BookingRequest, Slot
from bot.booking.waiting import Waiting
from bot.booking.window import Window
from bot.booking.work import OFFER_DRAFT, Work


class Agenda:
    """The agenda seen at `now` (with a time zone). Every refusal is a `bot.booking.errors.Refusal`."""

    def __init__(self, session: Session, catalogue: Catalogue, now: datetime) -> None:
        self.session = session
        self._work = Work(session.connection(), catalogue, now)

    @property
    def now(self) -> datetime:
        """The instant at which the agenda is seen."""
        return self._work.now

    @property
    def feeds(self) -> Feeds:
        """The secret addresses at which calendars are read."""
        return Feeds(self._work)

    @property
    def notices(self) -> list[Notice]:
        """What people must be told because of the changes made through this agenda."""
        return self._work.notices

    # Finding --------------------------------------------------------------------------------------------------------

    def free(
        self,
        service: str,
        windows: Sequence[Window],
        *,
        founder: int,
        resources: Collection[str] | None = None,
        seats: int = 1,
        limit: int = 200,
        length: timedelta | None = None,
        language: str | None = None,
        each: bool = False,
        moving: int | None = None,
    ) -> tuple[Slot, ...]:
        """Slots that begin within the windows, on quarters of an hour, the earliest first.

        Where several experts are free at once, the least loaded (booked time in those weeks), or with `each` all.
        `moving` is a booking whose own time counts as free. What the founder has already is left out.
        """
        search = Search(
            self._work,
            self._work.service(service),
            founder,
            resources=resources,
            seats=seats,
            length=length,
            language=language,
            ignoring=self._ignoring(founder, moving),
        )
        return search.free(windows, each=each, limit=limit)

    def nearest(
        self,
        service: str,
        at: datetime,
        *,
        founder: int,
        resources: Collection[str] | None = None,
        count: int = 3,
        seats: int = 1,
        moving: int | None = None,
    ) -> tuple[Slot, ...]:
        """Up to `count` slots close to `at` that do not overlap each other, the earliest first."""
        ignoring = self._ignoring(founder, moving)
        search = Search(
            self._work, self._work.service(service), founder, resources=resources, seats=seats, ignoring=ignoring
        )
        return search.nearest(at, count)

    def check(self, request: BookingRequest, *, moving: int | None = None) -> Refusal | None:
        """Why that very time cannot be had, or nothing. What is held for the same founder counts as free."""
        check = Check(self._work, request, moving, self._ignoring(request.founder, moving))
        try:
            check.place()
        except Refusal as refusal:
            return check.explain(refusal)
        return None

    # Committing -----------------------------------------------------------------------------------------------------

    def hold(self, draft: str, request: BookingRequest) -> Booking:
        """Keep a slot for `work.HOLD` while the founder decides; their earlier hold, of any draft, gives way."""
        return committing.hold(self._work, draft, request)

    def confirm(self, draft: str, founder: int) -> Booking:
        """Make a hold (or an offer of the waitlist) last; told again, it gives the same booking and no notice."""
        booking = committing.confirm(self._work, draft, founder)
        if draft.startswith(OFFER_DRAFT):
            waiting.taken_up(self._work, draft)
        return booking

    def book(self, draft: str, request: BookingRequest) -> Booking:
        """Hold and confirm in one; told again, it gives the same booking and no notice."""
        return committing.book(self._work, draft, request)

    def move(self, booking_id: int, founder: int, request: BookingRequest, draft: str) -> Booking:
        """Give a booking another time or expert; the old slot is kept until the new one is secured."""
        return changing.move(self._work, booking_id, founder, request, draft)

    def cancel(self, booking_id: int, founder: int, draft: str | None = None) -> Booking:
        """Give a booking (or a hold) up; cancelled already, it is given back unchanged."""
        return changing.cancel(self._work, booking_id, founder, draft)

    def leave(self, founder: int) -> tuple[Booking, ...]:
        """Give up, for a founder who leaves for good, all that has not begun, and the waitlists; what was given up."""
        return changing.leave(self._work, founder)

    def cancel_deadline(self, booking: Booking) -> datetime:
        """Until when a booking can be changed in time."""
        return changing.cancel_deadline(self._work, booking)

    def undo(self, booking_id: int, founder: int) -> Booking:
        """Take the founder's last change of a booking back, within `work.UNDO`."""
        return undoing.undo(self._work, booking_id, founder)

    def accept(self, booking_id: int, expert: str) -> Booking:
        """The expert (by key) agrees to a request."""
        return changing.accept(self._work, booking_id, expert)

    def decline(self, booking_id: int, expert: str, reason: str = "") -> Booking:
        """The expert (by key) says no to a request."""
        return changing.decline(self._work, booking_id, expert, reason)

    def mark(self, booking_id: int, outcome: Outcome, expert: str | None = None) -> Booking:
        """Note whether an appointment took place."""
        return changing.mark(self._work, booking_id, outcome, expert)

    # Reading --------------------------------------------------------------------------------------------------------

    def upcoming(self, founder: int) -> tuple[Booking, ...]:
        """What a founder has that is not over: confirmed, or requested of an expert; the earliest first."""
        return self._work.register.of_founder(founder, self._work.now)

    def ever(self, founder: int) -> tuple[Booking, ...]:
        """All that a founder ever had or held, whatever became of it; the earliest first."""
        return self._work.register.ever(founder)

    def booking(self, booking_id: int) -> Booking:
        """The booking with that number, whatever its state.

        Raises:
            NoSuchBooking.
        """
        found = self._work.register.by_id(booking_id)
        if found is None:
            raise NoSuchBooking
        return found

    def by_draft(self, draft: str) -> Booking | None:
        """The booking (or hold) made under that idempotency key."""
        return self._work.register.by_draft(draft)

    def day(self, resource: str, day: date) -> tuple[Booking, ...]:
        """What an expert or a space has on that day, the earliest first."""
        return self._work.register.of_resource(resource, *self._work.day(day))

    # Waiting --------------------------------------------------------------------------------------------------------

    def join_waitlist(
        self,
        founder: int,
        service: str,
        window: Window,
        *,
        resource: str | None = None,
        seats: int = 1,
        language: str | None = None,
    ) -> Waiting:
        """Wait for a time of the service that begins within the window."""
        return waiting.join(self._work, founder, service, window, resource=resource, seats=seats, language=language)

    def leave_waitlist(self, waiting_id: int, founder: int) -> Waiting:
        """Wait no longer; what was offered goes to the next."""
        return leaving.leave(self._work, waiting_id, founder)

    def waiting(self, founder: int) -> tuple[Waiting, ...]:
        """What a founder waits for, or is offered."""
        return waiting.waiting_of(self._work, founder)

    def advance_waitlist(self) -> None:
        """End overdue offers and make the next ones; call every minute."""
        waiting.advance(self._work)

    # Rules of the house at run time ---------------------------------------------------------------------------------

    def set_limit(self, founder: int, max_active: int | None) -> None:
        """Give a founder a limit of their own (0 bars them from booking), or the policy's again."""
        limits.set_limit(self._work.connection, founder, max_active)

    def declare_absence(self, expert: str, window: Window, reason: str = "") -> tuple[Booking, ...]:
        """The expert (by key) is away; gives the standing bookings that it concerns, each with a notice."""
        return absences.close(self._work, expert, window, reason)

    def close(self, window: Window, reason: str = "", *, resource: str | None = None) -> tuple[Booking, ...]:
        """Close the whole nursery, or one expert's or space's calendar; gives the bookings that it concerns."""
        return absences.close(self._work, resource, window, reason)

    def touched(self, window: Window, *, resource: str | None = None) -> tuple[Booking, ...]:
        """The bookings that closing the nursery, or one calendar, would concern."""
        return absences.touched(self._work, resource, window)

    def open(self, window: Window, reason: str = "", *, resource: str | None = None) -> int:
        """Open everybody's calendar, or one, outside its hours; gives a number to withdraw it by."""
        return absences.open_(self._work, resource, window, reason)

    def declared(self, window: Window, *, resource: str | None = None) -> tuple[AgendaException, ...]:
        """The absences, closures and openings declared for a resource (and the nursery) within the window."""
        return absences.declared(self._work, resource, window)

    def withdraw(self, exception_id: int) -> bool:
        """Take a declared absence, closure or opening back."""
        return absences.withdraw(self._work, exception_id)

    def due_reminders(self) -> list[Notice]:
        """The reminders due now, each given once; call every minute. They are not in `notices`."""
        return reminding.due_reminders(self._work)

    def _ignoring(self, founder: int, moving: int | None) -> frozenset[int]:
        held = {one.id for one in self._work.replaceable(founder)}
        return frozenset(held if moving is None else held | {moving})
