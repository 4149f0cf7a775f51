"""A place for a wish, made the founder's own: looked for, locked, looked at again, written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bot.booking.booking import BookingState
from bot.booking.checking import Check
from bot.booking.placement import Placement
from bot.booking.standing import let_go
from bot.booking.work import Work


@contextmanager
def secured(work: Work, check: Check, keys: Iterable[str]) -> Iterator[Placement]:
    """The place that a wish gets, with `keys` locked, for the writing in the block.

    It is looked for before anything is locked, so that those who come too late hold nobody up. A refusal, of the block
    too, leaves nothing written and, on PostgreSQL, nothing locked.

    Raises:
        Refusal: not explained yet, see `Check.explain`.
    """
    placement = check.place()
    with work.connection.begin_nested():
        if work.lock(keys):
            placement = check.place()
        yield placement


def give_way(work: Work, founder: int) -> None:
    """Drop what is held while the founder decides; their calendar must be locked."""
    for one in work.replaceable(founder):
        let_go(work, one)
        work.register.set(one.id, state=BookingState.EXPIRED.value)
