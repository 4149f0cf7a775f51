"""python -m knowledge.french.train [--data FOLDER] [--out FOLDER] [--from FOLDER] [--resume]: build the vocabulary."""

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from knowledge.french.train.corpus import Corpus, read_corpus
from knowledge.french.train.further import train_further
from knowledge.french.train.overlap import Guard, evaluation_texts, without_overlap
from knowledge.french.train.settings import Training
from knowledge.french.train.trainer import train

NURSERY = Path(__file__).parent / "nursery"


def main() -> None:
    """Read, drop what the evaluation asks, train, say where the result is."""
    console, options = Console(), _options()
    torch.set_num_threads(options.threads)
    corpus = _clean(read_corpus(options.data, NURSERY), options.evaluation, console)
    training = replace(
        Training(),
        seed=options.seed,
        distil_steps=options.distil_steps,
        contrast_steps=options.contrast_steps,
        further_steps=options.further_steps,
    )
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
    ) as progress:
        if options.start:
            vocabulary = train_further(corpus, options.start, options.out, training, progress, resume=options.resume)
        else:
            vocabulary = train(corpus, options.out, training, progress, resume=options.resume)
    console.print(
        f"{len(vocabulary.words)} words in {options.out}; copy the files into knowledge/french/vocabulary to use them"
    )


def _clean(corpus: Corpus, evaluation: Path, console: Console) -> Corpus:
    if not evaluation.is_dir():
        console.print(f"[yellow]no evaluation sets in {evaluation}: overlap was not checked[/]")
        return corpus
    kept, dropped = without_overlap(corpus, Guard(evaluation_texts(evaluation)))
    for (source, name, exact), n in sorted(Counter((o.source, o.set, o.exact) for o in dropped).items()):
        console.print(f"dropped {n} rows of {source} that repeat {name} {'exactly' if exact else 'nearly'}")
    return kept


def _options() -> argparse.Namespace:
    default = Training()
    parser = argparse.ArgumentParser(prog="python -m knowledge.french.train", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/training"), help="folder of *.jsonl[.gz]")
    parser.add_argument(
        "--evaluation", type=Path, default=Path("../shared/data/evaluation"), help="sets never to learn from"
    )
    parser.add_argument("--out", type=Path, default=Path("build/french"), help="folder for checkpoints and the result")
    parser.add_argument("--from", dest="start", type=Path, help="a vocabulary's folder to go on from")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in --out")
    parser.add_argument("--seed", type=int, default=default.seed)
    parser.add_argument("--distil-steps", type=int, default=default.distil_steps)
    parser.add_argument("--contrast-steps", type=int, default=default.contrast_steps)
    parser.add_argument("--further-steps", type=int, default=default.further_steps, help="with --from")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of each of the two batches of a step")
    return parser.parse_args()


if __name__ == "__main__":
    main()
