"""What is searched and quoted."""

from dataclasses import dataclass
from datetime import date

EVERYONE: frozenset[str] = frozenset({"hosted", "domiciled", "candidate", "staff"})


@dataclass(frozen=True)
class Passage:
    """A stretch of a document, verbatim, with its place.

    `document` is the file's stem; `section` the headings above the passage, outermost first, without the document's
    title; `page` counts from 1; `topics` are the words that founders use for what its document is about, as its front
    matter lists them. `id` changes whenever anything that is searched or shown changes.
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
    topics: tuple[str, ...] = ()

    @property
    def searched_text(self) -> str:
        """The passage with its title and section path in front, as it is embedded and indexed."""
        return "\n".join((" › ".join((self.title, *self.section)), self.text))

    @property
    def indexed_text(self) -> str:
        """The same with its document's topics behind it, as words and runs of characters are indexed."""
        return "\n".join((self.searched_text, " ; ".join(self.topics))) if self.topics else self.searched_text
