"""What is asked without a question mark, as phones have it, and what is wished for in the same words."""

import pytest

from bot.understanding.understand import understand
from bot.understanding.understood import Intent
from tests.bot.understanding.world import NOW, VOCABULARY

QUESTIONS = (
    "ca coute combien une salle de reunion pr 8",
    "c combien la location du labo a la journee",
    "on a droit a cb d'heures de salle par mois",
    "jpeux ramener mon chien au bureau",
    "on peut manger dans les bureaux",
    "mon stagiaire peut utiliser le labo le soir",
    "je peux installer une imprimante dans mon bureau",
    "j'ai le droit de mettre une plaque sur la porte du bureau",
    "can we use the lab at night",
    "je voudrais savoir si on peut recevoir des clients le samedi",
    "vous pouvez m'expliquer comment marche le labo",
    "tu sais si la salle a un ecran",
    "un rdv avec l'expert dure combien de temps",
    "le labo il est ouvert jusqu'a quand",
    "les visiteurs peuvent se garer ou",
    "i'd like to know whether the lab is open on sundays",
)
WISHES = (
    "on peut visiter le labo vendredi",
    "je peux avoir un rdv rh demain",
    "je peux venir mardi 14h",
    "on peut utiliser la salle demain de 14h a 16h",
    "vous pouvez me mettre vendredi matin",
    "je peux voir qui pour un contrat demain",
    "could we book the meeting room on friday at 10",
    "pourquoi pas jeudi 10h",
    "on pourrait se voir jeudi",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_fact_is_asked(text: str) -> None:
    understood = understand(text, NOW, VOCABULARY)
    assert (understood.intent, understood.question) == (Intent.ASK, True)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_put_the_same_way_stays_a_wish(text: str) -> None:
    understood = understand(text, NOW, VOCABULARY)
    assert understood.intent in (Intent.BOOK, Intent.INFORM) and not understood.question
