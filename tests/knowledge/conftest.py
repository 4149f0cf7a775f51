"""One real model for the whole session, and a small nursery to ask about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.answerer import Answerer, answerer_of
from knowledge.embedder import Embedder, open_embedder
from knowledge.index import IndexStore
from knowledge.passage import Passage

TODAY = date(2026, 3, 24)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return open_embedder()


def passage(document: str, section: str, text: str, **more: object) -> Passage:
    plain = Passage(
        f"{document}/{section}/{hash((text, str(more)))}", document, document.capitalize(), (section,), text
    )
    return replace(plain, **more)  # type: ignore[arg-type]


NURSERY = (
    passage("badges", "Article 1 – Perte", "Un badge perdu est remplacé pour 25 € HT. Prévenir l'accueil."),
    passage("badges", "Article 2 – Horaires", "Le badge ouvre les bureaux de 7 h à 21 h, du lundi au samedi."),
    passage(
        "parking",
        "Article 1 – Places",
        "Chaque entreprise dispose de deux places. Une de plus coûte 40 € par mois.",
    ),
    passage("parking", "Article 2 – Vélos", "Le local à vélos est gratuit ; les deux douches sont à côté."),
    passage("domiciliation", "Prix", "La domiciliation coûte 45 € HT par mois. Le contrat dure douze mois."),
    passage("domiciliation", "Courrier", "Le courrier est gardé un mois, puis réexpédié chaque vendredi."),
    passage("laboratoire", "Sécurité", "Les hottes sont contrôlées tous les ans. La blouse est obligatoire."),
    passage("preavis", "Article 4 – Départ", "Le préavis de l'entreprise hébergée est de trois mois."),
    passage("staff", "Astreinte", "Le code du coffre est changé chaque lundi.", audience=frozenset({"staff"})),
    passage("tarifs", "2025", "En 2025, la salle coûtait 20 € de l'heure.", valid_until=date(2025, 12, 31)),
    passage("tarifs", "2027", "En 2027, la salle coûtera 30 € de l'heure.", valid_from=date(2027, 1, 1)),
)


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """The folder of an index over the small nursery; not to be changed."""
    folder = tmp_path_factory.mktemp("nursery")
    IndexStore(folder, embedder).write(NURSERY)
    return folder


@pytest.fixture(scope="session")
def answerer(nursery: Path, embedder: Embedder) -> Answerer:
    return answerer_of(IndexStore(nursery, embedder), today=lambda: TODAY)


@pytest.fixture
def store(tmp_path: Path, embedder: Embedder) -> Callable[..., IndexStore]:
    """Opens the store of this test's folder; twice gives two processes' view of it."""
    return lambda: IndexStore(tmp_path / "index", embedder)
