"""A question's kind of detail, and whether a text holds one."""

import pytest

from knowledge.details import asked, held


@pytest.mark.parametrize(
    ("question", "kind", "text"),
    [
        ("c'est combien le badge ?", "number", "Le badge coûte 15 €."),
        ("quel est le prix du badge", "money", "Le badge coûte 15 € HT."),
        ("how much is a desk", "money", "Un poste est gratuit."),
        ("vous ouvrez à quelle heure", "time", "Ouvert de 8 h à 19 h, du lundi au vendredi."),
        ("combien de temps dure le préavis", "duration", "Le préavis est de trois mois."),
        ("qui s'occupe des badges", "person", "Voir Claire Martin à l'accueil."),
        ("what is the email of reception", "contact", "Écrire à accueil@example.org."),
    ],
)
def test_a_detail_asked_for_is_seen_in_the_text_that_holds_it(question: str, kind: str, text: str) -> None:
    assert kind in asked(question)
    assert held(text, frozenset({kind})) == {kind}
    assert not held("La cour est fermée aux voitures.", frozenset({kind}))
