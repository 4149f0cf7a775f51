"""A summary as tables for people and as JSON for programs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from ingest.problem import Problem
from ingest.summary import Summary
from ingest.wording import COLUMNS, COUNTS, KEPT, PROBLEMS, UNCHANGED, WRITTEN, sentence

_SHOWN_SECONDS = 1


def tables(summary: Summary, language: str, *, counts: bool) -> Iterator[Table | Text]:
    """The table of counts, if wanted, and that of the problems, if any."""
    if counts:
        yield _counts(summary, language)
        yield Text((WRITTEN if summary.written else UNCHANGED)[language], style="green")
    if summary.kept:
        yield Text(KEPT[language].format(documents=", ".join(summary.kept)), style="yellow")
    if summary.problems:
        yield _problems(summary.problems, language)


def as_json(summary: Summary, language: str) -> str:
    """The summary as one JSON object; each problem with its reason code, its facts and the sentence about it."""
    said: dict[str, Any] = {name: getattr(summary, name) for name in COUNTS}
    said |= {"written": summary.written, "kept": list(summary.kept), "seconds": round(summary.seconds, 3)}
    said["problems"] = [_problem(problem, language) for problem in summary.problems]
    return json.dumps(said, ensure_ascii=False)


def _problem(problem: Problem, language: str) -> Mapping[str, object]:
    return {
        "path": str(problem.path),
        "line": problem.line,
        "reason": problem.reason.value,
        "skipped": problem.skipped,
        "facts": dict(problem.facts),
        "text": sentence(problem.reason, problem.facts, language),
    }


def _counts(summary: Summary, language: str) -> Table:
    table = Table(show_header=False)
    for name, words in COUNTS.items():
        table.add_row(words[language], str(getattr(summary, name)))
    table.add_row(COLUMNS["seconds"][language], f"{summary.seconds:.{_SHOWN_SECONDS}f} s")
    return table


def _problems(problems: tuple[Problem, ...], language: str) -> Table:
    table = Table(title=PROBLEMS[language], title_justify="left")
    for name in ("file", "problem", "taken"):
        table.add_column(COLUMNS[name][language], overflow="fold")
    for problem in problems:
        place = f"{problem.path}:{problem.line}" if problem.line else str(problem.path)
        taken = COLUMNS["no" if problem.skipped else "yes"][language]
        table.add_row(Text(place), Text(sentence(problem.reason, problem.facts, language)), taken)
    return table
