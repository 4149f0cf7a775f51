"""What of a message a reply must show to have heard, where its question does not show it by itself."""

from datetime import datetime

from bot.dialogue.conversation import Draft
from bot.flows.scene import Outcome, Scene
from bot.understanding.dates import AN_INSTANT
from bot.understanding.understood import Understood

SILENT = frozenset({"service", "resource"})
"""What is asked without stating the time."""


def says_something(understood: Understood) -> bool:
    """Whether the message says anything that a draft keeps, be it what was known: a second "14h" is no riddle."""
    named = understood.services or understood.persons or understood.spaces or understood.unwanted or understood.kind
    return bool(
        named or understood.dates.said or understood.seats or understood.more or understood.anyone or understood.another
    )


def acknowledged(scene: Scene, understood: Understood, before: Draft, outcome: Outcome) -> Outcome:
    """The outcome, begun with the time that was noted, or with whose service it is that somebody named belongs to."""
    draft, offered = outcome.conversation.draft, outcome.conversation.offer
    if draft is None:
        return outcome
    if _changes_service(understood, before, draft):
        who = scene.catalogue.name_of(understood.persons[0])
        title = scene.catalogue.services[before.services[0]].title
        return outcome.saying(scene.words("other_service", who=who, title=title))
    if understood.another and draft.resources == before.resources and len(draft.services) == len(draft.resources) == 1:
        who, title = scene.catalogue.name_of(draft.resources[0]), scene.catalogue.services[draft.services[0]].title
        return outcome.saying(scene.words("nobody_else", who=who, title=title))
    if offered and offered.field in SILENT and understood.dates.said and (noted := _time(scene, draft)):
        key, at = noted
        return outcome.saying(scene.words(key, at=at))
    return outcome


def _changes_service(understood: Understood, before: Draft, after: Draft) -> bool:
    # "avec Nora", of an appointment about human resources, with which she does not help.
    one = len(understood.persons) == 1 and len(before.services) == 1
    said = understood.services or understood.spaces or understood.kind
    return one and not said and bool(after.services) and before.services[0] not in after.services


def _time(scene: Scene, draft: Draft) -> tuple[str, datetime] | None:
    if draft.at:
        return "noted", draft.at
    if len(draft.windows) != 1:
        return None
    start, end = (one.astimezone(scene.catalogue.zone) for one in draft.windows[0])
    return ("noted_day", start) if start.date() == (end - AN_INSTANT).date() else None
