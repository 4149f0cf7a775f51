"""Reading training text: parallel sentences and question/passage pairs, as JSON lines.

A folder holds `parallel_*.jsonl[.gz]` with {"en", "fr"} and `*passage*.jsonl[.gz]` or `*section*.jsonl[.gz]` with
{"lang", "query", "passage"}. In a `*section*` file a row in French followed by one in English are the same section.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    """One sentence in both languages; `source` is the file's stem."""

    en: str
    fr: str
    source: str


@dataclass(frozen=True)
class Question:
    """A question or heading and the passage that answers it, in the language `lang`.

    `translated` is the query in the other language, where the corpus has it.
    """

    lang: str
    query: str
    passage: str
    source: str
    translated: str = ""


@dataclass(frozen=True)
class Corpus:
    """Everything to learn from."""

    pairs: tuple[Pair, ...]
    questions: tuple[Question, ...]


def read_corpus(*folders: Path) -> Corpus:
    """The training text of `folders`, in the order of file names. Raises FileNotFoundError where nothing is found."""
    files = [file for folder in folders for file in sorted(folder.glob("*.jsonl*"))]
    pairs = tuple(pair for file in files if _stem(file).startswith("parallel") for pair in _pairs(file))
    questions = tuple(q for file in files if not _stem(file).startswith("parallel") for q in _questions(file))
    if not pairs:
        raise FileNotFoundError(f"no parallel_*.jsonl in {', '.join(map(str, folders))}")
    return Corpus(pairs, questions)


def _pairs(file: Path) -> Iterator[Pair]:
    for row in _rows(file):
        if row["en"].strip() and row["fr"].strip():
            yield Pair(row["en"], row["fr"], _stem(file))


def _questions(file: Path) -> Iterator[Question]:
    rows = [row for row in _rows(file) if row["query"].strip() and row["passage"].strip()]
    bilingual = "section" in _stem(file)
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        same = bilingual and row["lang"] == "fr" and following is not None and following["lang"] == "en"
        translated = following["query"] if following is not None and same else ""
        yield Question(row["lang"], row["query"], row["passage"], _stem(file), translated)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    content = file.read_bytes()
    text = gzip.decompress(content) if file.suffix == ".gz" else content
    yield from map(json.loads, text.splitlines())


def _stem(file: Path) -> str:
    return file.name.split(".")[0]
