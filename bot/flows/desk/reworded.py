"""A question and an answer freed of what belongs to one exchange: greetings, thanks, names, signatures (pure)."""

import re

_GREETING = (
    r"(?:re[- ]?)?bonjour|bonsoir|salut|coucou|ch(?:er|ère)"
    r"|hello|hi(?: there)?|hey|good (?:morning|afternoon|evening)|dear"
)
_WHOM = r"(?:\s+(?:madame|monsieur|mesdames|messieurs|à tous|tout le monde|l['’]équipe|team|all|everyone|pépin|pepin))*"
_OPENING = re.compile(rf"^\s*(?:{_GREETING})\b{_WHOM}", re.IGNORECASE)
_INTRODUCTION = re.compile(
    r"^\s*(?:(?i:c['’]est|ici|je suis|je m['’]appelle|i am|i['’]m|this is|my name is)\s+[A-ZÀ-Ý][\w'’-]+"
    r"(?:\s+(?:de|d['’]|du|chez|from|of|at)\s+(?:la\s+|l['’]|the\s+)?[A-ZÀ-Ý][\w'’&. -]{0,40}?)?)\s*[,.:;!–-]\s*",
)
_CLOSING = re.compile(
    r"(?:[\s,.;!–-]*(?:merci(?: (?:beaucoup|bien|d['’]avance|par avance|de votre (?:aide|réponse|retour)))*"
    r"|thanks?(?: you)?(?: (?:so much|very much|a lot|in advance|for your (?:help|answer)))*|many thanks"
    r"|cordialement|bien cordialement|bien à vous|bonne journée|bonne soirée|à bientôt|belle journée"
    r"|best(?: regards)?|kind regards|regards|cheers|have a (?:nice|good) day|svp|s['’]il vous pla[iî]t|stp|please)"
    r"[\s,.!;:?)🙏🙂😊👋–-]*)+$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:j['’]aimerais|je voudrais|je souhaiterais) (?:savoir|demander)\s*[:,]?\s*"
    r"(?=(?:si|comment|combien|quand|où|qui|quel)\b)"
    r"|(?:pouvez-vous|pourriez-vous|peux-tu|pourrais-tu) me dire\s*[:,]?\s*"
    r"|(?:une|petite|j['’]ai une)(?: petite)? question\s*[:,.–-]\s*|(?:quick |a |i have a )question\s*[:,.–-]\s*"
    r"|(?:could|can) you (?:please )?tell me\s*[:,]?\s*)",
    re.IGNORECASE,
)
_LOOSE = " \t\r\n,;:.!–-👋🙂😊"


def question(text: str, names: tuple[str, ...] = ()) -> str:
    """The question as anybody would ask it; the text itself where nothing else would be left.

    `names` are the founder's first name and company.
    """
    bare = _without_ends(" ".join(text.split()), names)
    bare = _POLITE.sub("", bare).strip(_LOOSE)
    return _capital(bare) if len(bare) > 3 else text.strip()


def answer(text: str, names: tuple[str, ...] = ()) -> str:
    """The answer as it can be given to anybody; its lines stay."""
    bare = _without_ends(text.strip(), names).strip(" \t\r\n,;:–-👋")
    return _capital(bare) if len(bare) > 1 else text.strip()


def _without_ends(text: str, names: tuple[str, ...]) -> str:
    own = "|".join(re.escape(name) for name in names if len(name) > 1)
    before = ""
    while text != before:
        before = text
        if opening := _OPENING.match(text):
            text = text[opening.end() :]
            text = re.sub(rf"^\s*(?:{own})\b", "", text, flags=re.IGNORECASE) if own else text
            text = text.lstrip(_LOOSE)
        text = _INTRODUCTION.sub("", text)
        text = _CLOSING.sub(_question_mark, text)
        text = re.sub(rf"[\s,.;–-]+(?:{own})[\s.!]*$", "", text, flags=re.IGNORECASE) if own else text
    return text.strip()


def _question_mark(closing: re.Match[str]) -> str:
    mark = re.search(r"\s?\?", closing.group())
    return mark.group() if mark else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
