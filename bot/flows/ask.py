"""A question: the passage that answers, quoted with its source; or what comes close; or an honest "I don't know"."""

from dataclasses import replace

from bot.dialogue.conversation import Place
from bot.dialogue.reply import Choice, Keyboard
from bot.flows.choices import book_button
from bot.flows.desk import feedback
from bot.flows.finding import Finding, Found, Quote
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.storage.answers import Given

SUBJECT = "answer"
MAX_PLACES = 24
MAX_SECTION_CHARACTERS = 3_500
ENOUGH_BOOKINGS = 2


def answer(scene: Scene, finding: Finding) -> Outcome:
    """Answers the question of this turn with what was found, and keeps what was answered."""
    if finding.found is Found.SMALLTALK:
        return tell(
            scene, scene.words(f"smalltalk.{finding.topic or 'greeting'}", name=scene.incoming.person.first_name)
        )
    number = _keep(scene, finding)
    scene = scene.remember(scene.conversation.model_copy(update={"answer": number}))
    subject = f"{SUBJECT}:{number}"
    if finding.approved:
        certain = finding.found is Found.ANSWERED
        text = scene.words("learned.given" if certain else "learned.near", **vars(finding.approved))
        helped = feedback.buttons(scene, number, "feedback.button.up" if certain else "learned.button.same")
        return _answered(scene, subject, text, (helped, human_row(scene, number)))
    if finding.found is Found.UNKNOWN or not finding.quotes:
        return _answered(scene, subject, scene.words("answer.unknown"), (human_row(scene, number),))
    scene = _remember_places(scene, finding.quotes)
    return _answered(scene, subject, _worded(scene, finding), _buttons(scene, finding, number))


def _worded(scene: Scene, finding: Finding) -> str:
    if finding.text:
        return scene.words("answer.written", text=finding.text, quotes=finding.quotes)
    key = "answer.found" if finding.found is Found.ANSWERED else "answer.near"
    return scene.words(key, quotes=finding.quotes)


def read(scene: Scene, number: int) -> Outcome:
    """Shows a whole section that an earlier answer quoted, by its number."""
    place = _place(scene, number)
    section = scene.read_section(place.document, place.section) if place else None
    if section is None:
        return tell(scene, scene.words("answer.section_gone"), (human_row(scene),))
    text = section.text[:MAX_SECTION_CHARACTERS]
    cut = len(section.text) > MAX_SECTION_CHARACTERS
    return tell(scene, scene.words("answer.section", title=section.title, section=section.section, text=text, cut=cut))


def human_row(scene: Scene, number: int | None = None) -> tuple[Choice, ...]:
    """The row that hands the question of an answer to a person, the last question where no answer is named."""
    return (Choice(scene.words.label("button.human"), f"human:{number or 'ask'}"),)


def _answered(scene: Scene, subject: str, text: str, choices: Keyboard) -> Outcome:
    return Outcome(scene.conversation, (replace(reply(scene, text, choices), subject=subject),))


def _keep(scene: Scene, finding: Finding) -> int:
    question = scene.understood.text if scene.understood else scene.conversation.question
    quotes = [Given(one.document, one.title, one.section, one.text) for one in finding.quotes]
    return scene.answers.keep(
        person_id=scene.founder,
        chat_id=scene.incoming.chat_id,
        question=question,
        language=scene.conversation.language,
        found=finding.found,
        quotes=quotes,
        curated=finding.approved.number if finding.approved else None,
    )


def _buttons(scene: Scene, finding: Finding, number: int) -> Keyboard:
    rows: list[tuple[Choice, ...]] = []
    first = len(scene.conversation.places) - len(finding.quotes)
    for index, quote in enumerate(finding.quotes):
        label = scene.words.label("button.read", section=quote.section or quote.title)
        rows.append((Choice(label, f"read:{_number(scene, first + index)}"),))
    rows += [(book_button(scene, key),) for key in _bookable(scene, finding.quotes)]
    return (*rows, feedback.buttons(scene, number), human_row(scene, number))


def _bookable(scene: Scene, quotes: tuple[Quote, ...]) -> list[str]:
    documents = dict.fromkeys(quote.document for quote in quotes)
    found = [service.key for document in documents for service in scene.catalogue.bookable_by_document(document)]
    return found[:ENOUGH_BOOKINGS]


def _remember_places(scene: Scene, quotes: tuple[Quote, ...]) -> Scene:
    places = scene.conversation.places + tuple(Place(document=q.document, section=q.section) for q in quotes)
    forgotten = max(0, len(places) - MAX_PLACES)
    update = {"places": places[forgotten:], "places_forgotten": scene.conversation.places_forgotten + forgotten}
    return scene.remember(scene.conversation.model_copy(update=update))


def _number(scene: Scene, index: int) -> int:
    # Numbers go on counting when old places are forgotten, so that an old button never opens another section.
    return scene.conversation.places_forgotten + index


def _place(scene: Scene, number: int) -> Place | None:
    index = number - scene.conversation.places_forgotten
    return scene.conversation.places[index] if 0 <= index < len(scene.conversation.places) else None
