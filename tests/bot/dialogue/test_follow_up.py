from datetime import UTC, datetime, timedelta

import pytest

from bot.dialogue.follow_up import is_fresh, whole_question

NOW = datetime(2026, 3, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "before", "whole"),
    [
        (
            "et pour un domicilié ?",
            "Quel est le préavis pour une entreprise hébergée ?",
            "Quel est le préavis pour un domicilié ?",
        ),
        ("Et pour un domicilié ?", "Quel est le préavis ?", "Quel est le préavis pour un domicilié ?"),
        ("et le samedi ?", "À quelle heure ouvrent les bureaux ?", "À quelle heure ouvrent les bureaux le samedi ?"),
        ("ok, et sans badge ?", "Comment entrer avec un badge ?", "Comment entrer sans badge ?"),
        ("and on Sunday?", "Is the building open on Saturday?", "Is the building open on Sunday ?"),
        ("what about Saturdays?", "When is it open?", "When is it open Saturdays ?"),
        (
            "and for a domiciled company?",
            "What is the notice for a hosted company?",
            "What is the notice for a domiciled company ?",
        ),
    ],
)
def test_a_part_is_made_whole_from_the_question_before(text: str, before: str, whole: str) -> None:
    assert whole_question(text, before) == whole


@pytest.mark.parametrize(
    "text",
    [
        "et combien coûte un badge ?",
        "and how much is a badge?",
        "et si je pars avant ?",
        "et merci",
        "et alors ?",
        "et vous ?",
        "Quel est le préavis pour un domicilié ?",
        "pour un domicilié ?",
        "et pour finir je voudrais savoir quand ouvre la salle de réunion du bâtiment deux ?",
    ],
)
def test_what_is_whole_or_no_part_of_a_question_stays_as_it_is(text: str) -> None:
    assert whole_question(text, "Quel est le prix du parking ?") is None


def test_without_a_question_before_there_is_nothing_to_go_on_from() -> None:
    assert whole_question("et pour un domicilié ?", "") is None
    assert not is_fresh(None, NOW)
    assert not is_fresh(NOW - timedelta(hours=1), NOW)
    assert is_fresh(NOW - timedelta(minutes=5), NOW)
