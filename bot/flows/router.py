"""One turn, from what came in to what goes out: which flow takes it."""

from dataclasses import replace

from bot.dialogue.incoming import Attached, Commanded, Pressed, Reacted, Said
from bot.flows import account, human
from bot.flows.commands import command
from bot.flows.desk import feedback
from bot.flows.desk.heard import team_said
from bot.flows.desk.team import acts_for_the_team
from bot.flows.office.desk import office
from bot.flows.pinning import kept_in_sight
from bot.flows.press import press
from bot.flows.said import said
from bot.flows.scene import Outcome, Scene, notice, tell
from bot.flows.staff import in_the_group

ATTACHMENTS = ("sticker", "voice", "document", "photo")


def respond(scene: Scene, about: str = "") -> Outcome:
    """What a turn leads to; `about` is the subject of the bot's message that it replies to, if it does."""
    if (done := office(scene)) is not None:
        return done
    if not scene.incoming.private:
        staff = scene.incoming.chat_id == scene.staff_chat
        return in_the_group(scene, about) if staff else _elsewhere(scene)
    outcome = kept_in_sight(scene.conversation, _private(_in_their_language(scene), about))
    return outcome if outcome.conversation.introduced else _introduced(scene, outcome)


def _elsewhere(scene: Scene) -> Outcome:
    # A group that is not the staff's hears one thing: its number, which is what STAFF_CHAT_ID wants.
    event = scene.incoming.event
    asked = isinstance(event, Commanded) and event.name == "id"
    return tell(scene, scene.words("group_id", id=scene.incoming.chat_id)) if asked else Outcome(scene.conversation)


def _private(scene: Scene, about: str) -> Outcome:
    if scene.founder != scene.incoming.chat_id:
        return notice(scene, scene.words.label("stale"))
    match scene.incoming.event:
        case Commanded() as commanded:
            return command(scene, commanded)
        case Pressed() as pressed:
            return press(scene, pressed)
        case Attached(kind=kind):
            return tell(scene, scene.words(f"attachment.{kind if kind in ATTACHMENTS else 'other'}"))
        case Said():
            return _text(scene, about)
        case Reacted():
            return feedback.reacted(scene, about)


def _text(scene: Scene, about: str) -> Outcome:
    if (number := human.about_an_inquiry(about)) is not None and not _is_of_another(scene, number):
        return human.goes_on(scene, number)
    if acts_for_the_team(scene) and (heard := team_said(scene, about)):
        return heard
    if scene.understood is None:
        return tell(scene, scene.words("empty"))
    return said(scene, scene.understood)


def _is_of_another(scene: Scene, number: int) -> bool:
    inquiry = scene.inquiries.get(number)
    return inquiry is not None and inquiry.person_id != scene.founder and scene.member.is_staff


def _in_their_language(scene: Scene) -> Scene:
    # The language follows the last message, where that message shows one.
    heard = scene.understood
    language = (heard.wanted_language or heard.language) if heard else None
    if language is None or language == scene.conversation.language:
        return scene
    return replace(scene, conversation=scene.conversation.model_copy(update={"language": language}))


def _introduced(scene: Scene, outcome: Outcome) -> Outcome:
    spoken = scene.remember(outcome.conversation)
    told = outcome.also(account.introduction(spoken)) if outcome.outgoing else outcome
    return account.introduced(told)
