"""Whether a message wants to change what is booked: undo, move, cancel."""

import re

from bot.understanding import assent
from bot.understanding import change_cues as cues
from bot.understanding.seen import Seen
from bot.understanding.understood import Intent
from bot.understanding.wording import clauses

HOW = re.compile(
    r"\b(?:comment|jusqu a quand|combien|pourquoi|quelles? (?:sont|est)|quel (?:est|delai)|"
    r"que se passe|qu est ce qui se passe|c est quoi|si j annule|si je (?:ne )?|"
    r"est ce que c est (?:gratuit|payant|possible d)|faut il|dois je|peut on|how|until when|why|"
    r"what happens|what if|what is|what s|if i cancel|are there|is there|do i have to|"
    r"regles?|conditions?|politique|policy|frais|fees?|delai|deadline|penalit\w+|penalty)\b"
)


def change(seen: Seen) -> Intent | None:
    """Whether the message wants to undo, move or cancel, asks how, or refuses to; None where it is about neither."""
    words = seen.words
    if cues.NEGATED.search(words):
        return _not_changing(seen)
    if _undoes(seen):
        return Intent.UNDO
    if cues.MISTAKE.search(words):
        return None if seen.slots else Intent.NO if seen.asked else Intent.UNDO
    return (None if seen.asked else _without_saying_so(seen)) or _said(seen)


def _undoes(seen: Seen) -> bool:
    """ "Annule-le", of what was just done; "mon rendez-vous avec Claire, annulez-le" names what is to be cancelled."""
    if not cues.UNDO.search(seen.words) or seen.about_time or _asks_how(seen.words):
        return False
    named = cues.MINE.search(seen.words) or seen.about_who or seen.about_what
    return not (named and cues.CANCEL.search(seen.words))


def _said(seen: Seen) -> Intent | None:
    words = seen.words
    if not changes(words):
        return None
    if _asks_how(words) and not any(changes(part) and not _asks_how(part) for part in clauses(words)):
        return Intent.ASK
    if seen.asked and not seen.about_who and cues.IN_CASE.search(words) and "?" in words:
        return Intent.ASK
    return _move_or_cancel(seen)


def _without_saying_so(seen: Seen) -> Intent | None:
    """ "Je ne peux plus mardi, possible mercredi ?", "mon rendez-vous, je peux le mettre une heure plus tard ?"."""
    words = seen.words
    if cues.CANCEL.search(words) or _asks_how(words):
        return None
    if cues.ABSENT.search(words) and not cues.MOVE.search(words):
        return Intent.MOVE if seen.about_time and cues.OTHERWISE.search(words) else Intent.CANCEL
    mine = cues.MINE.search(words)
    moves = (
        cues.UNABLE.search(words)
        or cues.IN_PLACE_OF.search(words)
        or (mine and cues.PUTS.search(words))
        or ((mine or seen.about_who) and cues.SHIFTS.search(words))
    )
    return Intent.MOVE if seen.about_time and moves else None


def changes(words: str) -> bool:
    """Whether there is talk of moving or cancelling."""
    return bool(cues.MOVE.search(words) or cues.CANCEL.search(words))


def _move_or_cancel(seen: Seen) -> Intent:
    moves, cancels = cues.MOVE.search(seen.words), cues.CANCEL.search(seen.words)
    if moves and (not cancels or moves.start() < cancels.start() or _instead_of_cancelling(seen.words)):
        return Intent.MOVE
    dropped = seen.asked == "confirm" and assent.STARTS_NO.match(seen.words) and not seen.slots
    return Intent.ABANDON if dropped else Intent.CANCEL


def _instead_of_cancelling(words: str) -> bool:
    return re.search(r"\b(?:plutot que|au lieu) d annuler|(?:instead of|rather than) cancel", words) is not None


def _not_changing(seen: Seen) -> Intent:
    """ "je ne veux pas annuler" is a no – unless another change is asked for ("mais décaler"), or it is a question."""
    left = cues.NEGATED.sub(" ", seen.words)
    if changes(left):
        return Intent.MOVE if cues.MOVE.search(left) else Intent.CANCEL
    asks = "?" in seen.words and seen.asked != "confirm" and not assent.STARTS_NO.match(seen.words)
    return Intent.ASK if asks else Intent.NO


def _asks_how(words: str) -> bool:
    """Whether a change is asked about and not asked for: "comment annuler ?", "until when can I cancel?"."""
    return HOW.search(words) is not None
