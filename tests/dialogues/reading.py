"""A turn as written, read into an act. Events are recognised by their words, in any order, French or English."""

import re
from collections.abc import Callable
from datetime import timedelta

from tests.dialogues.acts import (
    Act,
    Books,
    Button,
    Choose,
    Edit,
    NotUnderstood,
    Replay,
    Restart,
    Say,
    Send,
    StaffActs,
    StaffAnswers,
    Tap,
    Wait,
)
from tests.dialogues.words import fold

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "j": 86_400, "w": 604_800}
_SPAN = re.compile(
    r"(\d+(?:[.,]\d+)?|an?|une?|half an) ?(s|sec|secondes?|seconds?|m|mins?|minutes?|h|hours?|heures?|d|"
    r"days?|jours?|w|weeks?|semaines?)\b"
)
_FOUNDER = re.compile(r"\b(F\d+)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(another|other|someone|somebody|autre|quelqu'un|stranger|foreign|etranger)\b")
_STALE = re.compile(r"\b(old|older|oldest|stale|first|previous|earlier|expired|outdated|perime|ancien|vieux|premier)\b")
_PRESS = re.compile(r"\b(taps?|press(?:es)?|clicks?|pushes|hits|appuie|tape|touche|button|bouton)\b")
_FORGED = re.compile(r"\b(forged?|fake|invented|tampered|crafted|falsifie|faux|unknown)\b")
_TIMES = re.compile(r"\b(?:x ?(\d+)|(\d+) ?(?:x|times|fois)|(twice|double|deux fois)|(three times|triple))\b")
_BUTTONS = (
    (Button.UNDO, r"\b(undo|defaire|revert)\b"),
    (Button.REFUSE, r"\b(no|non|refuse|never mind|laisser tomber|abandon)\b"),
    (Button.CONFIRM, r"\b(confirm\w*|yes|oui|ok|book it|move it|cancel it|reserver|valider)\b"),
)
_MEDIA = (
    "sticker",
    "voice",
    "vocal",
    "audio",
    "photo",
    "picture",
    "image",
    "document",
    "pdf",
    "file",
    "location",
    "gif",
)
_SAME_MEDIA = {"vocal": "voice", "audio": "voice", "picture": "photo", "image": "photo", "pdf": "document"}
_SAME_MEDIA |= {"file": "document", "gif": "sticker"}


def read_turn(turn: str) -> Act:
    """The act of a turn: text in `<…>` is an event, everything else is said."""
    if not (turn.startswith("<") and turn.endswith(">")) or _is_markup(turn):
        return Say(turn)
    event = turn[1:-1].strip()
    folded = fold(event)
    for reader in _READERS:
        act = reader(event, folded)
        if act is not None:
            return act
    return NotUnderstood(event)


def _is_markup(turn: str) -> bool:
    # A founder may write HTML; "<b>oui</b>" is a text.
    return bool(re.search(r"</\w+>$", turn)) or (
        bool(re.fullmatch(r"<\w+/?>", turn))
        and turn[1:-1].lower()
        in (
            "br",
            "b",
            "i",
            "script",
        )
    )


def _choose(event: str, folded: str) -> Act | None:
    found = re.match(
        r"(?:(F\d+) )?(?:choose|chooses|pick|picks|select|selects|choisit|choisir) +(.+)", event, re.IGNORECASE
    )
    if not found:
        return None
    label = found[2].strip("\"'«» ")
    if fold(label) in ("confirm", "confirmer"):
        return Tap(Button.CONFIRM, founder=found[1])
    return Choose(label, found[1])


def _quoted_speech(event: str, folded: str) -> Act | None:
    """Speech follows a colon that stands alone, or stands in quotes: "F2: bonjour", «F2 says "bonjour"»."""
    found = re.match(
        r"(F\d+|another founder|staff|team)\b(?:\s*:\s+|[^\"«]*[\"«])(.+)", event, re.IGNORECASE
    ) or re.match(
        r"(F\d+|another founder|staff|team)\s+(?:says|writes|types|sends|answers):?\s+(.+)", event, re.IGNORECASE
    )
    if not found:
        return None
    text = found[2].strip("\"'«» ")
    who = fold(found[1])
    if who in ("staff", "team"):
        return StaffAnswers(text)
    return Say(text, found[1].upper() if who.startswith("f") else "F2")


def _restart(event: str, folded: str) -> Act | None:
    words = r"\b(re-?starts?|restarted|redemarr\w*|relance|deploy\w*|kill\w*|crash\w*|reboot\w*|sigkill)\b"
    return Restart() if re.search(words, folded) else None


def _replay(event: str, folded: str) -> Act | None:
    words = r"\b(replay\w*|redeliver\w*|same update|duplicate update|delivered (?:again|twice)|update again)\b"
    return Replay(_times(folded, 1)) if re.search(words, folded) else None


def _wait(event: str, folded: str) -> Act | None:
    if re.search(r"\b(next (?:day|morning)|lendemain|the day after|tomorrow)\b", folded) and not _PRESS.search(folded):
        return Wait(next_day=True) if not _books_words(folded) else None
    hints = (
        r"\b(wait\w*|later|pass(?:es|ed)?|elapse\w*|after|plus tard|attend\w*|silence|pause|expires?|inactiv\w*|idle)\b"
    )
    span = _span(folded)
    if not re.search(hints, folded) and not (span and _SPAN.fullmatch(folded)):
        return None
    if _books_words(folded) or _PRESS.search(folded):
        return None
    if span is None and re.search(r"\b(hold|expires?|reservation)\b", folded):
        return Wait(timedelta(minutes=16))
    return Wait(span) if span else None


def _tap(event: str, folded: str) -> Act | None:
    if event.startswith("forged button data="):
        return Tap(Button.OTHER, event.removeprefix("forged button "), forged=True)
    foreign = _FOUNDER.search(event)
    forged = bool(_FORGED.search(folded))
    if not (_PRESS.search(folded) or forged or re.fullmatch(r"(double|triple)[ -]tap.*", folded)):
        return None
    founder = foreign[1].upper() if foreign and not re.search(rf"{foreign[1].lower()}'?s\b", folded) else None
    if founder is None and _ANOTHER.search(folded):
        founder = "F2"
    button = next((kind for kind, words in _BUTTONS if re.search(words, folded)), Button.OTHER)
    stale = bool(_STALE.search(folded))
    if button is Button.OTHER and (founder or re.search(r"\btaps?\b(?! \w)", folded)):
        button = Button.CONFIRM
    return Tap(button, _label(event), founder, stale, forged, _times(folded, 1))


def _label(event: str) -> str:
    bare = re.sub(
        r"\b(F\d+|taps?|press(es)?|clicks?|on|the|old|stale|button|again|twice|sur|le|bouton|x\d)\b",
        " ",
        event,
        flags=re.I,
    )
    return re.sub(r"\s+", " ", bare).strip("\"'«» ")


def _edit(event: str, folded: str) -> Act | None:
    found = re.match(r"(?:edits?|modifie|corrige)\b[^:\"«]*[:\"«]+ *(.+)", event, re.IGNORECASE)
    return Edit(found[1].strip("\"'«» ")) if found else None


def _staff(event: str, folded: str) -> Act | None:
    if re.search(r"\b(staff|team|equipe)\b", folded) and re.search(r"\b(answers?|repl\w+|repond)\b", folded):
        return StaffAnswers("Bonjour, une réponse de l'équipe.")
    away = r"\b(away|off|absent\w*|sick|ill|malade|unavailable|indisponible|holiday|conge\w*|vacation)\b"
    if re.search(away, folded):
        return StaffActs(event, away=True)
    ends = r"\b(cancels?|cancell?ed|annule|declines?|withdraws|drops|deletes?)\b"
    return StaffActs(event) if re.search(ends, folded) and not _PRESS.search(folded) else None


def _books(event: str, folded: str) -> Act | None:
    if not _books_words(folded):
        return None
    found = _FOUNDER.search(event)
    return Books(found[1].upper() if found else "F2", event)


def _books_words(folded: str) -> bool:
    taken = (
        r"\b(books?|booked|takes?|taken|took|grabs?|reserves?|reserved|snatche?s?|fills?|prend|pris\w*|"
        r"reserve|is gone)\b"
    )
    return bool(re.search(taken, folded)) and not re.match(r"(wait|attend)", folded)


def _media(event: str, folded: str) -> Act | None:
    kind = next((kind for kind in _MEDIA if re.search(rf"\b{kind}\b", folded)), None)
    return Send(_SAME_MEDIA.get(kind, kind)) if kind else None


def _times(folded: str, otherwise: int) -> int:
    found = _TIMES.search(folded)
    if not found:
        return otherwise
    if found[1] or found[2]:
        return int(found[1] or found[2])
    return 2 if found[3] else 3


def _span(folded: str) -> timedelta | None:
    found = _SPAN.search(folded)
    if not found:
        return None
    count = {"a": 1.0, "an": 1.0, "un": 1.0, "une": 1.0, "half an": 0.5}.get(found[1])
    number = float(found[1].replace(",", ".")) if count is None else count
    return timedelta(seconds=number * _UNITS[found[2][0]])


_READERS: tuple[Callable[[str, str], Act | None], ...] = (
    _choose,
    _edit,
    _quoted_speech,
    _restart,
    _replay,
    _wait,
    _tap,
    _books,
    _staff,
    _media,
)
