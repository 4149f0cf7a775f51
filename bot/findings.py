"""The documents' answer to a question, or staff's, in the shape that the flows read."""

from dataclasses import dataclass, replace

from bot.flows.finding import Approved, Finding, Found, Quote, SectionText, Suggestion
from bot.shelf import Shelf
from knowledge.answer import Answer
from knowledge.answerer import Answerer
from knowledge.curated import DOCUMENT as CURATED
from knowledge.injected import CUT, is_injected, without_injected
from knowledge.passage import EVERYONE, Passage

SEPARATOR = " › "
SUGGESTED = 4


@dataclass(frozen=True)
class Findings:
    """Asks the knowledge of the house on behalf of the flows, which know nothing of models and indexes.

    `shelf` holds the approved answers that the answerer knows, where it knows any.
    """

    answerer: Answerer
    shelf: Shelf | None = None
    passages: int = 0
    """How many whole passages come along, for a model to write from."""

    def look_up(self, question: str, language: str | None, audience: frozenset[str]) -> Finding:
        """What staff approved for a question, or what the documents say that are meant for an audience."""
        answer = self.answerer.ask(question, language=language, audience=audience, passages=self.passages)
        found = Found(answer.status.value)
        if answer.sources and answer.sources[0].document == CURATED:
            return Finding(found, approved=self._approved(answer))
        quotes = _quotes(answer)
        if answer.sources and not quotes:  # all that was found speaks to an assistant
            found = Found.UNKNOWN
        return Finding(found, quotes, answer.topic, passages=_passages(answer))

    def suggest(self, question: str) -> tuple[Suggestion, ...]:
        """The passages nearest to a question, whether or not they answer it; staff's documents too."""
        ranked = self.answerer.search(question, audience=EVERYONE, passages=SUGGESTED)
        return tuple(_suggestion(one.passage) for one in ranked)

    def read_section(self, document: str, section: str) -> SectionText | None:
        """A section whole, or None where the documents no longer hold it."""
        path = tuple(section.split(SEPARATOR)) if section else ()
        passages = self.answerer.section(document, path)
        if not passages:
            return None
        return SectionText(passages[0].title, section, "\n\n".join(without_injected(one.text) for one in passages))

    def read_passage(self, passage_id: str) -> Suggestion | None:
        """A passage by its id, or None where the documents no longer hold it."""
        index = self.answerer.store.current()
        row = index.rows.get(passage_id) if index else None
        return _suggestion(index.passages[row]) if index and row is not None else None

    def owner_of(self, document: str) -> str:
        """Who answers for a document, as its front matter says; empty where it says nothing."""
        passages = self.answerer.section(document, ())
        return passages[0].owner if passages else ""

    def _approved(self, answer: Answer) -> Approved | None:
        source = answer.sources[0]
        wording = self.shelf.find(source.section, source.quote) if self.shelf else None
        if wording is None:
            return None
        return Approved(wording.id, wording.approved, wording.text, wording.author, wording.approved_on, source.score)


def _quotes(answer: Answer) -> tuple[Quote, ...]:
    """The quotes, without what a document says to an assistant instead of to people."""
    cleaned = (replace(one, quote=without_injected(one.quote)) for one in answer.sources)
    return tuple(
        Quote(one.document, one.title, one.section, one.quote, one.page, one.valid_from, one.valid_until)
        for one in cleaned
        if one.quote.strip(CUT)
    )


def _passages(answer: Answer) -> tuple[Quote, ...]:
    """The passages to write from; one that speaks to an assistant is not handed to any."""
    return tuple(
        Quote(one.document, one.title, SEPARATOR.join(one.section), one.text, one.page, one.valid_from, one.valid_until)
        for one in (ranked.passage for ranked in answer.passages)
        if not is_injected(one.searched_text)
    )


def _suggestion(passage: Passage) -> Suggestion:
    return Suggestion(passage.id, passage.title, SEPARATOR.join(passage.section), passage.text)
