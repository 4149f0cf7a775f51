"""No text changes anything without a yes, and no forged button does."""

import random

import pytest

from tests.dialogues.hostile import A_SAMPLE, DATA, TEXTS, forged_buttons, scenarios, texts
from tests.dialogues.report import why
from tests.dialogues.runner import run_once
from tests.dialogues.scenario import Scenario
from tests.dialogues.stage import Stage

SAMPLE = random.Random(6).sample(texts(), A_SAMPLE)


def test_there_are_three_hundred_different_texts() -> None:
    assert len(set(texts())) == TEXTS


@pytest.mark.parametrize("scenario", list(scenarios(SAMPLE)), ids=lambda scenario: scenario.id)
def test_a_sample_of_hostile_texts_changes_nothing(ready: Stage, scenario: Scenario) -> None:
    result = run_once(ready, scenario)
    assert result.success, why(result)


def test_a_sample_of_forged_buttons_changes_nothing(ready: Stage) -> None:
    result = run_once(ready, forged_buttons(DATA[::6]))
    assert result.success, why(result)


@pytest.mark.prove
@pytest.mark.parametrize("scenario", list(scenarios(texts())), ids=lambda scenario: scenario.id)
def test_no_hostile_text_changes_anything(ready: Stage, scenario: Scenario) -> None:
    result = run_once(ready, scenario)
    assert result.success, why(result)


@pytest.mark.prove
def test_no_forged_button_changes_anything(ready: Stage) -> None:
    result = run_once(ready, forged_buttons())
    assert result.success, why(result)
