"""What intents are decided on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """A message as intents see it.

    `words` is the plain wording. `rest` is the wording without the names, dates and numbers that were understood.
    `about_time`, `about_who` and `about_what`: whether the message says a time; a person or a number of people; a
    service or a space. `asked` is what the bot asked last. `relative`: the time is said of what is on offer
    ("plus tôt", "le plus tôt possible", "quand elle peut").
    """

    words: str
    rest: str
    about_time: bool = False
    about_who: bool = False
    about_what: bool = False
    asked: str | None = None
    relative: bool = False

    @property
    def slots(self) -> bool:
        """Whether the message says anything a booking needs."""
        return self.about_time or self.about_who or self.about_what
