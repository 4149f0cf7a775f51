"""A world as a folder of documents: a service a topic, a document a space, one for the policy."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.dialogues.nursery import World, identifier, stem
from tests.dialogues.topics import Topic, topic_of

_KINDS = {
    "lab": ("laboratory", "Le laboratoire", ("laboratoire", "labo", "lab", "laboratory")),
    "office": ("office", "Bureau", ("bureau", "office")),
    "meeting room": ("meeting room", "Salle", ("salle de réunion", "salle", "meeting room", "réunion")),
    "workshop": ("production workshop", "Atelier", ("atelier", "workshop")),
    "coworking": ("coworking", "Espace de coworking", ("coworking", "open space")),
}
_ROOM_LENGTHS = ["30 min", "60 min", "90 min", "120 min", "180 min", "240 min", "480 min"]


def write_documents(world: World, folder: Path) -> None:
    """Fill an empty folder with what the world describes."""
    for name, content in documents_of(world):
        (folder / f"{name}.md").write_text(content, encoding="utf-8")


def documents_of(world: World) -> Iterator[tuple[str, str]]:
    """The documents: the stem of each file, and its content."""
    yield "prendre-rendez-vous", _document(_policy(world), _POLICY_TEXT.format(**_figures(world)))
    for topic, experts in _by_topic(world).values():
        yield topic.stem, _document(_service(world, topic, experts), topic.text)
    for key, space in world.raw.get("spaces", {}).items():
        yield stem(key), _space(world, key, space)


def _by_topic(world: World) -> dict[str, tuple[Topic, list[str]]]:
    found: dict[str, tuple[Topic, list[str]]] = {}
    for key, expert in world.raw.get("experts", {}).items():
        for name in expert.get("topics", []):
            topic = topic_of(name)
            found.setdefault(topic.stem, (topic, []))[1].append(key)
    return found


def _service(world: World, topic: Topic, experts: list[str]) -> dict[str, Any]:
    people = [_expert(world, key) for key in experts]
    return {
        "title": topic.title,
        "kind": "service",
        "language": "fr",
        "topics": list(topic.words),
        "booking": {"length": "60 min", "place": "Bâtiment 2, bureau 12", "experts": people},
    }


def _expert(world: World, key: str) -> dict[str, Any]:
    told = world.raw["experts"][key]
    expert = {"id": identifier(told["name"]), "name": told["name"], "length": f"{told.get('minutes', 60)} min"}
    for given, named in (("langs", "languages"), ("languages", "languages"), ("off", "off"), ("hours", "hours")):
        if told.get(given):
            expert[named] = told[given]
    return expert


def _space(world: World, key: str, told: Mapping[str, Any]) -> str:
    kind, called, words = _KINDS.get(told.get("kind", ""), (told.get("kind", "office"), key.title(), ()))
    label = key.replace("_", " ").rpartition(" ")[2]
    named = key.replace("_", " ").replace("room", "salle").replace("office", "bureau")
    title = called if kind == "laboratory" else f"{called} {label.upper()}"
    front: dict[str, Any] = {
        "title": title,
        "kind": "space",
        "language": "fr",
        "topics": list(dict.fromkeys((*words, key.replace("_", " "), named))),
        "space": kind,
        "seats": told.get("seats") or told.get("visit_capacity") or 6,
        "booking": {"place": f"Bâtiment 1, {title}"},
    }
    if kind == "meeting room":
        front["booking"]["reserve"] = {"length": "60 min", "lengths": _ROOM_LENGTHS}
    else:
        front["booking"]["visit"] = _visit(told)
    seats = f"Elle accueille {told['seats']} personnes." if told.get("seats") else ""
    return _document(front, f"## Description\n{title} se trouve au rez-de-chaussée du bâtiment 1. {seats}\n")


def _visit(told: Mapping[str, Any]) -> dict[str, Any]:
    visit: dict[str, Any] = {"length": "45 min", "capacity": told.get("visit_capacity") or 6}
    return visit | ({"at": list(told["visits"])} if told.get("visits") else {})


def _policy(world: World) -> dict[str, Any]:
    told = world.raw
    return {
        "title": "Prendre rendez-vous",
        "kind": "rule",
        "language": "fr",
        "topics": ["rendez-vous", "RDV", "réserver", "annuler", "appointment", "book", "cancel"],
        "booking_policy": {
            "hours": told.get("hours", {"mon-fri": ["09:00-12:30", "14:00-18:00"]}),
            "notice": f"{told.get('min_notice_h', 2)} h",
            "horizon": f"{told.get('horizon_days', 60)} days",
            "cancel_until": f"{told.get('cancel_until_h', 24)} h",
            "late_cancel": "refuse",
            "max_active": world.max_active,
            "buffer_after": f"{told.get('buffer_min', 15)} min",
            "public_holidays": "closed",
        },
    }


def _figures(world: World) -> dict[str, Any]:
    return {
        "notice": world.raw.get("min_notice_h", 2),
        "horizon": world.raw.get("horizon_days", 60),
        "cancel": world.raw.get("cancel_until_h", 24),
        "active": world.max_active,
    }


_POLICY_TEXT = """## Délais
Un créneau se réserve au plus tard {notice} heures avant et au plus tôt {horizon} jours avant. Aucun rendez-vous n'est
donné les jours fériés.

## Annuler
On annule ou on déplace jusqu'à {cancel} heures avant le rendez-vous ; plus tard, il faut demander à l'équipe.

## Limite
Une même personne a {active} rendez-vous à venir au plus.

## Parking
Le parking des visiteurs est devant le bâtiment 1 ; il est gratuit deux heures.

## Dimanche
La pépinière est fermée le dimanche ; les badges des entreprises hébergées ouvrent la porte à toute heure.
"""


def _document(front: Mapping[str, Any], body: str) -> str:
    # JSON is YAML: quoting needs no care.
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{lines}\n---\n{body}"
