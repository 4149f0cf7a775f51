"""`python -m knowledge evaluate`: the project's own questions, or any; and the public sets."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from knowledge import calibrate
from knowledge.answerer import Answerer, answerer_of
from knowledge.decision import SHIPPED
from knowledge.embedder import TextEmbedder
from knowledge.evaluation import report
from knowledge.evaluation.public import load_set
from knowledge.evaluation.question import Question, load_questions
from knowledge.evaluation.run import Result, evaluate, systems
from knowledge.evaluation.systems import Rank
from knowledge.index import IndexStore


def evaluate_questions(answerer: Answerer, path: Path) -> Result:
    """Every system over the questions of a file, asked of the answerer's documents.

    Raises LookupError where there is no index.
    """
    index = answerer.store.current()
    if index is None:
        raise LookupError("there is no index: run `python -m ingest` first")
    return _measured(load_questions(path), systems(answerer, index, answerer.store.embedder), answerer, path.stem)


def evaluate_public(folder: Path, embedder: TextEmbedder, build: Path, asked: int | None = None) -> dict[str, Result]:
    """Every system over each set (`*.json.gz`) of a folder; `asked` bounds the questions of each.

    The sets' indexes are kept under `build`, so that a second run embeds nothing.
    """
    results = {}
    for path in sorted(folder.glob("*.json.gz")):
        name, questions, passages = load_set(path)
        store = IndexStore(build / "public" / name, embedder)
        with _progress(f"{name}: embedding", len(passages)) as tick:
            store.write(passages, progress=lambda done, total, tick=tick: tick(done))  # type: ignore[misc]
        results[name] = _public(store, questions[:asked], name)
    return results


def calibrate_on(houses: Sequence[tuple[Answerer, Path]], public: Path | None, build: Path) -> dict[str, float]:
    """Learns the decision from houses' questions and a part of each public set, and saves it where it is shipped."""
    found, names = [], []
    for answerer, questions in houses:
        found += calibrate.examples(answerer, load_questions(questions), 1.0, str(questions))
        names.append(f"{questions} (weight 1)")
    embedder = houses[0][0].store.embedder
    for path in sorted(public.glob("*.json.gz")) if public else ():
        name, asked, passages = load_set(path)
        store = IndexStore(build / "public" / name, embedder)
        if store.current() is None:
            store.write(passages)
        found += calibrate.examples(answerer_of(store), asked[:: max(1, len(asked) // 150)], 0.15, name)
        names.append(f"{name} (150 questions, weight 0.15)")
    provenance = f"fitted on {', '.join(names)}; model {embedder.identity}; risk {calibrate.RISK}"
    decision, measured = calibrate.fit(found, provenance)
    calibrate.save(decision, SHIPPED)
    return measured


def show(result: Result | None, public: Mapping[str, Result], *, as_json: bool, build: Path) -> None:
    """Prints what was measured, and draws the curves of risk over coverage."""
    curves = ({"own questions": result} if result else {}) | dict(public)
    if curves:
        report.plot(curves, build / "risk-coverage.png")
    if as_json:
        print(json.dumps({name: report.as_json(measured) for name, measured in curves.items()}, ensure_ascii=False))  # noqa: T201
        return
    console = Console(record=True)
    if result:
        console.print(report.ranking_table(result), report.refusal_table(result))
        console.print(f"latency: p50 {result.latency['p50']:.0f} ms, p95 {result.latency['p95']:.0f} ms")
    if public:
        console.print(report.public_table(public))
    build.mkdir(parents=True, exist_ok=True)
    (build / "evaluation.txt").write_text(console.export_text(), encoding="utf-8")


def _public(store: IndexStore, questions: Sequence[Question], name: str) -> Result:
    answerer = answerer_of(store)
    index = store.current()
    if index is None:
        raise LookupError(name)
    return _measured(questions, systems(answerer, index, store.embedder), answerer, name)


def _measured(questions: Sequence[Question], ranks: Mapping[str, Rank], answerer: Answerer, name: str) -> Result:
    with _progress(name, len(questions) * (len(ranks) + 1)) as tick:
        done = iter(range(1, len(questions) * (len(ranks) + 1) + 1))
        return evaluate(questions, ranks, answerer, lambda: tick(next(done)))


@contextmanager
def _progress(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, told how much is done."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda done: bar.update(task, completed=done)
