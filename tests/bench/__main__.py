"""`make bench`: every speed, as ratios in one run."""

import importlib

BENCHES = (
    "tests.bot.telegram.bench_turns",
    "tests.bot.booking.bench_booking",
    "tests.knowledge.bench_answering",
    "tests.ingest.bench_ingest",
)


def main() -> None:
    """Runs each bench in turn; each prints its own figures."""
    for name in BENCHES:
        print(f"\n== {name} ==", flush=True)
        importlib.import_module(name).run()


if __name__ == "__main__":
    main()
