"""Everything that can be booked, built from the documents' front matter.

A wrong front matter gives problems (file, line, fact, what to write) and leaves only that document unbookable.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.booking.assembly import Assembly
from bot.booking.expert_services import read_expert_service
from bot.booking.front_matter import BookableDocument, CatalogueProblem, Node
from bot.booking.policy import HOUSE, read_policy
from bot.booking.public_holidays import PublicHolidays
from bot.booking.service import PARIS, DaysOff, Expert, Policy, Service, ServiceKind, Space
from bot.booking.space_services import read_space, read_space_services
from bot.booking.written import Fact

__all__ = ["BookableDocument", "Catalogue", "CatalogueProblem", "build_catalogue"]


@dataclass(frozen=True)
class Catalogue:
    """What can be booked, under which policy, on which clock. Keys are `Service.key`, `Expert.key`, `Space.key`."""

    services: Mapping[str, Service]
    experts: Mapping[str, Expert]
    spaces: Mapping[str, Space]
    policy: Policy = HOUSE
    zone: ZoneInfo = PARIS
    holidays: PublicHolidays = field(default_factory=PublicHolidays, compare=False)
    _announced: dict[str, tuple[Service, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        announced: dict[str, tuple[Service, ...]] = {}
        for service in self.services.values():
            for key in (*service.resources, *service.also) if service.sessions else ():
                announced[key] = (*announced.get(key, ()), service)
        object.__setattr__(self, "_announced", announced)

    def bookable_by_document(self, stem: str) -> tuple[Service, ...]:
        """What the document makes bookable."""
        return tuple(service for service in self.services.values() if service.document == stem)

    def services_of(self, expert: str) -> tuple[Service, ...]:
        """The services in which that expert receives."""
        return tuple(service for service in self.services.values() if expert in service.resources)

    def visits_keeping(self, resource: str) -> tuple[Service, ...]:
        """The visits with announced sessions that take that space or host."""
        return self._announced.get(resource, ())

    def rooms(self, *, seats: int = 1, kind: str | None = None, equipment: Iterable[str] = ()) -> tuple[Service, ...]:
        """The rooms that serve a need, the smallest that is large enough first."""
        wanted = {word.casefold() for word in equipment}
        fitting = [
            (service.space.seats, service.key, service)
            for service in self.services.values()
            if service.kind is ServiceKind.ROOM and service.space is not None
            if service.space.seats >= seats and kind in (None, service.space.kind)
            if wanted <= {word.casefold() for word in service.space.equipment}
        ]
        return tuple(service for _, _, service in sorted(fitting, key=lambda one: one[:2]))

    def name_of(self, resource: str) -> str:
        """A person's or a space's name; the key itself where the documents no longer hold it."""
        if resource in self.experts:
            return self.experts[resource].name
        return self.spaces[resource].title if resource in self.spaces else resource.partition(":")[2]

    def holiday(self, day: date, language: str = "fr") -> str | None:
        """The public holiday that closes the nursery on that day."""
        return self.holidays.name(day, language) if self.policy.closed_on_holidays else None

    def closure(self, day: date) -> DaysOff | None:
        """The documents' closure that covers that day."""
        return next((closure for closure in self.policy.closures if closure.covers(day)), None)


def build_catalogue(
    documents: Iterable[BookableDocument], zone: ZoneInfo = PARIS
) -> tuple[Catalogue, tuple[CatalogueProblem, ...]]:
    """Read the documents' front matter.

    Returns:
        what can be booked, and everything wrong that was found, in the documents' order.
    """
    problems: list[CatalogueProblem] = []
    roots = list(_unique([Node(document, document.front_matter, (), problems) for document in documents]))
    assembly = Assembly(_policy(roots), zone)
    assembly.spaces |= {space.key: space for space in map(read_space, roots) if space is not None}
    found = [service for root in roots for service in _services(root, assembly)]
    assembly.name_the_nameless()
    wrong = {problem.path for problem in problems}
    stems = {root.document.stem for root in roots if root.document.path not in wrong}
    services = {service.key: assembly.complete(service) for service in found if service.document in stems}
    return Catalogue(
        MappingProxyType(services), _receiving(services), MappingProxyType(assembly.spaces), assembly.policy, zone
    ), tuple(problems)


def _services(root: Node, assembly: Assembly) -> list[Service]:
    service = read_expert_service(root, assembly)
    return [*([service] if service else []), *read_space_services(root, assembly)]


def _receiving(services: Mapping[str, Service]) -> Mapping[str, Expert]:
    people = [person for one in services.values() for person in (*one.experts, *([one.host] if one.host else []))]
    return MappingProxyType({person.key: person for person in people})


def _policy(roots: list[Node]) -> Policy:
    carriers = [root for root in roots if "booking_policy" in root.values]
    for root in carriers[1:]:
        root.refuse(Fact.TWICE, carriers[0].document.path, ("booking_policy",))
    node = carriers[0].below("booking_policy") if carriers else None
    return read_policy(node) if node else HOUSE


def _unique(roots: list[Node]) -> Iterator[Node]:
    seen: dict[str, str] = {}
    for root in roots:
        first = seen.setdefault(root.document.stem, root.document.path)
        if first == root.document.path:
            yield root
        else:
            root.refuse(Fact.TWICE, first)
