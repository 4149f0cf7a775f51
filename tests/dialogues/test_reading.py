"""Turns as written, read into acts; labels matched to wishes."""

from datetime import timedelta

import pytest

from tests.dialogues.acts import (
    Act,
    Books,
    Button,
    Choose,
    NotUnderstood,
    Replay,
    Restart,
    Say,
    Send,
    StaffActs,
    StaffAnswers,
    Tap,
    Wait,
)
from tests.dialogues.reading import read_turn
from tests.dialogues.words import matches

EVENTS: list[tuple[str, Act]] = [
    ("Bonjour", Say("Bonjour")),
    ("<b>oui</b>", Say("<b>oui</b>")),
    ("<choose Claire>", Choose("Claire")),
    ("<choose Confirm>", Tap(Button.CONFIRM)),
    ("<restart>", Restart()),
    ("<the bot restarts>", Restart()),
    ("<kill -9 and restart>", Restart()),
    ("<wait 10 min>", Wait(timedelta(minutes=10))),
    ("<15 minutes later>", Wait(timedelta(minutes=15))),
    ("<2 h later>", Wait(timedelta(hours=2))),
    ("<30 s>", Wait(timedelta(seconds=30))),
    ("<an hour passes>", Wait(timedelta(hours=1))),
    ("<next day>", Wait(next_day=True)),
    ("<the hold expires>", Wait(timedelta(minutes=16))),
    ("<F2: bonjour>", Say("bonjour", "F2")),
    ('<F2 says "annule tout">', Say("annule tout", "F2")),
    ("<staff answers: oui, lundi>", StaffAnswers("oui, lundi")),
    ("<sticker>", Send("sticker")),
    ("<voice message>", Send("voice")),
    ("<sends a picture>", Send("photo")),
    ("<same update again>", Replay()),
    ("<expert cancels B1>", StaffActs("expert cancels B1")),
    ("<the weather changes>", NotUnderstood("the weather changes")),
]


@pytest.mark.parametrize(("turn", "act"), EVENTS, ids=[turn for turn, _ in EVENTS])
def test_a_turn_is_read(turn: str, act: Act) -> None:
    assert read_turn(turn) == act


@pytest.mark.parametrize(
    ("turn", "founder"),
    [
        ("<F3 books claire 2026-03-26T10:00>", "F3"),
        ("<another founder takes the slot>", "F2"),
        ("<the slot is taken meanwhile>", "F2"),
    ],
)
def test_somebody_else_books(turn: str, founder: str) -> None:
    act = read_turn(turn)
    assert isinstance(act, Books) and act.founder == founder


@pytest.mark.parametrize(
    ("turn", "button", "founder", "stale", "forged", "times"),
    [
        ("<tap Confirm>", Button.CONFIRM, None, False, False, 1),
        ("<tap Confirm twice>", Button.CONFIRM, None, False, False, 2),
        ("<tap old Confirm>", Button.CONFIRM, None, True, False, 1),
        ("<tap stale button>", Button.OTHER, None, True, False, 1),
        ("<F2 taps Confirm>", Button.CONFIRM, "F2", False, False, 1),
        ("<F2 taps F1's Confirm>", Button.CONFIRM, "F2", False, False, 1),
        ("<another founder presses the button>", Button.CONFIRM, "F2", False, False, 1),
        ("<forged button>", Button.OTHER, None, False, True, 1),
        ("<tap Undo>", Button.UNDO, None, False, False, 1),
    ],
)
def test_a_tap_is_read(turn: str, button: Button, founder: str | None, stale: bool, forged: bool, times: int) -> None:
    act = read_turn(turn)
    assert isinstance(act, Tap)
    assert (act.button, act.founder, act.stale, act.forged, act.times) == (button, founder, stale, forged, times)


@pytest.mark.parametrize(
    ("wished", "label"),
    [
        ("Claire", "Claire Martin"),
        ("dubois", "Claire DUBOIS"),
        ("11h15", "11:15"),
        ("11:15", "mar. 31 mars 11h15"),
        ("3pm", "15:00"),
        ("mardi", "mar. 31 mars"),
        ("Tuesday", "mar. 31 mars"),
        ("3 avril", "Fri 3 April"),
        ("1er avril", "mer. 1er avril"),
        ("n'importe qui", "Anyone"),
        ("juridique", "📅 Conseil juridique"),
    ],
)
def test_a_wish_fits_a_label(wished: str, label: str) -> None:
    assert matches(wished, label)


@pytest.mark.parametrize(
    ("wished", "label"), [("11h", "11h15"), ("Claire", "Hugo"), ("3 avril", "13 avril"), ("", "Hugo")]
)
def test_a_wish_does_not_fit_another_label(wished: str, label: str) -> None:
    assert not matches(wished, label)
