"""One run of the command, or one after every change of the folder."""

import argparse
import threading
from pathlib import Path

from rich.console import Console

from ingest.pipeline import sync
from ingest.problem import Refused
from ingest.progress import Bar
from ingest.report import as_json, tables
from ingest.wording import WATCHING, sentence
from knowledge.settings import KnowledgeSettings

DONE, REFUSED = 0, 2
SETTLED_MILLISECONDS = 1_000


def run(options: argparse.Namespace) -> int:
    """Sync once and print what came of it; returns the exit status."""
    settings = _settings(options)
    shown = Console(stderr=True)
    try:
        with Bar(shown, options.language, hidden=options.quiet or options.json) as bar:
            summary = sync(_folder(options, settings), settings, allow_empty=options.allow_empty, progress=bar)
    except Refused as refusal:
        shown.print(
            sentence(refusal.reason, refusal.facts, options.language), style="red", markup=False, soft_wrap=True
        )
        return REFUSED
    if options.json:
        Console(soft_wrap=True).print(as_json(summary, options.language), markup=False, highlight=False)
    for table in tables(summary, options.language, counts=not (options.quiet or options.json)):
        shown.print(table)
    return DONE


def watch(options: argparse.Namespace, stop: threading.Event | None = None) -> int:
    """Sync now and after every change of the folder, once it has settled, until interrupted or told to stop."""
    from watchfiles import watch as changes

    status = run(options)
    folder = _folder(options, _settings(options))
    if not folder.is_dir():
        return status
    if not options.quiet:
        Console(stderr=True).print(WATCHING[options.language].format(folder=folder), markup=False)
    for _ in changes(folder, debounce=SETTLED_MILLISECONDS, step=200, stop_event=stop, raise_interrupt=True):
        run(options)
    return DONE


def _settings(options: argparse.Namespace) -> KnowledgeSettings:
    return KnowledgeSettings(**({"data_dir": options.data_dir} if options.data_dir else {}))


def _folder(options: argparse.Namespace, settings: KnowledgeSettings) -> Path:
    return Path(options.folder or settings.documents_dir)
