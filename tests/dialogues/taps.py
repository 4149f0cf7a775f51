"""Which button a tap means: an offered one, one that no longer counts, or one that never was."""

from tests.dialogues.acts import Button, Tap
from tests.dialogues.phone import Phone, Place
from tests.dialogues.timeline import Timeline


def meant_button(act: Tap, phone: Phone, timeline: Timeline) -> Place | None:
    """The button to press; a confirming one that is gone is pressed where it was."""
    if act.forged:
        return _forged(act, phone, timeline)
    if act.stale:
        return phone.stale(act.button)
    found = phone.button(act.button, act.label)
    if found is None and act.button is Button.CONFIRM:
        return phone.confirmed or next((one for one in reversed(phone.seen) if one.data.startswith("yes:")), None)
    return found


def _forged(act: Tap, phone: Phone, timeline: Timeline) -> Place | None:
    """A button that was never offered, on the newest message: with the data told, or about a foreign booking."""
    bookings = timeline.before.bookings
    foreign = next((number for number in timeline.labels if bookings[number].founder != phone.chat), 1)
    usual = {Button.CONFIRM: "yes:999", Button.UNDO: f"undo:{foreign}"}.get(act.button, f"cancel:{foreign}")
    data = act.label.removeprefix("data=") if act.label.startswith("data=") else usual
    newest = phone.newest()
    return Place(newest, "forged", data) if newest else None
