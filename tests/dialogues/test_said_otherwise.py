"""The same wishes in other words."""

from typing import Any

import pytest

from tests.dialogues.files import own
from tests.dialogues.report import why
from tests.dialogues.runner import run_once
from tests.dialogues.scenario import Scenario
from tests.dialogues.stage import Stage

# Where the judge and the bot still disagree, or the bot could do better; each goes red once it is mended.
KNOWN = {
    "P181": "after a group that is too large the number of people is asked again",
    "P449": "the same in French",
    "P469": "« je prends » is a yes for the bot, not for the judge",
    "P473": "« okk » is a yes for the bot, not for the judge",
    "P492": "« je préfère l'après-midi » forgets the day that was said",
}


def wordings() -> list[Any]:
    return [
        pytest.param(
            one, id=one.id, marks=[pytest.mark.xfail(reason=KNOWN[one.id], strict=True)] if one.id in KNOWN else []
        )
        for one in own("said_otherwise", "further_wordings")
    ]


@pytest.mark.prove
@pytest.mark.parametrize("scenario", wordings())
def test_the_dialogue_ends_as_it_must(ready: Stage, scenario: Scenario) -> None:
    result = run_once(ready, scenario)
    assert result.clean, why(result)
    assert not (result.unchecked or result.skipped)
