"""What a message wants, from its wording and from what was found in it. Pure."""

import re
from dataclasses import dataclass

from bot.understanding import cues
from bot.understanding.understood import Intent
from bot.understanding.wording import clauses


@dataclass(frozen=True)
class Seen:
    """What intents are decided on.

    `words` is the plain wording. `rest` is the wording without the names, dates and numbers that were understood.
    `about_time`, `about_who` and `about_what`: whether the message says a time; a person or a number of people; a service or
    a space. `asked` is what the bot asked last.
    """

    words: str
    rest: str
    about_time: bool = False
    about_who: bool = False
    about_what: bool = False
    asked: str | None = None

    @property
    def slots(self) -> bool:
        """Whether the message says anything a booking needs."""
        return self.about_time or self.about_who or self.about_what


LONGEST_YES = 80
"""Longer messages, in characters, are never all yes or all no."""


def intent(seen: Seen) -> Intent:
    """The intent of a message; the more a mistake would cost, the stricter the test."""
    for decide in (_short, _about_a_booking, _other_wishes, _booking_or_question):
        found = decide(seen)
        if found is not None:
            return found
    return _small_talk(seen) or (Intent.INFORM if seen.slots else Intent.UNKNOWN)


def _short(seen: Seen) -> Intent | None:
    """A message that is all yes or all no."""
    if "?" in seen.words or seen.about_time or len(seen.words) > LONGEST_YES:
        return None
    yes = cues.ONLY_YES_WHEN_ASKED if seen.asked == "confirm" else cues.ONLY_YES
    if cues.ONLY_NO.fullmatch(seen.words):
        return Intent.NO
    if seen.asked and cues.STARTS_NO.match(seen.words) and not seen.slots and _refuses(seen.words):
        return Intent.NO
    if yes.fullmatch(seen.words) and not (seen.about_who or seen.about_what):
        return Intent.YES
    return None


def _refuses(words: str) -> bool:
    return not (
        cues.CANCEL.search(words) or cues.MOVE.search(words) or cues.UNDO.search(words) or cues.ABANDON.search(words)
    )


def _about_a_booking(seen: Seen) -> Intent | None:
    words = seen.words
    if cues.NEGATED.search(words):
        return _not_changing(seen)
    if cues.UNDO.search(words) and not _asks_how(seen):
        return Intent.UNDO
    moves, cancels = cues.MOVE.search(words), cues.CANCEL.search(words)
    if (moves or cancels) and _asks_how(seen) and not _first_clause_orders(seen):
        return Intent.ASK
    if cancels and moves:
        return Intent.CANCEL if cancels.start() < moves.start() and not _instead_of_cancelling(words) else Intent.MOVE
    if moves:
        return Intent.MOVE
    if cancels:
        return (
            Intent.ABANDON
            if seen.asked == "confirm" and cues.STARTS_NO.match(words) and not seen.slots
            else Intent.CANCEL
        )
    return None


def _instead_of_cancelling(words: str) -> bool:
    return re.search(r"\b(?:plutot que|au lieu) d annuler|(?:instead of|rather than) cancel", words) is not None


def _not_changing(seen: Seen) -> Intent | None:
    """ "je ne veux pas annuler": no to a question, otherwise words without effect – unless another change is asked for."""
    left = cues.NEGATED.sub(" ", seen.words)
    if cues.MOVE.search(left):
        return Intent.MOVE
    if cues.CANCEL.search(left):
        return Intent.CANCEL
    return (
        Intent.NO
        if seen.asked == "confirm" or cues.STARTS_NO.match(seen.words)
        else Intent.ASK
        if "?" in seen.words
        else Intent.NO
    )


def _asks_how(seen: Seen) -> bool:
    """Whether a change is asked about and not asked for: "comment annuler ?", "until when can I cancel?"."""
    return (
        re.search(
            r"\b(?:comment|jusqu a quand|combien|pourquoi|quelles? (?:sont|est)|quel (?:est|delai)|que se passe|qu est ce qui se passe|c est quoi|si j annule|si je (?:ne )?|"
            r"est ce que c est (?:gratuit|payant|possible d)|faut il|dois je|peut on|how|until when|why|what happens|what if|what is|what s|if i cancel|are there|is there|do i have to|"
            r"regles?|conditions?|politique|policy|frais|fees?|delai|deadline|penalit\w+|penalty)\b",
            seen.words,
        )
        is not None
    )


def _first_clause_orders(seen: Seen) -> bool:
    """Whether one clause asks for a change while another asks a question."""
    for clause in clauses(seen.words):
        part = Seen(clause, clause)
        if (cues.MOVE.search(clause) or cues.CANCEL.search(clause)) and not _asks_how(part):
            return True
    return False


def _other_wishes(seen: Seen) -> Intent | None:
    words = seen.words
    human = cues.HUMAN.search(words)
    if human and not cues.INFORMATION.match(words) and not (seen.about_what and cues.WEAK_HUMAN.search(human.group())):
        return Intent.HUMAN
    if cues.LANGUAGE.search(words) and not (seen.about_who or cues.NOT_LANGUAGE.search(words)):
        return Intent.LANGUAGE
    if cues.ABANDON.search(words):
        return Intent.ABANDON
    if cues.LIST.search(words) and not _about_rules(seen):
        return Intent.LIST
    if cues.HELP.search(words):
        return Intent.HELP
    return Intent.ASK if cues.SHOW.search(words) and not cues.FREE.search(words) else None


def _about_rules(seen: Seen) -> bool:
    return (
        re.search(r"\b(?:comment|combien|how|pourquoi|why|peut on|puis je avoir|limite|maximum|limit)\b", seen.words)
        is not None
    )


def _booking_or_question(seen: Seen) -> Intent | None:
    """A wish to book, slots alone, or a question; a message of several clauses books if one of them does."""
    parts = clauses(seen.words) or [seen.words]
    if any(_books(part, seen) for part in parts):
        return Intent.BOOK
    if seen.slots and (_bare(seen) or cues.ABOUT.search(seen.words)):
        return Intent.INFORM
    if any(_asks(part) for part in parts):
        return Intent.ASK if not _chat(seen) else None
    if seen.slots and cues.BOOK.search(seen.words):
        return Intent.BOOK
    if cues.BOOK.search(seen.words) and re.search(
        r"\b(?:rendez vous|reserve[rz]?|book|appointment|visite[rz]?|visit|expert\w*)\b", seen.words
    ):
        return Intent.BOOK
    return None


def _books(clause: str, seen: Seen) -> bool:
    if not _asks(clause):
        wish = cues.BOOK.search(clause)
        noun = re.search(
            r"\b(?:rendez vous|reserve[rz]?|book(?:ing)?|appointment|visite[rz]?|visit|expert\w*|creneau|slot|rencontrer|see|meet|voir|salle|room|besoin|need|parler|talk|speak|cherche|inscri\w+)\b",
            clause,
        )
        return wish is not None and (seen.slots or (noun is not None and not _only_wants_to_know(clause)))
    if cues.INFORMATION.search(clause) and not cues.FREE.search(clause):
        return False
    if (
        cues.FREE.search(clause)
        and (seen.about_time or seen.about_who)
        and not re.search(r"\b(?:comment|combien|how|parking)\b", clause)
    ):
        return True
    polite = (
        cues.POLITE.search(clause) is not None or re.search(r"\b(?:est ce que je|do you have)\b", clause) is not None
    )
    return (
        polite and cues.BOOK.search(clause) is not None and not re.search(r"\b(?:question|m aider|help me)\b", clause)
    )


def _only_wants_to_know(clause: str) -> bool:
    return re.search(r"\b(?:savoir|know|information|renseignement|question)\b", clause) is not None


def _asks(clause: str) -> bool:
    return "?" in clause or bool(cues.QUESTION_START.match(clause)) or bool(cues.INVERSION.search(clause))


def _bare(seen: Seen) -> bool:
    """Whether nothing is left once slots and small words are taken out: "jeudi 10h ?", "Hugo alors"."""
    left = re.findall(r"[a-z]{2,}", seen.rest)
    return sum(word not in SMALL for word in left) == 0


SMALL = frozenset(
    "anything something rien quelque chose autre autres other another quoi mettre on as avez have you there else any jour day creneau slot time heure quel quelle which"
    " et ou alors plutot avec pour le la les un une de du des en au aux dans sur par chez ce cet cette bon ben bah euh ok oui non pardon finalement fait mais sinon"
    " peut etre je prefere preferes prefererais vers c est ca va bien then with for the an at on in and or rather actually sorry instead maybe perhaps please s il te vous"
    " plait merci thanks possible si on disait no yes well so make it that works me va prends choisis take choose what about how could be would".split()
)


def _small_talk(seen: Seen) -> Intent | None:
    return Intent.SMALLTALK if _chat(seen) else None


def _chat(seen: Seen) -> str:
    return chat(seen.words) if not seen.slots else ""


def chat(words: str) -> str:
    """The topic of small talk, or nothing: the weightier one where a message has several."""
    for topic in ("insult", "identity", "wellbeing", "bye", "thanks", "greeting"):
        if cues.SPEECH[topic].search(words):
            left = _left_of(words)
            if topic in ("insult", "identity") or len(left) <= 2:
                return topic
    return ""


def _left_of(words: str) -> list[str]:
    for pattern in cues.SPEECH.values():
        words = pattern.sub(" ", words)
    return [word for word in re.findall(r"[a-z]{2,}", words) if word not in SMALL and word not in POLITE_FILLER]


POLITE_FILLER = frozenset(
    "beaucoup a tous tout le monde you very much so toi vous tu ca va bien there everyone pepin again encore bot day journee aide votre ton".split()
)


def question(words: str) -> bool:
    """Whether any clause asks something that is not itself a request to book."""
    return any(_asks(part) for part in clauses(words))


def asks_something_else(words: str) -> bool:
    """Whether a clause asks for information, beside what else the message wants."""
    return any(_asks(part) and cues.INFORMATION.search(part) and not cues.ABOUT.search(part) for part in clauses(words))
