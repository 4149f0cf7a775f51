"""Callers from several processes who want the same: one gets it, nobody waits for ever, nothing is half done."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from statistics import quantiles

import pytest
from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.storage.database import transaction
from tests.bot.booking.crowd import NOW, crowd_catalogue
from tests.bot.booking.invariants import assert_whole
from tests.bot.booking.race import Call, Outcome, race

AT = datetime(2026, 3, 26, 10, tzinfo=PARIS)
SESSION = datetime(2026, 4, 1, 14, tzinfo=PARIS)

pytestmark = pytest.mark.parametrize(
    ("callers", "processes"),
    [pytest.param(24, 3, id="24-callers"), pytest.param(200, 5, id="200-callers", marks=pytest.mark.prove)],
)


def test_one_slot_has_one_winner(engine: Engine, database_url: str, callers: int, processes: int) -> None:
    calls = [_book(n, "service:conseil", "expert:e03", AT) for n in range(callers)]
    outcomes = race(database_url, calls, processes=processes)
    _assert_one_winner(engine, outcomes)


def test_overlapping_starts_have_one_winner(engine: Engine, database_url: str, callers: int, processes: int) -> None:
    starts = [AT + timedelta(minutes=5 * (n % 11)) for n in range(callers)]
    calls = [_book(n, "service:conseil", "expert:e03", start) for n, start in enumerate(starts)]
    outcomes = race(database_url, calls, processes=processes)
    _assert_one_winner(engine, outcomes)


def test_expert_and_room_in_opposite_orders_have_one_winner(
    engine: Engine, database_url: str, callers: int, processes: int
) -> None:
    wishes = [("service:atelier", "expert:e00"), ("visit:labo", "space:labo")]
    calls = [_book(n, *wishes[n % 2], AT) for n in range(callers)]
    outcomes = race(database_url, calls, processes=processes)
    _assert_one_winner(engine, outcomes)


def test_a_visit_gives_out_every_seat_once(engine: Engine, database_url: str, callers: int, processes: int) -> None:
    calls = [_book(n, "visit:salle", None, SESSION) for n in range(callers)]
    outcomes = race(database_url, calls, processes=processes)
    assert len(_won(outcomes)) == 12
    assert {one.refused for one in outcomes} == {"", "Full"}
    _assert_sound(engine, outcomes)


def test_taps_on_a_few_drafts_make_as_many_bookings(
    engine: Engine, database_url: str, callers: int, processes: int
) -> None:
    drafts = 4
    calls = [
        partial(_book_draft, f"draft-{n % drafts}", n % drafts, f"expert:e{n % drafts:02}") for n in range(callers)
    ]
    outcomes = race(database_url, calls, processes=processes)
    assert len(set(_won(outcomes))) == drafts
    assert len(_won(outcomes)) == callers
    _assert_sound(engine, outcomes)


def test_of_many_who_move_to_one_slot_one_does_and_the_others_keep_theirs(
    engine: Engine, database_url: str, callers: int, processes: int
) -> None:
    movers = min(callers, 40)
    planted = [_plant(engine, n) for n in range(movers)]
    calls = [partial(_move, one.id, one.founder) for one in planted]
    outcomes = race(database_url, calls, processes=processes)
    assert len(_won(outcomes)) == 1
    with transaction(engine) as session:
        agenda = Agenda(session, crowd_catalogue(), NOW)
        kept = [one for one in planted if agenda.booking(one.id).starts == one.starts]
    assert len(kept) == movers - 1
    _assert_sound(engine, outcomes)


def _book(number: int, service: str, resource: str | None, starts: datetime) -> Call:
    return partial(_book_at, f"d{number}", BookingRequest(service, number + 1, starts, resource))


def _book_at(draft: str, request: BookingRequest, agenda: Agenda) -> Booking:
    return agenda.book(draft, request)


def _book_draft(draft: str, founder: int, expert: str, agenda: Agenda) -> Booking:
    return agenda.book(draft, BookingRequest("service:conseil", founder + 1, AT, expert))


def _move(number: int, founder: int, agenda: Agenda) -> Booking:
    return agenda.move(number, founder, BookingRequest("service:conseil", founder, AT, "expert:e03"), f"move-{number}")


def _plant(engine: Engine, number: int) -> Booking:
    starts = AT + timedelta(days=7 * (1 + number // 20))
    with transaction(engine) as session:
        request = BookingRequest("service:conseil", number + 1, starts, f"expert:e{number % 20:02}")
        return Agenda(session, crowd_catalogue(), NOW).book(f"plant-{number}", request)


def _won(outcomes: Sequence[Outcome]) -> list[int]:
    return [one.booking for one in outcomes if one.booking is not None]


def _assert_one_winner(engine: Engine, outcomes: Sequence[Outcome]) -> None:
    assert len(_won(outcomes)) == 1
    assert {one.refused for one in outcomes} == {"", "Taken"}
    _assert_sound(engine, outcomes)


def _assert_sound(engine: Engine, outcomes: Sequence[Outcome]) -> None:
    assert [one.error for one in outcomes if one.error] == []
    assert_whole(engine, NOW)
    p99 = quantiles([one.seconds for one in outcomes], n=100)[98]
    print(f"{engine.dialect.name}: {len(outcomes)} callers, p99 {p99:.2f} s")
