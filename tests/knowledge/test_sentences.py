"""Sentences are stretches of the text itself."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import split


def _sentences(text: str) -> list[str]:
    return [stretch.of(text) for stretch in split(text)]


def test_full_stops_end_sentences() -> None:
    assert _sentences("Le badge coûte 15 €. Il est remis à l'accueil ! Vraiment ?") == [
        "Le badge coûte 15 €.",
        "Il est remis à l'accueil !",
        "Vraiment ?",
    ]


def test_abbreviations_numbers_and_times_do_not() -> None:
    for text in (
        "M. Dupont reçoit le lundi (cf. art. 3.2 du règlement).",
        "Le prix est de 3.50 € env. 12 unités.",
        "Voir p. 12 et l'annexe B. Martin.",
        "Écrire à accueil@example.org avant 17 h.",
    ):
        assert _sentences(text) == [text]


def test_items_and_rows_stand_alone() -> None:
    assert _sentences("Apporter :\n- un Kbis\n- un RIB\n\n| a | b |") == [
        "Apporter :",
        "- un Kbis",
        "- un RIB",
        "| a | b |",
    ]


@given(st.text(alphabet='aéÀ .!?…\n-|0«»"', max_size=80))
def test_no_word_is_lost_or_changed(text: str) -> None:
    assert "".join("".join(_sentences(text)).split()) == "".join(text.split())
