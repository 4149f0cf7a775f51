"""Words that replace one another are kin; words that merely keep company are not."""

import pytest

from knowledge.french.frequency import weight
from knowledge.french.lexicon import back, translate
from knowledge.kinship import kinship
from knowledge.language.query import Wanted, read


def wanted(word: str, language: str) -> Wanted:
    return read(word, language, translate).wanted[0]


def kin(one: str, other: str, others: str = "fr") -> float:
    return kinship(wanted(one, "fr"), "fr", wanted(other, others), others)


@pytest.mark.parametrize(
    ("one", "other"), [("bicyclette", "vélo"), ("peindre", "repeindre"), ("prévenir", "signaler"), ("fumer", "fumeur")]
)
def test_words_that_replace_one_another_are_kin(one: str, other: str) -> None:
    assert kin(one, other) >= 0.8


@pytest.mark.parametrize(("one", "other"), [("vélo", "bike"), ("courrier", "mail"), ("prévenir", "notify")])
def test_a_translation_is_kin(one: str, other: str) -> None:
    assert kin(one, other, "en") >= 0.8


@pytest.mark.parametrize(
    ("one", "other"), [("voiture", "vélo"), ("loyer", "caution"), ("samedi", "dimanche"), ("chien", "chat")]
)
def test_words_that_keep_company_are_not(one: str, other: str) -> None:
    assert kin(one, other) < 0.3


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert weight("bicyclette") > weight("faire")
    assert weight("zzyzx") == 1.0


def test_the_lexicon_reads_backwards() -> None:
    assert "bicycl" in back("bicyclet")
    assert back("zzyzx") == {}
