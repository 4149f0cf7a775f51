"""What is searched and quoted."""

from dataclasses import dataclass
from datetime import date

EVERYONE: frozenset[str] = frozenset({"hosted", "domiciled", "candidate", "staff"})


@dataclass(frozen=True)
class Passage:
    """A stretch of a document, verbatim, with its place.

    `document` is the file's stem; `section` the headings above the passage, outermost first, without the document's
    title; `page` counts from 1. `id` changes whenever anything that is searched or shown changes.
    """

    id: str
    document: str
    title: str
    section: tuple[str, ...]
    text: str
    page: int | None = None
    kind: str = "rule"
    language: str = "fr"
    audience: frozenset[str] = EVERYONE
    owner: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def searched_text(self) -> str:
        """The passage with its title and section path in front, as it is embedded and indexed."""
        return "\n".join((" › ".join((self.title, *self.section)), self.text))
