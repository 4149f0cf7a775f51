"""`python -m bot.understanding dates --now ISO [--json]`: reads phrases from stdin, prints how they are understood."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.understanding.dates import Reading, read_dates


def main(arguments: list[str], lines: Iterable[str]) -> None:
    """Prints one line for each phrase: JSON with `--json`, otherwise the same in short."""
    parser = argparse.ArgumentParser(prog="python -m bot.understanding", description=__doc__)
    parser.add_argument("what", choices=["dates"])
    parser.add_argument("--now", required=True, type=datetime.fromisoformat, help="the present, ISO 8601")
    parser.add_argument("--zone", default="Europe/Paris", type=ZoneInfo)
    parser.add_argument("--json", action="store_true", help="print JSON objects")
    options = parser.parse_args(arguments)
    now = (
        options.now.replace(tzinfo=options.zone) if options.now.tzinfo is None else options.now.astimezone(options.zone)
    )
    for line in lines:
        text = line.rstrip("\n")
        found = describe(text, read_dates(text, now))
        print(
            json.dumps(found, ensure_ascii=False) if options.json else f"{text} → {found['kind']} {_short(found)}",
            flush=True,
        )


def describe(text: str, reading: Reading) -> dict[str, object]:
    """A reading as plain data: instants in ISO 8601; alternatives as an instant or as windows."""
    return {
        "text": text,
        "kind": reading.kind,
        "at": reading.at.isoformat() if reading.at else None,
        "windows": _windows(reading),
        "approx": reading.approx,
        "alternatives": [other.at.isoformat() if other.at else _windows(other) for other in reading.alternatives],
    }


def _windows(reading: Reading) -> list[list[str]]:
    return [[window.start.isoformat(), window.end.isoformat()] for window in reading.windows]


def _short(found: dict[str, object]) -> str:
    return str(found["at"] or found["windows"] or found["alternatives"])


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin)
