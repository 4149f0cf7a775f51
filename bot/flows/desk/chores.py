"""What the desk does by itself between two turns."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.booking.catalogue import Catalogue
from bot.dialogue.reply import Reply
from bot.flows.desk.card import announce, buttons, cut, refreshed
from bot.flows.desk.desk import Desk, subject
from bot.flows.desk.working_day import a_working_day_after, is_open
from bot.storage.inquiries import ClosedAs, Inquiry

TRY_GROUP_EVERY = timedelta(hours=1)
QUIET = timedelta(days=7)
SHOWN_CHARACTERS = 400


def look_after(desk: Desk, catalogue: Catalogue) -> tuple[Reply, ...]:
    """Announces again what the group could not be told, raises what waits too long, closes what is long settled."""
    replies: list[Reply] = []
    for inquiry in desk.inquiries.waiting():
        replies += _announced_again(desk, inquiry)
        replies += _raised(desk, catalogue, inquiry)
    for inquiry in desk.inquiries.quiet_since(desk.now - QUIET):
        replies += refreshed(desk, desk.inquiries.close(inquiry.id, None, ClosedAs.QUIET))
    return tuple(replies)


def due(catalogue: Catalogue, inquiry: Inquiry) -> datetime | None:
    """When an inquiry is to be raised: a working day after the founder's word, or after it was raised last."""
    if inquiry.waiting_since is None:
        return None
    since = max(filter(None, (inquiry.waiting_since, inquiry.raised_at)))
    return a_working_day_after(catalogue, since)


def _announced_again(desk: Desk, inquiry: Inquiry) -> tuple[Reply, ...]:
    card = desk.card(inquiry)
    tried = inquiry.failed_at or inquiry.opened_at
    if card is None or not card.dead or desk.now - tried < TRY_GROUP_EVERY:
        return ()
    return announce(desk, desk.inquiries.announce_again(inquiry.id))


def _raised(desk: Desk, catalogue: Catalogue, inquiry: Inquiry) -> Iterator[Reply]:
    at = due(catalogue, inquiry)
    if at is None or desk.now < at or not is_open(catalogue, desk.now):
        return
    inquiry = desk.inquiries.raise_again(inquiry.id)
    key = f"{subject(inquiry)}/raised.{inquiry.raised}"
    text = desk.staff_words(
        "staff.raised",
        number=inquiry.id,
        name=desk.contacts.name_of(inquiry.person_id),
        taken=desk.contacts.name_of(inquiry.taken_by) if inquiry.taken_by else "",
        question=cut(desk.last_word(inquiry), SHOWN_CHARACTERS),
        since=inquiry.waiting_since,
    )
    choices, card = buttons(desk.staff_words, inquiry), desk.card(inquiry)
    privately = tuple(
        Reply(one, text, choices, subject=subject(inquiry), key=f"{key}.{one}") for one in desk.administrators
    )
    if desk.staff_chat is None:
        yield from privately
        return
    yield Reply(
        desk.staff_chat,
        text,
        choices,
        reply_to=card.message_id if card else None,
        thread_id=card.thread_id if card else None,
        subject=subject(inquiry),
        key=key,
        otherwise=privately,
    )
