"""What becomes of a document's text when it is cut into passages."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cuts import LONGEST
from ingest.split import split
from tests.ingest.doubles import document

SENTENCE = "Le dépôt de garantie représente deux mois de loyer hors taxes pour chaque bureau occupé. "
STRETCHES = [SENTENCE, "\n\n", "\n- ", "\n## ", ":", "é" * 1200, "\n|a|b|\n|-|-|\n"]
NOISE = st.text(alphabet="aé B.?!:;,|-*#>1\n\t ", max_size=400)


def test_a_section_that_fits_is_one_passage() -> None:
    (passage,) = split(document("## Article 3.2 – Garantie\n\n" + SENTENCE * 9))
    assert passage.section == ("Article 3.2 – Garantie",)
    assert passage.text == (SENTENCE * 9).strip()


def test_no_passage_reaches_over_two_sections() -> None:
    passages = split(document("Préambule.\n\n## Accès\n\nOui.\n\n### Nuit\n\nNon.\n"))
    assert [(passage.section, passage.text) for passage in passages] == [
        ((), "Préambule."),
        (("Accès",), "Oui."),
        (("Accès", "Nuit"), "Non."),
    ]


def test_a_long_section_is_cut_between_sentences_into_parts_of_like_length() -> None:
    passages = split(document("## Garantie\n\n" + SENTENCE * 24))
    assert all(passage.text.endswith("occupé.") and passage.text.startswith("Le dépôt") for passage in passages)
    lengths = [len(passage.text) for passage in passages]
    assert max(lengths) <= LONGEST
    assert min(lengths) > 500


def test_paragraphs_are_better_places_to_cut_than_sentences() -> None:
    paragraphs = [SENTENCE * 7, SENTENCE * 6]
    passages = split(document("\n\n".join(paragraphs)))
    assert [passage.text for passage in passages] == [paragraph.strip() for paragraph in paragraphs]


def test_a_list_stays_with_the_sentence_that_announces_it() -> None:
    items = "\n".join(f"- la pièce numéro {number}, à fournir en deux exemplaires signés" for number in range(8))
    passages = split(document(SENTENCE * 7 + "\n\nPièces à fournir :\n\n" + items))
    assert any("Pièces à fournir :\n\n- la pièce numéro 0" in passage.text for passage in passages)


def test_a_cut_table_keeps_its_header_in_front_of_each_part() -> None:
    rows = "\n".join(f"| Bureau numéro {number} de la pépinière | {number} € hors taxes |" for number in range(60))
    passages = split(document("| Espace | Prix |\n|---|---|\n" + rows))
    assert len(passages) > 1
    assert all(passage.text.startswith("| Espace | Prix |\n|---|---|\n| Bureau") for passage in passages)
    assert sum(passage.text.count("| Bureau") for passage in passages) == 60
    assert all(len(passage.text) <= LONGEST for passage in passages)


def test_a_question_stays_with_its_answer() -> None:
    (passage,) = split(document("## Où garer mon vélo ?\n\nAu local du rez-de-chaussée.\n", kind="faq"))
    assert (passage.section, passage.text) == (("Où garer mon vélo ?",), "Au local du rez-de-chaussée.")


def test_no_passage_reaches_over_a_page_and_each_says_its_own() -> None:
    text = "## Accès\n\nUn badge par personne. Il coûte 15 euros. Il se rend au départ."
    passages = split(document(text, page_starts=(0, text.index("Il se rend") - 5)))
    assert [(passage.page, passage.text) for passage in passages] == [
        (1, "Un badge par personne. Il coûte 15 euros."),
        (2, "Il se rend au départ."),
    ]


def test_a_huge_line_is_cut_between_words() -> None:
    passages = split(document("mot " * 100_000))
    assert all(len(passage.text) <= LONGEST and set(passage.text.split()) == {"mot"} for passage in passages)


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    assert all(len(passage.text) <= LONGEST for passage in split(document("x" * 5_000)))


def test_the_notice_of_a_sample_is_no_passage() -> None:
    text = "> Document d'exemple.\n\n## Accès\n\nOui.\n"
    assert [passage.text for passage in split(document(text, sample=True))] == ["Oui."]
    assert len(split(document(text))) == 2


def test_nor_is_the_notice_that_ends_its_last_article() -> None:
    text = "## Accès\n\nOui.\n\n## Nuit\n\nNon.\n\n> Document d'exemple.\n"
    assert [passage.text for passage in split(document(text, sample=True))] == ["Oui.", "Non."]
    assert split(document(text))[-1].text.endswith("exemple.")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Autre"},
        {"stem": "autre"},
        {"kind": "faq"},
        {"language": "en"},
        {"audience": frozenset({"staff"})},
        {"owner": "Accueil"},
        {"valid_from": date(2026, 1, 1)},
        {"valid_until": date(2026, 1, 1)},
        {"topics": ("accueil",)},
    ],
)
def test_the_id_changes_with_all_that_is_searched_or_shown(change: dict[str, object]) -> None:
    before = document("## Accès\n\nOui.\n")
    assert split(before)[0].id == split(replace(before, path=before.path / "elsewhere"))[0].id
    assert split(before)[0].id != split(replace(before, **change))[0].id  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(STRETCHES), max_size=40), NOISE)
def test_passages_are_verbatim_whole_and_not_too_long(parts: list[str], noise: str) -> None:
    made = document("".join(parts) + noise)
    passages = split(made)
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        assert 0 < len(passage.text) <= LONGEST
        head, _, rest = passage.text.partition("-|\n")
        assert passage.text in made.text or (rest in made.text and head + "-|" in made.text)
    told = {word for passage in passages for word in passage.text.split()}
    assert {word for section in made.sections for word in section.text.split() if len(word) <= LONGEST} <= told
