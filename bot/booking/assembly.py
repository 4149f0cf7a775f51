"""What the documents share while the catalogue is put together: the policy, the spaces and the people."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from bot.booking import written
from bot.booking.front_matter import Node
from bot.booking.hours import WeeklyHours
from bot.booking.policy import read_late_cancel
from bot.booking.service import DaysOff, Expert, LateCancel, Policy, Service, Space
from bot.booking.written_time import days_off, hours


class Terms(TypedDict):
    """The conditions of a service, as its constructor names them."""

    buffer_before: Any
    buffer_after: Any
    notice: Any
    horizon: Any
    cancel_until: Any
    late_cancel: LateCancel
    per_month: int | None
    hours: WeeklyHours
    length: Any


@dataclass
class Assembly:
    """One person may appear in several documents: the first names them, languages, topics and days off add up."""

    policy: Policy
    zone: ZoneInfo
    spaces: dict[str, Space] = field(default_factory=dict)
    people: dict[str, Expert] = field(default_factory=dict)

    def terms(self, node: Node) -> Terms:
        """The conditions written at `node`, the policy's where it is silent."""
        policy = self.policy
        return Terms(
            buffer_before=node.read("buffer_before", written.buffer, policy.buffer_before),
            buffer_after=node.read("buffer_after", written.buffer, policy.buffer_after),
            notice=node.read("notice", written.duration, policy.notice),
            horizon=node.read("horizon", written.horizon, policy.horizon),
            cancel_until=node.read("cancel_until", written.duration, policy.cancel_until),
            late_cancel=read_late_cancel(node, policy.late_cancel),
            per_month=node.read("per_month", written.whole, policy.per_month),
            hours=node.read("hours", hours, policy.hours),
            length=node.read("length", written.length, policy.length),
        )

    def person(self, node: Node) -> Expert:
        """The person described at `node`, joined to what other documents say of them."""
        identifier = node.need("id", written.identifier, "", "claire-martin")
        named = Expert(
            key=f"expert:{identifier}",
            name=node.read("name", written.text, _name_from(identifier)),
            languages=node.read("languages", written.many(written.identifier), ()),
            topics=node.read("topics", written.many(written.text), ()),
            off=node.read("off", _all_days_off, ()),
        )
        return self._join(named)

    def host(self, identifier: str) -> Expert:
        """The person who receives a group, known by their id alone unless an expert's document names them."""
        return self._join(Expert(f"expert:{identifier}", ""))

    def complete(self, service: Service) -> Service:
        """The service with its people as all documents together describe them."""
        experts = tuple(self.people[expert.key] for expert in service.experts)
        host = self.people[service.host.key] if service.host else None
        return replace(service, experts=experts, host=host)

    def name_the_nameless(self) -> None:
        """Give a host whom no document names the name that their id spells."""
        for key, person in self.people.items():
            self.people[key] = person if person.name else replace(person, name=_name_from(key.partition(":")[2]))

    def _join(self, person: Expert) -> Expert:
        known = self.people.get(person.key, Expert(person.key, ""))
        self.people[person.key] = Expert(
            key=person.key,
            name=known.name or person.name,
            languages=tuple(dict.fromkeys((*known.languages, *person.languages))),
            topics=tuple(dict.fromkeys((*known.topics, *person.topics))),
            off=tuple(dict.fromkeys((*known.off, *person.off))),
        )
        return self.people[person.key]


_all_days_off: Callable[[Any], tuple[DaysOff, ...]] = written.many(days_off)


def _name_from(identifier: str) -> str:
    return identifier.replace("-", " ").replace("_", " ").title()
