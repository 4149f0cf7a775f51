"""python -m knowledge.french.evaluate [--sets FOLDER]: nDCG@10 on public sets, the packaged model beside ours."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from knowledge.french.artefact import FOLDER
from knowledge.french.evaluate.measure import ndcg
from knowledge.french.evaluate.search import (
    Scores,
    character_scores,
    dense_scores,
    expanded,
    fused,
    stems,
    weighted_word_scores,
    word_scores,
)
from knowledge.french.evaluate.sets import QuestionSet, read_sets, sample
from knowledge.french.load import load_english, load_model


def main() -> None:
    """Print one row per set: word search alone, then dense and fused for each model."""
    options = _options()
    models = {"packaged": load_english(), "ours": load_model(folder=options.vocabulary)}
    table = Table("set", "questions", "passages", "BM25", *(f"{m} {way}" for m in models for way in ("dense", "fused")))
    for whole in read_sets(options.sets):
        asked = sample(whole, options.sample, 2 * options.sample) if options.sample else whole
        numbers = measured(asked, list(models.values()))
        table.add_row(
            asked.name, str(len(asked.questions)), str(len(asked.passages)), *(f"{number:.1f}" for number in numbers)
        )
    Console().print(table)


def measured(asked: QuestionSet, models: list[SentenceTransformer]) -> list[float]:
    """nDCG@10 of BM25, then of the dense and the fused search with each model.

    English questions over French passages (`…_en_to_fr`) reach word search through the lexicon.
    """
    words = _words(asked)
    characters = character_scores(asked.questions, asked.passages)
    numbers = [ndcg(words, asked.relevant)]
    for model in models:
        dense = dense_scores(model, asked.questions, asked.passages)
        numbers += [ndcg(dense, asked.relevant), ndcg(fused((words, characters, dense)), asked.relevant)]
    return numbers


def _words(asked: QuestionSet) -> Scores:
    if asked.name.endswith("en_to_fr"):
        return weighted_word_scores([expanded(question) for question in asked.questions], asked.passages)
    return word_scores(stems(asked.questions), asked.passages)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m knowledge.french.evaluate", description=__doc__)
    parser.add_argument("--sets", type=Path, default=Path("../shared/data/evaluation"), help="folder of *.json.gz")
    parser.add_argument("--vocabulary", type=Path, default=FOLDER, help="the vocabulary to measure")
    parser.add_argument("--sample", type=int, default=0, help="questions per set over twice as many passages (0: all)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
