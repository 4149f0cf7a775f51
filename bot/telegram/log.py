"""Logs that say what went wrong and where, without a secret and without a word of what people wrote."""

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

HIDDEN = "•••"
_TOKEN = re.compile(r"(?<!\d)\d{5,}:[\w-]{20,}")
# These write requests or messages at their lower levels.
_TALKATIVE = (
    *("httpx", "httpx2", "httpcore", "httpcore2", "aiohttp", "asyncio", "sqlalchemy", "alembic", "urllib3"),
    *("chromadb", "openai", "markdown_it"),
)
# This one writes whole updates when it cannot read them; it raises too, so that nothing is missed.
_SILENCED = "telegram"


class DiscreetFormatter(logging.Formatter):
    """Hides the secrets, and leaves the messages of exceptions out: they may quote what a person wrote."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, followed by the places of its exception."""
        # Another handler's formatter may have left the whole exception on the record.
        record.exc_text = None
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return _TOKEN.sub(HIDDEN, line)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Where it was raised and its type; not its message."""
        kind, _, place = ei
        return "".join(traceback.format_tb(place)) + (kind.__name__ if kind else "")


def start_logging(level: str, secrets: Iterable[str], folder: Path) -> None:
    """Log to stderr and to `folder`, where five files of 2 MB follow one another."""
    folder.mkdir(parents=True, exist_ok=True)
    formatter = DiscreetFormatter(secrets)
    root = logging.getLogger()
    root.setLevel(level)
    file = RotatingFileHandler(folder / "pepin.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8")
    for handler in (logging.StreamHandler(sys.stderr), file):
        handler.setFormatter(formatter)
        root.addHandler(handler)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.getLogger(_SILENCED).setLevel(logging.CRITICAL + 1)


def describe(error: BaseException) -> str:
    """An error's type and place, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((one for one in reversed(frames) if "site-packages" not in one.filename), None)
    place = f" at {Path(ours.filename).name}:{ours.lineno}" if ours else ""
    return type(error).__name__ + place
