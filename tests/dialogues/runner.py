"""Runs the scenarios of a file, so many times each."""

from collections.abc import Callable, Iterable

from tests.dialogues.judge import Result, judge
from tests.dialogues.play import play
from tests.dialogues.report import Report
from tests.dialogues.scenario import Scenario, Suite
from tests.dialogues.stage import Stage, stage
from tests.dialogues.transcript import transcript


def run_suite(
    suite: Suite, runs: int = 1, only: Iterable[str] = (), told: Callable[[Result], None] | None = None
) -> Report:
    """Play each scenario (or only those named) `runs` times, the whole file before it is begun again."""
    wanted = set(only)
    scenarios = [one for one in suite.scenarios if not wanted or one.id in wanted]
    results: list[Result] = []
    with stage(suite.world) as ready:
        for run in range(runs):
            for scenario in scenarios:
                results.append(run_once(ready, scenario, run))
                if told:
                    told(results[-1])
    return Report(runs, tuple(results))


def run_once(ready: Stage, scenario: Scenario, run: int = 0) -> Result:
    """One run of one scenario."""
    with ready.scene(scenario) as scene:
        timeline = play(scene, scenario)
    return judge(timeline, run, transcript(timeline))
