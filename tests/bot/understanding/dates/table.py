"""The table of phrases: one a line, with what it means, under a heading that tells the present."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.understanding.dates import Reading

PARIS = ZoneInfo("Europe/Paris")
HEADING = "# now: "


@dataclass(frozen=True)
class Case:
    """A phrase, the present it is said in, and its meaning as the table writes it."""

    now: datetime
    text: str
    meaning: str


def cases(path: Path) -> Iterator[Case]:
    """The cases of a table."""
    now = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(HEADING):
            now = datetime.fromisoformat(line.removeprefix(HEADING)[:16]).replace(tzinfo=PARIS)
        elif line and not line.startswith("#"):
            text, meaning = line.rsplit(" | ", 1)
            assert now is not None
            yield Case(now, text, meaning.strip())


def written(reading: Reading) -> str:
    """A reading as the table writes meanings."""
    if reading.kind == "ask":
        return f"?{reading.why} {' ; '.join(written(other) for other in reading.alternatives)}".strip()
    if reading.at is not None:
        again = "+1" if reading.at.fold else ""
        return f"{'~' if reading.approx else ''}@{reading.at:%Y-%m-%d %H:%M}{again}"
    if reading.kind == "none":
        return "none"
    return " ; ".join(_window(window.start, window.end) for window in reading.windows)


def _window(start: datetime, end: datetime) -> str:
    if start.date() == end.date():
        return f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}"
    if f"{start:%H%M}{end:%H%M}" != "00000000":
        return f"{start:%Y-%m-%d %H:%M}..{end:%Y-%m-%d %H:%M}"
    one = end.date() - start.date() == timedelta(days=1)
    return f"{start:%Y-%m-%d}" if one else f"{start:%Y-%m-%d}..{end:%Y-%m-%d}"
