"""The agenda's refusals, worded."""

from datetime import time
from functools import singledispatch

from bot.booking import errors
from bot.booking.errors import Refusal
from bot.booking.request import Slot
from bot.flows.scene import Scene


def refusal_text(scene: Scene, refusal: Refusal, slot: Slot | None = None) -> str:
    """Why the agenda said no, in the founder's language."""
    key, facts = _facts(refusal, scene, slot)
    return scene.words(f"refusal.{key}", **facts)


Worded = tuple[str, dict[str, object]]


@singledispatch
def _facts(refusal: Refusal, scene: Scene, slot: Slot | None) -> Worded:
    return "other", {}


@_facts.register(errors.Taken)
def _taken(refusal: errors.Taken, scene: Scene, slot: Slot | None) -> Worded:
    return ("taken", {"at": slot.starts}) if slot else ("other", {})


@_facts.register(errors.NoSession)
def _no_session(refusal: errors.NoSession, scene: Scene, slot: Slot | None) -> Worded:
    # Where only a day was wished for, its first instant is no hour that anybody said.
    whole_day = refusal.starts.astimezone(scene.catalogue.zone).time() == time.min
    return ("no_session_on", {"day": refusal.starts}) if whole_day else ("no_session", {"at": refusal.starts})


@_facts.register(errors.Holiday)
def _holiday(refusal: errors.Holiday, scene: Scene, slot: Slot | None) -> Worded:
    return "holiday", {"day": refusal.day, "name": refusal.names.get(scene.conversation.language, refusal.name)}


@_facts.register(errors.Closed)
def _closed(refusal: errors.Closed, scene: Scene, slot: Slot | None) -> Worded:
    return "closed", {"at": slot.starts if slot else refusal.window.start, "reason": refusal.reason}


@_facts.register(errors.Absent)
def _absent(refusal: errors.Absent, scene: Scene, slot: Slot | None) -> Worded:
    at = slot.starts if slot else refusal.until
    return "absent", {"who": scene.catalogue.name_of(refusal.expert), "at": at}


@_facts.register(errors.OutsideHours)
def _outside_hours(refusal: errors.OutsideHours, scene: Scene, slot: Slot | None) -> Worded:
    spans = ", ".join(scene.words.label("label.span", start=one.start, end=one.end) for one in refusal.hours)
    return ("outside_hours", {"at": slot.starts, "hours": spans}) if slot else ("other", {})


@_facts.register(errors.TooSoon)
def _too_soon(refusal: errors.TooSoon, scene: Scene, slot: Slot | None) -> Worded:
    return "too_soon", {"earliest": refusal.earliest}


@_facts.register(errors.TooFar)
def _too_far(refusal: errors.TooFar, scene: Scene, slot: Slot | None) -> Worded:
    return "too_far", {"latest": refusal.latest}


@_facts.register(errors.PastTime)
def _past(refusal: errors.PastTime, scene: Scene, slot: Slot | None) -> Worded:
    return "past", {"at": refusal.starts}


@_facts.register(errors.LimitReached)
def _limit(refusal: errors.LimitReached, scene: Scene, slot: Slot | None) -> Worded:
    return "limit_reached", {"limit": refusal.limit}


@_facts.register(errors.MonthlyLimit)
def _monthly_limit(refusal: errors.MonthlyLimit, scene: Scene, slot: Slot | None) -> Worded:
    return "monthly_limit", {"limit": refusal.limit}


@_facts.register(errors.OwnConflict)
def _own_conflict(refusal: errors.OwnConflict, scene: Scene, slot: Slot | None) -> Worded:
    return "own_conflict", {"title": refusal.booking.title, "starts": refusal.booking.starts}


@_facts.register(errors.Full)
def _full(refusal: errors.Full, scene: Scene, slot: Slot | None) -> Worded:
    at = slot.starts if slot else scene.now
    draft = scene.conversation.draft
    seats = draft.seats if draft and draft.seats else 1
    return (
        ("full", {"seats_left": refusal.seats_left, "at": at, "seats": seats})
        if refusal.seats_left
        else ("full_none", {"at": at})
    )


@_facts.register(errors.WrongSeats)
def _wrong_seats(refusal: errors.WrongSeats, scene: Scene, slot: Slot | None) -> Worded:
    title = scene.catalogue.name_of(slot.resource) if slot else ""
    return "capacity", {"capacity": refusal.capacity, "title": title}


@_facts.register(errors.WrongLength)
def _wrong_length(refusal: errors.WrongLength, scene: Scene, slot: Slot | None) -> Worded:
    hours = " / ".join(f"{int(one.total_seconds() // 60)} min" for one in refusal.allowed)
    return "wrong_length", {"allowed": hours}


@_facts.register(errors.NotYours)
@_facts.register(errors.NoSuchBooking)
@_facts.register(errors.NotActive)
def _not_yours(refusal: Refusal, scene: Scene, slot: Slot | None) -> Worded:
    return "not_yours", {}


@_facts.register(errors.Expired)
def _expired(refusal: errors.Expired, scene: Scene, slot: Slot | None) -> Worded:
    return "expired", {}


@_facts.register(errors.CancelTooLate)
def _cancel_too_late(refusal: errors.CancelTooLate, scene: Scene, slot: Slot | None) -> Worded:
    return "cancel_too_late", {"deadline": refusal.deadline}


@_facts.register(errors.UnknownService)
@_facts.register(errors.UnknownResource)
def _unknown(refusal: Refusal, scene: Scene, slot: Slot | None) -> Worded:
    return "unknown", {}
