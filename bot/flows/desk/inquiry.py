"""What staff do with an inquiry: take it, answer it, send a passage of the documents, say that it is not theirs."""

from collections.abc import Callable

from bot.dialogue.incoming import Attached, Said
from bot.dialogue.reply import Choice, Keyboard, Reply
from bot.flows.desk.card import FOUNDER_CHARACTERS, cut, refreshed
from bot.flows.desk.desk import Desk, subject
from bot.flows.desk.learning import propose
from bot.flows.human import under_an_answer
from bot.flows.scene import Outcome, Scene, notice, reply, tell
from bot.storage.inquiries import ClosedAs, Inquiry, InquiryState

PASSAGE = "passage"
OFFERED_PASSAGES = 4
LABEL_CHARACTERS = 50

Act = Callable[[Scene, Inquiry, str], Outcome]


def press(scene: Scene, argument: str) -> Outcome | None:
    """Does what a button of a card stands for; nothing where the inquiry is gone."""
    act, _, rest = argument.partition(":")
    number, _, detail = rest.partition(":")
    inquiry = scene.inquiries.get(int(number)) if number.isdecimal() else None
    return ACTS[act](scene, inquiry, detail) if inquiry and act in ACTS else None


def answer(scene: Scene, inquiry: Inquiry) -> Outcome:
    """Carries what staff wrote back to the founder, with the person's first name and the question."""
    event = scene.incoming.event
    if isinstance(event, Attached):
        return tell(scene, scene.desk.staff_words("staff.text_only", name=_founder(scene.desk, inquiry)))
    if not isinstance(event, Said) or not event.text.strip():
        return Outcome(scene.conversation)
    return _carried(scene, inquiry, "human.answer", event.text, {"answer": event.text})


def _carried(scene: Scene, inquiry: Inquiry, key: str, text: str, facts: dict[str, str]) -> Outcome:
    desk, question = scene.desk, scene.desk.last_word(inquiry)
    inquiry, said = scene.inquiries.answer(inquiry.id, scene.founder, text)
    words = desk.words_for(inquiry.person_id)
    written = words(key, name=scene.incoming.person.first_name, question=cut(question, FOUNDER_CHARACTERS), **facts)
    to_founder = Reply(
        inquiry.chat_id,
        written,
        under_an_answer(words, inquiry),
        subject=subject(inquiry),
        key=f"{subject(inquiry)}/said.{said}",
        otherwise=(_undelivered(scene, inquiry),),
    )
    sent = desk.staff_words("staff.answered", name=_founder(desk, inquiry), number=inquiry.id)
    told = Outcome(scene.conversation, (to_founder, _about(scene, inquiry, sent)))
    return told.also(*refreshed(desk, inquiry), *propose(scene, inquiry, text))


def _take(scene: Scene, inquiry: Inquiry, _: str) -> Outcome:
    staff = scene.desk.staff_words
    if inquiry.taken_by is not None:
        name = scene.contacts.name_of(inquiry.taken_by)
        return notice(scene, staff.label("staff.taken_already", name=name))
    if inquiry.state is not InquiryState.OPEN:
        return notice(scene, staff.label("already_done"))
    inquiry = scene.inquiries.take(inquiry.id, scene.founder)
    return Outcome(scene.conversation, refreshed(scene.desk, inquiry))


def _ask_for_answer(scene: Scene, inquiry: Inquiry, _: str) -> Outcome:
    facts = {"name": scene.incoming.person.first_name, "founder": _founder(scene.desk, inquiry), "number": inquiry.id}
    return Outcome(scene.conversation, (_about(scene, inquiry, scene.desk.staff_words("staff.write", **facts)),))


def offer_passages(scene: Scene, inquiry: Inquiry, _: str = "") -> Outcome:
    """Shows the sections nearest to the question, or to other words, each with a button that sends it."""
    found = scene.suggested[:OFFERED_PASSAGES]
    rows: Keyboard = tuple(
        (Choice(cut(one.section or one.title, LABEL_CHARACTERS), f"inq:send:{inquiry.id}:{one.id}"),) for one in found
    )
    quotes = [{"title": one.title, "section": one.section, "text": cut(one.text, 200)} for one in found]
    text = scene.desk.staff_words("staff.passages", number=inquiry.id, quotes=quotes)
    asked = reply(scene, text, rows)
    return Outcome(
        scene.conversation,
        (Reply(asked.chat_id, text, rows, thread_id=asked.thread_id, subject=f"{PASSAGE}:{inquiry.id}"),),
    )


def _send_passage(scene: Scene, inquiry: Inquiry, passage_id: str) -> Outcome:
    passage = scene.read_passage(passage_id)
    if passage is None:
        return notice(scene, scene.desk.staff_words.label("stale"))
    facts = {"title": passage.title, "section": passage.section, "text": passage.text}
    return _carried(scene, inquiry, "human.passage", passage.text, facts)


def _not_ours(scene: Scene, inquiry: Inquiry, _: str) -> Outcome:
    if inquiry.state is InquiryState.CLOSED:
        return notice(scene, scene.desk.staff_words.label("already_done"))
    inquiry = scene.inquiries.close(inquiry.id, scene.founder, ClosedAs.NOT_OURS)
    words = scene.desk.words_for(inquiry.person_id)
    text = words(
        "human.not_ours",
        name=scene.incoming.person.first_name,
        number=inquiry.id,
        question=cut(inquiry.question, FOUNDER_CHARACTERS),
    )
    told = Reply(inquiry.chat_id, text, subject=subject(inquiry))
    return Outcome(scene.conversation, (told, *refreshed(scene.desk, inquiry)))


def _close(scene: Scene, inquiry: Inquiry, _: str) -> Outcome:
    if inquiry.state is InquiryState.CLOSED:
        return notice(scene, scene.desk.staff_words.label("already_done"))
    inquiry = scene.inquiries.close(inquiry.id, scene.founder, ClosedAs.SETTLED)
    return Outcome(scene.conversation, refreshed(scene.desk, inquiry))


ACTS: dict[str, Act] = {
    "take": _take,
    "answer": _ask_for_answer,
    "passage": offer_passages,
    "send": _send_passage,
    "not_ours": _not_ours,
    "close": _close,
}


def _about(scene: Scene, inquiry: Inquiry, text: str) -> Reply:
    """A message to where staff spoke, which can be replied to."""
    here = scene.incoming
    return Reply(here.chat_id, text, thread_id=here.thread_id, subject=subject(inquiry))


def _undelivered(scene: Scene, inquiry: Inquiry) -> Reply:
    facts = {"name": _founder(scene.desk, inquiry), "number": inquiry.id}
    return _about(scene, inquiry, scene.desk.staff_words("staff.undelivered", **facts))


def _founder(desk: Desk, inquiry: Inquiry) -> str:
    return desk.contacts.name_of(inquiry.person_id)
