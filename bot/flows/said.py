"""A text message: which flow it belongs to, with and without something under way."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.conversation import Goal
from bot.flows import account, appointments, ask, change, commit, expert, human, later, spoken, under_way
from bot.flows.again import asked_again
from bot.flows.drafting import abandon, advance
from bot.flows.finding import Finding, Found
from bot.flows.picked import the_only_choice
from bot.flows.scene import Outcome, Scene, tell
from bot.understanding.understood import Intent, Understood

ABOUT = re.compile(
    r"\b(au sujet|à propos|a propos|concernant|pour|parce|car|sur|about|regarding|because)\b", re.IGNORECASE
)


def said(scene: Scene, understood: Understood) -> Outcome:
    """What a text message leads to; the day that it names is remembered."""
    outcome = _said(scene, understood)
    return replace(outcome, conversation=spoken.remembered(outcome.conversation, understood))


def _said(scene: Scene, understood: Understood) -> Outcome:
    if scene.conversation.offer and scene.conversation.offer.field == "question":
        return human.hand_over(_nothing_offered(scene), understood.text)
    if scene.conversation.offer and scene.conversation.offer.field == human.GOES_ON:
        return human.goes_on(_nothing_offered(scene), int(scene.conversation.offer.values[0]))
    chosen = under_way.choose(scene, understood)
    if chosen is not None:
        return chosen
    draft = scene.conversation.draft
    if change.corrects_what_was_done(scene, understood):
        return change.by_words(Goal.MOVE)(scene, understood)
    act = (_WITH_A_DRAFT if draft else {}).get(understood.intent) or _ANYWHERE.get(understood.intent)
    outcome = (act or _neither)(scene, understood)
    return later.keep(scene, outcome, understood.then) if act and understood.then else outcome


def _neither(scene: Scene, understood: Understood) -> Outcome:
    if _asks_to_book(understood):
        return under_way.begin(scene, understood)
    if understood.keep and scene.conversation.draft:
        return under_way.add(scene, understood)
    return under_way.question(scene, understood) if _asks(scene, understood) else under_way.not_understood(scene)


def _asks(scene: Scene, understood: Understood) -> bool:
    # Between a question of the bot's and its answer, what is neither is not a question to the documents.
    answered = scene.finding is not None and scene.finding.found is Found.ANSWERED
    return scene.conversation.draft is None or understood.question or answered


def _asks_to_book(understood: Understood) -> bool:
    # "can 4 of us visit the lab on Friday?" asks for the visit, not about it.
    when = understood.dates.said_day or understood.dates.said_time
    what = understood.services or understood.persons or understood.spaces
    return bool(understood.kind and what and when)


def _nothing_offered(scene: Scene) -> Scene:
    return scene.remember(scene.conversation.model_copy(update={"offer": None}))


def _yes(scene: Scene, understood: Understood) -> Outcome:
    draft, offered = scene.conversation.draft, scene.conversation.offer
    if offered and offered.field == expert.AWAY:
        return expert.absent(scene) or tell(scene, scene.words("nothing_pending"))
    if draft and not (offered and offered.field == "confirm"):
        only = the_only_choice(scene, draft)
        return advance(scene, only) if only else asked_again(scene, draft).saying(scene.words("still_missing"))
    return commit.agree(scene)


def _undo(scene: Scene, understood: Understood) -> Outcome:
    done = scene.conversation.done
    return commit.undo(scene, done.booking) if done else abandon(scene)


def _human(scene: Scene, understood: Understood) -> Outcome:
    # What the wish says it is about, else the question that was just asked; else the wish, for staff to ask back.
    # A yes after that is no yes to a proposal of before, which is stated again when it is taken up.
    scene = _nothing_offered(scene)
    if ABOUT.search(understood.text) is None and scene.conversation.question:
        return human.hand_over_last(scene)
    return human.hand_over(scene, understood.text)


def _smalltalk(scene: Scene, understood: Understood) -> Outcome:
    return under_way.resumed(scene, ask.answer(scene, Finding(Found.SMALLTALK, topic=understood.topic)))


def _language(scene: Scene, understood: Understood) -> Outcome:
    if not understood.wanted_language:
        return account.ask_language(scene)
    return under_way.resumed(scene, account.set_language(scene, understood.wanted_language))


Act = Callable[[Scene, Understood], Outcome]

_WITH_A_DRAFT: dict[Intent, Act] = {
    Intent.BOOK: under_way.add,
    Intent.INFORM: under_way.add,
    Intent.UNDO: under_way.take_back,
    Intent.MOVE: under_way.shift,
}

_ANYWHERE: dict[Intent, Act] = {
    Intent.YES: _yes,
    Intent.NO: lambda scene, _: under_way.refuse(scene),
    Intent.ABANDON: lambda scene, _: abandon(scene),
    Intent.BOOK: under_way.begin,
    Intent.INFORM: under_way.begin,
    Intent.MOVE: change.by_words(Goal.MOVE),
    Intent.CANCEL: change.by_words(Goal.CANCEL),
    Intent.LIST: lambda scene, _: under_way.resumed(scene, appointments.list_mine(scene)),
    Intent.HUMAN: _human,
    Intent.UNDO: _undo,
    Intent.HELP: lambda scene, _: under_way.resumed(scene, account.help_(scene)),
    Intent.LANGUAGE: _language,
    Intent.SMALLTALK: _smalltalk,
}
