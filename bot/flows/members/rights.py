"""What a member may do: a visitor asks, and books a first visit; nothing else is theirs."""

from bot.booking.booking import BookingState
from bot.booking.service import Service, ServiceKind
from bot.dialogue.member import Role
from bot.flows.ask import human_row
from bot.flows.scene import Outcome, Scene, tell

VISITED = (BookingState.REQUESTED, BookingState.CONFIRMED, BookingState.DONE)


def may_book(scene: Scene, service: Service | None) -> bool:
    """Whether the person who speaks may book that service, checked again at each step."""
    if scene.member.role is not Role.VISITOR:
        return True
    return service is not None and service.kind is ServiceKind.VISIT and not _has_visited(scene)


def bookable(scene: Scene, services: tuple[Service, ...]) -> tuple[Service, ...]:
    """Those of the services that the person who speaks may book."""
    return tuple(service for service in services if may_book(scene, service))


def refused(scene: Scene) -> Outcome:
    """Says kindly what is kept for the nursery's companies, and how to reach its team."""
    key = "visitor.visited" if _has_visited(scene) else "visitor.not_yet"
    return tell(scene.remember(scene.conversation.with_draft(None)), scene.words(key), (human_row(scene),))


def _has_visited(scene: Scene) -> bool:
    draft = scene.conversation.draft
    moving = draft.booking if draft else None
    return any(
        one.state in VISITED and one.service.startswith("visit:") and one.id != moving
        for one in scene.agenda.ever(scene.founder)
    )
