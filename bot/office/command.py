"""`python -m bot stats`: the figures at a terminal."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from html import unescape
from pathlib import Path

from bot.office.counting import Counting, as_data, caption, picture
from bot.office.figures import Figures
from bot.office.period import LAST_DAYS, last_days, since
from bot.texts.words import Words

_TAG = re.compile(r"<[^<>]+>")


def main(arguments: Sequence[str], counting: Callable[[], Counting], words: Words, now: datetime) -> int:
    """Print the figures as words or as JSON, or write them as a picture; returns the exit code."""
    options = _parser().parse_args(arguments)
    counter = counting()
    period = since(options.since, now, counter.zone) if options.since else last_days(now, counter.zone, options.days)
    found = counter.figures(period, now)
    if options.picture:
        options.picture.write_bytes(picture(found, words).content)
    sys.stdout.write(json.dumps(as_data(found), ensure_ascii=False, indent=1) if options.json else _plain(found, words))
    sys.stdout.write("\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot stats", description="The figures that staff see.")
    parser.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="the first day, such as 2026-01-31")
    parser.add_argument("--days", type=int, default=LAST_DAYS, help=f"the last so many days (default: {LAST_DAYS})")
    parser.add_argument("--json", action="store_true", help="everything, as JSON")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write the dashboard there, as a PNG")
    return parser


def _plain(found: Figures, words: Words) -> str:
    return unescape(_TAG.sub("", caption(found, words)))
