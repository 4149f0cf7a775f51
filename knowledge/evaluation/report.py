"""Results as tables for a person, as JSON for a program, as a plot for a page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.table import Table

from knowledge.evaluation.question import ANSWERABLE
from knowledge.evaluation.refusal import risk_coverage
from knowledge.evaluation.run import NEAR_MISS, Result

_MEASURES = ("hit1", "hit5", "mrr10", "span_hit1", "span_hit5")


def as_json(result: Result) -> dict[str, object]:
    """Everything but the single outcomes."""
    return {
        "ranking": result.rankings,
        "refusal": {
            group: {name: round(float(value), 4) for name, value in scores._asdict().items()}
            for group, scores in result.refusals.items()
        },
        "latency_ms": {name: round(value, 1) for name, value in result.latency.items()},
    }


def ranking_table(result: Result) -> Table:
    """One row per system and language."""
    table = Table("system", "language", "questions", *(name.replace("_", " ") for name in _MEASURES), title="Ranking")
    for system, groups in result.rankings.items():
        for group, scores in groups.items():
            table.add_row(
                system, group, str(int(scores["questions"])), *(f"{100 * scores[name]:.1f}" for name in _MEASURES)
            )
    return table


def refusal_table(result: Result) -> Table:
    """One row per group of questions that nothing answers."""
    columns = (
        "questions",
        "AUROC",
        "answered %",
        "wrong passage %",
        "wrong document %",
        "at ≤ 5 % wrong, %",
    )
    table = Table("against", *columns, title="Refusal")
    for group, scores in result.refusals.items():
        shares = (scores.coverage, scores.wrong_passage, scores.wrong_document, scores.coverage_at_5)
        table.add_row(group, str(scores.questions), f"{scores.auroc:.3f}", *(f"{100 * share:.1f}" for share in shares))
    return table


def public_table(results: Mapping[str, Result]) -> Table:
    """nDCG@10 (hit@1) of each system on each public set."""
    names = list(next(iter(results.values())).rankings) if results else []
    table = Table("public set, nDCG@10 (hit@1)", *names)
    for name, result in results.items():
        shown = (result.rankings[system]["all"] for system in names)
        table.add_row(name, *(f"{100 * scores['ndcg10']:.1f} ({100 * scores['hit1']:.1f})" for scores in shown))
    return table


def plot(results: Mapping[str, Result], path: Path) -> None:
    """Risk over coverage of the answers, one curve per set; the stated risk of 5 % as a line."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.subplots()
    for name, result in results.items():
        coverage, risk = _curve(result)
        axes.plot(coverage, risk, label=name)
    axes.axhline(0.05, color="grey", linestyle=":", label="5 % wrong")
    axes.set(xlabel="share of questions answered", ylabel="share wrong among the answered", ylim=(0, 0.6), xlim=(0, 1))
    axes.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)


def _curve(result: Result) -> tuple[Sequence[float], Sequence[float]]:
    asked = [outcome for outcome in result.outcomes if outcome.kind in {ANSWERABLE, NEAR_MISS}]
    right = [outcome.right_passage and outcome.kind == ANSWERABLE for outcome in asked]
    coverage, risk = risk_coverage([outcome.confidence for outcome in asked], right)
    return coverage.tolist(), risk.tolist()
