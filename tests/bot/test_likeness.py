"""A wish in words that no document uses finds its service; what is like none finds none."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.likeness import Likeness
from bot.understanding.understand import understand
from bot.understanding.vocabulary import ServiceWords, build_vocabulary
from knowledge.embedder import open_embedder

NOW = datetime(2026, 3, 24, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))
VOCABULARY = build_vocabulary([
    ServiceWords("legal", "expert", "Conseil juridique", ("droit", "avocat", "statuts")),
    ServiceWords("people", "expert", "Ressources humaines", ("embauche", "contrat de travail", "salarié")),
    ServiceWords("money", "expert", "Financement", ("subvention", "levée de fonds", "investisseurs")),
])  # fmt: skip


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    """The packaged model."""
    return Likeness(open_embedder())


@pytest.mark.parametrize(
    ("wish", "service"),
    [
        ("jveux voir un juriste demain", "legal"),
        ("un rdv avec une banque qui lève des fonds", "money"),
        ("I'd like an appointment with a lawyer", "legal"),
        ("je voudrais un rendez-vous pour recruter", "people"),
    ],
)
def test_a_wish_in_other_words_finds_its_service(likeness: Likeness, wish: str, service: str) -> None:
    assert understand(wish, NOW, VOCABULARY, similarity=likeness.to(VOCABULARY)).services == (service,)


@pytest.mark.parametrize(
    "wish", ["je voudrais un rendez-vous", "un rdv avec le plombier", "an appointment for a coffee"]
)
def test_what_is_like_no_service_finds_none(likeness: Likeness, wish: str) -> None:
    assert understand(wish, NOW, VOCABULARY, similarity=likeness.to(VOCABULARY)).services == ()


def test_a_question_is_not_judged(likeness: Likeness) -> None:
    def never(_text: str) -> dict[str, float]:
        raise AssertionError

    assert understand("quels sont les tarifs ?", NOW, VOCABULARY, similarity=never).services == ()
