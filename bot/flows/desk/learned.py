"""What staff decide about a curated answer: approve, change, merge, date, withdraw. It counts from that moment on."""

from collections.abc import Callable
from datetime import timedelta

from bot.dialogue.incoming import Pressed, Said
from bot.dialogue.reply import Reply
from bot.flows.desk.learning import AUDIENCES, SUBJECT, proposal
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.storage.curated import CuratedRow, CuratedState, number_of
from bot.understanding.dates import read_dates

DATE = "learndate"
QUESTION_MARKS = ("question :", "question:", "q :", "q:")

Act = Callable[[Scene, CuratedRow], Outcome]


def press(scene: Scene, argument: str) -> Outcome | None:
    """Does what a button under a curated answer stands for; nothing where it is out of date."""
    act, _, number = argument.partition(":")
    row = scene.curated.get(int(number)) if number.isdecimal() else None
    if row is None or row.state not in ALLOWED.get(act, ()):
        return None
    return ACTS[act](scene, row)


def changed(scene: Scene, number: int) -> Outcome:
    """Puts what staff replied in place of the answer, or of the question where it begins with "Question :"."""
    row, event = scene.curated.get(number), scene.incoming.event
    if row is None or not isinstance(event, Said) or row.state not in (CuratedState.PROPOSED, CuratedState.APPROVED):
        return notice(scene, scene.desk.staff_words.label("stale"))
    question, text = _read(event.text)
    row.question, row.text = question or row.question, text or row.text
    if row.state == CuratedState.APPROVED:
        row.approved_by, row.approved_at = scene.founder, scene.now
    return Outcome(scene.conversation, (proposal(scene, scene.curated.keep(row)),))


def dated(scene: Scene, number: int) -> Outcome:
    """Sets the last day on which an answer holds, from what staff replied; "toujours" takes the date away."""
    row, event, staff = scene.curated.get(number), scene.incoming.event, scene.desk.staff_words
    if row is None or not isinstance(event, Said) or row.state not in ALLOWED["date"]:
        return notice(scene, staff.label("stale"))
    if event.text.strip().lower().startswith(("toujours", "sans", "always")):
        row.valid_until = None
        return Outcome(scene.conversation, (proposal(scene, scene.curated.keep(row)),))
    windows = read_dates(event.text, scene.local).windows
    if not windows:
        return tell(scene, staff("learned.which_date"))
    row.valid_until = (windows[-1].end - timedelta(seconds=1)).astimezone(scene.catalogue.zone).date()
    return Outcome(scene.conversation, (proposal(scene, scene.curated.keep(row)),))


def _approve(scene: Scene, row: CuratedRow) -> Outcome:
    row.state, row.approved_by, row.approved_at = CuratedState.APPROVED, scene.founder, scene.now
    return _again(scene, scene.curated.keep(row))


def _dismiss(scene: Scene, row: CuratedRow) -> Outcome:
    row.state = CuratedState.DISMISSED
    return _again(scene, scene.curated.keep(row))


def _merge(scene: Scene, row: CuratedRow) -> Outcome:
    """The answer that was known stands, and is found under the new wording too."""
    known = _known(scene, row)
    if known is None:
        return _approve(scene, row)
    _move_wordings(scene, row, number_of(known))
    return _again(scene, scene.curated.keep(row))


def _replace(scene: Scene, row: CuratedRow) -> Outcome:
    """The new answer stands in place of the one that was known, under the wordings of both."""
    known = _known(scene, row)
    if known is None:
        return _approve(scene, row)
    known.text, known.author, known.author_id = row.text, row.author, row.author_id
    known.approved_by, known.approved_at = scene.founder, scene.now
    known.valid_until = row.valid_until
    _move_wordings(scene, row, number_of(scene.curated.keep(known)))
    return _again(scene, scene.curated.keep(row))


def _withdraw(scene: Scene, row: CuratedRow) -> Outcome:
    row.state, row.withdrawn_by, row.withdrawn_at = CuratedState.WITHDRAWN, scene.founder, scene.now
    return _again(scene, scene.curated.keep(row))


def _audience(scene: Scene, row: CuratedRow) -> Outcome:
    place = AUDIENCES.index(row.audience) if row.audience in AUDIENCES else -1
    row.audience = AUDIENCES[(place + 1) % len(AUDIENCES)]
    return _again(scene, scene.curated.keep(row))


def _ask(subject: str, key: str) -> Act:
    def ask(scene: Scene, row: CuratedRow) -> Outcome:
        here, number = scene.incoming, number_of(row)
        text = scene.desk.staff_words(key, number=number, question=row.question, text=row.text)
        return Outcome(
            scene.conversation, (Reply(here.chat_id, text, thread_id=here.thread_id, subject=f"{subject}:{number}"),)
        )

    return ask


def _again(scene: Scene, row: CuratedRow) -> Outcome:
    event = scene.incoming.event
    edits = event.message_id if isinstance(event, Pressed) else None
    return Outcome(scene.conversation, (proposal(scene, row, edits),))


def _known(scene: Scene, row: CuratedRow) -> CuratedRow | None:
    known = scene.curated.get(row.alike) if row.alike else None
    return known if known and known.state == CuratedState.APPROVED else None


def _move_wordings(scene: Scene, row: CuratedRow, number: int) -> None:
    row.state, row.approved_by, row.approved_at = CuratedState.MERGED, scene.founder, scene.now
    for one in scene.curated.questions_of(number_of(row)):
        scene.curated.add_wording(number, one.question, one.language, one.person_id, one.asked_at)


def _read(text: str) -> tuple[str, str]:
    first, _, rest = text.strip().partition("\n")
    mark = next((one for one in QUESTION_MARKS if first.lower().startswith(one)), None)
    return (first[len(mark) :].strip(), rest.strip()) if mark else ("", text.strip())


ACTS: dict[str, Act] = {
    "approve": _approve,
    "dismiss": _dismiss,
    "merge": _merge,
    "replace": _replace,
    "withdraw": _withdraw,
    "audience": _audience,
    "edit": _ask(SUBJECT, "learned.write"),
    "date": _ask(DATE, "learned.write_date"),
    "show": lambda scene, row: Outcome(scene.conversation, (proposal(scene, row),)),
}
_BEFORE, _AFTER = (CuratedState.PROPOSED,), (CuratedState.APPROVED,)
ALLOWED: dict[str, tuple[CuratedState, ...]] = {
    **dict.fromkeys(("approve", "dismiss", "merge", "replace"), _BEFORE),
    **dict.fromkeys(("audience", "edit", "date"), (*_BEFORE, *_AFTER)),
    **dict.fromkeys(("withdraw", "show"), _AFTER),
}
"""The states in which each act makes sense: a second tap on the same button finds another state, and does nothing."""
