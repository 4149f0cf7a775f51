"""Stating what is about to be booked, or why it cannot be, with what is free instead."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.booking.booking import BookingState
from bot.booking.errors import LimitReached, MonthlyLimit, Refusal
from bot.booking.request import BookingRequest, Slot
from bot.booking.service import Service, ServiceKind
from bot.booking.window import Window
from bot.dialogue.conversation import Draft, Goal, Proposal
from bot.flows.choices import confirmation
from bot.flows.refusals import refusal_text
from bot.flows.scene import Outcome, Scene, tell
from bot.flows.slot_choices import offer_slots, who_label
from bot.flows.waitlist import wait_row

OTHERS_SHOWN = 3


def request_for(scene: Scene, draft: Draft, slot: Slot) -> BookingRequest:
    """The wish that a draft makes of a slot."""
    return slot.request(scene.founder, seats=seats_for(draft, scene.catalogue.services.get(slot.service)))


def seats_for(draft: Draft, service: Service | None) -> int:
    """How many seats the draft takes; whom a founder brings to an expert takes none."""
    return 1 if service and service.experts else draft.seats or 1


def propose(scene: Scene, draft: Draft, service: Service, slot: Slot, who: Sequence[str] = ()) -> Outcome:
    """Keeps the slot while the founder decides and asks for a yes; or says why it cannot be had.

    `who` are all who may be taken: those who are free as well are offered beside the one proposed.
    """
    request = request_for(scene, draft, slot)
    try:
        if draft.goal is Goal.BOOK:
            scene.agenda.hold(draft.id, request)
        else:
            _check_move(scene, draft, request)
    except (LimitReached, MonthlyLimit) as limit:
        closed = scene.remember(scene.conversation.with_draft(None))
        return tell(closed, refusal_text(scene, limit, slot))
    except Refusal as refusal:
        return refuse(scene, draft, service, slot, refusal, who=who)
    proposal = Proposal(
        service=slot.service, resource=slot.resource, starts=slot.starts, ends=slot.ends, seats=request.seats
    )
    day = slot.starts.astimezone(scene.catalogue.zone).date()
    stated = {"proposal": proposal, "at": slot.starts, "discussed": day, "earliest": False}
    if service.kind is ServiceKind.ROOM:
        stated["minutes"] = int((slot.ends - slot.starts).total_seconds() // 60)
    draft = draft.model_copy(update=stated)
    others = _also_free(scene, draft, service, slot, who)
    return _state(scene.remember(scene.conversation.with_draft(draft)), draft, service, slot, others)


def _also_free(scene: Scene, draft: Draft, service: Service, slot: Slot, who: Sequence[str]) -> list[str]:
    rest = [key for key in who if key != slot.resource]
    if not rest or draft.goal is not Goal.BOOK or not service.experts:
        return []
    at = Window(slot.starts, slot.starts + timedelta(minutes=1))
    found = scene.agenda.free(service.key, [at], founder=scene.founder, resources=rest, seats=seats_for(draft, service))
    return list(dict.fromkeys(one.resource for one in found))[:OTHERS_SHOWN]


def _check_move(scene: Scene, draft: Draft, request: BookingRequest) -> None:
    refusal = scene.agenda.check(request, moving=draft.booking)
    if refusal is not None:
        raise refusal


def _state(scene: Scene, draft: Draft, service: Service, slot: Slot, others: Sequence[str]) -> Outcome:
    facts = {
        "title": service.title,
        "who": scene.catalogue.name_of(slot.resource) if service.experts else "",
        "starts": slot.starts,
        "ends": slot.ends,
        "place": service.place_for(slot.resource),
        "seats": seats_for(draft, service),
    }
    if draft.goal is Goal.MOVE and draft.booking is not None:
        facts["before"] = scene.agenda.booking(draft.booking).starts
        return confirmation(scene, scene.words("confirm.move", **facts), scene.words.label("button.yes_move"))
    labels = [scene.words.label("button.rather_with", who=scene.catalogue.name_of(key)) for key in others]
    text, label = scene.words("confirm.book", **facts), scene.words.label("button.confirm")
    return confirmation(scene, text, label, values=others, labels=labels)


def refuse(
    scene: Scene, draft: Draft, service: Service, slot: Slot, refusal: Refusal, *, who: Sequence[str] = ()
) -> Outcome:
    """Says why a slot cannot be had, and offers the nearest that can."""
    reason = refusal_text(scene, refusal, slot)
    draft = draft.model_copy(update={"refused": (*draft.refused, slot.starts)})
    nearest = () if len(who) > 1 else refusal.nearest
    return refuse_with_nearest(
        scene, draft, service, who=who or (slot.resource,), at=slot.starts, reason=reason, nearest=nearest
    )


def refuse_with_nearest(
    scene: Scene,
    draft: Draft,
    service: Service,
    *,
    who: Sequence[str],
    at: datetime,
    reason: str = "",
    nearest: Sequence[Slot] = (),
) -> Outcome:
    """Offers the free times nearest to one that is not; the draft remembers which day was refused."""
    day = at.astimezone(scene.catalogue.zone).date()
    update = {"refused_days": (*draft.refused_days, day), "discussed": day, "at": None, "windows": (), "proposal": None}
    draft = draft.model_copy(update=update)
    scene = scene.remember(scene.conversation.with_draft(draft))
    found = nearest or scene.agenda.nearest(
        service.key, at, founder=scene.founder, resources=who, seats=seats_for(draft, service), moving=draft.booking
    )
    facts = {"title": service.title, "who": who_label(scene, service, who)}
    waiting = wait_row(scene, day)
    if not found:
        return tell(scene, "\n\n".join(filter(None, (reason, scene.words("ask.none_at_all", **facts)))), waiting)
    lead = f"{reason}\n{scene.words('nearest')}" if reason else scene.words("ask.none_free", **facts)
    return offer_slots(scene, lead, found, extra=waiting)


def explain(scene: Scene, draft: Draft, service: Service, who: Sequence[str]) -> str:
    """Why nothing is free in the windows of a draft, where one reason says it; empty otherwise."""
    if not draft.windows:
        return ""
    start, end = draft.windows[0]
    if end - start > timedelta(days=1):
        return ""
    probe = _probe(scene, service, start, end)
    slot = Slot(service.key, who[0], probe, probe + service.length_for(who[0]))
    refusal = scene.agenda.check(request_for(scene, draft, slot), moving=draft.booking)
    return refusal_text(scene, refusal, slot) if refusal else ""


def _probe(scene: Scene, service: Service, start: datetime, end: datetime) -> datetime:
    # The moment of that window at which the service would begin: its session, else its first opening.
    zone = scene.catalogue.zone
    day = start.astimezone(zone).date()
    if service.sessions:
        return next((at for at in service.sessions.on(day, zone) if start <= at < end), start)
    return max(start, scene.now)


def release(scene: Scene, draft: Draft) -> None:
    """Frees what was kept for a draft."""
    held = scene.agenda.by_draft(draft.id)
    if held is not None and held.state is BookingState.HELD:
        scene.agenda.cancel(held.id, scene.founder, draft.id)
