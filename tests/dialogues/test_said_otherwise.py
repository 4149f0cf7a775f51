"""The same wishes in other words."""

import pytest

from tests.dialogues.files import own
from tests.dialogues.report import why
from tests.dialogues.runner import run_once
from tests.dialogues.scenario import Scenario
from tests.dialogues.stage import Stage


@pytest.mark.prove
@pytest.mark.parametrize("scenario", own("said_otherwise", "further_wordings", "turns_of_mind"), ids=lambda one: one.id)
def test_the_dialogue_ends_as_it_must(ready: Stage, scenario: Scenario) -> None:
    result = run_once(ready, scenario)
    assert result.clean, why(result)
    assert not (result.unchecked or result.skipped)
