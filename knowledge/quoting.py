"""What is quoted: which passages, and which of their sentences."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.details import asked, held
from knowledge.index import Index
from knowledge.language.query import Query
from knowledge.language.terms import terms
from knowledge.passage import Passage
from knowledge.rereading import Reading
from knowledge.search import Ranking
from knowledge.sentences import Stretch, is_row, split

LONGEST = 420
"""Characters of a quote, about what a phone shows at once."""
CLOSE = 0.02
"""How little below the best a second passage's score may be for both to be quoted."""
_DETAIL = 0.05
"""What a kind of detail that was asked for adds to a sentence's mean best match."""


class Chosen(NamedTuple):
    """A passage to quote, its score, and its reading where words have vectors."""

    passage: Passage
    score: float
    reading: Reading | None


def choose(index: Index, ranking: Ranking, readings: list[Reading]) -> tuple[Chosen, ...]:
    """The best passage, and the second where it comes so close that the question may need both."""
    count = 2 if len(ranking.rows) > 1 and ranking.fused[0] - ranking.fused[1] <= CLOSE else 1
    return tuple(
        Chosen(index.passages[int(ranking.rows[at])], float(ranking.fused[at]), readings[at] if readings else None)
        for at in range(count)
    )


def quote(query: Query, passage: Passage, reading: Reading | None) -> str:
    """The stretch of the passage that answers best: a sentence with its neighbours, or a short passage whole."""
    text = passage.text
    sentences = split(text)
    if len(text) <= LONGEST or len(sentences) < 2:
        return text.strip()
    kinds = asked(query.text)
    details = np.asarray([len(held(sentence.of(text), kinds)) for sentence in sentences])
    scores = _by_sense(passage, sentences, reading) if reading else _by_words(query, passage, sentences)
    return _around(text, sentences, int(np.argmax(scores + _DETAIL * details))).of(text)


def _by_sense(passage: Passage, sentences: list[Stretch], reading: Reading) -> NDArray[np.float64]:
    """The mean best match of the question's words within each sentence."""
    shift = len(passage.searched_text) - len(passage.text)
    places = np.asarray([word.start - shift for word in reading.words])
    scores = np.zeros(len(sentences))
    for at, sentence in enumerate(sentences):
        inside = (places >= sentence.start) & (places < sentence.end)
        scores[at] = reading.matches[:, inside].max(axis=1, initial=0.0).mean()
    return scores


def _by_words(query: Query, passage: Passage, sentences: list[Stretch]) -> NDArray[np.float64]:
    """The share of the question's words that each sentence holds."""
    wanted = [wanted.stems for wanted in query.wanted]
    texts = [set(terms(sentence.of(passage.text), passage.language)) for sentence in sentences]
    return np.asarray([sum(bool(stems.keys() & text) for stems in wanted) / max(1, len(wanted)) for text in texts])


def _around(text: str, sentences: list[Stretch], best: int) -> Stretch:
    """The sentence with its neighbours, as many as fit: what follows first, then what leads to it.

    A table is never cut but below the row that answers, and always comes with its header.
    """
    blocks = _blocks(text, sentences)
    at = next(at for at, block in enumerate(blocks) if block.start <= sentences[best].start < block.end)
    first = last = at
    while last + 1 < len(blocks) and blocks[last + 1].end - blocks[first].start <= LONGEST:
        last += 1
    while first > 0 and blocks[last].end - blocks[first - 1].start <= LONGEST:
        first -= 1
    if first == last and blocks[at].end - blocks[at].start > LONGEST:
        return Stretch(blocks[at].start, _last_row(sentences, blocks[at], best))
    return Stretch(blocks[first].start, blocks[last].end)


def _last_row(sentences: list[Stretch], block: Stretch, best: int) -> int:
    """Where a long block is cut: after the answering row and what fits of the rows that follow."""
    ends = [sentence.end for sentence in sentences[best:] if sentence.end <= block.end]
    return max([ends[0], *(end for end in ends if end - block.start <= LONGEST)])


def _blocks(text: str, sentences: list[Stretch]) -> list[Stretch]:
    """The sentences, the rows of a table taken together."""
    blocks: list[Stretch] = []
    for sentence in sentences:
        row = is_row(sentence.of(text))
        if row and blocks and is_row(blocks[-1].of(text)) and not text[blocks[-1].end : sentence.start].strip():
            blocks[-1] = Stretch(blocks[-1].start, sentence.end)
        else:
            blocks.append(sentence)
    return blocks
