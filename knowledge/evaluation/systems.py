"""Ways of ranking passages for a question: Pépin's, and the baselines it has to beat."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.answerer import Answerer
from knowledge.embedder import TextEmbedder
from knowledge.evaluation.question import Question
from knowledge.index import Index
from knowledge.language.query import read
from knowledge.passage import Passage

DEPTH = 10
Rank = Callable[[Question], Sequence[Passage]]


def pepin(answerer: Answerer) -> Rank:
    """What the bot does."""
    return lambda question: [
        ranked.passage for ranked in answerer.search(question.question, language=question.lang, passages=DEPTH)
    ]


def bm25_alone(index: Index) -> Rank:
    """Word search over the same passages."""

    def rank(question: Question) -> list[Passage]:
        scores = index.words.scores(read(question.question, question.lang).weights)
        return [index.passages[row] for row in np.argsort(-scores, kind="stable")[:DEPTH]]

    return rank


def dense_alone(index: Index, embedder: TextEmbedder) -> Rank:
    """Dense search over the same passages."""
    vectors = index.vectors if index.vectors is not None else np.zeros((len(index.passages), 1), np.float32)

    def rank(question: Question) -> list[Passage]:
        scores = vectors @ embedder.queries([question.question])[0]
        return [index.passages[row] for row in np.argsort(-scores, kind="stable")[:DEPTH]]

    return rank


def tutorial(passages: Sequence[Passage], embedder: TextEmbedder) -> Rank:
    """The pipeline of the usual tutorial: documents cut blindly at 1000/200 characters, one dense search."""
    pieces = list(_pieces(passages))
    vectors = embedder.passages([piece.text for piece in pieces])

    def rank(question: Question) -> list[Passage]:
        scores = vectors @ embedder.queries([question.question])[0]
        return [pieces[row] for row in np.argsort(-scores, kind="stable")[:DEPTH]]

    return rank


def _pieces(passages: Sequence[Passage]) -> list[Passage]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    pieces, numbers = [], Counter[str]()
    for document, of_document in groupby(passages, key=lambda passage: passage.document):
        for text in splitter.split_text(_whole(list(of_document))):
            numbers[document] += 1
            pieces.append(Passage(f"{document}#{numbers[document]}", document, "", (), text))
    return pieces


def _whole(passages: Sequence[Passage]) -> str:
    """The document's text with its headings, as a loader would hand it to the splitter."""
    lines: list[str] = []
    above: tuple[str, ...] = ()
    for passage in passages:
        if passage.section != above:
            lines.append(" ".join(passage.section[-1:]))
            above = passage.section
        lines.append(passage.text)
    return "\n\n".join(line for line in lines if line)
