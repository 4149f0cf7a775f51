"""A text message while something is being booked, moved or cancelled."""

from dataclasses import replace

from bot.dialogue.conversation import Draft, Goal
from bot.flows import ask, change, commit
from bot.flows.acknowledging import acknowledged, says_something
from bot.flows.again import asked_again
from bot.flows.drafting import abandon, advance, new_draft
from bot.flows.fill import fill
from bot.flows.finding import Finding, Found
from bot.flows.picked import typed
from bot.flows.proposal import release
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.flows.spoken import about_the_same, placed
from bot.understanding.dates import Why
from bot.understanding.understood import Intent, Understood

OPEN_AFTER_A_NO = frozenset({"confirm", "time", "day"})
"""What a no leaves open: that time does not suit, and another may."""


def begin(scene: Scene, understood: Understood) -> Outcome:
    """A new draft of what was said; a question in the same message is answered first."""
    if scene.conversation.draft:
        release(scene, scene.conversation.draft)
    understood = placed(understood, scene.conversation, scene.local)
    understood = about_the_same(understood, scene.conversation, scene.catalogue)
    begun = advance(scene, fill(new_draft(scene), understood, scene.catalogue, scene.local))
    return _answered_too(scene, understood, _no_such_time(scene, understood, begun))


def _answered_too(scene: Scene, understood: Understood, outcome: Outcome) -> Outcome:
    """The same after the answer to what the message asks beside its wish; what it asks of itself needs a sure one."""
    finding = scene.finding
    if not (understood.question and finding and (understood.aside or finding.found is Found.ANSWERED)):
        return outcome
    answered = ask.answer(scene.remember(outcome.conversation), finding)
    return replace(outcome, conversation=answered.conversation).after(*answered.outgoing)


def add(scene: Scene, understood: Understood) -> Outcome:
    """The draft with what was said; "the second one" is a choice."""
    draft = scene.conversation.draft
    if draft is None or _opens_another(draft, understood):
        return begin(scene, understood)
    if draft.goal is not Goal.BOOK and (changed := _of_a_booking(scene, draft, understood)):
        return changed
    filled = fill(draft, understood, scene.catalogue, scene.local)
    if understood.confirms and draft.proposal and _is_as_proposed(filled, draft):
        return commit.agree(scene)
    if filled == draft and not understood.keep and not says_something(understood):
        return not_understood(scene)
    told = asked_again(scene, filled) if filled == draft else advance(scene, filled)
    outcome = _no_such_time(scene, understood, told)
    return _answered_too(scene, understood, acknowledged(scene, understood, draft, outcome))


def _of_a_booking(scene: Scene, draft: Draft, understood: Understood) -> Outcome | None:
    """Where a booking is to be changed: that it is kept after all, which one is meant, or moved rather than ended."""
    if understood.keep and not understood.dates.said:
        return abandon(scene)
    if draft.booking is None:
        return change.by_words(draft.goal)(scene, understood)
    moved = change.rather_moved(scene, draft, understood) if draft.goal is Goal.CANCEL else None
    return advance(scene, moved) if moved else None


def _names_no_time(understood: Understood) -> bool:
    # "25h", "le 30 février".
    return understood.dates.why in (Why.NO_SUCH_DAY, Why.NO_SUCH_HOUR) and not understood.dates.alternatives


def _no_such_time(scene: Scene, understood: Understood, outcome: Outcome) -> Outcome:
    return outcome.saying(scene.words("ask.no_such_time")) if _names_no_time(understood) else outcome


def _is_as_proposed(filled: Draft, draft: Draft) -> bool:
    # "oui, je confirme vendredi 15h" is a yes to that proposal, and to no other.
    return filled.model_copy(update={"proposal": draft.proposal}) == draft


def shift(scene: Scene, understood: Understood) -> Outcome:
    """ "Décale à 11h", of what is being booked: another time for it, and no booking of before is touched."""
    draft = scene.conversation.draft
    named = {*understood.persons, *understood.spaces, *understood.services}
    known = {*draft.resources, *draft.services} if draft else set()
    if draft and draft.goal is Goal.BOOK and named <= known and not understood.dates.ends:
        return add(scene, understood)
    return change.by_words(Goal.MOVE)(scene, understood)


def choose(scene: Scene, understood: Understood) -> Outcome | None:
    """The draft once one of the values on offer was named by its place; None where none was."""
    chosen = typed(scene, understood)
    return advance(scene, chosen) if chosen else None


def _opens_another(draft: Draft, understood: Understood) -> bool:
    # Someone who was about to cancel and now asks for an appointment has changed the subject.
    return understood.intent is Intent.BOOK and draft.goal is Goal.CANCEL


def refuse(scene: Scene) -> Outcome:
    """A no: to the time that was proposed, or to the whole."""
    draft, offered = scene.conversation.draft, scene.conversation.offer
    if draft is None:
        return tell(scene, scene.words("nothing_to_abandon"))
    if draft.goal is not Goal.BOOK or offered is None or offered.field not in OPEN_AFTER_A_NO:
        return abandon(scene)
    release(scene, draft)
    update: dict[str, object] = {"id": new_draft(scene).id, "proposal": None, "at": None, "windows": ()}
    if draft.at:
        # "non", then "avec Hugo": the same time of Hugo; then "vendredi": the same hour.
        day = draft.at.astimezone(scene.catalogue.zone).date()
        update |= {"refused": (*draft.refused, draft.at), "refused_days": (*draft.refused_days, day)}
    open_ = draft.model_copy(update=update)
    # What was proposed is on offer no more: a yes after this is a yes to nothing.
    offer = None if offered.field == "confirm" else offered
    kept = scene.conversation.with_draft(open_).model_copy(update={"offer": offer})
    return tell(scene.remember(kept), scene.words("what_else"))


def take_back(scene: Scene, understood: Understood) -> Outcome:
    """ "Annule-le", of what is under way: drops it – or, said to a cancellation that waits for its yes, is that yes."""
    draft = scene.conversation.draft
    agrees = understood.agreed and draft is not None and draft.goal is Goal.CANCEL
    return commit.agree(scene) if agrees else abandon(scene)


def not_understood(scene: Scene) -> Outcome:
    """Says so, and asks the open question again."""
    sorry = reply(scene, scene.words("not_understood"))
    draft = scene.conversation.draft
    return asked_again(scene, draft).after(sorry) if draft else Outcome(scene.conversation, (sorry,))


def question(scene: Scene, understood: Understood) -> Outcome:
    """The answer, and the draft where it was."""
    draft = scene.conversation.draft
    if understood.place_asked and draft:
        return resumed(scene, tell(scene, _place(scene, draft)))
    scene = scene.remember(scene.conversation.model_copy(update={"question": understood.text, "asked_at": scene.now}))
    answered = ask.answer(scene, scene.finding or Finding(Found.UNKNOWN))
    return resumed(scene, answered) if draft else answered


def resumed(scene: Scene, answered: Outcome) -> Outcome:
    """The draft goes on where it was, with the same question or proposal, after the answer to another one."""
    draft = scene.conversation.draft
    if draft is None:
        return answered
    return asked_again(scene.remember(answered.conversation), draft).after(*answered.outgoing)


def _place(scene: Scene, draft: Draft) -> str:
    service = scene.catalogue.services.get(draft.services[0]) if len(draft.services) == 1 else None
    if service is None:
        return scene.words("place_unknown")
    resource = draft.proposal.resource if draft.proposal else service.resources[0]
    place = service.place_for(resource)
    return scene.words("place", place=place) if place else scene.words("place_unknown")
