"""A question's kind of detail, and whether a text holds one."""

import pytest

from knowledge.details import asked, held


@pytest.mark.parametrize(
    ("question", "kind", "text"),
    [
        ("c'est combien le badge ?", "money", "Le badge coûte 15 €."),
        ("quel est le prix du badge", "money", "Le badge coûte 15 € HT."),
        ("how much is a desk", "money", "Un poste est gratuit."),
        ("vous ouvrez à quelle heure", "clock", "Ouvert de 8 h à 19 h, du lundi au vendredi."),
        ("combien de temps dure le préavis", "duration", "Le préavis est de trois mois."),
        ("qui est le président", "name", "Le président est Jean Dupuis."),
        ("c ou le courrier", "place", "Le courrier se retire au guichet."),
        ("les tests c tous les combien", "often", "Un test a lieu chaque mois."),
        ("vous fermez quels jours", "date", "Fermé le dimanche."),
        ("le parking est gratuit ?", "free", "Six places sont gratuites."),
        ("qui s'occupe des badges", "person", "Voir Claire Martin à l'accueil."),
        ("what is the email of reception", "contact", "Écrire à accueil@example.org."),
    ],
)
def test_a_detail_asked_for_is_seen_in_the_text_that_holds_it(question: str, kind: str, text: str) -> None:
    assert kind in asked(question)
    assert held(text, frozenset({kind})) == {kind}
    assert not held("Rien de tel.", frozenset({kind}))
