"""Asked about nothing but a document's title, its opening is what answers: `les horaires d'ouverture ?`."""

import numpy as np

from knowledge.index import Index
from knowledge.language.query import Query
from knowledge.language.terms import terms
from knowledge.rereading import Reading
from knowledge.search import Ranking


def opening_first(
    index: Index, query: Query, ranking: Ranking, readings: list[Reading]
) -> tuple[Ranking, list[Reading]]:
    """The ranking with the best document's first passage in front where its title holds all that is wanted."""
    if not len(ranking.rows) or not query.wanted:
        return ranking, readings
    best = index.passages[int(ranking.rows[0])]
    title = set(terms(best.title, best.language))
    if not all(title & wanted.stems.keys() for wanted in query.wanted):
        return ranking, readings
    places = [at for at, row in enumerate(ranking.rows) if index.passages[int(row)].document == best.document]
    first = min(places, key=lambda at: int(ranking.rows[at]))
    order = np.asarray([first, *(at for at in range(len(ranking.rows)) if at != first)])
    moved = Ranking(ranking.rows[order], ranking.fused, ranking.words, ranking.characters, ranking.dense)
    return moved, [readings[at] for at in order] if readings else []
