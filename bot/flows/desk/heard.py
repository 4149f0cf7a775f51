"""What the team writes: under an inquiry, in its topic, under a proposal."""

from collections.abc import Callable

from bot.dialogue.incoming import Attached, Said
from bot.flows.desk import inquiry, learned
from bot.flows.desk.desk import SUBJECT
from bot.flows.desk.learning import SUBJECT as LEARN
from bot.flows.scene import Outcome, Scene, notice


def team_said(scene: Scene, about: str) -> Outcome | None:
    """What a text or a file leads to, by the subject of what it answers; nothing where it is not for the desk."""
    kind, _, number = about.partition(":")
    if not isinstance(scene.incoming.event, Said | Attached) or not number.isdecimal() or kind not in HEARD:
        return None
    return HEARD[kind](scene, int(number))


def _answer(scene: Scene, number: int) -> Outcome:
    found = scene.inquiries.get(number)
    return inquiry.answer(scene, found) if found else _unknown(scene)


def _search(scene: Scene, number: int) -> Outcome:
    found = scene.inquiries.get(number)
    return inquiry.offer_passages(scene, found) if found else _unknown(scene)


def _unknown(scene: Scene) -> Outcome:
    return notice(scene, scene.desk.staff_words.label("staff.inquiry_unknown"))


HEARD: dict[str, Callable[[Scene, int], Outcome]] = {
    SUBJECT: _answer,
    inquiry.PASSAGE: _search,
    LEARN: learned.changed,
    learned.DATE: learned.dated,
}
