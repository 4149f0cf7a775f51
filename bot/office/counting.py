"""Reads the records, their meanings and the documents, and counts; the model runs outside every transaction."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.dialogue.reply import File
from bot.office.dashboard import dashboard, hours_text
from bot.office.figures import Figures, figures
from bot.office.library import read_library
from bot.office.meaning import Vectors
from bot.office.period import Period
from bot.storage.database import transaction
from bot.storage.records import Records, read_records
from bot.storage.token_use import use_by_day
from bot.texts.words import Words

Embed = Callable[[Sequence[str]], Vectors]
"""Questions to vectors of length 1, one a row."""


@dataclass(frozen=True)
class Counting:
    """What figures are made of: the store, the index of the documents, the model's vectors of questions, the zone."""

    engine: Engine
    index_folder: Path
    embed: Embed
    zone: ZoneInfo

    def figures(self, period: Period, now: datetime) -> Figures:
        """The figures of a period as they stand now."""
        days = period.days(self.zone)
        with transaction(self.engine) as session:
            records = read_records(session, period.settled.start, period.end)
            model = use_by_day(session, days[0], days[-1])
        today = now.astimezone(self.zone).date()
        meanings, library = self._meanings(records), read_library(self.index_folder)
        return figures(records, period, meanings, library, zone=self.zone, today=today, model=model)

    def _meanings(self, records: Records) -> dict[str, Any]:
        asked = [one.question for one in records.asked] + [one.question for one in records.handed_over]
        wordings = list(dict.fromkeys(asked))
        return dict(zip(wordings, self.embed(wordings), strict=True)) if wordings else {}


def caption(found: Figures, words: Words, *, weekly: bool = False) -> str:
    """What is written under the picture."""
    days, share, hours = found.period.days(words.zone), found.deflection.share, found.hand_off_hours
    return words(
        "office.figures",
        figures=found,
        first=days[0],
        last=days[-1],
        share=round(100 * (share or 0)),
        hours=hours_text(hours) if hours is not None else "",
        weekly=weekly,
    )


def picture(found: Figures, words: Words) -> File:
    """The dashboard as a picture to send."""
    last = found.period.days(words.zone)[-1]
    return File(f"pepin-{last:%Y-%m-%d}.png", dashboard(found, words), "image/png")


def as_data(found: Figures) -> dict[str, Any]:
    """The figures as plain data, for JSON."""
    data = asdict(found)
    data["period"] = {"start": found.period.start.isoformat(), "end": found.period.end.isoformat()}
    data["questions"] = {name: getattr(found, name) for name in ("asked", "answered", "near", "unknown")}
    data["deflection"]["share"] = found.deflection.share
    data["tokens"] = found.tokens
    for day in (*data["days"], *data["model"]):
        day["day"] = day["day"].isoformat()
    for one in data["stale"]:
        shelved = one["document"]
        for name in ("valid_from", "valid_until"):
            shelved[name] = shelved[name].isoformat() if shelved[name] else None
    return data
