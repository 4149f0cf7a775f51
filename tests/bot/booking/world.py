"""A small nursery as documents and bookings: the world in which the recorded dialogues take place."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.catalogue import BookableDocument, Catalogue, build_catalogue
from bot.booking.request import BookingRequest
from bot.storage.database import transaction

World = Mapping[str, Any]

FOUNDERS = {"F1": 101, "F2": 102, "F3": 103, "F4": 104}
SOMEBODY = 199
"""The founder who has the seats of which the world says only that they are taken."""

_TOPICS: dict[str, tuple[str, str, list[str]]] = {
    "HR": ("rh", "Accompagnement ressources humaines", ["RH", "ressources humaines", "HR", "human resources"]),
    "legal": ("juridique", "Accompagnement juridique", ["juridique", "droit", "legal", "law"]),
    "international": ("international", "Développement international", ["international", "export"]),
    "digital": ("numerique", "Accompagnement numérique", ["numérique", "digital", "informatique", "IT"]),
    "sustainable": ("developpement-durable", "Développement durable", ["développement durable", "sustainable"]),
}
_SPACES = {"lab": "laboratory", "meeting room": "meeting room", "office": "office"}
_TITLES = {"lab": "Laboratoire partagé", "meeting room": "Salle de réunion", "office": "Bureau"}


def load_world() -> World:
    """The world as data."""
    world: World = json.loads((Path(__file__).parent / "world.json").read_text())
    return world


def document(stem: str, kind: str, title: str, **front_matter: Any) -> BookableDocument:
    """A document with that front matter; every key stands on line 1."""
    values = {"title": title, "kind": kind, **front_matter}
    return BookableDocument(stem, f"documents/{stem}.md", title, kind, values, lambda _path: 1)


def world_documents(world: World) -> tuple[BookableDocument, ...]:
    """The documents that make the world bookable."""
    topics = dict.fromkeys(topic for expert in world["experts"].values() for topic in expert["topics"])
    services = [_service(world, topic) for topic in topics]
    spaces = [_space(key, space) for key, space in world["spaces"].items()]
    return (_policy(world), *services, *spaces)


def world_catalogue(world: World) -> Catalogue:
    """What can be booked in the world."""
    catalogue, problems = build_catalogue(world_documents(world))
    assert not problems, problems
    return catalogue


def plant(engine: Engine, catalogue: Catalogue, world: World) -> dict[str, int]:
    """Make the bookings that exist before the first turn, as they were made days ago; gives their numbers by name."""
    past = datetime.fromisoformat(world["now"]) - timedelta(days=5)
    planted: dict[str, int] = {}
    for existing in world["existing"]:
        request, name = _request(catalogue, existing), existing["id"]
        with transaction(engine) as session:
            planted[name] = Agenda(session, catalogue, past).book(f"world-{name}", request).id
    return planted


def service_of(catalogue: Catalogue, expert: str) -> str:
    """The first service in which that expert of the world receives."""
    return catalogue.services_of(f"expert:{expert}")[0].key


def _policy(world: World) -> BookableDocument:
    policy = {
        "hours": world["hours"],
        "notice": f"{world['min_notice_h']} h",
        "horizon": f"{world['horizon_days']} days",
        "cancel_until": f"{world['cancel_until_h']} h",
        "max_active": world["max_active_per_founder"],
        "buffer_after": f"{world['buffer_min']} min",
    }
    return document("rendez-vous", "rule", "Règlement des rendez-vous", booking_policy=policy)


def _service(world: World, topic: str) -> BookableDocument:
    stem, title, words = _TOPICS[topic]
    experts = [_expert(key, one) for key, one in world["experts"].items() if topic in one["topics"]]
    return document(stem, "service", title, topics=words, booking={"experts": experts})


def _expert(key: str, expert: Mapping[str, Any]) -> dict[str, Any]:
    described = {"id": key, "name": expert["name"], "length": f"{expert['minutes']} min"}
    if "langs" in expert:
        described["languages"] = expert["langs"]
    if "off" in expert:
        described["off"] = expert["off"]
    return described


def _space(key: str, space: Mapping[str, Any]) -> BookableDocument:
    visit: dict[str, Any] = {"length": "60 min"}
    if "visits" in space:
        visit |= {"capacity": space["visit_capacity"], "at": space["visits"]}
    booking = {"reserve": {"length": "60 min"}} if space["kind"] == "meeting room" else {"visit": visit}
    number = key.rpartition("_")[2].removeprefix("lab").upper()
    title, kind = f"{_TITLES[space['kind']]} {number}", _SPACES[space["kind"]]
    return document(key, "space", title, space=kind, seats=space.get("seats", 6), booking=booking)


def _request(catalogue: Catalogue, existing: Mapping[str, Any]) -> BookingRequest:
    if "visit" in existing:
        space, _, at = existing["visit"].partition("@")
        starts = datetime.fromisoformat(at).replace(tzinfo=catalogue.zone)
        return BookingRequest(f"visit:{space}", SOMEBODY, starts, seats=existing["seats_taken"])
    founder, starts = FOUNDERS[existing["founder"]], datetime.fromisoformat(existing["start"])
    expert = existing["expert"]
    return BookingRequest(service_of(catalogue, expert), founder, starts, f"expert:{expert}")
