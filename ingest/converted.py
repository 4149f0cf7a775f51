"""What every converter hands back, whatever the file was."""

from dataclasses import dataclass, field
from datetime import date

from ingest.front_matter import FrontMatter
from ingest.problem import Fact, Reason


@dataclass(frozen=True)
class Note:
    """Something worth telling about a file that was taken in all the same."""

    reason: Reason
    facts: dict[str, Fact]
    line: int | None = None


@dataclass(frozen=True)
class Converted:
    """A file as Markdown.

    `page_starts[i]` is the offset in `text` where page (or slide) i + 1 starts; empty where the format has no pages.
    `title`, `author` and `changed` are what the file's own properties say, and `kind` what its shape tells (a table of
    questions and answers is a "faq").
    """

    text: str
    page_starts: tuple[int, ...] = ()
    title: str = ""
    author: str = ""
    changed: date | None = None
    language: str = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()
    front_matter: FrontMatter = field(default_factory=FrontMatter)
