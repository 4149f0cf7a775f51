"""The world of a file of scenarios: who can be met, what can be visited, who has booked what, and what time it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from tests.dialogues.words import fold

FIRST_FOUNDER = 1001
STAGED = 8001
STAFF_MEMBER, STAFF_GROUP = 3001, -1003001
# Names of nobody, that no expert, topic or space bears, so that a message that holds one gives its founder away.
FOUNDER_NAMES = ("Oriane", "Tancrède", "Wilfrid", "Ysaline", "Zélie", "Quentin", "Ulysse", "Violaine")


@dataclass(frozen=True)
class Founder:
    """A person of the scenarios: `key` is F1, `id` the number of their phone."""

    key: str
    id: int
    name: str
    language: str


@dataclass(frozen=True)
class World:
    """The JSON world with names for what the judge and the stage need."""

    raw: Mapping[str, Any]
    staged_founders: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The nursery's time zone."""
        return ZoneInfo(self.raw.get("tz", "Europe/Paris"))

    @cached_property
    def now(self) -> datetime:
        """The instant at which each scenario begins."""
        return self.instant(self.raw["now"])

    def instant(self, written: str) -> datetime:
        """An ISO instant; without an offset it is on the nursery's clock."""
        read = datetime.fromisoformat(written)
        return (read if read.tzinfo else read.replace(tzinfo=self.zone)).astimezone(self.zone)

    @cached_property
    def experts(self) -> dict[str, str]:
        """By the world's key, the expert's key in the agenda."""
        return {key: f"expert:{identifier(expert['name'])}" for key, expert in self.raw.get("experts", {}).items()}

    @cached_property
    def spaces(self) -> dict[str, str]:
        """By the world's key, the space's key in the agenda."""
        return {key: f"space:{stem(key)}" for key in self.raw.get("spaces", {})}

    @cached_property
    def resources(self) -> dict[str, str]:
        """By the agenda's key, the world's."""
        return {key: name for name, key in (self.experts | self.spaces).items()}

    def expert_name(self, key: str) -> str:
        """An expert's full name."""
        return str(self.raw["experts"][key]["name"])

    @cached_property
    def founders(self) -> dict[str, Founder]:
        """The founders by key; whoever is named only in a scenario is added by the stage."""
        given = {key: str(language)[:2] for key, language in self.raw.get("founders", {}).items()}
        return {
            key: Founder(key, FIRST_FOUNDER + place, FOUNDER_NAMES[place % len(FOUNDER_NAMES)], language)
            for place, (key, language) in enumerate(given.items())
        }

    def founder(self, key: str) -> Founder:
        """A founder of the world, or one who is met for the first time."""
        if key in self.founders:
            return self.founders[key]
        number = int(re.sub(r"\D", "", key) or 0)
        return Founder(key, FIRST_FOUNDER + 500 + number, f"Personne{number}", "fr")

    def founder_key(self, number: int) -> str:
        """The key of the founder with that phone, the number itself for one who is staged."""
        return next((one.key for one in self.founders.values() if one.id == number), str(number))

    @cached_property
    def buffer(self) -> timedelta:
        """What an expert needs after an appointment."""
        return timedelta(minutes=self.raw.get("buffer_min", 15))

    @cached_property
    def max_active(self) -> int:
        """How many bookings a founder may have to come."""
        return int(self.raw.get("max_active_per_founder", 3))

    def capacity(self, space: str) -> int:
        """How many people a visit of a space takes."""
        told = self.raw["spaces"][space]
        return int(told.get("visit_capacity") or told.get("seats") or 6)

    @cached_property
    def existing(self) -> list[Mapping[str, Any]]:
        """The bookings that stand when a scenario begins."""
        return list(self.raw.get("existing", []))

    def days_off(self, expert: str) -> set[date]:
        """The whole days on which an expert is away."""
        return {
            date.fromisoformat(str(day)) for day in self.raw["experts"][expert].get("off", []) if isinstance(day, str)
        }


def identifier(name: str) -> str:
    """A name as front matter writes it: "Claire Martin" is claire-martin."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def stem(key: str) -> str:
    """A space's key as a file's stem."""
    return identifier(key)
