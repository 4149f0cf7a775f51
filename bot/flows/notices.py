"""What the agenda's notices say, to whom, in whose language, with which calendar file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.booking.booking import Booking
from bot.booking.calendar import Wording, cancellation, invitation
from bot.booking.notice import Notice, NoticeKind
from bot.booking.work import OFFER_DRAFT
from bot.dialogue.reply import Choice, File, Keyboard, Reply, Style
from bot.flows.short import short
from bot.storage.people import Contacts
from bot.texts.words import Texts, Words

CALENDAR_TYPE = "text/calendar"
STAFF_HEARS = {NoticeKind.BOOKED, NoticeKind.MOVED, NoticeKind.CANCELLED, NoticeKind.REQUESTED, NoticeKind.RESTORED}
CALENDAR_FOR = {NoticeKind.BOOKED, NoticeKind.ACCEPTED, NoticeKind.MOVED, NoticeKind.CANCELLED, NoticeKind.RESTORED}


@dataclass(frozen=True)
class Post:
    """What it takes to tell people something: the wordings, who is who, and the staff group."""

    texts: Texts
    contacts: Contacts
    staff_chat: int | None


def tell_all(post: Post, notices: Sequence[Notice], *, but: int | None = None) -> tuple[Reply, ...]:
    """A message to everyone whom the notices concern, except the person `but`, who is answered directly."""
    return tuple(reply for notice in notices for reply in _tell(post, notice, but))


def _tell(post: Post, notice: Notice, but: int | None) -> Iterator[Reply]:
    subject = f"booking:{notice.after.id}"
    if notice.founder is not None and notice.founder != but:
        words = post.texts.of(post.contacts.language_of(notice.founder))
        text = _text(post, words, notice, for_founder=True)
        yield Reply(
            notice.founder, text, _for_founder(notice, words), file=calendar_file(notice, words), subject=subject
        )
    for person in _people_behind(post, notice):
        words = post.texts.of(post.contacts.language_of(person))
        text = _text(post, words, notice)
        yield Reply(person, text, _for_expert(notice, words), file=calendar_file(notice, words), subject=subject)
    if post.staff_chat is not None and notice.kind in STAFF_HEARS:
        yield Reply(post.staff_chat, _text(post, post.texts.of("fr"), notice), subject=subject, silent=True)


def _for_founder(notice: Notice, words: Words) -> Keyboard:
    booking = notice.after
    if notice.kind is NoticeKind.WAITLIST_OFFER:
        waiting = booking.draft.removeprefix(OFFER_DRAFT)
        take = Choice(words.label("button.take"), f"take:{waiting}", style=Style.SUCCESS)
        return ((take, Choice(words.label("button.pass_on"), f"pass:{waiting}")),)
    if notice.kind not in (NoticeKind.REMINDER, NoticeKind.AFFECTED_BY_ABSENCE):
        return ()
    return (*_other_times(notice, words), change_row(words, booking))


def _other_times(notice: Notice, words: Words) -> Keyboard:
    return tuple(
        (
            Choice(
                words.label("label.day_and_hour", at=slot.starts),
                f"to:{notice.after.id}:{int(slot.starts.timestamp())}:{short(slot.resource)}",
            ),
        )
        for slot in notice.nearest
    )


def change_row(words: Words, booking: Booking) -> tuple[Choice, ...]:
    """The buttons that move or cancel a booking."""
    return (
        Choice(words.label("button.move"), f"move:{booking.id}"),
        Choice(words.label("button.cancel"), f"cancel:{booking.id}", style=Style.DANGER),
    )


def _for_expert(notice: Notice, words: Words) -> Keyboard:
    if notice.kind is not NoticeKind.REQUESTED:
        return ()
    return (
        (
            Choice(words.label("button.accept"), f"accept:{notice.after.id}", style=Style.SUCCESS),
            Choice(words.label("button.decline"), f"decline:{notice.after.id}"),
        ),
    )


def _people_behind(post: Post, notice: Notice) -> list[int]:
    people = (post.contacts.person_for(resource) for resource in notice.resources)
    return list(dict.fromkeys(person for person in people if person is not None and person != notice.founder))


def _text(post: Post, words: Words, notice: Notice, *, for_founder: bool = False) -> str:
    booking = notice.after
    return words(
        f"notice.{_KEYS[notice.kind]}",
        title=booking.title,
        who=booking.resource_title if booking.expert else "",
        founder="" if for_founder else post.contacts.name_of(booking.founder),
        starts=booking.starts,
        before=notice.before.starts if notice.before else booking.starts,
        place=booking.place,
        seats=booking.seats,
        times=bool(notice.nearest),
    )


_KEYS = {
    NoticeKind.BOOKED: "booked",
    NoticeKind.REQUESTED: "requested",
    NoticeKind.ACCEPTED: "accepted",
    NoticeKind.DECLINED: "declined",
    NoticeKind.MOVED: "moved",
    NoticeKind.CANCELLED: "cancelled",
    NoticeKind.RESTORED: "booked",
    NoticeKind.REMINDER: "reminder",
    NoticeKind.WAITLIST_OFFER: "offered",
    NoticeKind.WAITLIST_EXPIRED: "offer_gone",
    NoticeKind.AFFECTED_BY_ABSENCE: "affected",
}


def calendar_file(notice: Notice, words: Words) -> File | None:
    """The calendar file that goes with a notice, if one does."""
    return booking_file(notice.after, words, notice.kind) if notice.kind in CALENDAR_FOR else None


def booking_file(booking: Booking, words: Words, kind: NoticeKind) -> File:
    """A booking's calendar file: a request, or a cancellation under the same UID."""
    name = words.label("calendar.file")
    make = cancellation if kind is NoticeKind.CANCELLED else invitation
    content = make(booking, calendar_wording(booking, words), now=booking.changed_at)
    return File(f"{name}-{booking.id}.ics", content, CALENDAR_TYPE)


def calendar_wording(booking: Booking, words: Words) -> Wording:
    """What a calendar shows of a booking."""
    who = booking.resource_title if booking.expert else ""
    return Wording(words.label("calendar.with", title=booking.title, who=who))
