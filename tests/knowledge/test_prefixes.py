"""What each usual embedding model wants in front of its texts, and that the embedder puts it there."""

import re
from pathlib import Path
from typing import Any

import pytest

from knowledge.embedder import Embedder
from knowledge.french.load import load_english
from knowledge.prefixes import Prefixes, prefixes_of

E5 = Prefixes("query: ", "passage: ")


README = Path(__file__).parents[2] / "README.md"
WANTED = (
    ("intfloat/multilingual-e5-base", E5),
    ("intfloat/multilingual-e5-small", E5),
    ("/srv/models/multilingual-e5-base", E5),
    ("/root/.cache/models--intfloat--multilingual-e5-base/snapshots/0a1b2c", E5),
    ("Snowflake/snowflake-arctic-embed-l-v2.0", Prefixes("query: ")),
    ("Snowflake/snowflake-arctic-embed-m-v2.0", Prefixes("query: ")),
    ("OrdalieTech/Solon-embeddings-large-0.1", Prefixes("query: ")),
    ("nomic-ai/nomic-embed-text-v2-moe", Prefixes("search_query: ", "search_document: ")),
    ("BAAI/bge-m3", Prefixes()),
    ("ibm-granite/granite-embedding-107m-multilingual", Prefixes()),
    ("Alibaba-NLP/gte-multilingual-base", Prefixes()),
    ("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", Prefixes()),
    ("/srv/e5-tests/granite-embedding-107m-multilingual", Prefixes()),
    ("french", Prefixes()),
    ("somebody/a-model-never-heard-of", Prefixes()),
)


@pytest.mark.parametrize(("model", "wanted"), WANTED)
def test_a_model_is_known_by_its_name_or_folder(model: str, wanted: Prefixes) -> None:
    assert prefixes_of(model) == wanted


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("BAAI/bge-base-en-v1.5", "Represent this sentence for searching relevant passages: "),
        ("Snowflake/snowflake-arctic-embed-m-v1.5", "Represent this sentence for searching relevant passages: "),
        ("intfloat/multilingual-e5-large-instruct", "Instruct: "),
        ("Qwen/Qwen3-Embedding-0.6B", "Instruct: "),
    ],
)
def test_where_only_the_query_wants_words_the_passage_gets_none(model: str, query: str) -> None:
    assert prefixes_of(model).query.startswith(query)
    assert prefixes_of(model).passage == ""


def test_every_model_that_the_readme_names_is_checked_here() -> None:
    part = README.read_text(encoding="utf-8").partition("## With another embedding model")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([\w.-]+/[\w.-]*[0-9][\w.-]*)`", part))
    assert len(named) >= 5
    assert named <= {model for model, _ in WANTED}


def test_the_embedder_puts_them_in_front() -> None:
    model: Any = load_english()
    prefixed = Embedder(model, "intfloat/multilingual-e5-base", identity="test")
    bare = Embedder(model, "MiniLM", identity="test")
    assert (prefixed.queries(["où ?"]) == bare.queries(["query: où ?"])).all()
    assert (prefixed.passages(["ici"]) == bare.passages(["passage: ici"])).all()
