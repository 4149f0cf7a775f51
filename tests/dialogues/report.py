"""What came of all runs: figures, a table, and JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import comb
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.dialogues.judge import Result

KS = (1, 4, 8)


@dataclass(frozen=True)
class Report:
    """All results of a file, K runs of each scenario."""

    runs: int
    results: tuple[Result, ...]

    @property
    def by_scenario(self) -> dict[str, list[Result]]:
        """The runs of each scenario, in the file's order."""
        grouped: dict[str, list[Result]] = {}
        for result in self.results:
            grouped.setdefault(result.id, []).append(result)
        return grouped

    def pass_k(self, k: int) -> float:
        """pass^k (τ-bench): the chance that k runs succeed, C(successes, k) / C(runs, k), averaged over scenarios."""
        shares = [comb(sum(run.success for run in runs), k) / comb(len(runs), k) for runs in self.by_scenario.values()]
        return sum(shares) / len(shares) if shares else 0.0

    @property
    def figures(self) -> dict[str, Any]:
        """The metrics of the shared cases."""
        ks = sorted({k for k in KS if k <= self.runs} | {self.runs})
        return {
            "scenarios": len(self.by_scenario),
            "runs": self.runs,
            **{f"pass^{k}": round(self.pass_k(k), 4) for k in ks},
            "policy_violations": sum(len(result.violations) for result in self.results),
            "repeated_questions": sum(len(result.questions) for result in self.results),
            "too_many_turns": sum(result.slow for result in self.results),
            "unchecked": sum(len(result.unchecked) for result in self.results),
            "events_not_staged": sum(len(result.skipped) for result in self.results),
        }

    @property
    def clean(self) -> bool:
        """Whether every run succeeded within its turns and without asking anything again."""
        return all(result.clean for result in self.results)

    def as_json(self) -> dict[str, Any]:
        """Everything, to be kept."""
        return {
            "figures": self.figures,
            "results": [asdict(result) | {"success": result.success, "clean": result.clean} for result in self.results],
        }


def show(report: Report, console: Console, *, verbose: bool = False) -> None:
    """Print the table, what went wrong, and the figures."""
    console.print(_table(report))
    for runs in report.by_scenario.values():
        worst = next((run for run in runs if not run.clean), runs[0])
        if verbose or not worst.clean:
            _detail(worst, console)
    console.print("  ".join(f"{name} {value}" for name, value in report.figures.items()), markup=False)


def _table(report: Report) -> Table:
    table = Table("scenario", "passed", "turns", "asked again", "violations", "unchecked", box=None)
    for name, runs in report.by_scenario.items():
        passed = sum(run.success for run in runs)
        colour = "green" if all(run.clean for run in runs) else "yellow" if passed == len(runs) else "red"
        table.add_row(
            f"[{colour}]{name}[/]",
            f"{passed}/{len(runs)}",
            _turns(runs[0]),
            str(sum(len(run.questions) for run in runs)),
            str(sum(len(run.violations) for run in runs)),
            str(len(runs[0].unchecked) + len(runs[0].skipped)),
        )
    return table


def _turns(result: Result) -> str:
    taken = "–" if result.turns is None else str(result.turns)
    return f"{taken} ≤ {result.max_turns}" if result.max_turns is not None else taken


def _detail(result: Result, console: Console) -> None:
    def say(kind: str, lines: Sequence[str]) -> None:
        for line in lines:
            console.print(f"  {kind}: {line}", markup=False, highlight=False)

    console.print(f"\n{result.id}", markup=False, style="bold")
    say("end", result.wrong)
    say("never", result.violations)
    say("asked", result.questions)
    say("slow", [f"{_turns(result)} bot turns"] if result.slow else [])
    say("unchecked", result.unchecked)
    say("not staged", result.skipped)
    say("|", result.transcript)


def why(result: Result) -> str:
    """A failed result as an assertion's message."""
    return "\n".join((*result.wrong, *result.violations, *result.questions, result.failure, *result.transcript))
