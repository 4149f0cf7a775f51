"""The search as LangChain sees it: a retriever that hands out Documents."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from knowledge.answer import RankedPassage
from knowledge.answerer import Answerer
from knowledge.passage import EVERYONE


class PassageRetriever(BaseRetriever):
    """The fused search behind LangChain's interface: `retriever.invoke(question)` gives the `k` best passages."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    answerer: Answerer
    k: int = Field(default=5, ge=1)
    audience: frozenset[str] = EVERYONE
    language: str | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.answerer.search(query, language=self.language, audience=self.audience, passages=self.k)
        return [_document(ranked) for ranked in found]


def _document(ranked: RankedPassage) -> Document:
    passage = ranked.passage
    metadata: dict[str, Any] = {
        "document": passage.document,
        "title": passage.title,
        "section": " › ".join(passage.section),
        "page": passage.page,
        "kind": passage.kind,
        "language": passage.language,
        "valid_from": passage.valid_from.isoformat() if passage.valid_from else None,
        "valid_until": passage.valid_until.isoformat() if passage.valid_until else None,
        "score": ranked.score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
