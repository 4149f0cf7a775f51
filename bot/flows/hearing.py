"""Whether a person wants the nursery's announcements."""

from bot.dialogue.reply import Choice, Keyboard
from bot.flows.scene import Outcome, Scene, tell


def row(scene: Scene) -> Keyboard:
    """The button that ends announcements, or brings them back."""
    if scene.office.broadcasts.refused_by(scene.founder):
        return ((Choice(scene.words.label("office.news.again"), "hear:yes"),),)
    return ((Choice(scene.words.label("office.news.stop"), "hear:no"),),)


def hear(scene: Scene, argument: str) -> Outcome | None:
    """Ends the announcements to the person who pressed, or brings them back."""
    wish, _, number = argument.partition(":")
    if wish == "no":
        scene.office.broadcasts.refuse(scene.founder, int(number) if number.isdecimal() and len(number) < 19 else None)
        return tell(scene, scene.words("office.news.stopped"), row(scene))
    if wish == "yes":
        scene.office.broadcasts.accept(scene.founder)
        return tell(scene, scene.words("office.news.back"))
    return None
