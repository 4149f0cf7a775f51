"""A question that only makes sense after the one before it, made whole from it. Pure, without a model."""

import re
from datetime import datetime, timedelta

FRESH = timedelta(minutes=15)
"""How long the question before is still what "and for…?" is about."""
LONGEST = 10
"""Words; a longer message says by itself what it asks."""

_LEAD = re.compile(
    r"^\s*(?:(?:mais|ok|d'accord|alors|but|okay|so)[\s,]+)*"
    r"(?:et|and|qu'en est-il|quid|what about|how about)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week[- ]?end|soir|matin|midi|nuit|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|evening|morning|night|weekday)s?"
)
# How the part that follows may begin, and what it takes the place of at the end of the question before.
_PARTS = {
    rf"(?:le|les|la|l'|on|at|the|in the)?\s*{_DAY}\b": rf"(?:le|les|la|l'|on|at|the|in the)?\s*{_DAY}",
    r"pour\b": r"pour\s.+",
    r"for\b": r"for\s.+",
    r"(?:avec|sans)\b": r"(?:avec|sans)\s.+",
    r"(?:with|without)\b": r"(?:with|without)\s.+",
    r"(?:en|in|during|pendant)\b": r"(?:en|in|during|pendant)\s.+",
    r"(?:chez|dans|au|aux|à|at)\b": r"(?:chez|dans|au|aux|à|at)\s.+",
    r"(?:demain|aujourd'hui|tomorrow|today|tonight)\b": r"(?:demain|aujourd'hui|tomorrow|today|tonight)",
}
# With its own verb or question word, the message is whole already.
_WHOLE = re.compile(
    r"\b(?:est|sont|c'est|ont|peut|peux|puis|dois|doit|faut|coûte|coute|veux|voudrais|aimerais|fait|font|va|"
    r"comment|combien|pourquoi|quand|quel\w*|où|qui|que|is|are|was|do|does|did|can|could|may|must|should|will|would|"
    r"has|have|costs?|want|need|like|how|why|when|where|which|who|what)\b|-(?:t-)?(?:il|elle|on|je|tu|vous|ils)\b",
    re.IGNORECASE,
)
_TAIL = 6
"""Words; a longer end of a question is more than the part that gives way."""


def whole_question(text: str, before: str) -> str | None:
    """The question that a message such as "et pour un domicilié ?" asks after another; None for any other message.

    "pour une entreprise hébergée" at the end of the question before gives way to "pour un domicilié"; anything else
    is added to it.
    """
    match = _LEAD.match(text.replace("’", "'"))
    kept, rest = (part.strip().rstrip("?!. ") for part in (before, match["rest"] if match else ""))
    if not kept or not rest or len(text.split()) > LONGEST or _WHOLE.search(rest):
        return None
    for begins, gives_way in _PARTS.items():
        if re.match(begins, rest, re.IGNORECASE):
            return f"{_without_end(kept, gives_way)} {rest} ?"
    return None


def _without_end(question: str, pattern: str) -> str:
    ends = list(re.finditer(rf"\s(?={pattern}$)", question, re.IGNORECASE))
    shorter = re.sub(r"\s(?:on|at|le|la|les|the)$", "", question[: ends[-1].start()]) if ends else question
    return shorter if len(question.split()) - len(shorter.split()) <= _TAIL else question


def is_fresh(asked_at: datetime | None, now: datetime) -> bool:
    """Whether a question asked then is still what is talked about."""
    return asked_at is not None and timedelta(0) <= now - asked_at <= FRESH
