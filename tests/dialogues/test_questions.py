"""What counts as a question about something already said."""

import pytest

from tests.dialogues.made_up import WORLD, having, step, timeline
from tests.dialogues.questions import repeated
from tests.dialogues.timeline import Step
from tests.dialogues.told import told_fields


def asked(turn: str, field: str, number: int, pressed: str = "", **draft: object) -> Step:
    """A turn after which the bot asks for a field."""
    conversation = {"draft": {"id": "d", **draft}, "offer": {"step": number, "field": field}}
    return step(turn, having(conversation=conversation), pressed=pressed)


def fields_of(*steps: Step) -> list[str]:
    return [field for field, _ in repeated(timeline(*steps))]


def test_asking_for_what_nobody_said_is_no_repetition() -> None:
    assert (
        fields_of(asked("un rdv RH", "resource", 1), asked("Claire Martin", "day", 2), asked("jeudi", "time", 3)) == []
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("Hugo jeudi à 10h", "resource"),
        ("Hugo jeudi à 10h", "time"),
        ("un rdv RH demain", "day"),
        ("un rdv RH demain", "service"),
        ("on est 3 pour le labo", "seats"),
        ("un expert RH, n'importe qui", "resource"),
    ],
)
def test_asking_for_what_was_just_said_is_a_repetition(said: str, field: str) -> None:
    assert fields_of(asked(said, field, 1)) == [field]


def test_asking_later_for_what_was_said_before_is_a_repetition() -> None:
    assert fields_of(
        asked("jeudi à 10h", "service", 1), asked("pour le RH", "resource", 2), asked("Hugo", "time", 3)
    ) == ["time"]


def test_a_refused_time_may_be_asked_for() -> None:
    refused = asked("Claire Martin mardi 10h", "time", 1, refused=["2026-03-31T10:00:00+02:00"])
    assert fields_of(refused) == []


def test_a_digression_comes_back_to_the_open_question() -> None:
    refused = asked("Claire Martin mardi 10h", "time", 1, refused=["2026-03-31T10:00:00+02:00"])
    back = asked("c'est payant ?", "time", 2, refused=["2026-03-31T10:00:00+02:00"])
    assert fields_of(refused, back) == []


def test_a_pressed_choice_counts_as_said() -> None:
    chosen = asked("<choose Claire>", "resource", 2, pressed="pick:1:0")
    assert fields_of(asked("un rdv RH", "resource", 1), chosen) == ["resource"]


def test_an_ambiguous_name_is_not_a_person() -> None:
    assert "resource" not in told_fields("je veux voir Claire", WORLD)
    assert "resource" in told_fields("je veux voir Claire Dubois", WORLD)


def test_what_is_ruled_out_was_not_said() -> None:
    assert "day" not in told_fields("plutôt le matin, pas lundi", WORLD)
