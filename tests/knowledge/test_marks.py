"""What two questions have to agree in: what they ask for, their marks, the sides they take."""

import pytest

from knowledge.marks import asks_how, kinds, marks, rivalry, sides


@pytest.mark.parametrize(
    ("question", "kind"),
    [("c ou la machine", "where"), ("qui répare ?", "who"), ("when is it?", "when"), ("prix du badge", "how much")],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kinds(question) == {kind}


def test_marks_are_the_same_in_both_languages() -> None:
    assert marks("livrer le samedi 3 mars") == marks("deliver on Saturday 3 March") == {"saturday", "march", "3"}
    assert marks("la cantine ouvre") != marks("la cantine ferme")


def test_a_question_that_takes_another_side_is_a_rival() -> None:
    assert rivalry(sides("comment envoyer un colis ?"), sides("how do I receive a parcel?")) == 1
    assert rivalry(sides("passe-t-il le lundi ?"), sides("does he come on Tuesdays?")) == 1
    assert rivalry(sides("passe-t-il le lundi ?"), sides("does he come on Mondays?")) == 0
    assert rivalry(sides("passe-t-il le lundi ?"), sides("does he come?")) == 0


def test_how_is_asked_in_many_ways() -> None:
    assert asks_how("quelle est la marche à suivre ?") and asks_how("how do I get there?")
    assert not asks_how("combien ça coûte ?")
