"""What an expert sees: the link to their agenda, and their week."""

from datetime import date, timedelta

from bot.booking.booking import Booking
from bot.flows.scene import Outcome, Scene, tell

WEEK = 7


def accept_invitation(scene: Scene, token: str) -> Outcome:
    """Links the account that presents an invitation to the resource it was made for."""
    resource = scene.contacts.accept(token, scene.founder)
    if resource is None:
        return tell(scene, scene.words("invitation_invalid"))
    facts = {"name": scene.incoming.person.first_name, "resource": scene.catalogue.name_of(resource)}
    return tell(scene, scene.words("linked", **facts))


def week(scene: Scene) -> Outcome:
    """The expert's appointments of the coming seven days, by day."""
    mine = _mine(scene)
    if not mine:
        return tell(scene, scene.words("expert.not_linked"))
    today = scene.now.astimezone(scene.catalogue.zone).date()
    days = [_day(scene, mine, today + timedelta(days=ahead)) for ahead in range(WEEK)]
    return tell(scene, "\n\n".join(filter(None, days)) or scene.words("expert.free"))


def _mine(scene: Scene) -> tuple[str, ...]:
    return tuple(key for key in scene.catalogue.experts if scene.contacts.person_for(key) == scene.founder)


def _day(scene: Scene, resources: tuple[str, ...], day: date) -> str:
    bookings = sorted((one for key in resources for one in scene.agenda.day(key, day)), key=lambda one: one.starts)
    lines = [_line(scene, booking) for booking in bookings]
    return "\n".join((scene.words("expert.day", day=day), *lines)) if lines else ""


def _line(scene: Scene, booking: Booking) -> str:
    founder = scene.contacts.name_of(booking.founder)
    return scene.words("expert.line", title=booking.title, founder=founder, starts=booking.starts, ends=booking.ends)
