"""The founder's side of an inquiry: from a question that the documents do not answer to a person, and on from there."""

from bot.dialogue.incoming import Said
from bot.dialogue.reply import Choice, Keyboard, Reply
from bot.flows.desk.card import announce, buttons, cut, not_reached, refreshed, state_of, told_key, told_text
from bot.flows.desk.desk import SUBJECT, Desk, subject
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.storage.answers import Given, GivenAnswer
from bot.storage.feedback import Verdict
from bot.storage.inquiries import ClosedAs, Inquiry, InquiryState, Origin
from bot.texts.words import Words

GOES_ON = "inquiry"
"""The field under which a conversation awaits what is to be added to an inquiry."""
SHOWN, SHOWN_CHARACTERS = 8, 300


def hand_over(scene: Scene, question: str, *, given: GivenAnswer | None = None) -> Outcome:
    """Hands a question to the staff group; says so only because it is in the same transaction's outbox.

    `given` is the answer that did not do.
    """
    desk = scene.desk
    if desk.staff_chat is None and not desk.administrators:
        return tell(scene, scene.words("human.no_staff"))
    if not question:
        return tell(scene.remember(scene.conversation.asked("question")), scene.words("human.what"))
    if waiting := scene.inquiries.same(scene.founder, question):
        state = state_of(desk, scene.words, waiting)
        return tell(scene, scene.words("human.already", number=waiting.id, state=state))
    inquiry = scene.inquiries.open(
        scene.incoming.chat_id,
        scene.founder,
        question,
        origin=_origin(scene, given),
        answer_id=given.id if given else None,
        quotes=given.quotes if given else _found(scene),
    )
    _note(scene, given, inquiry)
    told = Reply(
        inquiry.chat_id, told_text(desk, scene.words, inquiry), subject=subject(inquiry), key=told_key(inquiry)
    )
    return Outcome(scene.conversation, (told, *announce(desk, inquiry)))


def hand_over_last(scene: Scene) -> Outcome:
    """Hands over the question that was asked last."""
    number = scene.conversation.answer
    given = scene.answers.get(number) if number else None
    return hand_over(scene, scene.conversation.question, given=given)


def hand_over_answered(scene: Scene, argument: str) -> Outcome | None:
    """Hands over the question that an answer of the person's did not settle; the last one where none is named."""
    if argument == "ask":
        return hand_over_last(scene)
    given = scene.answers.get(int(argument)) if argument.isdecimal() else None
    if given is None or given.person_id != scene.founder:
        return None
    return hand_over(scene, given.question, given=given)


def goes_on(scene: Scene, inquiry_id: int) -> Outcome:
    """Carries what the founder adds to the staff group, into the same inquiry."""
    inquiry, event = scene.inquiries.get(inquiry_id), scene.incoming.event
    if inquiry is None or inquiry.person_id != scene.founder or not isinstance(event, Said):
        return notice(scene, scene.words.label("stale"))
    inquiry, said = scene.inquiries.go_on(inquiry.id, event.text)
    told = tell(scene, scene.words("human.followed_up", number=inquiry.id))
    return told.also(*_to_staff(scene.desk, inquiry, event.text, said), *refreshed(scene.desk, inquiry))


def asks_to_go_on(scene: Scene, argument: str) -> Outcome | None:
    """Waits for what the founder wants to add."""
    inquiry = _own(scene, argument)
    if inquiry is None:
        return None
    waiting = scene.remember(scene.conversation.asked(GOES_ON, (str(inquiry.id),)))
    return tell(waiting, scene.words("human.go_on", number=inquiry.id))


def settled(scene: Scene, argument: str) -> Outcome | None:
    """Closes an inquiry because the founder is content."""
    inquiry = _own(scene, argument)
    if inquiry is None or inquiry.state is InquiryState.CLOSED:
        return None
    inquiry = scene.inquiries.close(inquiry.id, scene.founder, ClosedAs.SETTLED)
    return tell(scene, scene.words("human.settled", number=inquiry.id)).also(*refreshed(scene.desk, inquiry))


def mine(scene: Scene) -> Outcome:
    """The person's inquiries, latest first, and where each stands."""
    own = scene.inquiries.of(scene.founder)[::-1][:SHOWN]
    if not own:
        return tell(scene, scene.words("human.none"))
    return tell(scene, scene.words("human.mine", lines=[_line(scene, one) for one in own]))


def under_an_answer(words: Words, inquiry: Inquiry) -> Keyboard:
    """What a founder can do with an answer."""
    return (
        (
            Choice(words.label("inquiry.button.settled"), f"settled:{inquiry.id}"),
            Choice(words.label("inquiry.button.go_on"), f"goon:{inquiry.id}"),
        ),
    )


def about_an_inquiry(about: str) -> int | None:
    """The number of the inquiry that a message is about, if it is about one."""
    kind, _, number = about.partition(":")
    return int(number) if kind == SUBJECT and number.isdecimal() else None


def _to_staff(desk: Desk, inquiry: Inquiry, text: str, said: int) -> tuple[Reply, ...]:
    facts = {"number": inquiry.id, "name": desk.contacts.name_of(inquiry.person_id), "text": text}
    more, choices = desk.staff_words("staff.more", **facts), buttons(desk.staff_words, inquiry)
    key = f"{subject(inquiry)}/said.{said}"
    privately = tuple(
        Reply(person, more, choices, subject=subject(inquiry), key=f"{key}.{person}") for person in desk.administrators
    )
    if desk.staff_chat is None:
        return privately
    card = desk.card(inquiry)
    return (
        Reply(
            desk.staff_chat,
            more,
            choices,
            reply_to=card.message_id if card else None,
            thread_id=card.thread_id if card else None,
            subject=subject(inquiry),
            key=key,
            otherwise=(not_reached(desk, inquiry), *privately),
        ),
    )


def _line(scene: Scene, inquiry: Inquiry) -> dict[str, object]:
    answers = [one for one in scene.inquiries.said_in(inquiry.id) if one.from_staff]
    return {
        "number": inquiry.id,
        "question": cut(inquiry.question, SHOWN_CHARACTERS),
        "state": state_of(scene.desk, scene.words, inquiry),
        "name": scene.contacts.name_of(answers[-1].person_id) if answers else "",
        "answer": cut(answers[-1].text, SHOWN_CHARACTERS) if answers else "",
    }


def _own(scene: Scene, argument: str) -> Inquiry | None:
    inquiry = scene.inquiries.get(int(argument)) if argument.isdecimal() else None
    return inquiry if inquiry and inquiry.person_id == scene.founder else None


def _origin(scene: Scene, given: GivenAnswer | None) -> Origin:
    verdict = scene.feedback.of(given.id, scene.founder) if given else None
    if verdict is not None and verdict.verdict == Verdict.DOWN:
        return Origin.FEEDBACK
    return Origin.UNKNOWN if given and given.found == "unknown" else Origin.ASKED


def _note(scene: Scene, given: GivenAnswer | None, inquiry: Inquiry) -> None:
    verdict = scene.feedback.of(given.id, scene.founder) if given else None
    if verdict is not None:
        verdict.inquiry_id = inquiry.id


def _found(scene: Scene) -> tuple[Given, ...]:
    quotes = scene.finding.quotes if scene.finding else ()
    return tuple(Given(one.document, one.title, one.section, one.text) for one in quotes)
