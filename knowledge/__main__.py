"""`python -m knowledge ask` and `python -m knowledge evaluate`."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from knowledge.answer import Answer
from knowledge.answerer import Answerer, open_answerer
from knowledge.embedder import ModelMissing
from knowledge.folder import NotTakenIn, data_dir_of
from knowledge.settings import KnowledgeSettings

OWN_QUESTIONS = Path("tests/evaluation/questions.jsonl")
HOUSES = (
    (Path("knowledge/documents"), OWN_QUESTIONS),
    *(
        (Path("tests/evaluation", name, "documents"), Path("tests/evaluation", name, "questions.jsonl"))
        for name in ("others", "later", "further", "more", "neighbours")
    ),
)

APPROVED = tuple(Path("tests/evaluation", f"curated{name}.jsonl") for name in ("", "_others", "_told"))


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit status is 2 where the documents cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (NotTakenIn, ModelMissing, LookupError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def ask(options: argparse.Namespace) -> int:
    """Answers one question, or one per line from standard input."""
    answerer = _answerer(options.documents)
    for question in _questions(options.question):
        answer = answerer.ask(question, passages=options.passages)
        print(json.dumps(as_json(answer, options.passages), ensure_ascii=False) if options.json else _plain(answer))
        sys.stdout.flush()
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Measures ranking, refusal and latency on a file of questions, on the public sets, or on both."""
    from knowledge.evaluation.command import evaluate_public, evaluate_questions, show

    answerer = _answerer(options.documents)
    questions = options.questions or (None if options.public else OWN_QUESTIONS)
    result = evaluate_questions(answerer, questions) if questions else None
    embedder, build = answerer.store.embedder, options.build
    public = evaluate_public(options.public, embedder, build, options.asked) if options.public else {}
    show(result, public, as_json=options.json, build=build)
    return 0


def calibrate(options: argparse.Namespace) -> int:
    """Learns when to answer from the questions about every set of houses, and the public sets where given."""
    from knowledge.evaluation.command import calibrate_on

    houses = [(_answerer(documents), questions) for documents, questions in HOUSES]
    for name, value in calibrate_on(houses, options.public, options.build).items():
        print(f"{name}: {value:.3f}")
    return 0


def calibrate_answers(options: argparse.Namespace) -> int:
    """Learns when an approved answer is given from the files of approved questions and their wordings."""
    from knowledge.calibrate import save
    from knowledge.evaluation.approved import learn
    from knowledge.sameness import SHIPPED

    answerer = _answerer(None)
    decision, measured = learn(options.sets, answerer.store.embedder, answerer.translate)
    save(decision, SHIPPED)
    for name, shares in measured.items():
        print(name, "·", ", ".join(f"{what}: {share:.3f}" for what, share in shares.items()))
    return 0


def as_json(answer: Answer, passages: int = 0) -> dict[str, object]:
    """An answer as the command prints it."""
    printed: dict[str, object] = {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status.value,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "sources": [
            {name: getattr(source, name) for name in ("document", "title", "section", "page", "quote", "score")}
            for source in answer.sources
        ],
    }
    if passages:
        printed["passages"] = [
            {
                "document": ranked.passage.document,
                "section": " › ".join(ranked.passage.section),
                "page": ranked.passage.page,
                "text": ranked.passage.text,
                "score": ranked.score,
            }
            for ranked in answer.passages
        ]
    return printed


def _plain(answer: Answer) -> str:
    lines = [f"[{answer.status.value} {answer.confidence:.2f}] {answer.topic}".rstrip()]
    for source in answer.sources:
        place = " › ".join(part for part in (source.title, source.section) if part)
        page = f", p. {source.page}" if source.page else ""
        lines += [source.quote, f"  — {place}{page} ({source.document})"]
    return "\n".join(lines)


def _questions(question: str | None) -> Iterable[str]:
    if question:
        return [question]
    return (line.strip() for line in sys.stdin if line.strip())


def _answerer(documents: Path | None) -> Answerer:
    settings = KnowledgeSettings()
    if documents is not None:
        place = data_dir_of(documents, settings.data_dir / "folders", settings.embedding_model)
        settings = settings.model_copy(update={"data_dir": place, "chroma_url": None})
    return open_answerer(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description="Answers from a nursery's documents.")
    commands = parser.add_subparsers(required=True)
    asking = commands.add_parser("ask", help="answer one question, or one per line from standard input")
    asking.add_argument("question", nargs="?", metavar="QUESTION")
    asking.add_argument("--passages", type=int, default=0, metavar="N", help="print the N best passages too")
    asking.set_defaults(run=ask)
    measuring = commands.add_parser("evaluate", help="measure on questions whose answers are known")
    measuring.add_argument("questions", nargs="?", type=Path, metavar="QUESTIONS.jsonl")
    measuring.add_argument("--public", type=Path, metavar="FOLDER", help="folder of public sets (*.json.gz)")
    measuring.add_argument("--asked", type=int, metavar="N", help="only the first N questions of each public set")
    measuring.add_argument("--build", type=Path, default=Path("build"), metavar="FOLDER", help="where the plot goes")
    measuring.set_defaults(run=evaluate)
    learning = commands.add_parser("calibrate", help="learn anew when to answer")
    learning.add_argument("--public", type=Path, metavar="FOLDER", help="folder of public sets (*.json.gz)")
    learning.add_argument("--build", type=Path, default=Path("build"), metavar="FOLDER", help="where their indexes go")
    learning.set_defaults(run=calibrate)
    answers = commands.add_parser("calibrate-answers", help="learn anew when an approved answer is given")
    answers.add_argument("sets", nargs="*", type=Path, default=APPROVED, metavar="SET.jsonl")
    answers.set_defaults(run=calibrate_answers)
    for command in (asking, measuring):
        command.add_argument("--documents", type=Path, metavar="FOLDER", help="any folder of documents")
        command.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
