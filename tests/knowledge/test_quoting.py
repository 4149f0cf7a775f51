"""A long passage is quoted where it answers."""

from knowledge.answerer import Answerer, answerer_of
from knowledge.embedder import Embedder
from knowledge.index import IndexStore
from knowledge.language.query import read
from knowledge.quoting import LONGEST, quote
from tests.knowledge.conftest import passage

FILLER = " ".join(
    f"La règle numéro {number} concerne le bon ordre des couloirs et des parties communes." for number in range(8)
)
LONG = passage("reglement", "Divers", f"{FILLER} La caution s'élève à 300 €. {FILLER}")


def test_the_quote_holds_the_sentence_that_answers_and_fits_a_phone() -> None:
    found = quote(read("quel est le montant de la caution ?"), LONG, None)
    assert "La caution s'élève à 300 €." in found
    assert found in LONG.text and len(found) <= LONGEST


def test_word_vectors_find_it_too(embedder: Embedder, tmp_path_factory: object, answerer: Answerer) -> None:
    folder = tmp_path_factory.mktemp("long")  # type: ignore[attr-defined]
    store = IndexStore(folder, embedder)
    store.write([LONG])
    source = answerer_of(store).judge("quel est le montant de la caution ?", language="fr")
    assert source is not None and source.chosen[0].reading is not None
    assert "300 €" in quote(read("quel est le montant de la caution ?"), LONG, source.chosen[0].reading)


ROWS = "\n".join(
    f"| Salle numéro {number} du bâtiment deux | {number} places | {10 * number} € l'heure |" for number in range(1, 16)
)
HEADER = "| Salle | Places | Prix |\n|---|---|---|\n"
TABLE = passage("salles", "Tarifs", f"Voici les salles.\n\n{HEADER}{ROWS}\n\n{FILLER}")


def test_a_row_is_quoted_whole_and_with_its_header() -> None:
    found = quote(read("prix de la salle numéro 7 du bâtiment deux"), TABLE, None)
    assert found in TABLE.text
    assert found.startswith(HEADER)
    assert "| 7 places | 70 € l'heure |" in found and found.endswith("|")


def test_a_quote_beside_a_table_does_not_cut_it() -> None:
    found = quote(read("quelle règle pour le bon ordre des couloirs et des parties communes ?"), TABLE, None)
    assert "|" not in found and found in TABLE.text
