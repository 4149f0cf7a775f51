"""Which turns are an explicit yes: the judge's own list, wider than the bot's, to tell consent from the rest."""

import re

from tests.dialogues.acts import Button, Choose, Say, Tap
from tests.dialogues.timeline import Step, Timeline
from tests.dialogues.words import fold

_YES = re.compile(
    r"^\W*y\W*$|\b(oui+|wi+|ouais|ouai|ui|yes+|yep|yeah|yup|ok+(?:ay|i)?|d'?acc?(?:ord)?|dac|(?:je |on )(?:le |la "
    r")?prends?|"
    r"parfait|perfect|exact|"
    r"c'?est (?:bon|ca|parfait|exact)|"
    r"vas[ -]?y|allez[ -]?y|go|confirm\w*|valid\w*|sure|please do|do it|ca marche|ca me va|nickel|top|banco|correct|"
    r"that'?s right|sounds good|great|super|entendu|absolument|absolutely|tout a fait|of course|bien sur|fine|deal|"
    r"book it|move it|cancel it|reserve(?:z)?|je confirme|carrement|impec\w*|volontiers|go ahead)\b|👍|✅|👌"
)
_UNDO = re.compile(
    r"\b(undo|annule\w*|defai[st]\w*|revert|cancel that|take (?:it|that) back|finalement|"
    r"actually|oups|oops|reviens|remets)\b"
)
_CONSENTING = ("yes:", "confirm", "undo:", "accept")


def is_consent(step: Step) -> bool:
    """Whether the turn agreed to something, or took it back."""
    if isinstance(step.act, Tap) or step.pressed:
        return step.pressed.startswith(_CONSENTING) or _is_confirm_tap(step)
    if isinstance(step.act, Say | Choose):
        words = fold(step.act.text if isinstance(step.act, Say) else step.act.label)
        return bool(_YES.search(words) or _UNDO.search(words))
    return False


def says_yes(text: str) -> bool:
    """Whether a text agrees."""
    return bool(_YES.search(fold(text)))


def first_consent(timeline: Timeline, word: str) -> int:
    """The number of the first turn that says `word`, else of the first that agrees; after the last where none does."""
    wanted = fold(word)
    for number, step in enumerate(timeline.steps):
        if (
            wanted
            and not step.turn.startswith("<")
            and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", fold(step.turn))
        ):
            return number
    return next((number for number, step in enumerate(timeline.steps) if is_consent(step)), len(timeline.steps))


def _is_confirm_tap(step: Step) -> bool:
    return isinstance(step.act, Tap) and step.act.button in (Button.CONFIRM, Button.UNDO) and not step.act.forged
