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


def test_an_hour_may_end_a_sentence() -> None:
    assert _sentences("On ouvre à 8 h. Le soir, on ferme à 17 h 30. Sonnez.") == [
        "On ouvre à 8 h.",
        "Le soir, on ferme à 17 h 30.",
        "Sonnez.",
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


def test_lines_that_the_page_broke_are_one_sentence() -> None:
    wrapped = "La redevance est payable d'avance, par virement,\nau plus tard le 10 du mois."
    broken_before_a_name = (
        "Le rendez-vous se prend auprès du secrétariat de la maison, et par\nMme Aubrac en son absence."
    )
    for text in (wrapped, broken_before_a_name, "Les critères :\nl'équipe, le marché."):
        assert _sentences(text) == [text]


def test_lines_that_their_writer_ended_are_not() -> None:
    rows = ["Salle Isle (25 pers.)       75 EUR", "Photocopie ........... 0,06 EUR", "Numérisation ......... gratuit"]
    for lines in (rows, ["Sélection", "Huit projets sont admis."], ["Deux badges ;", "une clé."]):
        assert _sentences("\n".join(lines)) == lines
