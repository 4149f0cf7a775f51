"""Approved answers in other shapes (pure): a document that ingest takes in, and cases for the evaluation."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from ruamel.yaml import YAML

from bot.storage.curated import CuratedRow, Wording

FAQ_STEM = "reponses-de-l-equipe"
FAQ_NAME = f"{FAQ_STEM}.md"
CURATED_DOCUMENT = "curated"
"""What the knowledge names as the document of an approved answer."""


def faq_document(rows: Sequence[CuratedRow], title: str, today: date) -> str:
    """A Markdown document of kind `faq`: each question a section, its answer below, signed and dated.

    An answer that is not for everyone, or that ends on a date, says so in its section: front matter holds for whole
    documents only.
    """
    head = StringIO()
    YAML().dump({"title": title, "kind": "faq", "language": "fr", "valid_from": today}, head)
    return f"---\n{head.getvalue()}---\n\n# {title}\n\n" + "\n".join(_entry(row) for row in rows)


def regression_cases(wordings: Iterable[Wording]) -> str:
    """A case a line, as `python -m knowledge evaluate FILE` reads it: each wording wants its answer.

    The answer is looked for among the approved ones, and in the exported document where that was taken in.
    """
    cases = (
        {
            "id": f"curated-{one.id}-{place}",
            "lang": one.language,
            "kind": "answerable",
            "question": one.question,
            "docs": [CURATED_DOCUMENT, FAQ_STEM],
            "answer_span": one.text,
        }
        for place, one in enumerate(wordings)
    )
    return "".join(f"{json.dumps(case, ensure_ascii=False)}\n" for case in cases)


def _entry(row: CuratedRow) -> str:
    facts = [f"{row.author}, {(row.approved_at or row.proposed_at):%Y-%m-%d}"]
    facts += [f"audience : {row.audience}"] if row.audience else []
    facts += [f"jusqu'au {row.valid_until:%Y-%m-%d}"] if row.valid_until else []
    question = " ".join(row.question.split()).lstrip("# ")
    text = "\n".join(_plain(line) for line in row.text.splitlines())
    return f"## {question}\n\n{text}\n\n*{' · '.join(facts)}*\n"


def _plain(line: str) -> str:
    # A line of an answer must not begin a section, nor a front matter.
    return f"\\{line}" if line.lstrip().startswith(("#", "---", "===")) else line
