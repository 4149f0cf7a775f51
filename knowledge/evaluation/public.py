"""The public sets: {"queries": {id: text}, "corpus": {id: text}, "qrels": {id: [ids]}}, gzipped JSON."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from knowledge.evaluation.question import ANSWERABLE, Question
from knowledge.passage import Passage


class PublicSet(NamedTuple):
    """A name, questions, and the passages they are asked of; each passage is a document of its own."""

    name: str
    questions: list[Question]
    passages: list[Passage]


def load_set(path: Path) -> PublicSet:
    """Reads a set; names with `_en_` in them ask in English."""
    name = path.name.removesuffix(".json.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        content = json.load(file)
    language = "en" if "_en_" in name else "fr"
    questions = [
        Question(key, language, ANSWERABLE, text, frozenset(content["qrels"][key]))
        for key, text in content["queries"].items()
        if content["qrels"].get(key)
    ]
    return PublicSet(name, questions, [_passage(key, text) for key, text in content["corpus"].items()])


def _passage(key: str, text: str) -> Passage:
    identity = hashlib.blake2b(f"{key}\0{text}".encode(), digest_size=16).hexdigest()
    return Passage(id=identity, document=key, title="", section=(), text=text)
