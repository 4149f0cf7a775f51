"""A question keeps what it asks and loses who asked it."""

import pytest

from bot.flows.desk import reworded

NAMES = ("Oriane", "Atelier Bleu")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bonjour, où est le local à vélos ? Merci d'avance, Oriane", "Où est le local à vélos ?"),
        ("Salut l'équipe ! Je voudrais savoir si on peut peindre les murs", "Si on peut peindre les murs"),
        ("Hello, I'm Oriane from Atelier Bleu. Can I bring a dog? Thanks!", "Can I bring a dog?"),
        ("où est le local à vélos", "Où est le local à vélos"),
        ("Bonsoir, petite question : qui a la clé du toit svp ?", "Qui a la clé du toit ?"),
        ("Merci", "Merci"),
        ("Is there a merci button on the printer?", "Is there a merci button on the printer?"),
    ],
)
def test_a_question_as_anybody_would_ask_it(said: str, kept: str) -> None:
    assert reworded.question(said, NAMES) == kept


def test_an_answer_loses_its_greeting_and_keeps_its_lines() -> None:
    said = "Bonjour Oriane,\n\nOui :\n- le matin\n- le soir\n\nBonne journée,"
    assert reworded.answer(said, NAMES) == "Oui :\n- le matin\n- le soir"
