"""Rules that changed since they were quoted: who is told, and of what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from bot.dialogue.member import Member
from bot.dialogue.reply import Choice, Reply
from bot.flows.members.proactive import Proactive
from bot.storage.answers import GivenAnswer
from bot.storage.told import Told

LOOKS_BACK = timedelta(days=90)
AT_ONCE = 4
LONGEST = 700

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class ChangedSection:
    """A section whose sentences differ: those that went and those that came; `new` is empty where it vanished whole."""

    document: str
    title: str
    section: str
    old: str
    new: str
    audience: frozenset[str]
    vanished: bool = False
    valid_from: date | None = None

    @property
    def key(self) -> str:
        """What names this very change, for ever (128 bits of SHA-256)."""
        parts = "\0".join((self.document, self.section, self.old, self.new))
        return f"change:{sha256(parts.encode()).hexdigest()[:32]}"


def differing(old: str, new: str) -> tuple[str, str] | None:
    """The sentences that went and those that came; None where the same ones stand there, whatever their order."""
    before, after = _sentences(old), _sentences(new)
    went = [one for one in before if one not in set(after)]
    came = [one for one in after if one not in set(before)]
    return (" ".join(went), " ".join(came)) if went or came else None


def tell_changes(
    scene: Proactive, told: Told, changed: Sequence[ChangedSection], answers: Iterable[GivenAnswer]
) -> list[Reply]:
    """One message for each person who was quoted a section that changed, may read it, and wants to hear of it."""
    places = {(one.document, one.section): one for one in changed}
    quoted: dict[int, dict[str, ChangedSection]] = {}
    for answer in answers:
        for quote in answer.quotes:
            if one := places.get((quote.document, quote.section)):
                quoted.setdefault(answer.person_id, {})[one.key] = one
    return [reply for person, found in quoted.items() for reply in _tell(scene, told, person, list(found.values()))]


def _tell(scene: Proactive, told: Told, person: int, found: list[ChangedSection]) -> list[Reply]:
    if not person or not scene.contacts.wants_changes(person):
        return []
    member = scene.members.of(person)
    new = [one for one in found if _concerns(member, one) and told.first_time(person, one.key)]
    if not new:
        return []
    words = scene.words_of(person)
    shown = [{"change": one, "old": _cut(one.old), "new": _cut(one.new)} for one in new[:AT_ONCE]]
    rows = ((Choice(words.label("changes.stop"), "changes:off"),),)
    return [Reply(person, words("changes.told", shown=shown, more=len(new) - len(shown)), rows)]


def _concerns(member: Member, one: ChangedSection) -> bool:
    return bool(member.audience & one.audience)


def _sentences(text: str) -> list[str]:
    return [" ".join(one.split()) for one in _SENTENCES.split(text) if one.strip()]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…"
