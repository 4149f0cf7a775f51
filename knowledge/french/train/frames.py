"""Headings turned into questions, so that the words around a matter ("comment ça marche pour …") count for little."""

import random

FRAMES = {
    "fr": (
        "{} ?", "quelles sont les règles sur {} ?", "comment ça marche pour {} ?", "je voudrais savoir pour {}",
        "que dit le règlement sur {} ?", "où trouver des informations sur {} ?", "c'est quoi {} ?", "et pour {} ?",
        "bonjour, j'ai une question sur {}", "qu'est-ce qui est prévu pour {} ?", "info {}", "aide {} svp",
        "pouvez-vous m'expliquer {} ?", "comment faire pour {} ?", "qui s'occupe de {} ?",
    ),
    "en": (
        "{}?", "what are the rules about {}?", "how does it work for {}?", "I would like to know about {}",
        "what do the rules say about {}?", "where do I find {}?", "what is {}?", "and what about {}?",
        "hello, I have a question about {}", "can you explain {}?", "who deals with {}?",
    ),
}  # fmt: skip


def framed(heading: str, language: str, chance: random.Random) -> str:
    """`heading` as it is, or (four times in ten) inside a question of everyday words."""
    if chance.random() < 0.6:
        return heading
    return chance.choice(FRAMES[language]).format(heading[:1].lower() + heading[1:])
