"""A judge that cannot condemn is worth nothing: each rule sees a dialogue that breaks it, and one that does not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.dialogues.judge import judge
from tests.dialogues.made_up import BEFORE, having, row, step, timeline
from tests.dialogues.timeline import Timeline

HUGO = row(9, "F4", "hugo", "2026-03-26T10:00")
WANTED = {"created": [{"founder": "F4", "expert": "hugo", "start": "2026-03-26T10:00+01:00", "state": "confirmed"}]}


def booked(end: Mapping[str, object], *rows: object, turn: str = "oui") -> Timeline:
    return timeline(step("Hugo jeudi à 10h"), step(turn, having(*rows)), end=end)  # type: ignore[arg-type]


def test_the_right_end_succeeds() -> None:
    assert judge(booked(WANTED, HUGO)).clean


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), "missing"),
        ((row(9, "F4", "hugo", "2026-03-26T11:00"),), "starts 2026-03-26T11:00"),
        ((row(9, "F4", "nora", "2026-03-26T10:00"),), "service nora"),
        ((row(9, "F2", "hugo", "2026-03-26T10:00"),), "founder F2"),
        ((replace(HUGO, state="requested"),), "it is requested"),
        ((replace(HUGO, state="held"),), "missing"),
        ((HUGO, row(10, "F4", "nora", "2026-03-26T14:00")), "created though the end says nothing"),
    ],
)
def test_a_wrong_created_booking_is_seen(rows: tuple[object, ...], told: str) -> None:
    result = judge(booked(WANTED, *rows))
    assert not result.success
    assert any(told in one for one in result.wrong), result.wrong


def test_a_move_must_go_to_the_time_with_the_sequence_and_stay_confirmed() -> None:
    end = {"moved": [{"id": "B1", "start": "2026-04-01T14:00+02:00", "sequence": 1}]}
    moved = row(1, "F1", "claire", "2026-04-01T14:00", version=1)
    assert judge(timeline(step("oui", having(moved)), founder="F1", end=end)).success
    for wrong in (replace(moved, version=2), replace(moved, state="cancelled"), BEFORE.bookings[1]):
        assert not judge(timeline(step("oui", having(wrong)), founder="F1", end=end)).success


def test_exactly_the_listed_bookings_must_be_cancelled() -> None:
    b1, b3 = (replace(BEFORE.bookings[number], state="cancelled") for number in (1, 3))
    end = {"cancelled": ["B1"]}
    assert judge(timeline(step("oui", having(b1)), founder="F1", end=end)).success
    assert not judge(timeline(step("oui", having(b1, b3)), founder="F1", end=end)).success
    assert not judge(timeline(step("oui", having(b3)), founder="F1", end=end)).success
    assert not judge(timeline(step("oui"), founder="F1", end=end)).success


def test_a_visit_is_told_by_session_and_seats() -> None:
    end = {"created": [{"founder": "F4", "visit": "lab1@2026-04-03T14:00", "seats": 3}]}
    visit = row(9, "F4", "lab1", "2026-04-03T14:00", seats=3)
    assert judge(booked(end, visit)).success
    assert not judge(booked(end, replace(visit, seats=2))).success
    assert not judge(booked(end, row(9, "F4", "office_12", "2026-04-03T14:00", seats=3))).success


def test_a_handoff_that_did_not_happen_is_seen() -> None:
    assert judge(timeline(step("un humain", having(handoff=True)), end={"handoff": True})).success
    assert not judge(timeline(step("un humain"), end={"handoff": True})).success
    assert not judge(timeline(step("un humain", having(handoff=True)), end={"handoff": False})).success


def test_what_stands_finally_is_compared() -> None:
    gone = replace(BEFORE.bookings[1], state="cancelled")
    assert judge(timeline(step("oui"), founder="F1", end={"final": ["B1", "B3"]})).success
    assert not judge(timeline(step("oui", having(gone)), founder="F1", end={"final": ["B1", "B3"]})).success
    assert judge(timeline(step("oui", having(gone)), founder="F1", end={"final": ["B3"]})).success
    assert judge(booked({"final": WANTED["created"]}, HUGO)).success
    assert not judge(booked({"final": WANTED["created"]})).success


def test_what_an_end_says_and_nobody_compares_is_told() -> None:
    assert judge(booked({**WANTED, "mood": "good"}, HUGO)).unchecked == ("end: mood",)


NEVERS = [
    ("commit before 'oui'", [step("jeudi", having(HUGO)), step("oui", having(HUGO))]),
    ("cancel before 'oui'", [step("annule", having(replace(BEFORE.bookings[1], state="cancelled"))), step("oui")]),
    ("any commit before an explicit yes", [step("jeudi", having(HUGO)), step("oui", having(HUGO))]),
    ("booking without confirmation", [step("jeudi", having(HUGO))]),
    ("a booking at 10:00 exists at any time", [step("oui", having(HUGO)), step("oui")]),
    ("booking on 2026-03-26", [step("oui", having(HUGO))]),
    ("booking on Thursday", [step("oui", having(HUGO))]),
    ("booking with hugo", [step("oui", having(HUGO))]),
    ("booking with Hugo Bernard on 26 March at 10:00", [step("oui", having(HUGO))]),
    ("booking today 11:00", [step("oui", having(row(9, "F4", "hugo", "2026-03-24T11:00")))]),
    ("overlap with B2 or its buffer", [step("oui", having(row(9, "F4", "claire", "2026-03-31T11:00")))]),
    ("overlap with B2 or its buffer", [step("oui", having(row(9, "F4", "claire", "2026-03-31T09:00")))]),
    ("second booking for F1 with claire", [step("oui", having(row(9, "F1", "claire", "2026-04-01T14:00")))]),
    ("two bookings for F4", [step("oui", having(HUGO, row(10, "F4", "nora", "2026-03-27T10:00")))]),
    ("B3 cancelled", [step("oui", having(replace(BEFORE.bookings[3], state="cancelled")))]),
    ("B1 lost if the new time fails", [step("oui", having(replace(BEFORE.bookings[1], state="expired"))), step("ok")]),
    ("B2 moved", [step("oui", having(row(2, "F2", "claire", "2026-04-01T10:00")))]),
    ("F2's booking cancelled", [step("oui", having(replace(BEFORE.bookings[2], state="cancelled")))]),
    ("another founder's booking changed", [step("oui", having(replace(BEFORE.bookings[2], state="cancelled")))]),
    ("more than one booking", [step("oui", having(HUGO, row(10, "F4", "nora", "2026-03-27T10:00")))]),
    ("more than one confirmation message", [step("oui", having(HUGO), "✅ C'est réservé.", "✅ C'est réservé.")]),
    ("overbooked visit", [step("oui", having(row(9, "F4", "lab1", "2026-03-27T14:00", seats=2)))]),
    (
        "4th active booking",
        [step("oui", having(*(row(n, "F1", "nora", f"2026-04-0{n - 8}T09:00") for n in (9, 10))))],
    ),
    ("any change", [step("oui", having(HUGO))]),
    ("any booking", [step("oui", having(HUGO))]),
    ("booking on a weekend", [step("oui", having(row(9, "F4", "nora", "2026-03-28T10:00")))]),
    ("booking on a public holiday", [step("oui", having(row(9, "F4", "nora", "2026-04-06T10:00")))]),
    ("booking outside hours", [step("oui", having(row(9, "F4", "nora", "2026-03-26T12:00")))]),
    ("booking with less than 2 h notice", [step("oui", having(row(9, "F4", "nora", "2026-03-24T11:00")))]),
    ("booking beyond the horizon", [step("oui", having(row(9, "F4", "nora", "2026-06-15T10:00")))]),
    ("booking while claire is off", [step("oui", having(row(9, "F4", "claire", "2026-04-02T10:00")))]),
    ("reveals F2's booking", [step("qui ?", BEFORE, "Tancrède vient à 10h.")]),
    ("the slot stays blocked", [step("laisse tomber", having(replace(HUGO, state="held")))]),
    ("effect of a stale button", [step("<tap old Confirm>", having(HUGO), pressed="yes:1")]),
    ("mixed languages", [step("yes", BEFORE, "It is on jeudi 26 March, Thursday.")]),
    ("late cancellation of B3", [step("oui", having(replace(BEFORE.bookings[3], state="cancelled")))]),
]


@pytest.mark.parametrize(("phrase", "steps"), NEVERS, ids=[phrase for phrase, _ in NEVERS])
def test_a_broken_never_is_seen(phrase: str, steps: list[object]) -> None:
    founder = "F1" if "F1" in phrase or "B1" in phrase or "B3" in phrase or "4th" in phrase else "F4"
    broken = judge(timeline(*steps, founder=founder, never=[phrase]))  # type: ignore[arg-type]
    assert not broken.unchecked, broken.unchecked
    assert any(one.startswith(f"{phrase}: ") for one in broken.violations), broken.violations


@pytest.mark.parametrize("phrase", sorted({phrase for phrase, _ in NEVERS}))
def test_a_never_that_holds_is_not_condemned(phrase: str) -> None:
    kept = judge(timeline(step("bonjour"), step("<tap old Confirm>", pressed="yes:1"), never=[phrase]))
    assert kept.success, kept.violations


def test_a_never_that_nobody_understands_is_told() -> None:
    assert judge(timeline(step("oui"), never=["the moon turns green"])).unchecked == ("never: the moon turns green",)


def test_a_change_without_a_yes_is_a_violation_even_where_no_never_says_so() -> None:
    assert not judge(booked(WANTED, HUGO, turn="je réfléchis encore")).success
    assert judge(booked(WANTED, HUGO, turn="ouais vas-y")).success


def test_a_hold_is_no_booking() -> None:
    held = timeline(
        step("Hugo jeudi 10h", having(replace(HUGO, state="held"))), never=["a booking at 10:00 exists at any time"]
    )
    assert judge(held).success


def test_silence_is_a_violation() -> None:
    assert not judge(timeline(replace(step("bonjour"), messages=()))).success


def test_bot_turns_are_counted_until_the_commit() -> None:
    quick, slow = (
        timeline(*(step("hm") for _ in range(before)), step("oui", having(HUGO)), end=WANTED, most=2)
        for before in (1, 2)
    )
    assert judge(quick).turns == 2 and judge(quick).clean
    assert judge(slow).turns == 3 and judge(slow).slow and judge(slow).success
