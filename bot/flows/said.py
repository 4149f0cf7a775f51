"""A text message: which flow it belongs to, with and without something under way."""

import re
from collections.abc import Callable

from bot.booking.booking import Booking
from bot.dialogue.conversation import Draft, Goal
from bot.flows import account, appointments, ask, commit, expert, human
from bot.flows.drafting import advance, new_draft
from bot.flows.fill import fill
from bot.flows.finding import Finding, Found
from bot.flows.press import abandon
from bot.flows.proposal import release
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.understanding.understood import Intent, Understood

ABOUT = re.compile(
    r"\b(au sujet|à propos|a propos|concernant|pour|parce|car|sur|about|regarding|because)\b", re.IGNORECASE
)


def said(scene: Scene, understood: Understood) -> Outcome:
    """What a text message leads to."""
    if scene.conversation.offer and scene.conversation.offer.field == "question":
        return human.hand_over(_nothing_offered(scene), understood.text)
    if scene.conversation.offer and scene.conversation.offer.field == human.GOES_ON:
        return human.goes_on(_nothing_offered(scene), int(scene.conversation.offer.values[0]))
    draft = scene.conversation.draft
    act = (_WITH_A_DRAFT if draft else {}).get(understood.intent) or _ANYWHERE.get(understood.intent)
    if act:
        return act(scene, understood)
    return _begin(scene, understood) if _asks_to_book(understood) else _question(scene, understood)


def _asks_to_book(understood: Understood) -> bool:
    # "can 4 of us visit the lab on Friday?" asks for the visit, not about it.
    when = understood.dates.said_day or understood.dates.said_time
    what = understood.services or understood.persons or understood.spaces
    return bool(understood.kind and what and when)


def _nothing_offered(scene: Scene) -> Scene:
    return scene.remember(scene.conversation.model_copy(update={"offer": None}))


# With a draft under way --------------------------------------------------------------------------------------------


def _add(scene: Scene, understood: Understood) -> Outcome:
    draft = scene.conversation.draft
    if draft is None or _opens_another(draft, understood):
        return _begin(scene, understood)
    if draft.goal is not Goal.BOOK and draft.booking is None:
        return _change(draft.goal)(scene, understood)
    filled = fill(draft, understood, scene.catalogue, scene.now)
    if filled == draft and not understood.keep:
        return _not_understood(scene)
    return advance(scene, filled)


def _opens_another(draft: Draft, understood: Understood) -> bool:
    # Someone who was about to cancel and now asks for an appointment has changed the subject.
    return understood.intent is Intent.BOOK and draft.goal is Goal.CANCEL


def _yes(scene: Scene, understood: Understood) -> Outcome:
    draft, offered = scene.conversation.draft, scene.conversation.offer
    if offered and offered.field == expert.AWAY:
        return expert.absent(scene) or tell(scene, scene.words("nothing_pending"))
    if draft and offered and offered.field == "confirm":
        return commit.commit(scene, draft)
    return advance(scene, draft) if draft else tell(scene, scene.words("nothing_pending"))


def _no(scene: Scene, understood: Understood) -> Outcome:
    draft, offered = scene.conversation.draft, scene.conversation.offer
    if draft is None:
        return tell(scene, scene.words("nothing_to_abandon"))
    if draft.goal is not Goal.BOOK or offered is None or offered.field != "confirm":
        return abandon(scene)
    release(scene, draft)
    update = {"id": new_draft(scene).id, "proposal": None, "at": None, "windows": ()}
    open_ = draft.model_copy(update=update)
    return tell(scene.remember(scene.conversation.with_draft(open_)), scene.words("what_else"))


def _stop(scene: Scene, understood: Understood) -> Outcome:
    # "oui, annule-le", said to a cancellation that waits for its yes, is that yes.
    draft = scene.conversation.draft
    agrees = understood.agreed and draft is not None and draft.goal is Goal.CANCEL
    return _yes(scene, understood) if agrees else abandon(scene)


def _not_understood(scene: Scene) -> Outcome:
    sorry = reply(scene, scene.words("not_understood"))
    draft = scene.conversation.draft
    return advance(scene, draft).after(sorry) if draft else Outcome(scene.conversation, (sorry,))


def _question(scene: Scene, understood: Understood) -> Outcome:
    draft = scene.conversation.draft
    if understood.place_asked and draft:
        return _resumed(scene, tell(scene, _place(scene, draft)))
    scene = scene.remember(scene.conversation.model_copy(update={"question": understood.text, "asked_at": scene.now}))
    answered = ask.answer(scene, scene.finding or Finding(Found.UNKNOWN))
    return _resumed(scene, answered) if draft else answered


def _resumed(scene: Scene, answered: Outcome) -> Outcome:
    """The draft goes on where it was, with the same question or proposal, after the answer to another one."""
    draft = scene.conversation.draft
    if draft is None:
        return answered
    return advance(scene.remember(answered.conversation), draft).after(*answered.outgoing)


def _place(scene: Scene, draft: Draft) -> str:
    service = scene.catalogue.services.get(draft.services[0]) if len(draft.services) == 1 else None
    if service is None:
        return scene.words("place_unknown")
    resource = draft.proposal.resource if draft.proposal else service.resources[0]
    place = service.place_for(resource)
    return scene.words("place", place=place) if place else scene.words("place_unknown")


# Anywhere ----------------------------------------------------------------------------------------------------------


def _begin(scene: Scene, understood: Understood) -> Outcome:
    if scene.conversation.draft:
        release(scene, scene.conversation.draft)
    begun = advance(scene, fill(new_draft(scene), understood, scene.catalogue, scene.now))
    if understood.question and scene.finding and scene.finding.found is Found.ANSWERED:
        answered = ask.answer(scene, scene.finding)
        return begun.after(*answered.outgoing)
    return begun


def _change(goal: Goal) -> Callable[[Scene, Understood], Outcome]:
    def change(scene: Scene, understood: Understood) -> Outcome:
        draft = scene.conversation.draft
        if understood.agreed and draft and draft.goal is goal and not _names_one(understood):
            return _yes(scene, understood)
        if goal is Goal.CANCEL and _is_about_the_draft(scene, understood):
            return abandon(scene)
        mine = scene.agenda.upcoming(scene.founder)
        if not mine:
            return tell(scene, scene.words("ask.no_booking"))
        meant = _under_discussion(scene, understood) or appointments.meant(scene, understood)
        if not meant:
            return advance(scene, new_draft(scene, goal)).after(reply(scene, scene.words("ask.no_such_booking")))
        if len(meant) > 1:
            meant = appointments.on_the_day(scene, meant, understood)
        return advance(scene, _opened(scene, goal, meant[0], understood) if len(meant) == 1 else new_draft(scene, goal))

    return change


def _under_discussion(scene: Scene, understood: Understood) -> tuple[Booking, ...]:
    # "en fait décale-le", said of the booking that was about to be cancelled, or was just made.
    draft, done = scene.conversation.draft, scene.conversation.done
    booking = draft.booking if draft else done.booking if done else None
    if booking is None or _names_one(understood):
        return ()
    return tuple(one for one in scene.agenda.upcoming(scene.founder) if one.id == booking)


def _names_one(understood: Understood) -> bool:
    return bool(understood.persons or understood.spaces or understood.services)


def _is_about_the_draft(scene: Scene, understood: Understood) -> bool:
    draft = scene.conversation.draft
    named = _names_one(understood) or understood.dates.said_day
    return draft is not None and draft.goal is Goal.BOOK and not named


def _opened(scene: Scene, goal: Goal, booking: Booking, understood: Understood) -> Draft:
    zone = scene.catalogue.zone
    update = {"discussed": booking.starts.astimezone(zone).date(), "refused": (booking.starts,)}
    draft = appointments.opens_with(goal, booking, new_draft(scene, goal)).model_copy(update=update)
    return appointments.moved_to(scene, draft, understood, booking) if goal is Goal.MOVE else draft


def _undo(scene: Scene, understood: Understood) -> Outcome:
    done = scene.conversation.done
    if done is None:
        return abandon(scene)
    return commit.undo(scene, done.booking)


def _human(scene: Scene, understood: Understood) -> Outcome:
    # What the wish says it is about, else the question that was just asked; else the wish, for staff to ask back.
    if ABOUT.search(understood.text) is None and scene.conversation.question:
        return human.hand_over_last(scene)
    return human.hand_over(scene, understood.text)


def _smalltalk(scene: Scene, understood: Understood) -> Outcome:
    answered = ask.answer(scene, Finding(Found.SMALLTALK, topic=understood.topic))
    return _resumed(scene, answered) if scene.conversation.draft else answered


def _language(scene: Scene, understood: Understood) -> Outcome:
    if understood.wanted_language:
        return account.set_language(scene, understood.wanted_language)
    return account.ask_language(scene)


_WITH_A_DRAFT: dict[Intent, Callable[[Scene, Understood], Outcome]] = {
    Intent.BOOK: _add,
    Intent.INFORM: _add,
    Intent.UNDO: _stop,
}

_ANYWHERE: dict[Intent, Callable[[Scene, Understood], Outcome]] = {
    Intent.YES: _yes,
    Intent.NO: _no,
    Intent.ABANDON: lambda scene, understood: abandon(scene),
    Intent.BOOK: _begin,
    Intent.INFORM: _begin,
    Intent.MOVE: _change(Goal.MOVE),
    Intent.CANCEL: _change(Goal.CANCEL),
    Intent.LIST: lambda scene, understood: appointments.list_mine(scene),
    Intent.HUMAN: _human,
    Intent.UNDO: _undo,
    Intent.HELP: lambda scene, understood: account.help_(scene),
    Intent.LANGUAGE: _language,
    Intent.SMALLTALK: _smalltalk,
}
