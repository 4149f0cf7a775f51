"""What training leaves behind and loading reads: words, their rows, and a low-rank delta.

`words.txt` names the rows in order; "=" before a word means that it never begins a longer one. `weights.safetensors`
holds `rows` (int8, one per word), `scale` (float16, one per row) and, per linear layer, `<layer>.a` (rank, in) and
`<layer>.b` (out, rank) in float16. A word that the English vocabulary lacks gets a new row; one that it has is
overwritten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

FOLDER = Path(__file__).parent / "vocabulary"
WORDS, WEIGHTS, LEXICON = "words.txt", "weights.safetensors", "lexicon.txt.gz"


@dataclass(frozen=True)
class Vocabulary:
    """French words, their rows (float32, words × dimensions) and (a, b) per linear layer: weight += b @ a."""

    words: tuple[str, ...]
    alone: tuple[bool, ...]
    rows: torch.Tensor
    delta: Mapping[str, tuple[torch.Tensor, torch.Tensor]] = field(default_factory=dict)


def write_vocabulary(vocabulary: Vocabulary, folder: Path) -> None:
    """Write `words.txt` and `weights.safetensors`; rows are rounded to 8 bits, each with its own scale."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = (vocabulary.rows.abs().amax(1) / 127).clamp(min=1e-8).half()
    tensors = {
        "rows": (vocabulary.rows / scale.float()[:, None]).round().clamp(-127, 127).to(torch.int8),
        "scale": scale,
    }
    for layer, (a, b) in vocabulary.delta.items():
        tensors[f"{layer}.a"], tensors[f"{layer}.b"] = a.half().contiguous(), b.half().contiguous()
    (folder / WORDS).write_text(
        "".join(f"={w}\n" if alone else f"{w}\n" for w, alone in zip(vocabulary.words, vocabulary.alone, strict=True)),
        encoding="utf-8",
    )
    save_file(tensors, folder / WEIGHTS)


def read_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """The vocabulary kept in `folder`. Raises FileNotFoundError where there is none."""
    lines = (folder / WORDS).read_text(encoding="utf-8").split()
    words, alone = tuple(line.lstrip("=") for line in lines), tuple(line.startswith("=") for line in lines)
    tensors = load_file(folder / WEIGHTS)
    rows = tensors["rows"].float() * tensors["scale"].float()[:, None]
    layers = sorted(name.removesuffix(".a") for name in tensors if name.endswith(".a"))
    delta = {layer: (tensors[f"{layer}.a"].float(), tensors[f"{layer}.b"].float()) for layer in layers}
    return Vocabulary(words, alone, rows, delta)


def content_hash(folder: Path = FOLDER, files: Sequence[str] = (WORDS, WEIGHTS)) -> str:
    """Twelve hexadecimal digits that change whenever words or weights do."""
    digest = sha256()
    for name in files:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]
