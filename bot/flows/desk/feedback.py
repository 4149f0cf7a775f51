"""Whether an answer helped: by a reaction or a button, and why not; what did not help reaches who answers for it."""

from bot.dialogue.incoming import Pressed, Reacted
from bot.dialogue.reply import Acknowledgement, Choice, Keyboard, Reply
from bot.flows.desk import reworded
from bot.flows.desk.card import cut
from bot.flows.finding import Found
from bot.flows.scene import Outcome, Scene, notice
from bot.storage.answers import GivenAnswer
from bot.storage.feedback import FeedbackRow, Reason, Verdict
from bot.storage.outbox import Posted, posted

SUBJECT = "feedback"
UP = frozenset("👍❤🔥🥰👏😁🎉🤩🙏👌😍💯⚡🏆🤝😇🤗🫡")
DOWN = frozenset("👎💩🤮🤬😡😢💔🥱🥴🤨😐🤡😭🖕")
SHOWN_CHARACTERS = 600


def buttons(scene: Scene, answer_id: int, up: str = "feedback.button.up") -> tuple[Choice, ...]:
    """The row under an answer that asks whether it helped; `up` is the key of the label that says so."""
    words = scene.words
    return (
        Choice(words.label(up), f"fb:up:{answer_id}"),
        Choice(words.label("feedback.button.down"), f"fb:down:{answer_id}"),
    )


def reacted(scene: Scene, about: str) -> Outcome:
    """What a reaction to a message of the bot says, where that message was an answer."""
    event, number = scene.incoming.event, about.removeprefix("answer:")
    given = _own(scene, number) if about.startswith("answer:") else None
    if given is None or not isinstance(event, Reacted):
        return Outcome(scene.conversation)
    bare = event.emoji.replace("\ufe0f", "")
    verdict = Verdict.UP if bare in UP else Verdict.DOWN if bare in DOWN else Verdict.NONE
    if verdict is Verdict.NONE and scene.feedback.of(given.id, scene.founder) is None:
        return Outcome(scene.conversation)
    return _given(scene, given, verdict)


def press(scene: Scene, argument: str) -> Outcome | None:
    """A tap under an answer, or on a reason."""
    act, _, rest = argument.partition(":")
    number, _, reason = rest.partition(":")
    given = _own(scene, number)
    if given is None:
        return None
    if act == "why" and reason in list(Reason):
        return _because(scene, given, Reason(reason))
    return _given(scene, given, Verdict(act)) if act in (Verdict.UP, Verdict.DOWN) else None


def take_charge(scene: Scene, argument: str) -> Outcome | None:
    """Makes the person who taps the owner of an answer's document: what does not help reaches them from now on."""
    given = scene.answers.get(int(argument)) if argument.isdecimal() else None
    owner = _owner(scene, given) if given else ""
    if not owner:
        return None
    scene.contacts.link(f"owner:{owner}", scene.founder)
    text = scene.desk.staff_words.label("feedback.linked", owner=owner)
    return notice(scene, text)


def _given(scene: Scene, given: GivenAnswer, verdict: Verdict) -> Outcome:
    before = scene.feedback.of(given.id, scene.founder)
    same = before is not None and before.verdict == verdict
    reason = Reason(before.reason) if same and before and before.reason else None
    row = scene.feedback.give(given.id, scene.founder, verdict, reason)
    _learn(scene, given, verdict)
    thanks = _thanks(scene, verdict)
    if verdict is Verdict.DOWN:
        return Outcome(scene.conversation, (*thanks, *_reported(scene, given, row), _why(scene, given)))
    return Outcome(scene.conversation, (*thanks, *_reported_again(scene, given, row)))


def _learn(scene: Scene, given: GivenAnswer, verdict: Verdict) -> None:
    """What a founder takes for the same question as the one shown is another wording of it, while they say so."""
    if given.curated is None or given.found == Found.ANSWERED:
        return
    names = filter(None, (scene.desk.contacts.name_of(given.person_id), scene.desk.company_of(given.person_id)))
    wording = reworded.question(given.question, tuple(names))
    if verdict is Verdict.UP:
        scene.curated.learn_wording(given.curated, wording, given.language, given.person_id, given.asked_at)
    else:
        scene.curated.unlearn_wording(given.curated, wording, given.person_id)


def _because(scene: Scene, given: GivenAnswer, reason: Reason) -> Outcome:
    row = scene.feedback.give(given.id, scene.founder, Verdict.DOWN, reason)
    event = scene.incoming.event
    words = scene.words
    text = words("feedback.noted", reason=words.label(f"feedback.reason.{reason}"), reached=row.reported_to is not None)
    human = ((Choice(words.label("button.human"), f"human:{given.id}"),),)
    edits = event.message_id if isinstance(event, Pressed) else None
    noted = Reply(scene.incoming.chat_id, text, human, edits=edits, subject=f"{SUBJECT}:{given.id}")
    return Outcome(scene.conversation, (noted, *_reported_again(scene, given, row)))


def _why(scene: Scene, given: GivenAnswer) -> Reply:
    words = scene.words
    reasons = [Choice(words.label(f"feedback.reason.{one}"), f"fb:why:{given.id}:{one}") for one in Reason]
    rows: Keyboard = (
        tuple(reasons[:2]),
        tuple(reasons[2:]),
        (Choice(words.label("button.human"), f"human:{given.id}"),),
    )
    # Asked once an answer: who changes their mind finds the same buttons.
    key = f"{SUBJECT}:{given.id}/why"
    return Reply(scene.incoming.chat_id, words("feedback.why"), rows, subject=f"{SUBJECT}:{given.id}", key=key)


def _reported(scene: Scene, given: GivenAnswer, row: FeedbackRow) -> tuple[Reply, ...]:
    """Tells whoever answers for the document, the staff group where nobody is linked or reached; once an answer."""
    if row.reported_to is not None:
        return _reported_again(scene, given, row)
    owner, staff = _person_for(scene, given), scene.staff_chat
    if owner is None or owner == scene.founder:
        row.reported_to = staff
        return (_report(scene, given, row, staff, key=_key(row)),) if staff is not None else ()
    row.reported_to = owner
    group = (_report(scene, given, row, staff, key=f"{_key(row)}.group"),) if staff is not None else ()
    return (_report(scene, given, row, owner, key=_key(row), otherwise=group),)


def _reported_again(scene: Scene, given: GivenAnswer, row: FeedbackRow) -> tuple[Reply, ...]:
    """Shows the reason, or another verdict, in the report that was made."""
    if row.reported_to is None:
        return ()
    for chat, key in ((row.reported_to, _key(row)), (scene.staff_chat, f"{_key(row)}.group")):
        report: Posted | None = posted(scene.desk.session, key)
        if chat is not None and report is not None and report.message_id is not None:
            return (_report(scene, given, row, chat, edits=report.message_id),)
    return (_report(scene, given, row, row.reported_to, key=f"{_key(row)}.{row.verdict}.{row.reason}"),)


def _report(
    scene: Scene,
    given: GivenAnswer,
    row: FeedbackRow,
    chat: int,
    *,
    edits: int | None = None,
    otherwise: tuple[Reply, ...] = (),
    key: str = "",
) -> Reply:
    staff = scene.desk.staff_words
    owner = _owner(scene, given)
    text = staff(
        "feedback.report",
        name=scene.incoming.person.first_name,
        company=scene.desk.company_of(scene.founder),
        question=cut(given.question, SHOWN_CHARACTERS),
        quotes=[{"title": one.title, "section": one.section, "text": cut(one.text, 300)} for one in given.quotes],
        reason=staff.label(f"feedback.reason.{row.reason}") if row.reason else "",
        verdict=row.verdict,
        owner=owner,
        curated=given.curated,
    )
    own = Choice(staff.label("feedback.button.own", owner=owner), f"own:{given.id}")
    rows: Keyboard = ((own,),) if owner and chat == scene.staff_chat and row.verdict == Verdict.DOWN else ()
    return Reply(chat, text, rows, edits=edits, subject=f"{SUBJECT}:{given.id}", key=key, otherwise=otherwise)


def _key(row: FeedbackRow) -> str:
    # An answer is one person's: its number is enough, and names nobody.
    return f"{SUBJECT}:{row.answer_id}/report"


def _owner(scene: Scene, given: GivenAnswer) -> str:
    """The front matter's owner of the first document that was quoted and has one."""
    owners = (scene.owner_of(one.document) for one in given.quotes)
    return next((owner for owner in owners if owner), "")


def _person_for(scene: Scene, given: GivenAnswer) -> int | None:
    """Who signed the curated answer, or is linked as the document's owner."""
    if given.curated is not None:
        row = scene.curated.get(given.curated)
        return row.author_id if row else None
    owner = _owner(scene, given)
    expert = next((key for key, one in scene.catalogue.experts.items() if one.name == owner), None)
    linked = scene.contacts.person_for(f"owner:{owner}") if owner else None
    return linked or (scene.contacts.person_for(expert) if expert else None)


def _own(scene: Scene, number: str) -> GivenAnswer | None:
    given = scene.answers.get(int(number)) if number.isdecimal() else None
    return given if given and given.person_id == scene.founder else None


def _thanks(scene: Scene, verdict: Verdict) -> tuple[Acknowledgement, ...]:
    event = scene.incoming.event
    if not isinstance(event, Pressed):
        return ()
    return (Acknowledgement(event.callback_id, scene.words.label(f"feedback.thanks.{verdict}")),)
