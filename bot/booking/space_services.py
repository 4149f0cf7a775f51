"""Spaces, and what they offer: visits and the use of a room, read from the documents of kind `space`."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.booking import written
from bot.booking.assembly import Assembly
from bot.booking.front_matter import Node
from bot.booking.policy import TERMS
from bot.booking.service import Service, ServiceKind, Sessions, Space
from bot.booking.written import Fact
from bot.booking.written_time import clock, moment, weekly

_ROOM_KEYS = (*TERMS, "lengths", "place", "per_month")
_VISIT_KEYS = (*TERMS, "place", "per_month", "capacity", "at", "weekly", "by")


def read_space(root: Node) -> Space | None:
    """The space that the document describes."""
    if root.document.kind != "space":
        return None
    booking = root.values.get("booking")
    below = str(booking.get("place", "")) if isinstance(booking, Mapping) else ""
    return Space(
        key=f"space:{root.document.stem}",
        title=root.document.title,
        kind=root.read("space", written.text, "space"),
        document=root.document.stem,
        seats=root.read("seats", written.whole, 1),
        equipment=root.read("equipment", written.many(written.text), ()),
        place=root.read("place", written.text, below),
        topics=root.read("topics", written.many(written.text), ()),
    )


def read_space_services(root: Node, assembly: Assembly) -> list[Service]:
    """The services of the document's space."""
    node = root.below("booking")
    if root.document.kind != "space" or node is None:
        return []
    node.only("reserve", "visit", "place")
    space = assembly.spaces[f"space:{root.document.stem}"]
    reserve, visit = node.below("reserve"), node.below("visit")
    if not node.values.keys() & {"reserve", "visit"}:
        node.refuse(Fact.MISSING, "reserve: {length: 60 min} | visit: {length: 45 min}")
    found = [_room(reserve, space, assembly)] if reserve else []
    return [*found, _visit(visit, space, assembly)] if visit else found


def _room(node: Node, space: Space, assembly: Assembly) -> Service:
    node.only(*_ROOM_KEYS)
    terms = assembly.terms(node)
    nothing: tuple[timedelta, ...] = ()
    lengths = node.read("lengths", written.many(written.length), nothing)
    return Service(
        key=f"room:{space.document}",
        kind=ServiceKind.ROOM,
        title=space.title,
        document=space.document,
        topics=space.topics,
        space=space,
        place=node.read("place", written.text, space.place),
        capacity=space.seats,
        lengths=tuple(sorted({*lengths, terms["length"]})),
        **terms,
    )


def _visit(node: Node, space: Space, assembly: Assembly) -> Service:
    node.only(*_VISIT_KEYS)
    terms = assembly.terms(node)
    by = node.read("by", written.identifier, "")
    return Service(
        key=f"visit:{space.document}",
        kind=ServiceKind.VISIT,
        title=space.title,
        document=space.document,
        topics=space.topics,
        space=space,
        host=assembly.host(by) if by else None,
        place=node.read("place", written.text, space.place),
        capacity=node.read("capacity", written.whole, max(space.seats, 1)),
        sessions=_sessions(node, terms["length"], assembly.zone),
        **terms,
    )


def _sessions(node: Node, length: timedelta, zone: ZoneInfo) -> Sessions | None:
    if not node.values.keys() & {"at", "weekly"}:
        return None
    never: tuple[datetime, ...] = ()
    dated = tuple(sorted(_localised(one, zone) for one in node.read("at", written.many(moment), never)))
    if any(later - earlier < length for earlier, later in pairwise(dated)):
        node.refuse(Fact.OVERLAPPING_SESSIONS, "2026-03-27T14:00, 2026-04-03T14:00", ("at",))
    no_week: dict[int, tuple[time, ...]] = {}
    week = node.read("weekly", lambda value: weekly(value, clock), no_week)
    every = tuple(sorted((weekday, at) for weekday, clocks in week.items() for at in clocks))
    for (day, at), (next_day, next_at) in pairwise(every):
        minutes = (next_at.hour - at.hour) * 60 + next_at.minute - at.minute
        if day == next_day and timedelta(minutes=minutes) < length:
            node.refuse(Fact.OVERLAPPING_SESSIONS, 'fri: ["14:00", "15:00"]', ("weekly",))
    return Sessions(dated, every)


def _localised(moment_: datetime, zone: ZoneInfo) -> datetime:
    return moment_ if moment_.tzinfo else moment_.replace(tzinfo=zone)
