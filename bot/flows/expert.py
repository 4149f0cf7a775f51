"""What an expert does here: the week, absences, requests to accept, and what became of an appointment."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.booking.booking import Booking, BookingState
from bot.booking.booking import Outcome as Became
from bot.booking.errors import Refusal
from bot.booking.window import Window
from bot.dialogue.reply import Choice, Reply, Style
from bot.flows.choices import YES
from bot.flows.notices import tell_all
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.understanding.dates import Reading, read_dates

WEEK = 7
AWAY = "away"


def week(scene: Scene) -> Outcome:
    """The expert's appointments of the coming seven days, by day; and those of today that want an outcome."""
    mine = _mine(scene)
    if not mine:
        return tell(scene, scene.words("expert.not_linked"))
    today = scene.local.date()
    days = [_day(scene, mine, today + timedelta(days=ahead)) for ahead in range(WEEK)]
    shown = tell(scene, "\n\n".join(filter(None, days)) or scene.words("expert.free"))
    return shown.also(*(_what_became(scene, booking) for booking in _begun(scene, mine, today)))


def _mine(scene: Scene) -> tuple[str, ...]:
    return tuple(key for key in scene.catalogue.experts if scene.contacts.person_for(key) == scene.founder)


def _on(scene: Scene, resources: tuple[str, ...], day: date) -> list[Booking]:
    found = (one for key in resources for one in scene.agenda.day(key, day))
    return sorted(found, key=lambda booking: booking.starts)


def _day(scene: Scene, resources: tuple[str, ...], day: date) -> str:
    lines = [_line(scene, booking) for booking in _on(scene, resources, day)]
    return "\n".join((scene.words("expert.day", day=day), *lines)) if lines else ""


def _line(scene: Scene, booking: Booking) -> str:
    founder = scene.contacts.name_of(booking.founder)
    return scene.words("expert.line", title=booking.title, founder=founder, starts=booking.starts, ends=booking.ends)


def _begun(scene: Scene, resources: tuple[str, ...], today: date) -> list[Booking]:
    return [
        booking
        for booking in _on(scene, resources, today)
        if booking.state is BookingState.CONFIRMED and booking.starts <= scene.now
    ]


def _what_became(scene: Scene, booking: Booking) -> Reply:
    row = (
        Choice(scene.words.label("button.came"), f"came:{booking.id}", style=Style.SUCCESS),
        Choice(scene.words.label("button.no_show"), f"noshow:{booking.id}"),
    )
    return reply(scene, _line(scene, booking), (row,))


def declare_absence(scene: Scene, said: str) -> Outcome:
    """States the absence that a line such as "jeudi, congrès" declares, with what it touches, and asks for a yes."""
    mine = _mine(scene)
    if not mine:
        return tell(scene, scene.words("expert.not_linked"))
    window, reason = _absence(said, scene.local)
    if window is None:
        return tell(scene, scene.words("expert.absence_when"))
    touched = {one.id for key in mine for one in _touched(scene, key, window)}
    values = (window.start.isoformat(), window.end.isoformat(), reason)
    conversation = scene.conversation.asked(AWAY, values)
    row = (Choice(scene.words.label("button.confirm"), f"{YES}:{conversation.step}", style=Style.DANGER),)
    text = scene.words("expert.absence", start=window.start, end=window.end, reason=reason, touched=len(touched))
    return Outcome(conversation, (reply(scene, text, (row,)),))


def _absence(said: str, now: datetime) -> tuple[Window | None, str]:
    reading = read_dates(said, now)
    window = _whole(reading)
    reason = said
    for start, end in reversed(reading.spans):
        reason = reason[:start] + reason[end:]
    return window, reason.strip(" ,.:;–-")


def _whole(reading: Reading) -> Window | None:
    if reading.kind != "window" or not reading.windows:
        return None
    return Window(reading.windows[0].start, reading.windows[-1].end)


def _touched(scene: Scene, resource: str, window: Window) -> list[Booking]:
    days = (window.end - window.start).days + 1
    first = window.start.date()
    found = (one for ahead in range(days) for one in scene.agenda.day(resource, first + timedelta(days=ahead)))
    return [one for one in found if one.starts < window.end and window.start < one.ends]


def absent(scene: Scene) -> Outcome | None:
    """Declares the absence that was stated; everyone whom it touches is told."""
    offered = scene.conversation.offer
    if offered is None or offered.field != AWAY:
        return None
    start, end, reason = offered.values
    window = Window(datetime.fromisoformat(start), datetime.fromisoformat(end))
    for resource in _mine(scene):
        scene.agenda.declare_absence(resource, window, reason)
    scene = scene.remember(scene.conversation.model_copy(update={"offer": None}))
    told = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
    return tell(scene, scene.words("expert.absence_noted", told=len(scene.agenda.notices))).also(*told)


def decide(change: Callable[[Scene, Booking, str], Booking], key: str) -> Callable[[Scene, str], Outcome | None]:
    """What a button under one of the expert's appointments does; nothing under another's."""

    def act(scene: Scene, number: str) -> Outcome | None:
        try:
            booking = scene.agenda.booking(int(number) if number.isdecimal() else 0)
            expert = next((one for one in (booking.resource, *booking.also) if one in _mine(scene)), None)
            after = change(scene, booking, expert) if expert else None
        except Refusal:
            return None
        if after is None:
            return None
        told = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
        return tell(scene, scene.words(key, title=after.title, starts=after.starts)).also(*told)

    return act


accept = decide(lambda scene, booking, expert: scene.agenda.accept(booking.id, expert), "expert.accepted")
decline = decide(lambda scene, booking, expert: scene.agenda.decline(booking.id, expert), "expert.declined")
came = decide(lambda scene, booking, expert: scene.agenda.mark(booking.id, Became.DONE, expert), "expert.marked")
no_show = decide(lambda scene, booking, expert: scene.agenda.mark(booking.id, Became.NO_SHOW, expert), "expert.marked")
