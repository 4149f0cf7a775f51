"""Many callers, from several processes, who all want something at the same moment."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Barrier
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, QueuePool

from bot.booking.agenda import Agenda
from bot.booking.catalogue import Catalogue
from bot.booking.errors import Refusal
from bot.booking.request import BookingRequest
from bot.storage.database import open_database, transaction
from tests.bot.booking.crowd import NOW, crowd_catalogue

_CONTEXT = multiprocessing.get_context("fork")

Call = Callable[[Agenda], Any]


@dataclass(frozen=True)
class Outcome:
    """How one call ended: the booking's number, or the name of the refusal or of the error; and how long it took."""

    booking: int | None
    refused: str
    seconds: float
    error: str = ""


def race(url: str, calls: Sequence[Call], *, processes: int) -> list[Outcome]:
    """Make all calls at once, each in its own transaction, spread over the threads of processes that run already."""
    gate = _CONTEXT.Barrier(processes)
    results: Any = _CONTEXT.SimpleQueue()
    shares = [calls[number::processes] for number in range(processes)]
    workers = [_CONTEXT.Process(target=_work, args=(url, share, gate, results)) for share in shares]
    for worker in workers:
        worker.start()
    outcomes = [outcome for _ in workers for outcome in results.get()]
    for worker in workers:
        worker.join()
    return outcomes


def _work(url: str, calls: Sequence[Call], gate: Any, results: Any) -> None:
    engine, catalogue = open_database(url), crowd_catalogue()
    together = Barrier(len(calls) + 1)
    with ThreadPoolExecutor(len(calls)) as pool:
        _warm_up(engine, catalogue)
        pending = [pool.submit(_call, engine, catalogue, call, together) for call in calls]
        gate.wait(60)
        together.wait()
        outcomes = [one.result() for one in pending]
    engine.dispose()
    results.put(outcomes)


def _warm_up(engine: Engine, catalogue: Catalogue) -> None:
    """What a process that has run for a minute has behind it: open connections, compiled statements, holidays."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    with ExitStack() as stack:
        for _ in range(pool.size()):
            stack.enter_context(engine.connect())
    with transaction(engine) as session:
        Agenda(session, catalogue, NOW).check(BookingRequest("service:conseil", 1, NOW, "expert:e03"))


def _call(engine: Engine, catalogue: Catalogue, call: Call, together: Barrier) -> Outcome:
    together.wait()
    begun = perf_counter()
    try:
        with transaction(engine) as session:
            number = call(Agenda(session, catalogue, NOW)).id
        return Outcome(number, "", perf_counter() - begun)
    except Refusal as refusal:
        return Outcome(None, type(refusal).__name__, perf_counter() - begun)
    except Exception as error:
        return Outcome(None, "", perf_counter() - begun, f"{type(error).__name__}: {error}"[:300])
