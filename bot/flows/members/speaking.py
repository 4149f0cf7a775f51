"""The language of a room that is both in the staff group and in private."""

from bot.flows.scene import Scene
from bot.texts.words import Words


def words_of(scene: Scene) -> Words:
    """French in the staff group, the person's own language in private."""
    return scene.words if scene.incoming.private else scene.texts.of("fr")
