"""Phrases about what the bot says, asks, offers or leaves behind."""

import re
from collections.abc import Callable
from datetime import datetime

from tests.dialogues.acts import Books, NotUnderstood, Restart, StaffActs, Tap, Wait
from tests.dialogues.language import mixed_words
from tests.dialogues.never.invariants import Check
from tests.dialogues.never.selector import Selector, read_selector
from tests.dialogues.nursery import World
from tests.dialogues.questions import repeated
from tests.dialogues.timeline import Message, Step, Timeline, changed
from tests.dialogues.words import fold

Rule = Callable[[str, World, str], Check | None]

DONE = re.compile(
    r"c'est (?:reserve|confirme|note|deplace|annule)|(?:it is|it's|is) (?:booked|confirmed|moved|cancelled|done)|"
    r"reservation confirmee|rendez-vous (?:confirme|reserve|pris)|booking confirmed|appointment confirmed"
)


def confirmations(text: str, world: World, founder: str) -> Check | None:
    """ "more than one confirmation message"."""
    if not re.search(r"\b(?:more than one|two|second|duplicate|several|repeated|double) confirmations?\b", text):
        return None
    return one_confirmation


def one_confirmation(timeline: Timeline) -> list[str]:
    """One message at most says that it is done."""
    found = {one.id for step in timeline.steps for one in step.messages if DONE.search(fold(one.text))}
    return [f"{len(found)} messages say that it is done"] if len(found) > 1 else []


def stale_effect(text: str, world: World, founder: str) -> Check | None:
    """ "effect of a stale button", "forged tap books"."""
    hostile = (
        r"\b(stale|old|forged?|foreign|expired|fake|other founder's|f\d+'?s?) (?:\w+ )?(button|tap|callback|"
        r"press|confirm)\b"
    )
    return no_effect_of_foreign_taps if re.search(hostile, text) else None


def no_effect_of_foreign_taps(timeline: Timeline) -> list[str]:
    """A tap that is stale, forged or of somebody else changes nothing."""
    for number, step, before in timeline.moments():
        act = step.act
        foreign = isinstance(act, Tap) and (
            act.stale or act.forged or act.founder not in (None, timeline.scenario.founder)
        )
        if foreign and changed(before, step.after):
            return [f"turn {number + 1} ({step.turn[:40]}) had an effect"]
    return []


def reveals(labels: tuple[str, ...], founder: int | None) -> Check:
    """The bot shows another founder's name, or a booking of theirs among the founder's own."""

    def check(timeline: Timeline) -> list[str]:
        mine = timeline.world.founder(timeline.scenario.founder)
        others = [one for one in timeline.world.founders.values() if one.key != mine.key and founder in (None, one.id)]
        for number, step in enumerate(timeline.steps):
            for message in step.messages:
                if name := next((one.key for one in others if fold(one.name) in fold(message.text)), ""):
                    return [f"turn {number + 1}: the bot names {name}"]
                if label := _button_on(timeline, message, labels, mine.id):
                    return [f"turn {number + 1}: the bot offers to change {label}"]
        return []

    return check


def _button_on(timeline: Timeline, message: Message, labels: tuple[str, ...], mine: int) -> str:
    for number, label in timeline.labels.items():
        foreign = timeline.before.bookings[number].founder != mine and (not labels or label in labels)
        if foreign and any(data in (f"move:{number}", f"cancel:{number}") for _, data in message.buttons):
            return label
    return ""


def asks_again(text: str, world: World, founder: str) -> Check | None:
    """ "asks for the person again", "forgets the draft"."""
    if not re.search(
        r"\b(asks?|asking|asked|question|forgets?|loses? the (?:draft|thread|context)|draft (?:is )?lost|repeat\w*)\b",
        text,
    ):
        return None
    if not re.search(r"\b(again|already|repeat\w*|twice|forgets?|lost|loses?|anew|re-?ask\w*)\b", text):
        return None
    fields = {name for name, words in _FIELDS.items() if re.search(words, text)}
    return lambda timeline: [told for field, told in repeated(timeline) if not fields or field in fields]


_FIELDS = {
    "resource": r"\b(person|expert|who|with whom|name)\b",
    "time": r"\b(time|hour|when|slot|date|day)\b",
    "day": r"\b(time|when|slot|date|day)\b",
    "service": r"\b(topic|service|subject)\b",
    "seats": r"\b(seats|people|party|how many)\b",
}


def guesses(text: str, world: World, founder: str) -> Check | None:
    """ "picks a Claire without asking"."""
    words = (
        r"\b(guess\w*|assum\w*|silent(?:ly)?|without asking|picks? (?:one|a|the)|chooses? (?:one|a|the|for)|"
        r"arbitrar\w*)\b"
    )
    return asks_first if re.search(words, text) else None


def asks_first(timeline: Timeline) -> list[str]:
    """What is ambiguous in the first turn that names it is asked before anything is proposed."""
    step = timeline.steps[0] if timeline.steps else None
    proposed = step is not None and _offer(timeline, step).get("field") == "confirm"
    return ["the first reaction proposes something instead of asking"] if proposed else []


def _offer(timeline: Timeline, step: Step) -> dict[str, object]:
    return dict(timeline.conversation(step.after).get("offer") or {})


def offers(text: str, world: World, founder: str) -> Check | None:
    """ "offers 10:00", "says 10:00 is free", "proposes a time on 2026-04-02"."""
    if not re.search(r"\b(offers?|offered|proposes?|proposed|suggests?|suggested|says|lists?)\b", text):
        return None
    bare = re.sub(
        r"\b(offer\w*|propos\w*|suggest\w*|says?|lists?|is|as|free|available|times?|among|alternatives?|button)\b",
        " ",
        text,
    )
    selector = read_selector(bare, world)
    if not (selector.day or selector.clock) or selector.rest:
        return None
    return lambda timeline: _offered(timeline, selector)


def _offered(timeline: Timeline, selector: Selector) -> list[str]:
    for number, step in enumerate(timeline.steps):
        conversation = timeline.conversation(step.after)
        offer, draft = conversation.get("offer") or {}, conversation.get("draft") or {}
        starts = (
            [str(value).partition("|")[0] for value in offer.get("values", ())] if offer.get("field") == "time" else []
        )
        if offer.get("field") == "confirm" and draft.get("proposal"):
            starts.append(draft["proposal"]["starts"])
        for start in starts:
            local = datetime.fromisoformat(start).astimezone(timeline.world.zone)
            if (not selector.day or local.date() == selector.day) and (
                not selector.clock or local.time() == selector.clock
            ):
                return [f"turn {number + 1} offers {local:%Y-%m-%dT%H:%M}"]
    return []


def mixes_languages(text: str, world: World, founder: str) -> Check | None:
    """ "French month names in an English answer"."""
    about = r"\b(language|french|english|francais|anglais|mixed|mixes|langue)\b"
    return one_language if re.search(about, text) else None


def one_language(timeline: Timeline) -> list[str]:
    """No message mixes French and English names of days and months."""
    for number, step in enumerate(timeline.steps):
        for message in step.messages:
            if words := mixed_words(message.text):
                return [f"turn {number + 1} mixes {', '.join(words)}"]
    return []


def hold_left(text: str, world: World, founder: str) -> Check | None:
    """ "the slot stays blocked"."""
    words = (
        r"\b(hold|held|slot|seat|draft)\b.*\b(left|stays?|remains?|kept|blocked|still|leaks?|lingers?|"
        r"pending)\b|\b(blocked|orphan\w*)\b"
    )
    return nothing_held if re.search(words, text) else None


def nothing_held(timeline: Timeline) -> list[str]:
    """Nothing is held once the scenario is over."""
    held = [row for row in timeline.after.bookings.values() if row.state == "held"]
    return [f"{len(held)} slots are held at the end"] if held else []


def silence(text: str, world: World, founder: str) -> Check | None:
    """ "no answer", "crash"."""
    return (
        always_answers
        if re.search(r"\b(silen\w*|no (?:answer|reply|reaction)|crash\w*|error|unanswered)\b", text)
        else None
    )


def always_answers(timeline: Timeline) -> list[str]:
    """Each turn that reached the bot has a reaction."""
    quiet = (Books, Wait, Restart, StaffActs, NotUnderstood)
    for number, step in enumerate(timeline.steps):
        if step.reached_bot and not isinstance(step.act, quiet) and not step.messages and not step.answers:
            return [f"turn {number + 1} ({step.turn[:40]}) has no reaction"]
    return []
