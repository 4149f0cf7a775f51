"""What a message wants, from its wording and from what was found in it. Pure."""

import re

from bot.understanding import assent, change_cues, cues
from bot.understanding.changes import change, changes
from bot.understanding.chat import SMALL, chat
from bot.understanding.pausing import pauses
from bot.understanding.plain_questions import asks_a_fact
from bot.understanding.seen import Seen
from bot.understanding.understood import Intent
from bot.understanding.wording import clauses

TALK = re.compile(r"\b(?:parler|talk|speak|rappele[rz]?|call|joindre|contacter)\b")
FACT = re.compile(
    rf"{cues.INFORMATION.pattern}|\b(?:ouverts?|ouvertes?|ouvre\w*|fermee?s?|ferme\w*|open|opens|closed?|closes|"
    rf"parking|"
    r"qui|quand|when|who|a quelle heure|de quoi|il y a|there is|regles?|rules?|prix|tarifs?|horaires?|price|hours|"
    r"combien|travaille\w*|works? on|sait|know|savoir|ferie|holiday)\b"
)
"""What is asked about where a day or an hour may be named without being wished for."""
SOON = re.compile(r"\b(?:plus tot|plus vite|asap|soonest|earliest|des que possible|premier creneau|prochain creneau)\b")
A_BOOKING = re.compile(r"\b(?:rendez vous|reservation|visite|appointment|booking)\b")
TIMES = frozenset({"day", "time", "date", "confirm"})
"""What is asked where "plus tôt ?" is a wish."""
LONGEST_YES = 80
"""Longer messages, in characters, are never all yes or all no."""


def intent(seen: Seen) -> Intent:
    """The intent of a message; the more a mistake would cost, the stricter the test."""
    for decide in (_short, _pauses, change, _other_wishes, _of_what_is_offered, _booking_or_question):
        found = decide(seen)
        if found is not None:
            return found
    if _chat(seen):
        return Intent.SMALLTALK
    return Intent.INFORM if seen.slots else Intent.UNKNOWN


def _short(seen: Seen) -> Intent | None:
    """A message that is all yes or all no."""
    if "?" in seen.words or seen.about_time or len(seen.words) > LONGEST_YES:
        return None
    if assent.ONLY_NO.fullmatch(seen.words) or (seen.asked and assent.refuses_a_proposal(seen.words)):
        return Intent.NO
    refuses = assent.STARTS_NO.match(seen.words) or assent.UNSUITED.search(seen.words)
    if seen.asked and refuses and not seen.slots and not _wants_more(seen.words):
        return Intent.NO
    return Intent.YES if _all_yes(seen) and not (seen.about_who or seen.about_what) else None


def _pauses(seen: Seen) -> Intent | None:
    return Intent.SMALLTALK if seen.asked and not seen.slots and pauses(seen.words) else None


def _of_what_is_offered(seen: Seen) -> Intent | None:
    if seen.relative and seen.asked in TIMES:
        return Intent.INFORM
    # "what's the earliest you have with Sofia on Friday?" asks for it.
    soonest = seen.relative and SOON.search(seen.words) and not seen.asked
    return Intent.BOOK if soonest and seen.about_who and not _about_rules(seen) else None


def _all_yes(seen: Seen) -> bool:
    if seen.asked == "confirm" and assent.agrees_to_a_proposal(seen.words):
        return True
    return assent.ONLY_YES.fullmatch(seen.words) is not None


def _wants_more(words: str) -> bool:
    wishes = (change_cues.UNDO, cues.ABANDON, cues.HUMAN, cues.LIST, cues.LANGUAGE)
    return changes(words) or any(wish.search(words) for wish in wishes)


def _other_wishes(seen: Seen) -> Intent | None:
    """A human, another language, to abandon, one's bookings, help, or to be shown something."""
    words = seen.words
    wishes = {
        Intent.HUMAN: _wants_a_human(seen),
        Intent.LANGUAGE: wants_a_language(seen) and not seen.about_time,
        Intent.CANCEL: _drops_a_booking(seen),
        Intent.ABANDON: cues.ABANDON.search(words) or _will_not_come(seen),
        Intent.LIST: cues.LIST.search(words) and not (_about_rules(seen) or SOON.search(words)),
        Intent.HELP: cues.HELP.search(words),
        Intent.ASK: cues.SHOW.search(words) and not cues.FREE.search(words),
    }
    return next((wish for wish, wanted in wishes.items() if wanted), None)


def wants_a_language(seen: Seen) -> bool:
    """Whether the bot is asked to speak another language, be it beside something else."""
    return bool(cues.LANGUAGE.search(seen.words) and not (seen.about_who or cues.NOT_LANGUAGE.search(seen.words)))


def _wants_a_human(seen: Seen) -> bool:
    """ "Someone" to talk to is a human; "someone" about a subject is an expert."""
    human = cues.HUMAN.search(seen.words)
    if human is None or (cues.INFORMATION.match(seen.words) and not TALK.search(seen.words)):
        return False
    return not (seen.about_what and cues.WEAK_HUMAN.search(human.group()))


def _will_not_come(seen: Seen) -> bool:
    return bool(seen.asked and not seen.slots and change_cues.ABSENT.search(seen.words))


def _drops_a_booking(seen: Seen) -> bool:
    """ "Plus besoin du rendez-vous avec Claire": not what is being said, but what was booked."""
    named = seen.about_who or A_BOOKING.search(seen.words)
    return bool(not seen.asked and named and cues.ABANDON.search(seen.words))


def _about_rules(seen: Seen) -> bool:
    return (
        re.search(r"\b(?:comment|combien|how|pourquoi|why|peut on|puis je avoir|limite|maximum|limit)\b", seen.words)
        is not None
    )


def _booking_or_question(seen: Seen) -> Intent | None:
    """A wish to book, slots alone, or a question; a message of several clauses books if one of them does."""
    if not seen.asked and cues.BROKEN.search(seen.words) and not cues.WISH.search(seen.words):
        return Intent.ASK
    parts = clauses(seen.words) or [seen.words]
    if any(_books(part, seen) for part in (*parts, *_wishes(seen.words))) or _to_see_somebody(seen):
        return Intent.BOOK
    if seen.asked and seen.about_who and cues.RATHER.search(seen.words):
        return Intent.INFORM
    if _names_a_slot(seen):
        return Intent.INFORM if seen.asked or _bare(seen) else Intent.BOOK
    if seen.slots and (_bare(seen) or cues.ABOUT.search(seen.words)):
        return Intent.INFORM
    return _question_or_wish(seen, parts)


def _to_see_somebody(seen: Seen) -> bool:
    # "quand est-ce que Sofia peut me recevoir ?", her name left out.
    return seen.about_who and cues.TO_SEE.search(seen.rest) is not None


def _wishes(words: str) -> list[str]:
    # "je voudrais visiter le labo, quelles dates ?"
    return [part for part in words.split(" , ") if cues.WISH.search(part)]


def _question_or_wish(seen: Seen, parts: list[str]) -> Intent | None:
    if any(_asks(part) for part in parts):
        return Intent.ASK if not _chat(seen) else None
    if seen.slots and cues.BOOK.search(seen.words):
        return Intent.BOOK
    if cues.BOOK.search(seen.words) and re.search(
        r"\b(?:rendez vous|reserve[rz]?|book|appointment|visite[rz]?|visit|expert\w*)\b", seen.words
    ):
        return Intent.BOOK
    return None


def _names_a_slot(seen: Seen) -> bool:
    """Whether a time is said that can be booked as it stands, in whatever form, and no fact is asked about."""
    for_something = seen.asked or seen.about_who or seen.about_what
    asks = any(_asks(part) for part in clauses(seen.words))
    fact = FACT.search(seen.words.replace("quelqu un", "")) or asks_a_fact(seen.words)
    return bool(seen.about_time and for_something and asks and not fact)


def _books(clause: str, seen: Seen) -> bool:
    if not _asks(clause):
        wish = cues.BOOK.search(clause)
        noun = re.search(
            r"\b(?:rendez vous|reserve[rz]?|book(?:ing)?|appointment|visite[rz]?|visit|expert\w*|creneau|"
            r"slot|rencontrer|see|meet|voir|salle|room|besoin|need|parler|talk|speak|cherche|inscri\w+)\b",
            clause,
        )
        return wish is not None and (seen.slots or (noun is not None and not _only_wants_to_know(clause)))
    if cues.TO_SEE.search(clause) and (seen.about_who or seen.about_what):
        return True
    # "could I grab a slot with Nora on Thursday?" says with whom and when: no fact is asked.
    fact = asks_a_fact(clause) and not (cues.FREE.search(clause) and seen.about_who and seen.about_time)
    if fact or (cues.INFORMATION.search(clause) and not cues.FREE.search(clause)):
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
    marks = (cues.QUESTION_START.match(clause), cues.INVERSION.search(clause), cues.QUESTION_END.search(clause))
    return "?" in clause or any(marks) or asks_a_fact(clause)


def _bare(seen: Seen) -> bool:
    """Whether nothing is left once slots and small words are taken out: "jeudi 10h ?", "Hugo alors"."""
    left = re.findall(r"[a-z]{2,}", seen.rest)
    return sum(word not in SMALL for word in left) == 0


def _chat(seen: Seen) -> str:
    return chat(seen.words) if not seen.slots else ""


def asks_something_else(words: str) -> bool:
    """Whether a clause asks for information, beside what else the message wants."""
    return any(
        _asks(part) and (cues.INFORMATION.search(part) or asks_a_fact(part)) and not cues.ABOUT.search(part)
        for part in clauses(words)
    )
