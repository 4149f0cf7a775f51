"""Rows of cells as Markdown: questions and answers as headings and text, anything else as a table."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[str]]

_QUESTION = {"question", "questions", "q", "demande"}
_ANSWER = {"reponse", "reponses", "answer", "answers", "r", "a"}
_THEME = {"categorie", "theme", "thematique", "rubrique", "category", "topic", "section"}
_LINE_START = re.compile(r"^[#>|]+[ \t]*", re.MULTILINE)


def markdown_table(rows: Rows) -> str:
    """A Markdown table, its first row the header; empty rows and columns are left out."""
    filled = [row for row in rows if any(row)]
    width = max((len(row) for row in filled), default=0)
    columns = [i for i in range(width) if any(i < len(row) and row[i] for row in filled)]
    if not columns:
        return ""
    lines = [_row([row[i] if i < len(row) else "" for i in columns]) for row in filled]
    return "\n".join([lines[0], _row(["---"] * len(columns)), *lines[1:]])


def faq(rows: Rows) -> str | None:
    """The rows as questions with their answers below; None where they are no such list.

    A list of questions says so in its first row ("Question", "Réponse", and "Thème" if there is one), or has two
    columns of which the first mostly ends with a question mark.
    """
    filled = [row for row in rows if any(row)]
    if not filled:
        return None
    names = [_folded(cell) for cell in filled[0]]
    question, answer, theme = (_column(names, known) for known in (_QUESTION, _ANSWER, _THEME))
    if question is not None and answer is not None:
        return "\n\n".join(_entries(filled[1:], question, answer, theme))
    asked = sum(row[0].rstrip().endswith("?") for row in filled)
    if all(len([cell for cell in row if cell]) <= 2 for row in filled) and 2 * asked > len(filled):
        return "\n\n".join(_entries(filled, 0, 1, None))
    return None


def _entries(rows: Rows, question: int, answer: int, theme: int | None) -> Iterator[str]:
    current = ""
    for row in rows:
        asked, said = _cell(row, question), _cell(row, answer)
        named = _cell(row, theme) if theme is not None else ""
        if named and named != current:
            current = named
            yield f"## {_line(named)}"
        if asked and said:
            yield f"{'###' if current else '##'} {_line(asked)}\n\n{_LINE_START.sub('', said)}"


def _column(names: Sequence[str], known: set[str]) -> int | None:
    return next((i for i, name in enumerate(names) if name in known), None)


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _line(cell: str) -> str:
    return " ".join(cell.split())


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.strip().strip(":*").strip().lower()
