"""No history of bookings, holds, moves, cancellations, offers and passing time makes the agenda wrong."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine, event

from bot.booking import changing, checking, ledger, placement, standing
from bot.booking.checking import Check
from bot.booking.placement import Placement
from bot.booking.work import Work
from bot.storage.database import open_database
from bot.storage.migrate import migrate
from tests.bot.booking.machine import AgendaMachine


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('histories') / 'agenda.sqlite3'}")
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous = OFF"))
    migrate(engine)
    yield engine
    engine.dispose()


def test_short_histories_agree_with_the_oracle(memory: Engine) -> None:
    _run(memory, histories=25, steps=20)


@pytest.mark.prove
def test_a_thousand_histories_agree_with_the_oracle(memory: Engine) -> None:
    _run(memory, histories=1_000, steps=30)


@pytest.mark.prove
def test_a_hundred_histories_agree_with_the_oracle_on_either_database(engine: Engine) -> None:
    _run(engine, histories=100, steps=30)


def _no_buffers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(placement.Placement, "padded", property(lambda self: self.stretch))


def _cancelled_time_is_not_freed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changing, "let_go", lambda _work, _booking: None)


def _holds_never_run_out(patch: pytest.MonkeyPatch) -> None:
    honest = ledger.Ledger.__init__
    patch.setattr(ledger.Ledger, "__init__", lambda self, connection, _now: honest(self, connection, 0))


def _a_refused_move_loses_the_old_slot(patch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def hasty(work: Work, check: Check, keys: Iterable[str]) -> Iterator[Placement]:
        work.lock(keys)
        booking = work.register.by_id(check.moving or 0)
        if booking is not None:
            standing.let_go(work, booking)
        yield check.place()

    patch.setattr(changing, "secured", hasty)


def _seats_are_not_counted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(placement.Placement, "free_units", lambda self, _taken: list(range(self.service.capacity)))


def _limits_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(checking, "limit_refusal", lambda *_: None)


@pytest.mark.parametrize(
    "seed",
    [
        _no_buffers,
        _cancelled_time_is_not_freed,
        _holds_never_run_out,
        _a_refused_move_loses_the_old_slot,
        pytest.param(_seats_are_not_counted, marks=pytest.mark.prove),
        pytest.param(_limits_are_forgotten, marks=pytest.mark.prove),
    ],
)
def test_a_seeded_bug_is_found(memory: Engine, monkeypatch: pytest.MonkeyPatch, seed: Any) -> None:
    seed(monkeypatch)
    with pytest.raises(AssertionError):
        _run(memory, histories=200, steps=30, phases=(Phase.generate,))


def _run(
    engine: Engine, *, histories: int, steps: int, phases: tuple[Phase, ...] = (Phase.generate, Phase.shrink)
) -> None:
    machine = type("Machine", (AgendaMachine,), {"engine": engine})
    checks = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
    chosen = settings(
        max_examples=histories,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=checks,
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(machine, settings=chosen)
