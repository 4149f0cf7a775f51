"""Questions about what was already said.

A bot turn asks again when the conversation offers a new choice of a field (person, service, day, time, people, which
booking) that the founder gave since the draft began, by the judge's own reading of their words or by a button,
unless what they gave was refused in that very turn (taken, closed, too soon…) or they took the time back themselves
("je préfère l'après-midi", "10h je ne peux pas"), or the question was open before and
this turn did not answer it: a digression comes back to an open question without asking it anew.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.dialogues.acts import Choose, Say
from tests.dialogues.timeline import Step, Timeline
from tests.dialogues.told import named_experts, takes_back_a_time, told_fields
from tests.dialogues.words import fold


def repeated(timeline: Timeline) -> list[tuple[str, str]]:
    """The repeated questions: the field, and a sentence about it."""
    return list(_repeated(timeline))


def _repeated(timeline: Timeline) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    draft_before: Mapping[str, Any] = {}
    offer_before: Mapping[str, Any] = {}
    for number, step, _ in timeline.moments():
        conversation = timeline.conversation(step.after)
        draft, offer = conversation.get("draft") or {}, conversation.get("offer") or {}
        this_turn = set() if _only_asks(step, draft_before, draft) else _told(step, offer_before, timeline)
        told = (told if draft.get("id") == draft_before.get("id") else set()) | this_turn
        field = str(offer.get("field", ""))
        asked = bool(offer) and offer.get("step") != offer_before.get("step")
        if (
            asked
            and field in told
            and not _excused(field, this_turn, draft_before, draft, offer_before, unsuited=_unsuited(step))
        ):
            yield field, f"turn {number + 1} ({step.turn[:40]}) asks for the {field} again"
        told = told if draft else set()
        draft_before, offer_before = draft, offer


def _only_asks(step: Step, before: Mapping[str, Any], draft: Mapping[str, Any]) -> bool:
    # "vous êtes ouverts le dimanche ?" names a day and gives none.
    return isinstance(step.act, Say) and "?" in step.act.text and bool(before) and before == draft


def _told(step: Step, offered: Mapping[str, Any], timeline: Timeline) -> set[str]:
    founder = getattr(step.act, "founder", None)
    if founder not in (None, timeline.scenario.founder):
        return set()
    if step.pressed.startswith("pick:"):
        # Under a proposal, what can be picked is another person.
        field = str(offered.get("field", ""))
        return {"resource" if field == "confirm" else field} - {"", "time", "date"}
    if not isinstance(step.act, Say | Choose):
        return set()
    text = step.act.text if isinstance(step.act, Say) else step.act.label
    return told_fields(text, timeline.world) | _booking(text, timeline)


def _unsuited(step: Step) -> bool:
    return isinstance(step.act, Say) and takes_back_a_time(step.act.text)


def _booking(text: str, timeline: Timeline) -> set[str]:
    # "annule mon rendez-vous avec Claire" names a booking where the founder has one with that person.
    world = timeline.world
    mine = world.founder(timeline.scenario.founder).id
    named = {world.experts[key] for key in named_experts(fold(text), world)}
    own = [row for row in timeline.before.standing() if row.founder == mine and row.resource in named]
    return {"booking"} if len(own) == 1 else set()


def _excused(
    field: str,
    this_turn: set[str],
    draft_before: Mapping[str, Any],
    draft: Mapping[str, Any],
    offer_before: Mapping[str, Any],
    *,
    unsuited: bool,
) -> bool:
    if offer_before.get("field") == field and field not in this_turn:
        return True
    if field not in ("day", "time"):
        return False
    same = draft.get("id") == draft_before.get("id")
    refused_before = list(draft_before.get("refused") or ()) if same else []
    if list(draft.get("refused") or ()) != refused_before or (same and unsuited):
        return True
    return field == "day" and "time" in this_turn and bool(draft.get("hour"))
