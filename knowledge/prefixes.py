"""The words that usual embedding models want in front of a query or a passage (from their model cards)."""

from typing import NamedTuple


class Prefixes(NamedTuple):
    """What is put in front of each text before it is embedded."""

    query: str = ""
    passage: str = ""


_TASK = "Instruct: Given a question, retrieve passages that answer it\nQuery:"
_REPRESENT = Prefixes("Represent this sentence for searching relevant passages: ")

_KNOWN: tuple[tuple[str, Prefixes], ...] = (
    ("e5-mistral", Prefixes(f"{_TASK} ")),
    ("e5-large-instruct", Prefixes(f"{_TASK} ")),
    ("e5-", Prefixes("query: ", "passage: ")),
    ("arctic-embed-l-v2", Prefixes("query: ")),
    ("arctic-embed-m-v2", Prefixes("query: ")),
    ("arctic-embed", _REPRESENT),
    ("mxbai-embed", _REPRESENT),
    ("bge-m3", Prefixes()),
    ("bge-", _REPRESENT),
    ("nomic-embed", Prefixes("search_query: ", "search_document: ")),
    ("embeddinggemma", Prefixes("task: search result | query: ", "title: none | text: ")),
    ("qwen3-embedding", Prefixes(_TASK)),
    ("solon-embeddings", Prefixes("query: ")),
    ("granite-embedding", Prefixes()),
    ("gte-", Prefixes()),
    ("minilm", Prefixes()),
)


def prefixes_of(model: str) -> Prefixes:
    """The prefixes of a model by its name or folder; none where the model is unknown.

    The innermost folder with a known name decides: /srv/e5-tests/granite-embedding-107m is a granite.
    """
    for folder in reversed(model.lower().replace("\\", "/").split("/")):
        for part, prefixes in _KNOWN:
            if part in folder:
                return prefixes
    return Prefixes()
