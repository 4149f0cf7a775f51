"""What a document is, read from its front matter, or from the file's own properties where there is none."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from ingest.converted import Converted, Note
from ingest.problem import Reason
from ingest.title import meaningful
from knowledge.passage import EVERYONE

KINDS = ("rule", "service", "space", "faq", "guide")
_FRENCH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_STAFF_ONLY = frozenset({"staff"})

T = TypeVar("T")


class Description:
    """The front matter's values, typed; `notes` collects what was wrong with them and a default replaced."""

    def __init__(self, converted: Converted) -> None:
        """Raises: Refused where the front matter is no YAML."""
        self._converted = converted
        self._front_matter = converted.front_matter
        self.notes = list(converted.notes)
        if self._front_matter.mended:
            self.notes.append(Note(Reason.BAD_YAML, {}, self._front_matter.first_line))

    def title(self) -> str:
        """The stated title, or that of the file's properties; empty where neither says."""
        return self._value("title", _text, meaningful(self._converted.title))

    def kind(self) -> str:
        return self._value("kind", _kind, self._converted.kind or "rule")

    def language(self) -> str:
        """The stated language; empty where it is to be told from the text."""
        return self._value("language", _language, self._converted.language)

    def audience(self) -> frozenset[str]:
        """Who may read it; a value that names nobody known leaves it to staff, so that nothing leaks by a slip."""
        stated = self._front_matter.mapping.get("audience")
        if stated is None:
            return EVERYONE
        named = {str(one).strip().lower() for one in _list(stated)}
        if named - EVERYONE - {"everyone"} or not named:
            self._report("audience", stated, Reason.BAD_AUDIENCE)
        return EVERYONE if "everyone" in named else frozenset(named & EVERYONE) or _STAFF_ONLY

    def owner(self) -> str:
        return self._value("owner", _text, meaningful(self._converted.author))

    def valid_from(self) -> date | None:
        return self._value("valid_from", _date, self._converted.changed)

    def valid_until(self) -> date | None:
        return self._value("valid_until", _date, None)

    def sample(self) -> bool:
        return self._value("sample", _flag, False)

    def topics(self) -> tuple[str, ...]:
        return self._value("topics", _texts, ())

    def _value(self, key: str, read: Callable[[Any], T], default: T) -> T:
        stated = self._front_matter.mapping.get(key)
        if stated is None:
            return default
        try:
            return read(stated)
        except ValueError:
            self._report(key, stated)
            return default

    def _report(self, key: str, stated: object, reason: Reason = Reason.BAD_VALUE) -> None:
        line = self._front_matter.line_of((key,))
        self.notes.append(Note(reason, {"key": key, "value": str(stated)[:80]}, line))


def _text(stated: object) -> str:
    if isinstance(stated, (list, dict)) or not str(stated).strip():
        raise ValueError
    return " ".join(str(stated).split())


def _texts(stated: object) -> tuple[str, ...]:
    return tuple(_text(one) for one in _list(stated))


def _list(stated: object) -> Iterable[object]:
    if isinstance(stated, dict):
        raise ValueError
    return stated if isinstance(stated, list) else [one for one in str(stated).split(",") if one.strip()]


def _kind(stated: object) -> str:
    if stated not in KINDS:
        raise ValueError
    return str(stated)


def _language(stated: object) -> str:
    language = str(stated).strip().lower()[:2]
    if language not in ("fr", "en"):
        raise ValueError
    return language


def _flag(stated: object) -> bool:
    if not isinstance(stated, bool):
        raise ValueError
    return stated


def _date(stated: object) -> date | None:
    if isinstance(stated, datetime):
        return stated.date()
    if isinstance(stated, date):
        return stated
    if french := _FRENCH_DATE.fullmatch(str(stated).strip()):
        return date(int(french[3]), int(french[2]), int(french[1]))
    return date.fromisoformat(str(stated).strip())
