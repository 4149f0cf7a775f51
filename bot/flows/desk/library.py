"""What the desk asks of the documents; filled by the assembly, since flows know nothing of indexes."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.flows.finding import Suggestion


@dataclass(frozen=True)
class Library:
    """`suggest` gives the passages nearest to a question, `read_passage` one by its id, `owner_of` who answers for a
    document, by its name."""

    suggest: Callable[[str], tuple[Suggestion, ...]]
    read_passage: Callable[[str], Suggestion | None]
    owner_of: Callable[[str], str]


NO_LIBRARY = Library(lambda question: (), lambda passage_id: None, lambda document: "")
