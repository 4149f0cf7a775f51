"""Booking by talking: asks for the first thing that is missing, proposes when nothing is."""

from bot.booking.service import Service
from bot.dialogue.conversation import Draft, Goal
from bot.flows.appointments import ask_booking, not_to_be_changed, propose_cancel
from bot.flows.choices import offer
from bot.flows.fill import candidate_resources, candidate_services
from bot.flows.members import rights
from bot.flows.proposal import propose, release
from bot.flows.scene import Outcome, Scene, tell
from bot.flows.times import ask_time, chosen_slot

ANYONE = "anyone"
FEWER = "fewer"


def new_draft(scene: Scene, goal: Goal = Goal.BOOK, **known: object) -> Draft:
    """An empty draft under an id of its own: the update that opened it, so that a replay opens the same one."""
    identity = f"{scene.incoming.chat_id:x}.{scene.incoming.update_id:x}"
    return Draft.model_validate({"id": identity, "goal": goal, **known})


def advance(scene: Scene, draft: Draft) -> Outcome:
    """The next thing to say about a draft."""
    scene = scene.remember(scene.conversation.with_draft(draft))
    if draft.goal is not Goal.BOOK and draft.booking is None:
        return ask_booking(scene, draft)
    if draft.goal is Goal.CANCEL:
        return propose_cancel(scene, draft)
    if draft.goal is Goal.MOVE and (closed := not_to_be_changed(scene, draft)):
        return closed
    wished = candidate_services(draft, scene.catalogue)
    candidates = rights.bookable(scene, wished)
    if wished and not candidates:
        return rights.refused(scene)
    if len(candidates) != 1:
        return ask_service(scene, draft, candidates)
    return _advance_with(scene, draft.model_copy(update={"services": (candidates[0].key,)}), candidates[0])


def _advance_with(scene: Scene, draft: Draft, service: Service) -> Outcome:
    scene = scene.remember(scene.conversation.with_draft(draft))
    if not service.experts and draft.seats and draft.seats > service.capacity:
        return _offer_all_seats(scene, draft, service)
    who = candidate_resources(draft, service)
    if len(who) > 1 and not (draft.anyone or draft.earliest):
        return ask_resource(scene, service, who)
    slot = chosen_slot(scene, draft, service, who)
    return propose(scene, draft, service, slot, who) if slot else ask_time(scene, draft, service, who)


def _offer_all_seats(scene: Scene, draft: Draft, service: Service) -> Outcome:
    # How many they are was said: the limit is stated, and as many as there is room for are offered. The time stays.
    scene = scene.remember(scene.conversation.with_draft(draft))
    too_many = scene.words("refusal.capacity", title=service.title, capacity=service.capacity)
    label = scene.words.label("label.people", count=service.capacity)
    return offer(scene, too_many, FEWER, [str(service.capacity)], [label])


def ask_service(scene: Scene, draft: Draft, candidates: tuple[Service, ...]) -> Outcome:
    """Which service, or, where only the name is unclear, which person."""
    named = [key for key in draft.resources if key in scene.catalogue.experts]
    if len(named) > 1:
        labels = [scene.catalogue.experts[key].name for key in named]
        return offer(scene, scene.words("ask.which_person"), "resource", named, labels)
    shown = candidates or rights.bookable(scene, tuple(scene.catalogue.services.values()))
    if not shown and scene.catalogue.services:
        return rights.refused(scene)
    if not shown:
        return tell(scene.remember(scene.conversation.with_draft(None)), scene.words("ask.nothing_bookable"))
    text = scene.words("ask.service" if candidates else "ask.service_unclear")
    labels = [scene.words.label(f"service.{service.kind.value}", title=service.title) for service in shown]
    return offer(scene, text, "service", [service.key for service in shown], labels)


def ask_resource(scene: Scene, service: Service, who: tuple[str, ...]) -> Outcome:
    """With whom."""
    labels = [*(scene.catalogue.name_of(key) for key in who), scene.words.label("button.anyone")]
    return offer(scene, scene.words("ask.person", title=service.title), "resource", [*who, ANYONE], labels)


def abandon(scene: Scene) -> Outcome:
    """Forgets the draft and frees what was kept for it."""
    draft = scene.conversation.draft
    if draft is None:
        return tell(scene, scene.words("nothing_to_abandon"))
    release(scene, draft)
    closed = scene.remember(scene.conversation.with_draft(None))
    return tell(closed, scene.words("abandoned" if draft.goal is Goal.BOOK else "kept"))
