"""What a model says of a message is a wish at most: never a yes, never another date than the message's own."""

import pytest

from bot.understanding.guess import Guess, with_guess
from bot.understanding.understand import understand
from bot.understanding.understood import Intent, Understood
from tests.bot.understanding.world import NOW, VOCABULARY

UNCLEAR = "euh ben le truc là"


def guessed(guess: Guess, text: str = UNCLEAR) -> Understood:
    understood = understand(text, NOW, VOCABULARY)
    return with_guess(understood, guess, NOW, VOCABULARY)


@pytest.mark.parametrize("intent", ["yes", "no", "undo", "human", "abandon", "language", "confirm", "BOOK", ""])
def test_what_decides_or_reaches_somebody_is_nothing_a_model_may_say(intent: str) -> None:
    assert guessed(Guess(intent)).intent is Intent.UNKNOWN


@pytest.mark.parametrize("intent", ["ask", "book", "move", "cancel", "list", "help", "inform"])
def test_a_wish_is_taken_where_the_grammar_sees_none(intent: str) -> None:
    assert guessed(Guess(intent)).intent == intent


def test_what_the_grammar_understands_stays() -> None:
    understood = guessed(Guess("cancel"), "je voudrais un rendez-vous mardi à 10h")
    assert understood.intent is not Intent.CANCEL


def test_only_keys_of_the_documents_are_services() -> None:
    key = next(iter(VOCABULARY.services))
    assert guessed(Guess("book", services=(key, "service:made-up", "yes:1"))).services == (key,)


def test_the_models_words_about_time_are_read_by_the_grammar_and_only_without_others() -> None:
    assert guessed(Guess("book", when="demain à 14h")).dates.said
    assert not guessed(Guess("book", when="2026-13-45T99:00")).dates.at
    text = "truc machin jeudi"
    own = understand(text, NOW, VOCABULARY).dates
    assert guessed(Guess("book", when="vendredi à 9h"), text).dates == own


@pytest.mark.parametrize("seats", [-3, 0, 10_000])
def test_an_odd_number_of_people_is_no_number(seats: int) -> None:
    assert guessed(Guess("book", seats=seats)).seats is None
