"""From a question that the documents do not answer to a person, and back."""

from bot.dialogue.incoming import Said
from bot.dialogue.reply import Reply
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.storage.inquiries import Inquiry

SUBJECT = "inquiry"


def hand_over(scene: Scene, question: str) -> Outcome:
    """Hands the question to the staff group; says so only because it is in the same transaction's outbox."""
    if scene.staff_chat is None:
        return tell(scene, scene.words("human.no_staff"))
    if not question:
        return tell(scene.remember(scene.conversation.asked("question")), scene.words("human.what"))
    inquiry = scene.inquiries.same(scene.founder, question)
    inquiry = inquiry or scene.inquiries.open(scene.incoming.chat_id, scene.founder, question)
    told = tell(scene, scene.words("human.handed_over", number=inquiry.id, question=question))
    return told.also(_to_staff(scene, inquiry, question))


def _to_staff(scene: Scene, inquiry: Inquiry, question: str) -> Reply:
    staff = scene.texts.of("fr")
    quotes = scene.finding.quotes if scene.finding else ()
    name = scene.incoming.person.first_name
    text = staff("staff.inquiry", number=inquiry.id, name=name, question=question, quotes=quotes)
    return Reply(scene.staff_chat or 0, text, subject=f"{SUBJECT}:{inquiry.id}")


def staff_answer(scene: Scene, inquiry_id: int) -> Outcome:
    """Carries what staff wrote under an inquiry back to the person who asked, with their question and a first name."""
    inquiry = scene.inquiries.get(inquiry_id)
    event = scene.incoming.event
    if inquiry is None or not isinstance(event, Said):
        return notice(scene, scene.texts.of("fr").label("staff.inquiry_unknown"))
    scene.inquiries.answer(inquiry.id, scene.founder, event.text)
    words = scene.texts.of(scene.contacts.language_of(inquiry.person_id))
    text = words("human.answer", name=scene.incoming.person.first_name, question=inquiry.question, answer=event.text)
    staff = scene.texts.of("fr")
    done = tell(scene, staff("staff.answered", name=scene.contacts.name_of(inquiry.person_id), number=inquiry.id))
    return done.also(Reply(inquiry.chat_id, text, subject=f"{SUBJECT}:{inquiry.id}"))


def founder_follows_up(scene: Scene, inquiry_id: int) -> Outcome:
    """Carries what the founder wrote under the staff's answer to the staff group, in the same inquiry."""
    inquiry = scene.inquiries.get(inquiry_id)
    event = scene.incoming.event
    if inquiry is None or inquiry.person_id != scene.founder or not isinstance(event, Said):
        return notice(scene, scene.words.label("stale"))
    scene.inquiries.go_on(inquiry.id, event.text)
    return tell(scene, scene.words("human.followed_up", number=inquiry.id)).also(_to_staff(scene, inquiry, event.text))
