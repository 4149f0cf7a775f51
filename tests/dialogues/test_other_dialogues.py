"""Changing and cancelling, visits, rooms, buttons, strangers, restarts; the shared cases where they are at hand."""

import pytest

from tests.dialogues.files import SHARED, own
from tests.dialogues.report import why
from tests.dialogues.runner import run_once, run_suite
from tests.dialogues.scenario import Scenario, load_suite
from tests.dialogues.stage import Stage


@pytest.mark.parametrize(
    "scenario", own("changing_it", "visits_and_rooms", "buttons_and_strangers"), ids=lambda scenario: scenario.id
)
def test_the_dialogue_ends_as_it_must(ready: Stage, scenario: Scenario) -> None:
    result = run_once(ready, scenario)
    assert result.clean, why(result)
    assert not (result.unchecked or result.skipped)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not beside this checkout")
def test_the_shared_dialogues_end_as_they_must() -> None:
    report = run_suite(load_suite(SHARED))
    assert report.clean, "\n\n".join(why(result) for result in report.results if not result.clean)


@pytest.mark.prove
@pytest.mark.parametrize("scenario", own(), ids=lambda scenario: scenario.id)
def test_eight_runs_of_a_dialogue_all_succeed(ready: Stage, scenario: Scenario) -> None:
    results = [run_once(ready, scenario, run) for run in range(8)]
    assert all(result.clean for result in results), next(why(one) for one in results if not one.clean)
