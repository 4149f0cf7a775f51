"""What a message adds to a draft. Pure: the draft before and the message in, the draft after out."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.booking.catalogue import Catalogue
from bot.booking.service import Service
from bot.dialogue.conversation import Draft
from bot.flows.draft_times import day_of
from bot.flows.fill_dates import fill_dates, read_against
from bot.understanding.understood import Understood


def fill(
    draft: Draft, understood: Understood, catalogue: Catalogue, now: datetime, anchor: datetime | None = None
) -> Draft:
    """The draft with everything that the message said; what was said before stays unless contradicted.

    `now` is on the nursery's clock, by which hours are read. `anchor` is the time under discussion where the draft
    itself has none: that of another wish, or of a question.
    """
    before = draft
    draft = _reopened(_fill_subject(draft, understood, catalogue), understood, catalogue)
    named = bool(understood.persons or understood.spaces)
    anyone = understood.anyone or (draft.anyone and not named)
    seats = understood.seats or _with_more(draft, understood.more)
    draft = draft.model_copy(update={"seats": seats, "anyone": anyone})
    reading = read_against(draft, understood, now, anchor)
    fewer = bool(seats and before.seats and seats < before.seats)
    return _tried_again(fill_dates(draft, reading, catalogue.zone), understood, catalogue.zone, fewer=fewer)


def _with_more(draft: Draft, more: int) -> int | None:
    # Whoever asks comes too, where nobody was counted yet.
    return max(1, (draft.seats or 1) + more) if more else draft.seats


def _reopened(draft: Draft, understood: Understood, catalogue: Catalogue) -> Draft:
    # "pour 15 personnes", said of a room that is too small, opens the choice of the room again.
    service = catalogue.services.get(draft.services[0]) if len(draft.services) == 1 else None
    if not understood.seats or understood.spaces or service is None or service.kind.value != "room":
        return draft
    return draft.model_copy(update={"services": (), "resources": (), "kind": "room"})


def _tried_again(draft: Draft, understood: Understood, zone: ZoneInfo, *, fewer: bool) -> Draft:
    # "avec Hugo alors", after a time that somebody else could not give, asks the same time of Hugo; and so does
    # "juste moi" of a visit that had not places enough.
    asked_anew = understood.persons or understood.spaces or understood.anyone or fewer
    if not asked_anew or draft.at or draft.windows or not draft.refused_days or draft.earliest:
        return draft
    day = draft.refused_days[-1]
    if draft.refused and draft.refused[-1].astimezone(zone).date() == day:
        return draft.model_copy(update={"at": draft.refused[-1]})
    return draft.model_copy(update={"windows": (day_of(day, zone),)})


def _fill_subject(draft: Draft, understood: Understood, catalogue: Catalogue) -> Draft:
    update: dict[str, object] = {}
    named = understood.persons or understood.spaces
    if understood.services:
        update |= {"services": understood.services, "kind": None}
        update["resources"] = _still_offered(draft.resources, understood.services, catalogue)
    if named:
        said = understood.services or draft.services
        fitting = tuple(key for key in said if not set(named).isdisjoint(catalogue.services[key].resources))
        update |= {"resources": _narrowed(named, fitting, catalogue), "services": fitting}
        if not fitting:
            update["kind"] = None
    out = understood.unwanted or (draft.resources if understood.another else ())
    if out and not named:
        update["resources"] = _others(draft.model_copy(update=update), out, catalogue)
    if understood.kind:
        update["kind"] = understood.kind.value
    return draft.model_copy(update=update)


def _others(draft: Draft, unwanted: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    # "pas avec Claire": with whoever else answers for the service; where nobody does, there is no choice.
    offering = [key for service in draft.services for key in catalogue.services[service].resources]
    left = [key for key in draft.resources if key not in unwanted] or [key for key in offering if key not in unwanted]
    return tuple(dict.fromkeys(left)) or draft.resources


def _still_offered(resources: Sequence[str], services: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    offered = {key for service in services for key in catalogue.services[service].resources}
    return tuple(key for key in resources if key in offered)


def _narrowed(named: Sequence[str], services: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    # Of two people called Claire, the one who answers for the service that was asked for is meant.
    return _still_offered(named, services, catalogue) if services else tuple(named)


def candidate_services(draft: Draft, catalogue: Catalogue) -> tuple[Service, ...]:
    """The services that everything said so far fits, narrowed to one where the difference does not matter."""
    fitting = [service for service in catalogue.services.values() if _fits(service, draft)]
    rank = {key: position for position, key in enumerate(draft.services)}
    fitting.sort(key=lambda service: rank.get(service.key, len(rank)))
    return tuple(_only_one_matters(fitting, draft))


def _fits(service: Service, draft: Draft) -> bool:
    return (
        (not draft.services or service.key in draft.services)
        and (not draft.resources or not set(draft.resources).isdisjoint(service.resources))
        and (draft.kind is None or service.kind.value == draft.kind)
        and (service.kind.value != "room" or _seats(service) >= (draft.seats or 1))
    )


def _only_one_matters(fitting: list[Service], draft: Draft) -> list[Service]:
    # One person who answers for several services is still one person; of the rooms that fit, the smallest is offered.
    said = draft.services or draft.resources or draft.kind
    if len(draft.resources) == 1:
        return fitting[:1]
    if said and fitting and all(service.kind.value == "room" for service in fitting):
        return [min(fitting, key=_seats)]
    return fitting


def _seats(service: Service) -> int:
    return service.space.seats if service.space else 1


def candidate_resources(draft: Draft, service: Service) -> tuple[str, ...]:
    """Whom or what the draft may still take for a service."""
    return tuple(key for key in service.resources if key in draft.resources) or service.resources
