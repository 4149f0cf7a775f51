"""A question whose answer is known."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.passage import Passage

ANSWERABLE = "answerable"


@dataclass(frozen=True)
class Question:
    """`docs` are the stems of the documents that answer it; `answer_span` stands verbatim in one of them.

    `kind` is answerable, unanswerable, chitchat, booking or injection. Public sets name whole passages: `docs` are then
    their ids and the span is empty.
    """

    id: str
    lang: str
    kind: str
    question: str
    docs: frozenset[str]
    answer_span: str = ""

    def is_document(self, passage: Passage) -> bool:
        """Is the passage of a document that answers?"""
        return passage.document in self.docs

    def is_answer(self, passage: Passage) -> bool:
        """Does the passage hold the answer? White space does not count."""
        return self.is_document(passage) and squeezed(self.answer_span) in squeezed(passage.text)


def squeezed(text: str) -> str:
    """The text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def load_questions(path: Path) -> list[Question]:
    """Reads questions, one JSON object a line. Raises ValueError where a line is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_question(json.loads(line), at) for at, line in enumerate(lines, 1) if line.strip()]


def _question(record: dict[str, object], line: int) -> Question:
    docs = record.get("docs") or []
    if not isinstance(docs, list) or not isinstance(record.get("question"), str):
        raise ValueError(f"line {line} is not a question")
    return Question(
        str(record.get("id", line)),
        str(record.get("lang", "fr")),
        str(record.get("kind", ANSWERABLE)),
        str(record["question"]),
        frozenset(str(doc) for doc in [*docs, record.get("doc")] if doc),
        str(record.get("answer_span") or ""),
    )
