"""The documents' answer to a question, in the shape that the flows read."""

from dataclasses import dataclass, replace

from bot.flows.finding import Finding, Found, Quote, SectionText
from knowledge.answer import Answer
from knowledge.answerer import Answerer
from knowledge.injected import CUT, is_injected, without_injected

SEPARATOR = " › "


@dataclass(frozen=True)
class Findings:
    """Asks the knowledge of the house on behalf of the flows, which know nothing of models and indexes."""

    answerer: Answerer
    passages: int = 0
    """How many whole passages come along, for a model to write from."""

    def look_up(self, question: str, language: str | None, audience: frozenset[str]) -> Finding:
        """What the documents that are meant for an audience say to a question."""
        answer = self.answerer.ask(question, language=language, audience=audience, passages=self.passages)
        return Finding(Found(answer.status.value), _quotes(answer), answer.topic, _passages(answer))

    def read_section(self, document: str, section: str) -> SectionText | None:
        """A section whole, or None where the documents no longer hold it."""
        path = tuple(section.split(SEPARATOR)) if section else ()
        passages = self.answerer.section(document, path)
        if not passages:
            return None
        return SectionText(passages[0].title, section, "\n\n".join(passage.text for passage in passages))


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
