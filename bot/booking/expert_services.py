"""Services with experts, read from the documents of kind `service`."""

from types import MappingProxyType

from bot.booking import written
from bot.booking.assembly import Assembly
from bot.booking.front_matter import Node
from bot.booking.policy import TERMS
from bot.booking.service import Expert, Offer, Service, ServiceKind, Space
from bot.booking.written import Fact
from bot.booking.written_time import hours

_KEYS = (*TERMS, "place", "per_month", "needs_acceptance", "room", "experts")
_PERSON_KEYS = ("id", "name", "languages", "topics", "off", "length", "hours", "place")


def read_expert_service(root: Node, assembly: Assembly) -> Service | None:
    """The service that the document describes, if it can be booked."""
    node = root.below("booking")
    if root.document.kind != "service" or node is None:
        return None
    node.only(*_KEYS)
    service = Service(
        key=f"service:{root.document.stem}",
        kind=ServiceKind.EXPERT,
        title=root.document.title,
        document=root.document.stem,
        topics=root.read("topics", written.many(written.text), ()),
        space=_room(node, assembly),
        place=node.read("place", written.text, ""),
        needs_acceptance=node.read("needs_acceptance", written.yes_no, False),
        **assembly.terms(node),
    )
    return _with_experts(service, node, assembly)


def _with_experts(service: Service, node: Node, assembly: Assembly) -> Service:
    experts: dict[str, Expert] = {}
    offers: dict[str, Offer] = {}
    for person in node.each("experts"):
        expert = assembly.person(person.only(*_PERSON_KEYS))
        if expert.key in experts:
            person.refuse(Fact.TWICE, "id: claire-martin", ("id",))
        experts[expert.key] = expert
        offers[expert.key] = Offer(
            length=person.read("length", written.length, service.length),
            hours=person.read("hours", hours, service.hours),
            place=person.read("place", written.text, service.place or (service.space.place if service.space else "")),
        )
    if not experts:
        node.refuse(Fact.MISSING, "experts: [{id: claire-martin, name: Claire Martin}]", ("experts",))
    return service.with_offers(tuple(experts.values()), MappingProxyType(offers))


def _room(node: Node, assembly: Assembly) -> Space | None:
    stem = node.read("room", written.identifier, "")
    if stem and f"space:{stem}" not in assembly.spaces:
        known = " | ".join(key.partition(":")[2] for key in sorted(assembly.spaces))
        node.refuse(Fact.UNKNOWN_SPACE, known or "room: salle-seine", ("room",))
    return assembly.spaces.get(f"space:{stem}")
