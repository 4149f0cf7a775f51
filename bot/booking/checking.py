"""Whether a wish can be granted, and if not, the fact that stands against it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.booking import errors
from bot.booking.errors import Refusal
from bot.booking.finding import Search, by_load, monday
from bot.booking.ledger import Taken
from bot.booking.limits import limit_refusal
from bot.booking.openings import DAY, Openings
from bot.booking.placement import Placement, claims_of, lay_out
from bot.booking.reasons import closed_because
from bot.booking.request import BookingRequest
from bot.booking.service import Service
from bot.booking.window import Window
from bot.booking.work import Work, founder_key, session_key

NEAREST = 3


@dataclass(frozen=True)
class Check:
    """One wish against the state of the agenda.

    `moving` is the booking that the wish would replace; `ignoring` are bookings whose time counts as free.
    """

    work: Work
    request: BookingRequest
    moving: int | None = None
    ignoring: Collection[int] = ()

    def keys(self) -> tuple[str, ...]:
        """Every calendar the wish might take: lock them before `place`.

        Raises:
            Refusal: the service, the resource, the language, the length or the number of seats makes no sense.
        """
        service, candidates = self._asked()
        session = (session_key(service, int(self.request.starts.timestamp())),) if service.sessions else ()
        return (*candidates, *service.also, founder_key(self.request.founder), *session)

    def place(self) -> Placement:
        """Where the wish goes: of several experts who are free, to the least loaded.

        Raises:
            Refusal: it cannot be granted. See `explain`.
        """
        service, _ = self._asked()
        self._check_limits()
        self._check_notice(service)
        return self.place_again()

    def place_again(self) -> Placement:
        """The same for a booking that stood a minute ago: limits and notice were respected when it was made.

        Raises:
            Refusal: as `place`.
        """
        service, candidates = self._asked()
        laid_out = [lay_out(service, self.request, resource) for resource in candidates]
        taken = self._taken(laid_out)
        refusals: list[Refusal] = []
        openings = self._openings(laid_out)
        for resource in by_load(candidates, taken):
            placement = next(one for one in laid_out if one.resource == resource)
            refusal = self._why_not(placement, openings, taken)
            if refusal is None:
                claims, kept = claims_of(placement, placement.free_units(taken))
                return replace(placement, claims=claims, kept=kept)
            refusals.append(refusal)
        raise min(refusals, key=_weight)

    def explain(self, refusal: Refusal) -> Refusal:
        """The refusal, with free times close to the one asked where another time can help.

        Apart from `place`, because it takes as long as all the rest: nobody should wait for it.
        """
        if not isinstance(refusal, errors.Unavailable):
            return refusal
        request = self.request
        search = Search(
            self.work,
            self.work.service(request.service),
            request.founder,
            resources=None if request.resource is None else (request.resource,),
            seats=request.seats,
            length=request.length,
            language=request.language,
            ignoring=self.ignoring,
        )
        refusal.nearest = search.nearest(request.starts, NEAREST)
        return refusal

    def _asked(self) -> tuple[Service, tuple[str, ...]]:
        request = self.request
        if request.starts.tzinfo is None:
            raise errors.NaiveTime(request.starts)
        service = self.work.service(request.service)
        if request.resource is not None and request.resource not in service.resources:
            raise errors.UnknownResource(request.resource, service.resources)
        candidates = service.choices(None if request.resource is None else (request.resource,), request.language)
        if not candidates:
            raise errors.LanguageNotSpoken(request.language or "", service.languages)
        if not 1 <= request.seats <= service.capacity:
            raise errors.WrongSeats(service.capacity)
        return service, self._with_length(service, candidates)

    def _with_length(self, service: Service, candidates: tuple[str, ...]) -> tuple[str, ...]:
        length = self.request.length
        fitting = tuple(one for one in candidates if length in (None, service.length_for(one), *service.lengths))
        if not fitting:
            lengths = {service.length_for(one) for one in candidates} | set(service.lengths)
            raise errors.WrongLength(tuple(sorted(lengths)))
        return fitting

    def _check_limits(self) -> None:
        refusal = limit_refusal(self.work, self.request, self.moving)
        if refusal is not None:
            raise refusal

    def _check_notice(self, service: Service) -> None:
        earliest, latest = self.work.bookable(service)
        starts = self.request.starts
        if starts < self.work.now:
            raise errors.PastTime(starts)
        if starts < earliest:
            raise errors.TooSoon(earliest)
        if starts > latest:
            raise errors.TooFar(latest)

    def _taken(self, laid_out: list[Placement]) -> list[Taken]:
        week = monday(self.work.local(laid_out[0].starts))
        start = min([int(week.timestamp()), *(one.padded[0] for one in laid_out)])
        end = max([int((week + 7 * DAY).timestamp()), *(one.padded[1] for one in laid_out)])
        keys = {key for one in laid_out for key in one.keys}
        return self.work.ledger.taken(keys, start, end, self.ignoring)

    def _openings(self, laid_out: list[Placement]) -> Openings:
        local = self.work.local
        around = Window(local(laid_out[0].starts) - DAY, max(local(one.ends) for one in laid_out) + DAY)
        keys = {key for one in laid_out for key in (one.resource, *one.service.also)}
        return Openings(self.work.catalogue, self.work.exceptions(keys, around))

    def _why_not(self, placement: Placement, openings: Openings, taken: list[Taken]) -> Refusal | None:
        reason = closed_because(self.work, placement, openings)
        own = placement.own_clash(taken)
        if reason is None and own is not None:
            booking = self.work.register.by_id(own.booking)
            return errors.Taken(placement.resource) if booking is None else errors.OwnConflict(booking)
        if reason is None and placement.clash(taken) is not None:
            return errors.Taken(placement.resource)
        if reason is None and placement.session is not None:
            left = len(placement.free_units(taken))
            return errors.Full(left) if left < self.request.seats else None
        return reason


def _weight(refusal: Refusal) -> int:
    # Of several experts' reasons, the one that tells most: the founder's own conflict, then that others have the time.
    return {errors.OwnConflict: 0, errors.Full: 1, errors.Taken: 2}.get(type(refusal), 3)
