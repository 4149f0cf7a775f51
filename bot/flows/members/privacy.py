"""A person's own data: what is kept, everything as a file, and its erasure, which asks before it acts."""

from dataclasses import replace

from bot.dialogue.reply import Choice, File, Style
from bot.flows import hearing
from bot.flows.notices import tell_all
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.storage.export import as_file

ASKED = "erase"


def explain(scene: Scene) -> Outcome:
    """What is kept, why, for how long, and what one can do about it."""
    words, kept = scene.words, scene.retention
    text = words(
        "privacy.text",
        questions=kept.questions.days // 30,
        messages=kept.messages.days,
        bookings=kept.bookings.days // 365,
        link=scene.privacy_url or "",
        model=scene.with_model,
    )
    wanted = scene.contacts.wants_changes(scene.founder)
    rows = (
        (Choice(words.label("privacy.export_button"), "mydata:all"),),
        (Choice(words.label("privacy.changes_off" if wanted else "privacy.changes_on"), f"changes:{_turn(wanted)}"),),
        *hearing.row(scene),
        (Choice(words.label("privacy.erase_button"), "erase:ask", style=Style.DANGER),),
    )
    return tell(scene, text, rows)


def _turn(wanted: bool) -> str:
    return "off" if wanted else "on"


def export(scene: Scene) -> Outcome:
    """Everything that is held of the person who speaks, as a JSON file."""
    name = f"{scene.words.label('privacy.file')}-{scene.now:%Y-%m-%d}.json"
    file = File(name, as_file(scene.agenda.session, scene.founder, scene.now), "application/json")
    return Outcome(scene.conversation, (reply(scene, scene.words("privacy.exported"), file=file),))


def ask_erase(scene: Scene) -> Outcome:
    """Says what erasing means, and asks for a yes."""
    scene = scene.remember(scene.conversation.asked(ASKED))
    row = (
        Choice(scene.words.label("privacy.erase_yes"), f"erase:{scene.conversation.step}", style=Style.DANGER),
        Choice(scene.words.label("button.refuse"), "erase:no"),
    )
    bookings = len(scene.agenda.upcoming(scene.founder))
    return tell(
        scene,
        scene.words("privacy.erase_sure", bookings=bookings, revoked=scene.members.is_revoked(scene.founder)),
        (row,),
    )


def press_erase(scene: Scene, argument: str) -> Outcome | None:
    """The buttons of the erasure: ask, no, or yes to the question that was asked last."""
    if argument == "ask":
        return ask_erase(scene)
    if argument == "no":
        closed = scene.remember(scene.conversation.model_copy(update={"offer": None}))
        return tell(closed, scene.words("privacy.kept"))
    offered = scene.conversation.offer
    if offered is None or offered.field != ASKED or argument != str(offered.step):
        return None
    return _erased(scene)


def _erased(scene: Scene) -> Outcome:
    # Whoever has to be told of a cancelled appointment is told before the name is gone.
    given_up = scene.agenda.leave(scene.founder)
    told = tell_all(scene.post, scene.agenda.notices, but=scene.founder)
    farewell = tell(scene, scene.words("privacy.erased", bookings=len(given_up)))
    return replace(farewell.also(*told), forget=True)


def turn_changes(scene: Scene, argument: str) -> Outcome | None:
    """Whether to be told of rules that change."""
    if argument not in ("on", "off"):
        return None
    scene.contacts.want_changes(scene.founder, wanted=argument == "on")
    return tell(scene, scene.words("changes.again" if argument == "on" else "changes.stopped"))
