"""Buttons and what they carry: `verb:argument`, 64 bytes at most; an offered choice is named by its step."""

from collections.abc import Sequence

from bot.booking.service import Service
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Choice, Keyboard, Style
from bot.flows.scene import Outcome, Scene, reply
from bot.flows.short import short
from bot.texts.words import Words

PICK, YES, NO = "pick", "yes", "no"


def offer(
    scene: Scene,
    text: str,
    field: str,
    values: Sequence[str],
    labels: Sequence[str],
    *,
    wide: int = 1,
    extra: Keyboard = (),
) -> Outcome:
    """Asks `text` and offers the values as buttons, `wide` in a row, with a way out below."""
    conversation = scene.conversation.asked(field, tuple(values))
    buttons = [
        Choice(label, f"{PICK}:{conversation.step}:{index}") for index, label in enumerate(labels[: len(values)])
    ]
    rows = tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))
    return Outcome(conversation, (reply(scene, text, rows + extra + abandon_row(scene, conversation)),))


def confirmation(
    scene: Scene,
    text: str,
    label: str,
    *,
    danger: bool = False,
    values: Sequence[str] = (),
    labels: Sequence[str] = (),
) -> Outcome:
    """States what is about to happen and asks for a yes; `values` are people who could be taken instead."""
    conversation = scene.conversation.asked("confirm", tuple(values))
    row = (
        Choice(label, f"{YES}:{conversation.step}", style=Style.DANGER if danger else Style.SUCCESS),
        Choice(scene.words.label("button.refuse"), f"{NO}:{conversation.step}"),
    )
    instead = tuple((Choice(label, f"{PICK}:{conversation.step}:{index}"),) for index, label in enumerate(labels))
    return Outcome(conversation, (reply(scene, text, (row, *instead)),))


def abandon_row(scene: Scene, conversation: Conversation) -> Keyboard:
    """The way out of what is being asked."""
    return ((Choice(scene.words.label("button.abandon"), f"{NO}:{conversation.step}"),),)


def book_button(scene: Scene, service: str) -> Choice:
    """The button that starts the booking of a service."""
    return book_choice(scene.words, scene.catalogue.services[service])


def book_choice(words: Words, service: Service) -> Choice:
    """The same for a message that answers nobody."""
    label = words.label(f"button.book_{service.kind.value}", title=service.title)
    return Choice(label, f"book:{short(service.key)}")
