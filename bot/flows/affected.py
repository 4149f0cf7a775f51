"""Bookings that an absence or a closure concerns: their founders are told, with other times to take by one tap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.booking.booking import Booking
from bot.booking.errors import Refusal
from bot.booking.hours import elapsed
from bot.booking.notice import Notice, NoticeKind
from bot.booking.request import BookingRequest, Slot
from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.flows.appointments import facts_of, own_booking
from bot.flows.choices import short
from bot.flows.notices import tell_all
from bot.flows.refusals import refusal_text
from bot.flows.scene import Outcome, Scene, notice, tell

OTHER_TIMES = 3


def tell_affected(scene: Scene, *, but: int | None = None) -> tuple[Reply, ...]:
    """A message to everyone whom the agenda's notices concern; those who lose their time are offered others."""
    return tuple(reply for one in scene.agenda.notices for reply in _tell(scene, one, but))


def _tell(scene: Scene, one: Notice, but: int | None) -> Iterator[Reply]:
    for reply in tell_all(scene.post, (one,), but=but):
        if one.kind is NoticeKind.AFFECTED_BY_ABSENCE and reply.chat_id == one.founder:
            yield replace(reply, choices=(*_other_times(scene, one.after), *reply.choices))
        else:
            yield reply


def _other_times(scene: Scene, booking: Booking) -> Keyboard:
    words = scene.texts.of(scene.contacts.language_of(booking.founder))
    try:
        slots = scene.agenda.nearest(
            booking.service,
            booking.starts,
            founder=booking.founder,
            count=OTHER_TIMES,
            seats=booking.seats,
            moving=booking.id,
        )
    except Refusal:
        return ()
    return tuple(
        (Choice(words.label("button.take_other", starts=slot.starts), _action(booking, slot), style=Style.SUCCESS),)
        for slot in slots
    )


def _action(booking: Booking, slot: Slot) -> str:
    return f"shift:{booking.id}:{int(slot.starts.timestamp())}:{short(slot.resource)}"


def shift(scene: Scene, argument: str) -> Outcome | None:
    """Moves the founder's booking to the time of a button; pressed again, it changes nothing."""
    number, second, code = (*argument.split(":"), "", "")[:3]
    if not (number.isdecimal() and second.isdecimal() and len(number) < 19 and len(second) < 12):
        return None
    try:
        booking = own_booking(scene, int(number))
        request = _request(scene, booking, int(second), code)
        if request is None:
            return None
        if (booking.starts, booking.resource) == (request.starts, request.resource):
            return notice(scene, scene.words.label("already_done"))
        moved = scene.agenda.move(booking.id, scene.founder, request, f"shift:{booking.id}.{booking.version}:{second}")
    except Refusal as refusal:
        return tell(scene, refusal_text(scene, refusal))
    done = tell(scene, scene.words("done.move", **facts_of(moved), place=moved.place))
    return done.also(*tell_all(scene.post, scene.agenda.notices, but=scene.founder))


def _request(scene: Scene, booking: Booking, second: int, code: str) -> BookingRequest | None:
    service = scene.catalogue.services.get(booking.service)
    resources = [key for key in service.resources if short(key) == code] if service else []
    if not resources:
        return None
    length = elapsed(booking.starts, booking.ends) if booking.service.startswith("room:") else None
    starts = datetime.fromtimestamp(second, scene.catalogue.zone)
    return BookingRequest(booking.service, scene.founder, starts, resources[0], booking.seats, length, booking.language)
