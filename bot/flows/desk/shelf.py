"""`/reponses`: the approved answers, to be looked through, changed, withdrawn and taken along as a document."""

from datetime import date

from bot.dialogue.reply import Choice, File, Keyboard
from bot.flows.desk.card import cut
from bot.flows.desk.faq import FAQ_NAME, faq_document
from bot.flows.desk.team import acts_for_the_team
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.storage.curated import CuratedRow, number_of

PAGE = 8
LABEL_CHARACTERS = 45


def show(scene: Scene, page: int = 0) -> Outcome:
    """A page of the approved answers that hold today, with a button for each; for staff alone."""
    if not acts_for_the_team(scene):
        return tell(scene, scene.words("unknown_command"))
    rows = scene.curated.approved(_today(scene))
    if not rows:
        return tell(scene, scene.desk.staff_words("learned.none"))
    shown = rows[page * PAGE : (page + 1) * PAGE]
    lines = [_line(scene, row) for row in shown]
    text = scene.desk.staff_words("learned.list", lines=lines, count=len(rows))
    return tell(scene, text, _buttons(scene, shown, page, len(rows)))


def press(scene: Scene, argument: str) -> Outcome | None:
    """Another page, or the whole as a document."""
    if argument == "export":
        return export(scene)
    return show(scene, int(argument)) if argument.isdecimal() else None


def export(scene: Scene) -> Outcome:
    """The approved answers as a Markdown document that `python -m ingest` takes in elsewhere."""
    staff, rows = scene.desk.staff_words, scene.curated.approved(_today(scene))
    content = faq_document(rows, staff.label("learned.faq_title"), _today(scene)).encode()
    file = File(FAQ_NAME, content, "text/markdown")
    return Outcome(scene.conversation, (reply(scene, staff("learned.exported", count=len(rows)), file=file),))


def _today(scene: Scene) -> date:
    return scene.local.date()


def _line(scene: Scene, row: CuratedRow) -> dict[str, object]:
    number = number_of(row)
    return {
        "number": number,
        "question": cut(row.question, 200),
        "author": row.author,
        "on": row.approved_at or row.proposed_at,
        "until": row.valid_until,
        "asking": scene.curated.people_asking(number),
        "given": scene.curated.times_given(number),
    }


def _buttons(scene: Scene, rows: tuple[CuratedRow, ...], page: int, count: int) -> Keyboard:
    words = scene.desk.staff_words
    each = tuple(
        (Choice(cut(f"n° {number_of(row)} · {row.question}", LABEL_CHARACTERS), f"learn:show:{number_of(row)}"),)
        for row in rows
    )
    before = (Choice(words.label("learned.button.before"), f"shelf:{page - 1}"),) if page else ()
    after = (Choice(words.label("learned.button.after"), f"shelf:{page + 1}"),) if (page + 1) * PAGE < count else ()
    return (*each, (*before, *after), (Choice(words.label("learned.button.export"), "shelf:export"),))
