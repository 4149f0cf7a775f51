"""Text to unit vectors, with gradients: mean of a transformer's last states. May be called from several threads."""

from collections.abc import Sequence

import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from knowledge.french.load import bare_tokenizer, transformer_of


class Encoder(nn.Module):
    """`model`'s transformer and a tokenizer of its own; texts are cut at `longest` tokens (MiniLM learned from 128)."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.bert = transformer_of(model).requires_grad_(False)
        self.tokenizer: Tokenizer = bare_tokenizer(model)

    def forward(self, texts: Sequence[str], longest: int = 128) -> torch.Tensor:
        """Unit vectors of `texts` (texts × dimensions)."""
        cut = [e.ids for e in self.tokenizer.encode_batch_fast(list(texts))]
        ids = pad_sequence([torch.tensor([*i[: longest - 1], i[-1]][: len(i)]) for i in cut], batch_first=True)
        ids = ids.to(next(self.bert.parameters()).device)
        mask = (ids != 0).long()
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return functional.normalize((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)
