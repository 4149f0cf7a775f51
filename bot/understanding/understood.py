"""What a message was understood to say: an intent and its slots, a closed schema."""

from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.dates import Reading


class Intent(StrEnum):
    """What a person wants of this message."""

    ASK = "ask"
    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    LIST = "list"
    HUMAN = "human"
    UNDO = "undo"
    YES = "yes"
    NO = "no"
    ABANDON = "abandon"
    HELP = "help"
    LANGUAGE = "language"
    SMALLTALK = "smalltalk"
    INFORM = "inform"  # slots without a verb: an answer to a question, or a correction
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What is to be booked, where the message says it."""

    EXPERT = "expert"
    VISIT = "visit"
    ROOM = "room"


@dataclass(frozen=True)
class Understood:
    """A message, read.

    `services`, `persons` and `spaces` are candidate keys of the vocabulary, best first: one when it is certain, several
    when the words fit several, none when nothing was said. `question` tells that the message asks something, whatever
    its intent ("avant ça, elle peut m'aider pour un contrat ?" inside a draft is a question; intent ASK). Intent YES is
    strict: "oui mais c'est où ?" has intent ASK, "oui mais plutôt 11h" has intent INFORM. `keep` is "on garde jeudi
    14h". `topic` names the small talk (greeting, thanks, bye, insult, wellbeing, identity). `wanted_language` is set
    for "in English please".
    """

    text: str
    intent: Intent
    language: str | None
    dates: Reading
    kind: Kind | None = None
    services: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    seats: int | None = None
    more: int = 0
    """How many come beside those said before ("un collègue vient aussi"); negative where fewer do."""
    anyone: bool = False
    earliest: bool = False
    question: bool = False
    place_asked: bool = False
    keep: bool = False
    correction: bool = False
    topic: str = ""
    wanted_language: str | None = None
    unwanted: tuple[str, ...] = ()
    """Persons ruled out: "pas avec Claire"."""
    another: bool = False
    """Anybody but whom it is about: "pas avec elle", "quelqu'un d'autre"."""
    agreed: bool = False
    """The message begins with a yes: "oui, annule-le" (intent CANCEL) may settle a pending cancellation."""
    confirms: bool = False
    """Nothing but an explicit yes is left beside its slots: "oui je confirme jeudi 14h", where they are as proposed."""
    when: str = ""
    """The text as the dates were read from it: without "à 4" where that counts people, "10" as "à 10h"."""
    then: "Understood | None" = None
    """The second of two wishes: "annule … et prends-moi Hugo vendredi à 10h"."""
    aside: str = ""
    """What of the text asks for information, where it wishes for something as well."""
    choice: int | None = None
    """Which of the choices offered, from 1, -1 for the last, 0 for the nearest: "le deuxième", "the last one", "3"."""
