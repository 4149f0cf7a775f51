"""What goes to the model and what comes back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Material:
    """A passage that the model may write from, verbatim, with its place."""

    title: str
    section: str
    text: str

    @property
    def searched(self) -> str:
        """All that a sentence may take its facts from."""
        return "\n".join((self.title, self.section, self.text))


@dataclass(frozen=True)
class Sentence:
    """A sentence of the model's without its citations; `cited` are places of passages, from 1, in the order cited.

    `begins_line` tells that a line begins with it.
    """

    text: str
    cited: tuple[int, ...]
    begins_line: bool = False


@dataclass(frozen=True)
class Written:
    """An answer whose every sentence was checked; `used` are the places of the passages cited, from 0, in order.

    `text` cites them as [1], [2]… in that order.
    """

    text: str
    used: tuple[int, ...]
