"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il ouvre à 8 h. Il ferme à 19 h.", ["Il ouvre à 8 h.", "Il ferme à 19 h."]),
        ("Voir M. Dupont (cf. art. 5). Merci !", ["Voir M. Dupont (cf. art. 5).", "Merci !"]),
        ("« Qui paie ? » Le locataire.", ["« Qui paie ? »", "Le locataire."]),
        (
            "Le loyer est de 3.50 € par m². 12 jours après, il double.",
            ["Le loyer est de 3.50 € par m².", "12 jours après, il double."],
        ),
        ("1. Tarifs\nLe prix est fixe.", ["1. Tarifs\nLe prix est fixe."]),
        ("Call Mr. Smith. He knows.", ["Call Mr. Smith.", "He knows."]),
        ("**Gras.** Suite.", ["**Gras.**", "Suite."]),
        ("Comptez 30 min. Ensuite, repartez.", ["Comptez 30 min.", "Ensuite, repartez."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="aA .!?…»\n1M", max_size=200))
def test_no_letter_is_lost_or_doubled(text: str) -> None:
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
