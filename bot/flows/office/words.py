"""In which language the office speaks: French to the group, their own to somebody of the staff in private."""

from bot.flows.scene import Scene
from bot.texts.words import Words


def office_words(scene: Scene) -> Words:
    """The wordings for the chat of this turn."""
    return scene.words if scene.incoming.private else scene.texts.of("fr")
