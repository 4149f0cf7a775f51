"""The wordings say the same in both languages, with the same facts, and never let a fact become markup."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, meta

from bot.texts.words import LANGUAGES, load_texts, read_entries

PARIS = ZoneInfo("Europe/Paris")
USED = re.compile(r"""(?:words|_words|staff)(?:\.label)?\(\s*f?"([a-z_.]+)["{]""")


def facts_wanted(text: str) -> set[str]:
    environment = Environment(autoescape=True)
    environment.filters |= dict.fromkeys(("day", "hour", "short", "full", "moment", "markdown"), str)
    return meta.find_undeclared_variables(environment.parse(text))


def test_every_wording_exists_in_both_languages_but_for_the_names_of_commands() -> None:
    french, english = (set(read_entries(language)) for language in LANGUAGES)
    assert {key for key in french ^ english if not key.startswith("command.")} == set()


def test_a_wording_asks_for_the_same_facts_in_both_languages() -> None:
    french, english = read_entries("fr"), read_entries("en")
    differing = {key for key in set(french) & set(english) if facts_wanted(french[key]) != facts_wanted(english[key])}
    assert differing == set()


def test_every_wording_that_the_flows_name_exists() -> None:
    known = set(read_entries("fr"))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in Path("bot/flows").rglob("*.py"))
    named = set(USED.findall(sources))
    missing = {key for key in named if key not in known and not any(one.startswith(key) for one in known)}
    assert len(named) > 40
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_never_becomes_markup(language: str) -> None:
    words = load_texts(PARIS).of(language)
    assert "&lt;b&gt;" in words("smalltalk.greeting", name="<b>")


def test_a_label_is_plain_text() -> None:
    words = load_texts(PARIS).of("fr")
    assert words.label("button.book_expert", title="R&D") == "📅 Rendez-vous : R&D"


def test_a_full_date_names_day_month_year_and_hour_on_the_nursery_s_clock() -> None:
    starts = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
    texts = load_texts(PARIS)
    facts: dict[str, Any] = {"title": "RH", "who": "", "starts": starts, "place": "", "late": False}
    assert "mercredi 1er avril 2026 à 14h" in texts.of("fr")("done.cancel", **facts)
    assert "Wednesday 1 April 2026 at 14:00" in texts.of("en")("done.cancel", **facts)


def test_a_date_in_a_message_tells_its_instant_to_telegram() -> None:
    starts = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
    facts: dict[str, Any] = {"title": "RH", "who": "", "starts": starts, "ends": starts, "place": "", "seats": 1}
    shown = load_texts(PARIS).of("fr")("confirm.book", **facts)
    assert '<tg-time unix="1775044800">mercredi 1er avril 2026 à 14h</tg-time>' in shown
