"""The words that usual embedding models want in front of a query or a passage (from their model cards)."""

from typing import NamedTuple


class Prefixes(NamedTuple):
    """What is put in front of each text before it is embedded."""

    query: str = ""
    passage: str = ""


_KNOWN: tuple[tuple[str, Prefixes], ...] = (
    (
        "e5-mistral",
        Prefixes("Instruct: Given a question, retrieve passages that answer it\nQuery: "),
    ),
    (
        "e5-large-instruct",
        Prefixes("Instruct: Given a question, retrieve passages that answer it\nQuery: "),
    ),
    ("e5-", Prefixes("query: ", "passage: ")),
    ("arctic-embed-l-v2", Prefixes("query: ")),
    ("arctic-embed-m-v2", Prefixes("query: ")),
    ("arctic-embed", Prefixes("Represent this sentence for searching relevant passages: ")),
    ("bge-m3", Prefixes()),
    ("bge-", Prefixes("Represent this sentence for searching relevant passages: ")),
    ("nomic-embed", Prefixes("search_query: ", "search_document: ")),
    ("embeddinggemma", Prefixes("task: search result | query: ", "title: none | text: ")),
    ("qwen3-embedding", Prefixes("Instruct: Given a question, retrieve passages that answer it\nQuery:")),
    ("solon-embeddings", Prefixes("query: ")),
)


def prefixes_of(model: str) -> Prefixes:
    """The prefixes of a model by its name or path; none where the model is unknown (granite, gte, MiniLM want none)."""
    name = model.lower()
    return next((prefixes for part, prefixes in _KNOWN if part in name), Prefixes())
