"""`python -m tests.dialogues FILE.json`: play the scenarios of a file through the whole application.

Leaves with 0 where every run is clean, 1 where one is not, 2 where the file cannot be played.
"""

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from tests.dialogues.judge import Result
from tests.dialogues.report import show
from tests.dialogues.runner import run_suite
from tests.dialogues.scenario import load_suite

CLEAN, NOT_CLEAN, NOT_PLAYED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)
    console = Console(width=max(Console().width, 120), soft_wrap=True)
    try:
        suite = load_suite(options.file)
    except (OSError, ValueError) as error:
        print(f"{options.file} cannot be played: {error}", file=sys.stderr)
        return NOT_PLAYED
    report = run_suite(suite, options.runs, options.only, None if options.quiet else _tell)
    show(report, console, verbose=options.verbose)
    if options.json:
        options.json.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    return CLEAN if report.clean else NOT_CLEAN


def _tell(result: Result) -> None:
    print("." if result.clean else "F" if not result.success else "!", end="", flush=True, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.dialogues", description="Play dialogues and judge them.")
    parser.add_argument("file", type=Path, metavar="FILE.json", help="the scenarios")
    parser.add_argument("--runs", type=int, default=1, metavar="K", help="play each scenario K times (pass^K)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the report there")
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="this scenario alone (repeatable)")
    parser.add_argument("--verbose", action="store_true", help="print every dialogue")
    parser.add_argument("--quiet", action="store_true", help="print no progress")
    return parser


if __name__ == "__main__":
    sys.exit(main())
