"""Meeting the assistant: welcome, help, language, privacy."""

from dataclasses import replace

from bot.dialogue.reply import Choice, Keyboard, Reply
from bot.flows.scene import Outcome, Scene, reply, tell


def welcome(scene: Scene) -> Outcome:
    """The first words: what this is, what it can do, what is kept."""
    return introduced(tell(scene, scene.words("welcome", name=scene.incoming.person.first_name), menu(scene)))


def introduced(outcome: Outcome) -> Outcome:
    """The outcome of a turn after which the person knows that they talk to an automatic assistant."""
    conversation = outcome.conversation.model_copy(update={"introduced": True})
    return replace(outcome, conversation=conversation)


def introduction(scene: Scene) -> Reply:
    """What must be said at first contact (AI Act, article 50: people know that they talk to a machine)."""
    return reply(scene, scene.words("introduction"))


def help_(scene: Scene) -> Outcome:
    """What can be done here, with a button for each."""
    return tell(scene, scene.words("help"), menu(scene))


def ask_language(scene: Scene) -> Outcome:
    """French or English."""
    row = (Choice("Français", "lang:fr"), Choice("English", "lang:en"))
    return tell(scene, scene.words("language.which"), (row,))


def set_language(scene: Scene, language: str) -> Outcome:
    """Speaks `language` from now on."""
    scene = scene.remember(scene.conversation.model_copy(update={"language": language}))
    return tell(scene, scene.words("language.set"), menu(scene))


def menu(scene: Scene) -> Keyboard:
    """What people do most."""
    words = scene.words
    return (
        (Choice(words.label("menu.expert"), "menu:expert"), Choice(words.label("menu.visit"), "menu:visit")),
        (Choice(words.label("menu.room"), "menu:room"), Choice(words.label("menu.mine"), "menu:mine")),
    )
