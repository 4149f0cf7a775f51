"""The phrases that are understood, each with the check it stands for; the first that fits is taken."""

import re
from collections.abc import Callable

from tests.dialogues.never import speech
from tests.dialogues.never.invariants import (
    Check,
    at_most,
    at_most_active,
    at_most_fresh,
    before_consent,
    by_the_rules,
    no_overbooked_visit,
    no_overlap,
    none_fits,
    nothing_changes,
    others_untouched,
    still_stands,
)
from tests.dialogues.never.selector import Selector, read_selector
from tests.dialogues.never.speech import Rule
from tests.dialogues.nursery import World
from tests.dialogues.words import fold

_NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "un": 1, "une": 1, "deux": 2, "trois": 3}
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "5th": 5, "fifth": 5, "duplicate": 2}
_NO_CHANGE = (
    r"(any|no|a|the)? ?(change|changes|effect|effects|side effects?|commit|write|action|modification|"
    r"cancellation|reschedul\w+|"
    r"move)( of any kind| in (the )?(store|agenda|database)| to the (store|agenda|database)| at all)?( at any time)?"
    r"|(any|a|the)? ?(new )?(bookings?|appointments?|reservations?)( is| are| gets?)?( made| created|"
    r" committed| exists?)?( at all)?"
    r"( at any time)?|(anything|something) (is )?(booked|cancelled|committed|moved|changed|created)|"
    r"store (is )?(changed|modified)"
)


def check_of(phrase: str, world: World, founder: str) -> Check | None:
    """The check for a phrase, or None where it is not understood."""
    text = fold(phrase)
    for rule in _RULES:
        check = rule(text, world, founder)
        if check is not None:
            return check
    return None


def _before_yes(text: str, world: World, founder: str) -> Check | None:
    word = (
        r"(?:before|without)\b.*?(?:['\"«](?P<said>[^'\"»]+)['\"»]|\b(?:an? |the |any |explicit |express |"
        r"clear )*(?:yes|oui|confirm\w*|consent|agreement|accord|asking)\b)"
    )
    found = re.search(word, text)
    if not found or "which" in text:
        return None
    return before_consent(found["said"] or "")


def _overlap(text: str, world: World, founder: str) -> Check | None:
    if not re.search(
        r"\b(overlap\w*|double[- ]book\w*|conflict\w*|clash\w*|two (?:founders|people) (?:at|on|in))\b", text
    ):
        return None
    return no_overlap(read_selector(text, world).labels)


def _too_many(text: str, world: World, founder: str) -> Check | None:
    if re.search(r"confirmation|message", text):
        return None
    if found := re.search(r"\b(\w+) active\b|\bmore than (\d+|\w+) active\b", text):
        wanted = _ORDINALS.get(found[1] or "", 0) - 1 if found[1] in _ORDINALS else _number(found[2] or "")
        return at_most_active(wanted if wanted > 0 else world.max_active)
    if found := re.search(
        r"\bmore than (one|two|three|\d+) (?:bookings?|appointments?|reservations?|visits?)(.*)", text
    ):
        selector = read_selector(found[2], world)
        return at_most(_number(found[1]), selector) if selector.says_something else at_most_fresh(_number(found[1]))
    return _ordinal_booking(text, world)


def _ordinal_booking(text: str, world: World) -> Check | None:
    found = re.search(
        r"\b(second|2nd|third|3rd|fourth|4th|two|duplicate|double) (?:bookings?|appointments?|reservations?)\b(.*)",
        text,
    )
    if not found:
        return None
    limit = {"two": 1, "double": 1}.get(found[1], _ORDINALS.get(found[1], 2) - 1)
    selector = read_selector(found[2], world)
    if selector.rest and not selector.says_something:
        return None
    return at_most(limit, selector) if selector.says_something else at_most_fresh(limit)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _overbooked(text: str, world: World, founder: str) -> Check | None:
    words = (
        r"overbook\w*|over[- ]?capacity|capacity (?:is )?exceeded|more than \d+ (?:seats|people|visitors)|"
        r"(?:seats|people) exceed"
    )
    return no_overbooked_visit if re.search(words, text) else None


def _named_bookings(text: str, world: World, founder: str) -> Check | None:
    labels = tuple(label.upper() for label in re.findall(r"\b[bv]\d+\b", text))
    if not labels:
        return None
    if re.search(r"\b(revea\w*|shows?|shown|mention\w*|discloses?|leaks?|lists?|listed)\b", text):
        return speech.reveals(labels, None)
    if re.search(
        r"\b(lost|loses?|cancell?\w*|annule\w*|deleted?|removed?|released?|dropped|disappear\w*|gone|freed)\b", text
    ):
        return still_stands(labels)
    if re.search(
        r"\b(change\w*|moved?|modified|touched|altered|affected|rescheduled|shifted|unchanged|edited)\b", text
    ):
        return still_stands(labels, where_it_was=True)
    return None


def _of_others(text: str, world: World, founder: str) -> Check | None:
    other = re.search(r"\b(another|other|others|someone else|somebody else|foreign|f\d+)\b", text)
    if not other:
        return None
    named = read_selector(text, world).founder
    if re.search(r"\b(revea\w*|shows?|shown|mention\w*|discloses?|leaks?|sees?|names?)\b", text):
        return speech.reveals((), named)
    mine = named == world.founder(founder).id
    if not mine and re.search(
        r"\b(cancell?\w*|change\w*|moved?|modif\w*|touch\w*|affect\w*|lost|delet\w*|effects?|alter\w*)\b", text
    ):
        return others_untouched(named)
    return None


def _against_the_rules(text: str, world: World, founder: str) -> Check | None:
    words = (
        r"outside (?:of )?(?:opening|working|business|office)? ?hours|lunch|week-?end|(?:public )?holiday|"
        r"feri|beyond|horizon|too far|"
        r"too soon|notice|in the past|past (?:date|time)|day off|absen\w*|\boff\b|closed|closure|out of hours|"
        r"less than \d+ ?h"
    )
    return by_the_rules if re.search(words, text) and not re.search(r"says|offers|claims|cancel", text) else None


def _no_change(text: str, world: World, founder: str) -> Check | None:
    return nothing_changes if re.fullmatch(_NO_CHANGE, text) else None


def _late_cancel(text: str, world: World, founder: str) -> Check | None:
    late = (
        r"(late|too late|within \d+ ?h\w*|after the deadline|inside the deadline|"
        r"less than \d+ ?h).*(cancel\w*)|(cancel\w*).*(late|within \d+ ?h|deadline)"
    )
    if not re.search(late, text):
        return None
    return still_stands(tuple(_too_late(world, founder)))


def _too_late(world: World, founder: str) -> list[str]:
    from datetime import timedelta

    limit = world.now + timedelta(hours=world.raw.get("cancel_until_h", 24))
    mine = [one for one in world.existing if one.get("founder") == founder and one.get("start")]
    return [str(one["id"]) for one in mine if world.instant(str(one["start"])) < limit]


def _cancels_mine(text: str, world: World, founder: str) -> Check | None:
    if not re.fullmatch(
        r"(any|a|the|original|old|existing|his|her|their)? ?(existing |original |old )?(booking|"
        r"appointment)s? (is |are |gets )?(lost|cancelled|canceled|changed|moved|released).*",
        text,
    ):
        return None
    mine = tuple(str(one["id"]) for one in world.existing if one.get("founder") == founder)
    return still_stands(mine)


def _selected(text: str, world: World, founder: str) -> Check | None:
    if not re.search(r"\b(book\w*|appointment|reservation|visit|rdv|commit\w*|meeting|created?)\b", text):
        return None
    selector: Selector = read_selector(text, world)
    return none_fits(selector) if selector.says_something and not selector.rest and not selector.labels else None


_RULES: tuple[Rule | Callable[[str, World, str], Check | None], ...] = (
    speech.confirmations,
    _late_cancel,
    _overbooked,
    _overlap,
    _before_yes,
    speech.stale_effect,
    _too_many,
    _of_others,
    _named_bookings,
    speech.asks_again,
    speech.guesses,
    speech.offers,
    speech.mixes_languages,
    speech.hold_left,
    speech.silence,
    _no_change,
    _cancels_mine,
    _selected,
    _against_the_rules,
)
