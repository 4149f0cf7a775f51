"""A calendar to subscribe to: a private address that a phone reads, and that can be revoked."""

from bot.booking.agenda import Agenda
from bot.booking.calendar import feed
from bot.flows.notices import calendar_wording
from bot.flows.scene import Outcome, Scene, tell
from bot.texts.words import Words

PATH = "/calendar/{token}.ics"
STOP = ("stop", "non", "arrêter", "arreter")


def subscribe(scene: Scene, argument: str) -> Outcome:
    """Gives a new private address, the earlier one stops working; "stop" only ends it."""
    if scene.public_url is None:
        return tell(scene, scene.words("feed.unavailable"))
    owners = _owners(scene)
    if argument.lower() in STOP:
        revoked = [scene.agenda.feeds.revoke(owner) for owner in owners]
        return tell(scene, scene.words("feed.revoked" if any(revoked) else "feed.none"))
    links = [scene.public_url + PATH.format(token=scene.agenda.feeds.new(owner)) for owner in owners]
    return tell(scene, scene.words("feed.address", links=links))


def _owners(scene: Scene) -> list[str]:
    experts = [key for key in scene.catalogue.experts if scene.contacts.person_for(key) == scene.founder]
    return experts or [f"founder:{scene.founder}"]


def calendar_of(agenda: Agenda, token: str, words: Words) -> bytes | None:
    """The calendar behind a private address, or None for a wrong or revoked one."""
    found = agenda.feeds.read(token)
    if found is None:
        return None
    name = words.label("feed.name")
    return feed(found[1], lambda booking: calendar_wording(booking, words), name=name, now=agenda.now)
