"""What a founder's turn tells, as far as words alone show it: the judge's own reading, independent of the bot's."""

import re
from functools import cache

from tests.dialogues.nursery import World
from tests.dialogues.topics import topic_of
from tests.dialogues.words import DAYS, MONTHS, fold

_CLOCK = (
    r"\b(?:[01]?\d|2[0-4]) ?h(?:eures?)?(?: ?\d{2})?\b|\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|"
    r"(?<!-)(?<!apres )\b(?:midi|noon)\b"
)
_DAY_WORDS = (
    r"\b(?:aujourd'?hui|auj|demain|demin|2main|apres-demain|apres demain|today|tomorrow|tmrw|tmr|"
    r"tonight)\b|\d{1,2}/\d{1,2}|\d{4}-\d{2}-\d{2}"
)
_ANYONE = r"\b(?:n'?importe qui|peu importe|anyone|anybody|whoever|qui que ce soit|any expert|pas de preference)\b"
_SEATS = (
    r"\b(?:on est|nous sommes|on sera|nous serons|we are|we're|we will be|pour|for|"
    r"party of)\b (?:a )?(?:\d+|deux|trois|quatre|cinq|six|two|three|four|five)\b|\b\d+ (?:personnes|"
    r"people|places|pers)\b"
)


_EITHER_OR = (
    rf"(?:{_CLOCK}|{_DAY_WORDS}|\b(?:lundi|mardi|mercredi|jeudi|vendredi|"
    r"monday|tuesday|wednesday|thursday|friday)\b) (?:ou|or)\b"
)
"""Of two times that would do, one is left to be chosen."""
# "après 16h" leaves a time to be chosen.
_BOUND = re.compile(rf"\b(?:apres|avant|des|a partir de|after|before|from|until|jusqu'?a) (?:{_CLOCK})")
_RULED_OUT = re.compile(
    r"\b(?:pas|sauf|not|except|but not|jamais)(?: (?:le|la|on|avec|with|before|avant|after|apres))* \S+"
    r"(?:,? (?:ni|et|ou|or|nor|and) (?:le |on |avec |with )?\S+)*"
)


_PART_OF_DAY = r"\b(?:matin\w*|apres-midi|apres midi|aprem|soir|mornings?|afternoons?|evenings?)\b"
_UNSUITED = (
    r"\b(?:peux|peut|pourrai|va|convient|arrange|marche|dispo\w*|libre)\b.{0,12}\b(?:pas|plus)\b|\bpas (?:dispo|"
    r"libre|possible)|"
    r"\b(?:pas|not) (?:le |on )?(?:lundi|mardi|mercredi|jeudi|vendredi|monday|tuesday|wednesday|thursday|friday)|"
    r"\btrop (?:tot|tard)|\btoo (?:early|late)|\b(?:can'?t|cannot|not free|not available|busy)\b|\bpris(?:e)?\b"
)


def takes_back_a_time(text: str) -> bool:
    """Whether a text wishes for a part of the day, or says that a time does not suit, and names no other hour."""
    folded = fold(text)
    unsuited = re.search(_UNSUITED, folded) is not None
    return unsuited or (re.search(_PART_OF_DAY, folded) is not None and not re.search(_CLOCK, folded))


def told_fields(text: str, world: World) -> set[str]:
    """Of resource, service, day, time and seats, those that a text gives without doubt."""
    folded = _RULED_OUT.sub(" ", fold(text))
    fields = set()
    people = named_experts(folded, world)
    if len(people) == 1 or re.search(_ANYONE, folded):
        fields.add("resource")
    topics = {topic for key in people for topic in world.raw["experts"][key].get("topics", [])}
    if len(topics) == 1 or any(re.search(rf"\b{re.escape(word)}\b", folded) for word in _topic_words(world)):
        fields.add("service")
    if re.search(_DAY_WORDS, folded) or re.search(_calendar(), folded):
        fields.add("day")
    if re.search(_CLOCK, _BOUND.sub(" ", folded)):
        fields.add("time")
    if re.search(_SEATS, folded):
        fields.add("seats")
    return fields - {"day", "time"} if re.search(_EITHER_OR, folded) else fields


def named_experts(folded: str, world: World) -> set[str]:
    """The experts that a text may mean: by full name, else by one of their names."""
    names = {key: fold(world.expert_name(key)) for key in world.experts}
    full = {key for key, name in names.items() if name in folded}
    if full:
        return full
    return {key for key, name in names.items() if any(re.search(rf"\b{part}\b", folded) for part in name.split())}


@cache
def _calendar() -> str:
    days = "|".join(name for names in DAYS.values() for name in names)
    months = "|".join(name for names in MONTHS.values() for name in names)
    return rf"\b(?:{days})\b|\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:{months})\b|\b(?:{months}) \d{{1,2}}\b"


def _topic_words(world: World) -> set[str]:
    topics = {topic for expert in world.raw.get("experts", {}).values() for topic in expert.get("topics", [])}
    words = {fold(word) for topic in topics for word in topic_of(topic).words}
    return words - {"it", "law", "droit", "import"}
