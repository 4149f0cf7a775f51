"""A document taken in: what it is, from when it holds, and its text section by section."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.front_matter import FrontMatter


@dataclass(frozen=True)
class Section:
    """The text under one heading, without that of the headings below it.

    `path` holds the headings from the outermost in, without the document's title; `level` is the heading's (0 for text
    before any heading); `start` the offset of `text` in the document's text; `article` the number that the heading
    gives ("3.2"), if any.
    """

    path: tuple[str, ...]
    level: int
    text: str
    start: int
    article: str = ""
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A file as taken in; `text` is Markdown, and every section's text is a verbatim stretch of it."""

    stem: str
    path: Path
    title: str
    kind: str
    language: str
    audience: frozenset[str]
    owner: str
    valid_from: date | None
    valid_until: date | None
    sample: bool
    topics: tuple[str, ...]
    front_matter: FrontMatter
    text: str
    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, on which the character at `offset` of the text stands; None without pages."""
        return page_at(self.page_starts, offset)


def page_at(page_starts: tuple[int, ...], offset: int) -> int | None:
    """The page, from 1, that holds `offset`, where page i + 1 starts at `page_starts[i]`."""
    return max(1, bisect_right(page_starts, offset)) if page_starts else None
