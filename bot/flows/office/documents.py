"""Documents that staff send from the phone: taken in, published by a tap, brought back by another."""

from bot.dialogue.incoming import Attached
from bot.dialogue.reply import Choice, Keyboard
from bot.flows.office.words import office_words
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.storage.submissions import KEPT, Submission, SubmissionState

MOST_SHOWN = 8


def receive(scene: Scene, attached: Attached) -> Outcome | None:
    """Takes a file in, to be fetched and read by a chore; a caption may name the document that it replaces."""
    if attached.kind != "document" or not attached.file_id or scene.incoming.reply_to:
        return None
    name = attached.file_name or "document"
    sent = scene.office.submissions.receive(
        chat_id=scene.incoming.chat_id,
        thread_id=scene.incoming.thread_id,
        person_id=scene.founder,
        file_id=attached.file_id,
        name=name[:200],
        stem=attached.caption.strip()[:80],
    )
    return tell(scene, office_words(scene)("office.document.received", name=sent.name))


def list_published(scene: Scene, _: str) -> Outcome:
    """The documents published from the phone, each with the versions that can be brought back."""
    words, submissions = office_words(scene), scene.office.submissions
    stems = submissions.stems()[:MOST_SHOWN]
    shown = [(stem, _standing(submissions.versions(stem))) for stem in stems]
    text = words("office.document.list", documents=shown)
    return tell(scene, text, tuple(row for stem in stems for row in _rows(scene, submissions.versions(stem))))


def _standing(versions: tuple[Submission, ...]) -> Submission | None:
    return next((one for one in versions if one.state is SubmissionState.PUBLISHED), None)


def _rows(scene: Scene, versions: tuple[Submission, ...]) -> Keyboard:
    words, standing = office_words(scene), _standing(versions)
    others = [one for one in versions if one is not standing][:2]
    row = [
        Choice(words.label("office.button.back_to", number=one.id, stem=one.stem), f"doc:back:{one.id}")
        for one in others
    ]
    if standing:
        label = words.label("office.button.origin_of", stem=standing.stem)
        row.append(Choice(label, f"doc:origin:{standing.id}"))
    return tuple((one,) for one in row)


def act(scene: Scene, argument: str) -> Outcome | None:
    """What a button under a document does: `publish`, `discard`, `back` or `origin`, and its number."""
    verb, _, number = argument.partition(":")
    sent = scene.office.submissions.get(int(number)) if number.isdecimal() and len(number) < 19 else None
    if sent is None or sent.state not in _FROM.get(verb, ()):
        return notice(scene, office_words(scene).label("stale"))
    if verb == "discard":
        scene.office.submissions.become(sent.id, SubmissionState.DISCARDED)
        return tell(scene, office_words(scene)("office.document.discarded", name=sent.name))
    if verb == "origin":
        scene.office.submissions.become(sent.id, SubmissionState.WITHDRAWING)
    else:
        scene.office.submissions.publish(sent.id, scene.founder)
    return tell(scene, office_words(scene)("office.document.publishing", stem=sent.stem))


_FROM: dict[str, tuple[SubmissionState, ...]] = {
    "publish": (SubmissionState.SHOWN,),
    "discard": (SubmissionState.SHOWN,),
    "back": tuple(state for state in KEPT if state is not SubmissionState.PUBLISHED),
    "origin": (SubmissionState.PUBLISHED,),
}
