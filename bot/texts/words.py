"""The wordings: a folder of YAML files a language, each entry a Jinja template that staff can edit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup
from ruamel.yaml import YAML

from bot.texts.markdown import to_telegram

LANGUAGES = ("fr", "en")

# A template may leave lines empty where a fact is missing.
_MANY_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class WordedTwice(ValueError):
    """Two files of one language hold the same entry."""

    def __init__(self, language: str, key: str) -> None:
        super().__init__(f"{language}: {key} is worded twice")
        self.language, self.key = language, key


@dataclass(frozen=True)
class Words:
    """The wordings of one language, with instants shown in one time zone."""

    language: str
    zone: ZoneInfo
    templates: Mapping[str, Template]

    def __call__(self, key: str, **facts: Any) -> str:
        """The wording of `key` as Telegram HTML, every fact escaped.

        Raises:
            KeyError: no such wording.
            jinja2.UndefinedError: the wording wants a fact that was not given.
        """
        return _MANY_EMPTY_LINES.sub("\n\n", self.templates[key].render(**facts)).strip()

    def label(self, key: str, **facts: Any) -> str:
        """The same as plain text, for buttons and notices."""
        return unescape(self(key, **facts))


@dataclass(frozen=True)
class Texts:
    """All wordings."""

    languages: Mapping[str, Words]

    def of(self, language: str) -> Words:
        """The wordings of a language, French for one that is not known."""
        return self.languages.get(language, self.languages["fr"])


def load_texts(zone: ZoneInfo) -> Texts:
    """Reads every language's files.

    Raises:
        jinja2.TemplateSyntaxError: a wording that is not a template.
        WordedTwice: two files hold the same entry.
    """
    return Texts({language: _load(language, zone) for language in LANGUAGES})


def _load(language: str, zone: ZoneInfo) -> Words:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters |= _date_filters(language, zone) | {
        "markdown": to_telegram,
        "count": lambda number: format_decimal(number, locale=language),
    }
    templates = {key: environment.from_string(text) for key, text in read_entries(language).items()}
    return Words(language, zone, templates)


def read_entries(language: str) -> dict[str, str]:
    """Every entry of a language's files, by its dotted key.

    Raises:
        WordedTwice: two files hold the same entry.
    """
    entries: dict[str, str] = {}
    for file in sorted((files("bot.texts") / language).iterdir(), key=lambda file: file.name):
        for key, text in _flatten(YAML(typ="safe").load(file.read_text(encoding="utf-8"))):
            if key in entries:
                raise WordedTwice(language, key)
            entries[key] = text
    return entries


def _flatten(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        flat += _flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", str(value))]
    return flat


def _date_filters(language: str, zone: ZoneInfo) -> dict[str, Any]:
    pattern = {"fr": "EEEE d MMMM y", "en": "EEEE d MMMM y"}[language]

    def hour(instant: datetime) -> str:
        local = instant.astimezone(zone)
        if language == "en":
            return f"{local:%H:%M}"
        return f"{local.hour}h{local.minute:02}" if local.minute else f"{local.hour}h"

    def day(instant: datetime | date, form: str = pattern) -> str:
        local = instant.astimezone(zone).date() if isinstance(instant, datetime) else instant
        text = str(format_date(local, form, locale=language))
        return text.replace(" 1 ", " 1er ", 1) if language == "fr" else text

    def short(instant: datetime | date) -> str:
        return day(instant, "EEE d MMMM")

    def full(instant: datetime) -> str:
        return f"{day(instant)} {'à' if language == 'fr' else 'at'} {hour(instant)}"

    def moment(instant: datetime) -> Markup:
        # Without a format Telegram shows these very words, and the reader's own time where they tap
        # (https://core.telegram.org/bots/api#html-style).
        return Markup('<tg-time unix="{}">{}</tg-time>').format(int(instant.timestamp()), full(instant))

    return {"hour": hour, "day": day, "short": short, "full": full, "moment": moment}
