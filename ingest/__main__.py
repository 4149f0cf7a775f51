"""The command `python -m ingest`: bring the index in step with a folder of documents.

Leaves with 0 where the index is in step (single files may have been skipped, and are listed), 2 where the whole was
refused, with the reason on standard error.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

DONE, INTERRUPTED = 0, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    from ingest.command import run, watch

    try:
        return watch(options) if options.watch else run(options)
    except KeyboardInterrupt:
        return DONE if options.watch else INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest",
        description="Bring the index in step with a folder of documents.",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the documents (default: DOCUMENTS_DIR)")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where the index is kept (default: DATA_DIR)")
    parser.add_argument("--watch", action="store_true", help="go on, and take in every change of the folder")
    parser.add_argument("--allow-empty", action="store_true", help="let it lose most or all documents")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.add_argument("--quiet", action="store_true", help="print nothing but problems")
    parser.add_argument("--language", choices=["fr", "en"], default=_language(), help="of the messages")
    return parser


def _language() -> str:
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "fr"


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
