"""The figures of a period counted a second time, with SQL and loops of its own: nothing of bot/office is used."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from tests.bot.office.months import meaning_of

WEEK = timedelta(days=7)


def recount(connection: Connection, start: datetime, end: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """What the digest must say."""
    asked = _rows(connection, "SELECT id, person_id, asked_at, question, found FROM given_answer", "asked_at")
    handed = _rows(
        connection, "SELECT person_id, question, opened_at, answered_at, answer_id FROM inquiry", "opened_at"
    )
    downs = _rows(connection, "SELECT answer_id, changed_at FROM feedback WHERE verdict = 'down'", "changed_at")
    quoted = defaultdict(list)
    for one in connection.execute(text("SELECT answer_id, document, title, section FROM given_quote ORDER BY place")):
        quoted[one.answer_id].append(one)
    now = [one for one in asked if start <= one["asked_at"] < end]
    return {
        "days": dict(Counter((one["asked_at"].astimezone(zone).date(), one["found"]) for one in now)),
        "people": len({one["person_id"] for one in now}),
        "durable": _durable(asked, [h for h in handed if h["opened_at"] < end], downs, start, end),
        "hand_off_hours": _wait(handed, start, end),
        "subjects": dict(Counter(quoted[one["id"]][0].title for one in now if quoted[one["id"]])),
        "stale": dict(Counter(d for one in now for d in {quote.document for quote in quoted[one["id"]]})),
        "gaps": _gaps(now, [h for h in handed if h["opened_at"] < end], downs),
        "bookings": _bookings(connection, start, end),
        "model": _tokens(connection, start.astimezone(zone).date(), end.astimezone(zone).date()),
    }


def _rows(connection: Connection, query: str, instant: str) -> list[dict[str, Any]]:
    found = [dict(row._mapping) for row in connection.execute(text(query))]
    for row in found:
        for name in (instant, "answered_at"):
            if row.get(name):
                row[name] = datetime.fromisoformat(f"{row[name]}+00:00")
    return sorted(found, key=lambda row: (row[instant], row.get("id", 0)))


def _durable(asked: Any, handed: Any, downs: Any, start: datetime, end: datetime) -> tuple[int, int]:
    settled = [one for one in asked if start - WEEK <= one["asked_at"] < end - WEEK]
    good = 0
    for one in settled:
        until, meaning = one["asked_at"] + WEEK, meaning_of(one["question"])
        mine = [h for h in handed if h["person_id"] == one["person_id"] and one["asked_at"] <= h["opened_at"] < until]
        person = [h for h in mine if h["answer_id"] == one["id"] or meaning_of(h["question"]) == meaning]
        disliked = [d for d in downs if d["answer_id"] == one["id"] and d["changed_at"] < until]
        again = [
            a
            for a in asked
            if a["person_id"] == one["person_id"]
            and one["asked_at"] <= a["asked_at"] < until
            and a["id"] > one["id"]
            and meaning_of(a["question"]) == meaning
            and a["asked_at"] < end
        ]
        good += one["found"] == "answered" and not person and not disliked and not again
    return len(settled), good


def _wait(handed: Any, start: datetime, end: datetime) -> float | None:
    waits = [
        (one["answered_at"] - one["opened_at"]) / timedelta(hours=1)
        for one in handed
        if start <= one["opened_at"] < end and one["answered_at"]
    ]
    return median(waits) if waits else None


def _gaps(asked: Any, handed: Any, downs: Any) -> list[tuple[int, int]]:
    mended = {one["answer_id"] for one in handed} | {one["answer_id"] for one in downs}
    open_ = [one for one in asked if one["found"] == "unknown" or one["id"] in mended]
    meanings = {meaning_of(one["question"]) for one in open_}
    by_meaning = [[one for one in open_ if meaning_of(one["question"]) == meaning] for meaning in meanings]
    return sorted(((len({one["person_id"] for one in group}), len(group)) for group in by_meaning), reverse=True)


def _tokens(connection: Connection, first: date, after: date) -> dict[date, int]:
    counted: Counter[date] = Counter()
    for day, tokens in connection.execute(text("SELECT day, tokens FROM token_use")):
        if first <= date.fromisoformat(day) < after:
            counted[date.fromisoformat(day)] += tokens
    return dict(counted)


def _bookings(connection: Connection, start: datetime, end: datetime) -> dict[str, tuple[int, int, int]]:
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for title, starts, state in connection.execute(text("SELECT title, starts, state FROM booking")):
        if start <= datetime.fromisoformat(f"{starts}+00:00") < end and state not in ("cancelled", "held"):
            counted[title][0] += 1
            counted[title][1] += state in ("done", "no_show")
            counted[title][2] += state == "no_show"
    return {title: (counts[0], counts[1], counts[2]) for title, counts in counted.items()}
