"""What other people do to the agenda while a founder talks: through the booking engine, past the conversation."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from bot.booking.agenda import Agenda
from bot.booking.request import BookingRequest
from bot.storage.database import open_database, transaction
from tests.dialogues.clock import Clock
from tests.dialogues.never.selector import Selector, read_selector
from tests.dialogues.prepared import Prepared
from tests.dialogues.timeline import Timeline


@dataclass(frozen=True)
class AgendaActs:
    """The engine over the scenario's store. Each act returns the numbers of the bookings that it made or ended."""

    prepared: Prepared
    path: Path
    clock: Clock

    def take(self, founder: str, what: str, conversation: Mapping[str, Any], holder: int) -> frozenset[int]:
        """Another founder books what the event names, or what is being proposed to the holder.

        A hold of the holder in the way is taken as run out: the event says that the other one was faster.

        Raises:
            Refusal: the time cannot be had.
            LookupError: the event does not say what is taken, and nothing is being proposed.
        """
        request = self._request(self.prepared.world.founder(founder).id, what, conversation)
        with self._agenda() as (agenda, connection):
            if agenda.check(request) is not None:
                connection.execute(
                    text("UPDATE booking SET hold_until = :past WHERE founder = :holder AND state = 'held'"),
                    {"past": "2000-01-01 00:00:00.000000", "holder": holder},
                )
                connection.execute(
                    text(
                        "UPDATE allocation SET active = 0 WHERE booking_id IN "
                        "(SELECT id FROM booking WHERE founder = :holder AND state = 'held')"
                    ),
                    {"holder": holder},
                )
            return frozenset({agenda.book(f"staged:{founder}:{request.starts.isoformat()}", request).id})

    def end(self, what: str, timeline: Timeline) -> frozenset[int]:
        """The nursery ends the bookings that the event names."""
        selector = read_selector(re.sub(r"(?i)\b(cancel\w*|declines?|expert|annule)\b", " ", what), self.prepared.world)
        rows = [row for row in timeline.after.standing() if _named(selector, row, timeline)]
        ended = set()
        with self._agenda() as (agenda, _):
            for row in rows[:1]:
                ended.add(agenda.cancel(row.id, row.founder).id)
        return frozenset(ended)

    def _request(self, founder: int, what: str, conversation: Mapping[str, Any]) -> BookingRequest:
        world, catalogue = self.prepared.world, self.prepared.nursery.catalogue
        selector = read_selector(what, world)
        draft = conversation.get("draft") or {}
        service, resource, starts = _proposed(draft, conversation.get("offer") or {})
        if selector.resources:
            resource = selector.resources[0]
            service = next(one.key for one in catalogue.services.values() if resource in one.resources)
        if selector.clock:
            day = selector.day or (starts.date() if starts else world.now.date())
            starts = datetime.combine(day, selector.clock, world.zone)
        if not (service and resource and starts):
            raise LookupError(what)
        return BookingRequest(service, founder, starts, resource, _seats(what))

    @contextmanager
    def _agenda(self) -> Iterator[tuple[Agenda, Any]]:
        engine: Engine = open_database(f"sqlite:///{self.path}")
        try:
            with transaction(engine) as session:
                yield Agenda(session, self.prepared.nursery.catalogue, self.clock()), session.connection()
        finally:
            engine.dispose()


def _proposed(draft: Mapping[str, Any], offer: Mapping[str, Any]) -> tuple[str, str, datetime | None]:
    proposal = draft.get("proposal")
    if proposal:
        return proposal["service"], proposal["resource"], datetime.fromisoformat(proposal["starts"])
    services = draft.get("services") or ("",)
    if offer.get("field") == "time" and offer.get("values"):
        start, _, resource = str(offer["values"][0]).partition("|")
        return services[0], resource, datetime.fromisoformat(start)
    return services[0], (draft.get("resources") or ("",))[0], None


def _seats(what: str) -> int:
    found = re.search(r"(\d+) (?:seats?|places?|people)", what)
    return int(found[1]) if found else 1


def _named(selector: Selector, row: Any, timeline: Timeline) -> bool:
    mine = timeline.world.founder(timeline.scenario.founder).id
    return selector.fits(row, timeline) if selector.says_something else row.founder == mine
