"""An announcement that something is closed: the agenda is closed with it, and who is booked is offered other times."""

import re

from bot.booking.window import Window
from bot.dialogue.reply import Choice, Keyboard, Style
from bot.flows.notices import tell_all
from bot.flows.office.words import office_words
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.flows.short import short
from bot.storage.broadcasts import Broadcast
from bot.understanding.dates import read_dates
from bot.understanding.understand import understand
from bot.understanding.wording import wording

VERBS = ("close", "shut")
EVERYTHING = "nursery"
MOST = 6
_CLOSED = re.compile(
    r"\b(?:ferm(?:e|es|ee|ees|er|ons|eture|etures)|indisponibles?|inaccessibles?|absente?s?|en travaux|"
    r"closed|closing|closure|unavailable|shut|away)\b"
)


def spoken_of(scene: Scene, text: str) -> Window | None:
    """The stretch of time to come during which a text says that something is closed, if it says so."""
    if not _CLOSED.search(wording(text)):
        return None
    reading = read_dates(text, scene.local)
    if reading.kind != "window" or not reading.windows:
        return None
    window = Window(reading.windows[0].start, reading.windows[-1].end)
    return window if window.end > scene.now else None


def offers(scene: Scene, found: Broadcast) -> Keyboard:
    """A button for each thing that may be meant; none where nothing is closed, or it was done."""
    if found.closed is None or found.closed_at is not None:
        return ()
    words = office_words(scene)
    return tuple(
        (Choice(words.label("office.closure.offer", what=_name(scene, key)), f"news:{found.id}:close:{_code(key)}"),)
        for key in _meant(scene, found.text)
    )


def _meant(scene: Scene, text: str) -> tuple[str | None, ...]:
    """The experts and spaces that a text names; None is the whole nursery, where it names none."""
    if scene.vocabulary is None:
        return (None,)
    read = understand(text, scene.local, scene.vocabulary)
    named = [key for key in (*read.persons, *read.spaces) if key in {*scene.catalogue.experts, *scene.catalogue.spaces}]
    return tuple(named[:MOST]) or (None,)


def _name(scene: Scene, key: str | None) -> str:
    return office_words(scene).label("office.closure.nursery") if key is None else scene.catalogue.name_of(key)


def _code(key: str | None) -> str:
    return EVERYTHING if key is None else short(key)


def act(scene: Scene, found: Broadcast, verb: str) -> Outcome | None:
    """`close` says what a closure would touch, `shut` closes."""
    does, _, code = verb.partition(":")
    keys = [key for key in (None, *scene.catalogue.experts, *scene.catalogue.spaces) if _code(key) == code]
    if not keys or found.closed is None:
        return None
    if found.closed_at is not None:
        return notice(scene, office_words(scene).label("already_done"))
    return _ask(scene, found, found.closed, keys[0]) if does == "close" else _shut(scene, found, found.closed, keys[0])


def _ask(scene: Scene, found: Broadcast, window: Window, key: str | None) -> Outcome:
    words = office_words(scene)
    touched = scene.agenda.touched(window, resource=key)
    text = words("office.closure.ask", what=_name(scene, key), start=window.start, end=window.end, touched=len(touched))
    shut = Choice(words.label("office.closure.shut"), f"news:{found.id}:shut:{_code(key)}", style=Style.DANGER)
    return tell(scene, text, ((shut,),))


def _shut(scene: Scene, found: Broadcast, window: Window, key: str | None) -> Outcome:
    scene.office.broadcasts.close(found.id)
    affected = scene.agenda.close(window, found.text[:200], resource=key)
    text = office_words(scene)("office.closure.done", what=_name(scene, key), told=len(affected))
    return tell(scene, text).also(*tell_all(scene.post, scene.agenda.notices))
