"""What a change of the documents means for those who were given a passage."""

from dataclasses import replace
from datetime import date

from ingest.changes import Kind, changes
from knowledge.passage import Passage


def passage(text: str, section: str = "Préavis", document: str = "bail") -> Passage:
    return Passage(id=text, document=document, title="Bail", section=(section,), text=text)


def test_a_sections_new_text_is_told_with_the_old() -> None:
    old, new = passage("Trois mois."), passage("Six mois.")
    (change,) = changes([old], [new])
    assert (change.kind, change.old, change.new) == (Kind.CHANGED, (old,), (new,))
    assert (change.document, change.section) == ("bail", ("Préavis",))


def test_vanished_and_new_sections_are_told() -> None:
    kinds = [change.kind for change in changes([passage("A.", "Un")], [passage("B.", "Deux")])]
    assert kinds == [Kind.VANISHED, Kind.APPEARED]


def test_the_same_words_otherwise_cut_are_no_change() -> None:
    assert changes([passage("Un. Deux.")], [passage("Un."), passage("Deux.")]) == ()


def test_a_new_title_or_date_is_no_change_of_text() -> None:
    old = passage("Trois mois.")
    assert changes([old], [replace(old, title="Bail type", valid_from=date(2026, 1, 1))]) == ()


def test_a_section_that_only_moved_is_not_told() -> None:
    assert changes([passage("Trois mois.", "Préavis")], [passage("Trois mois.", "Délai de préavis")]) == ()
    assert changes([passage("Trois mois.")], [passage("Trois mois.", document="bail-2026")]) == ()
