"""What a language model makes of a message that the grammar does not understand, put into the grammar's own schema."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.understanding.dates import read_dates
from bot.understanding.understood import Intent, Kind, Understood
from bot.understanding.vocabulary import Vocabulary

# What a model may say that a person wants: nothing that decides (a yes, a no, taking back) and nothing that writes to
# somebody else (a human).
GUESSED = frozenset({Intent.ASK, Intent.BOOK, Intent.MOVE, Intent.CANCEL, Intent.LIST, Intent.HELP, Intent.INFORM})
MOST_SEATS = 100
LONGEST_QUESTION = 300


@dataclass(frozen=True)
class Guess:
    """A form that a model filled in; nothing in it is trusted."""

    intent: str
    services: tuple[str, ...] = ()
    seats: int | None = None
    when: str = ""
    question: str = ""


def with_guess(understood: Understood, guess: Guess, now: datetime, vocabulary: Vocabulary) -> Understood:
    """The message with what the grammar left open filled in; what the grammar read, dates above all, stays.

    The model's words about time are read by the grammar, and only where the message itself gave none.
    """
    wanted = next((one for one in GUESSED if one.value == guess.intent), None)
    if understood.intent is not Intent.UNKNOWN or wanted is None:
        return understood
    services = understood.services or tuple(dict.fromkeys(one for one in guess.services if one in vocabulary.services))
    dates = understood.dates if understood.dates.said else read_dates(guess.when[:80], now)
    seats = guess.seats if guess.seats and 0 < guess.seats <= MOST_SEATS else None
    asks = wanted is Intent.ASK
    question = guess.question.strip()[:LONGEST_QUESTION] if asks else ""
    return replace(
        understood,
        text=question or understood.text,
        intent=wanted,
        dates=dates,
        services=services,
        kind=understood.kind or _kind(services, vocabulary),
        seats=understood.seats or seats,
        question=understood.question or asks,
    )


def _kind(services: tuple[str, ...], vocabulary: Vocabulary) -> Kind | None:
    kinds = {vocabulary.services[key].kind for key in services}
    return Kind(kinds.pop()) if len(kinds) == 1 and kinds <= set(Kind) else None
