"""Public question sets: {"queries": {id: text}, "corpus": {id: text}, "qrels": {id: [ids]}} as JSON, gzipped."""

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class QuestionSet:
    """Questions, passages, and for each question the places of the passages that answer it."""

    name: str
    questions: tuple[str, ...]
    passages: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


def read_sets(folder: Path) -> list[QuestionSet]:
    """Every set in `folder`, by name. Raises FileNotFoundError where there is none."""
    files = sorted(folder.glob("*.json.gz"))
    if not files:
        raise FileNotFoundError(f"no *.json.gz in {folder}")
    return [read_set(file) for file in files]


def read_set(file: Path) -> QuestionSet:
    """The set in `file`; questions without an answer in the corpus are left out."""
    data = json.loads(gzip.decompress(file.read_bytes()))
    place = {key: i for i, key in enumerate(data["corpus"])}
    answers = {q: frozenset(place[p] for p in data["qrels"].get(q, []) if p in place) for q in data["queries"]}
    asked = [q for q in data["queries"] if answers[q]]
    questions = tuple(data["queries"][q] for q in asked)
    return QuestionSet(
        file.name.split(".")[0], questions, tuple(data["corpus"].values()), tuple(answers[q] for q in asked)
    )


def sample(whole: QuestionSet, questions: int, passages: int, seed: int = 0) -> QuestionSet:
    """At most `questions` questions over at most `passages` passages, the answers among them: easier than the whole."""
    random_ = random.Random(seed)
    asked = sorted(random_.sample(range(len(whole.questions)), min(questions, len(whole.questions))))
    answers = set().union(*(whole.relevant[q] for q in asked))
    others = [p for p in range(len(whole.passages)) if p not in answers]
    more = random_.sample(others, min(len(others), max(0, passages - len(answers))))
    kept = sorted(answers.union(more))
    place = {p: i for i, p in enumerate(kept)}
    return QuestionSet(
        whole.name,
        tuple(whole.questions[q] for q in asked),
        tuple(whole.passages[p] for p in kept),
        tuple(frozenset(place[p] for p in whole.relevant[q]) for q in asked),
    )
