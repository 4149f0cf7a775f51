"""What learns: the English transformer, frozen, with new rows and a low-rank delta (Hu et al. 2021) that move."""

import math
from collections.abc import Iterator, Sequence
from typing import cast

import torch
from sentence_transformers import SentenceTransformer
from torch import nn
from torch.nn import functional

from knowledge.french.artefact import Vocabulary
from knowledge.french.load import extend_tokenizer
from knowledge.french.train.encoder import Encoder

LAYERS = ("query", "key", "value", "dense")


class Rows(nn.Module):
    """An embedding table of frozen English rows, and French rows that replace or extend them."""

    english: torch.Tensor
    place: torch.Tensor

    def __init__(self, english: torch.Tensor, ids: Sequence[int], rows: torch.Tensor) -> None:
        super().__init__()
        self.french = nn.Embedding(len(rows), rows.shape[1], sparse=True, _weight=rows.clone())
        place = torch.full((max(len(english), max(ids) + 1),), -1)
        place[torch.tensor(ids)] = torch.arange(len(ids))
        self.register_buffer("english", english.detach().clone())
        self.register_buffer("place", place)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of `ids` (… × dimensions)."""
        place = self.place[ids]
        rows = self.english[ids.clamp(max=len(self.english) - 1)]
        french = place >= 0
        rows[french] = self.french(place[french])
        return rows


class LowRank(nn.Module):
    """A frozen linear layer plus b @ a, which starts at nothing."""

    def __init__(self, linear: nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        self.a = nn.Parameter(torch.empty(rank, linear.in_features))
        self.b = nn.Parameter(torch.zeros(linear.out_features, rank))
        nn.init.kaiming_uniform_(self.a, a=math.sqrt(5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's output."""
        changed: torch.Tensor = self.linear(x) + functional.linear(functional.linear(x, self.a), self.b)
        return changed


class Student(Encoder):
    """Encodes text to unit vectors; `vocabulary()` is what it has learned so far."""

    def __init__(self, english: SentenceTransformer, start: Vocabulary, *, rank: int) -> None:
        super().__init__(english)
        self.words, self.alone = start.words, start.alone
        ids = extend_tokenizer(self.tokenizer, zip(start.words, start.alone, strict=True))
        table = self.bert.embeddings.word_embeddings
        self._rows = self.bert.embeddings.word_embeddings = Rows(table.weight, ids, start.rows)
        self._layers = {name: LowRank(layer, rank) for name, layer in _linears(self.bert)}
        for name, layer in self._layers.items():
            self.bert.set_submodule(name, layer)

    def rows(self) -> list[nn.Parameter]:
        """The French rows (sparse gradients)."""
        return [self._weight()]

    def delta(self) -> list[nn.Parameter]:
        """The low-rank parameters (dense gradients)."""
        return [p for layer in self._layers.values() for p in (layer.a, layer.b)]

    def vocabulary(self) -> Vocabulary:
        """A copy of what is learned, on the CPU."""
        delta = {name: (_copy(layer.a), _copy(layer.b)) for name, layer in self._layers.items()}
        return Vocabulary(self.words, self.alone, _copy(self._weight()), delta)

    def take(self, vocabulary: Vocabulary) -> None:
        """Go on from `vocabulary`, of the same words and of the same or a smaller rank."""
        self._weight().data.copy_(vocabulary.rows)
        for name, layer in self._layers.items():
            a, b = vocabulary.delta[name]
            layer.a.data[: len(a)] = a
            layer.b.data[:, : len(a)] = b

    def _weight(self) -> nn.Parameter:
        return cast(nn.Parameter, self._rows.french.weight)


def _linears(bert: nn.Module) -> Iterator[tuple[str, nn.Linear]]:
    for name, layer in bert.named_modules():
        if isinstance(layer, nn.Linear) and name.split(".")[-1] in LAYERS and not name.startswith("pooler"):
            yield name, layer


def _copy(parameter: nn.Parameter) -> torch.Tensor:
    return parameter.detach().cpu().clone()
