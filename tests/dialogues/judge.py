"""From what happened to a verdict."""

from dataclasses import dataclass, field

from tests.dialogues.consent import is_consent
from tests.dialogues.ending import compare
from tests.dialogues.never.invariants import (
    Check,
    at_most_active,
    by_the_rules,
    no_overbooked_visit,
    no_overlap,
    others_untouched,
)
from tests.dialogues.never.rules import check_of
from tests.dialogues.never.speech import always_answers, no_effect_of_foreign_taps
from tests.dialogues.questions import repeated
from tests.dialogues.timeline import Timeline, changed


@dataclass(frozen=True)
class Result:
    """The verdict on one run of a scenario.

    `violations` are broken nevers and broken rules that hold always; `unchecked` are phrases that no rule understands,
    `skipped` events that could not be staged.
    """

    id: str
    run: int
    wrong: tuple[str, ...] = ()
    violations: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    turns: int | None = None
    max_turns: int | None = None
    failure: str = ""
    transcript: tuple[str, ...] = field(default=(), repr=False)

    @property
    def success(self) -> bool:
        """The store is as it must be, and nothing happened that must not."""
        return not (self.wrong or self.violations or self.failure)

    @property
    def slow(self) -> bool:
        """Whether it took more bot turns than allowed."""
        return self.max_turns is not None and (self.turns is None or self.turns > self.max_turns)

    @property
    def clean(self) -> bool:
        """A success within the turns allowed and without a repeated question."""
        return self.success and not self.slow and not self.questions


def judge(timeline: Timeline, run: int = 0, transcript: tuple[str, ...] = ()) -> Result:
    """The verdict on a timeline."""
    verdict = compare(timeline)
    violations, unchecked = _nevers(timeline)
    scenario = timeline.scenario
    return Result(
        id=scenario.id,
        run=run,
        wrong=tuple(verdict.wrong),
        violations=tuple(violations),
        unchecked=(*verdict.unchecked, *unchecked),
        skipped=timeline.not_understood(),
        questions=tuple(told for _, told in repeated(timeline)),
        turns=turns_to_commit(timeline),
        max_turns=scenario.max_turns,
        failure=timeline.failure,
        transcript=transcript,
    )


def turns_to_commit(timeline: Timeline) -> int | None:
    """Bot turns up to the first that changes the store; None where none does."""
    turns = 0
    for _, step, before in timeline.moments():
        turns += step.reached_bot
        if [one for one in changed(before, step.after) if one[1].id not in step.staged]:
            return turns
    return None


def change_without_consent(timeline: Timeline) -> list[str]:
    """No turn changes the founder's bookings unless it says yes, presses the confirming button, or takes back."""
    for number, step, before in timeline.moments():
        found = [one for one in changed(before, step.after) if one[1].id not in step.staged]
        if found and not is_consent(step):
            return [f"turn {number + 1} ({step.turn[:40]}) changed the store without a yes"]
    return []


def _always(timeline: Timeline) -> dict[str, Check]:
    return {
        "a change without a yes": change_without_consent,
        "another founder's booking changed": others_untouched(None),
        "an overlap": no_overlap(()),
        "an overbooked visit": no_overbooked_visit,
        "too many active bookings": at_most_active(timeline.world.max_active),
        "against the rules of the house": by_the_rules,
        "an effect of a stale or foreign button": no_effect_of_foreign_taps,
        "silence": always_answers,
    }


def _nevers(timeline: Timeline) -> tuple[list[str], list[str]]:
    scenario, violations, unchecked = timeline.scenario, [], []
    for name, check in _always(timeline).items():
        violations += [f"{name}: {told}" for told in check(timeline)]
    for phrase in scenario.never:
        check_said = check_of(phrase, timeline.world, scenario.founder)
        if check_said is None:
            unchecked.append(f"never: {phrase}")
        else:
            violations += [f"{phrase}: {told}" for told in check_said(timeline)]
    return violations, unchecked
