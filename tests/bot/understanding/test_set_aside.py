"""What is mentioned and not wished for is left out."""

import pytest

from bot.understanding.set_aside import without_excuses, without_whom_one_sees


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("pas RH, développement durable", ", développement durable"),
        ("juridique plutôt que RH", "juridique"),
        ("legal instead of HR", "legal"),
        ("j'ai une réunion à 10h", "à 10h"),
    ],
)
def test_a_subject_that_is_ruled_out_is_no_subject(text: str, left: str) -> None:
    assert " ".join(without_excuses(text).split()) == left


@pytest.mark.parametrize("text", ["je ne peux pas payer mon salarié", "pourquoi pas un rdv RH ?", "un rdv RH jeudi"])
def test_a_subject_that_is_said_stays(text: str) -> None:
    assert without_excuses(text) == text


def test_whom_one_sees_at_that_time_is_not_asked_for() -> None:
    assert "Claire" not in without_whom_one_sees("j'ai Claire à ce moment, 15h30 alors")
    assert "Claire" in without_whom_one_sees("je vois Claire jeudi ?")
