"""What a message mentions without wishing for it: why a time does not suit, whom one sees already, "pas RH". Pure."""

import re

EXCUSE = re.compile(
    r"\b(?:j'ai|j ai|on a|i have|i've got|i've|i got) (?:déjà |deja |already )?(?:une?|an?|un autre|another) "
    r"(?:réunion|reunion|meeting|rendez-vous|rdv|cours|appel|call|train)\b",
    re.IGNORECASE,
)
"""Why a time does not suit is no wish for a meeting room."""
BUSY_WITH = re.compile(
    r"\b(?:j'?\s?ai|je vois|i have|i've got|i see|i'm seeing|i am seeing) (?:déjà |deja |already )?"
    r"(?:rdv |rendez-vous |a meeting |an appointment )?(?:avec |with )?\w+(?: \w+)? "
    r"(?:[àa] (?:ce moment|cette heure|la même heure)|then\b|at that (?:time|moment)|ce jour|that day)",
    re.IGNORECASE,
)
"""Whom one sees at that time is not whom one asks for."""
_SUBJECT = r"(?:(?:de|du|des|pour|about|for|the|le|la|les)\s+|d'|l')*[^\W\d_]+(?:\s[^\W\d_]+){0,2}?"
_ENDS = r"(?=\s*(?:[,;.!?]|$)|\s+(?:mais|but|plutôt|plutot|rather)\b)"
RULED_OUT = re.compile(
    r"(?:(?:^|[,;.!?])\s*(?:(?:oups|pardon|non|no|mais|but|et|and|euh|en fait|finalement|désolée?|desolee?|sorry|oh|"
    r"ah)\s+)*"
    rf"(?:pas|not)|(?<!pourquoi)(?<!why)(?<=\w)\s+(?:pas|not)(?=\s+(?!(?:sure|yet|trop|encore|possible|bien|mal|"
    rf"libre)\b)"
    rf"(?:(?:for|pour|the|le|la|les)\s+)?[^\W\d_]+{_ENDS})|\b(?:au lieu|instead|plutôt qu[e']|plutot qu[e']|"
    rf"rather than)(?:\s+of)?)\s+{_SUBJECT}{_ENDS}",
    re.IGNORECASE,
)
"""A subject that is not wished for: "pas RH, développement durable", "legal instead of HR"."""


REMINDER = re.compile(
    r"[,;.]?\s*(?:(?:et|and|puis|mais|but)\s+)?(?:(?:tu peux|vous pouvez|can you|could you|please)\s+)?"
    r"(?:rappelle[zsr]?(?:[- ]moi)?|me rappeler|pr[ée]vien[st]?(?:[- ]moi)?|remind me|"
    r"envoie[rz]?[- ](?:moi )?un rappel|"
    r"send me a reminder)\s+(?:stp |svp |please )?(?:la veille|le jour (?:m[êe]me|d['’]avant)|avant|"
    r"(?:une|\d+) ?h(?:eures?)? avant|"
    r"the (?:day|night|evening) before|before(?:hand)?|(?:an|\d+) hours? before)",
    re.IGNORECASE,
)
"""When one wants to be reminded is not when one wants to come."""


def without_reminder(text: str) -> str:
    """The text, of the same length, without when its writer wants to be reminded."""
    return REMINDER.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def without_whom_one_sees(text: str) -> str:
    """The text, of the same length, without those whom one says to see already."""
    return BUSY_WITH.sub(_blank, text)


def without_excuses(text: str) -> str:
    """The text without the reasons why a time does not suit, and without the subjects that it rules out."""
    return RULED_OUT.sub(" ", EXCUSE.sub(" ", text))
