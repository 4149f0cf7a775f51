"""A founder's path: the stage of their company, what is due next, and the appointment that fits it."""

from collections.abc import Sequence
from datetime import date

from bot.booking.catalogue import Catalogue
from bot.booking.service import Service, ServiceKind
from bot.dialogue.incoming import Commanded, Event
from bot.dialogue.member import Member
from bot.dialogue.reply import Choice, File, Keyboard, Reply
from bot.flows.ask import human_row
from bot.flows.choices import book_choice
from bot.flows.members.proactive import Proactive
from bot.flows.members.stages import Due, Path, Stage, path_of
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.storage.told import Told
from bot.texts.words import Words

COMMANDS = ("parcours", "path")
ENOUGH = 2

# What a service is about when it helps with what is due: words of its title and topics.
HELPS: dict[Due | Stage, tuple[str, ...]] = {
    Due.FIRST_REVIEW: ("financement", "comptab", "gestion", "funding"),
    Due.SECOND_REVIEW: ("international", "export", "commercial", "financement", "funding"),
    Due.EXIT: ("immobilier", "implantation", "sortie", "juridique", "bail", "legal", "financement"),
    Stage.PRODUCTION: ("production", "atelier"),
}


def is_asked(event: Event) -> bool:
    """Whether the path is asked for: its picture is drawn ahead of the turn's transaction."""
    return isinstance(event, Commanded) and event.name.lower() in COMMANDS


def picture_of(member: Member, today: date, words: Words) -> File | None:
    """The picture of the path of a member's company, if it has one."""
    path = path_of(member.company, today) if member.company else None
    # Plotting takes seconds to import, which neither the start nor another turn should wait for.
    from bot.flows.members.timeline import draw

    return draw(path, lambda key, **facts: words.label(f"path.chart.{key}", **facts)) if path else None


def show(scene: Scene) -> Outcome:
    """The path of the speaker's company, in words and as a picture, with the appointment that fits now."""
    company = scene.member.company
    if company is None:
        return tell(scene, scene.words("path.unknown"), (human_row(scene),))
    path = path_of(company, _today(scene))
    if path is None:
        return tell(scene, scene.words("path.no_dates", company=company.name), (human_row(scene),))
    text, choices = describe(path, scene.words, scene.catalogue)
    return Outcome(scene.conversation, (reply(scene, text, (*choices, human_row(scene)), scene.picture),))


def describe(path: Path, words: Words, catalogue: Catalogue) -> tuple[str, Keyboard]:
    """The path in words, and the buttons that book what helps with what is due."""
    lines = [words("path.title", company=path.company), words(f"path.stage.{path.stage.value}")]
    if path.stage is not Stage.OVER:
        key = "path.left" if path.months_left else "path.last_days"
        lines.append(words(key, months=path.months_left, until=path.ends))
    if path.upcoming:
        what = words.label(f"path.due.{path.upcoming.due.value}")
        lines.append(words("path.next", what=what, at=path.upcoming.at))
    buttons = tuple((book_choice(words, one),) for one in helpful(path, catalogue))
    if path.timely:
        lines.append(words("path.propose", what=words.label(f"path.due.{path.timely.due.value}")))
    return "\n".join(lines), buttons


def helpful(path: Path, catalogue: Catalogue) -> list[Service]:
    """The services that help with what is due now, else next; the likeliest first."""
    due = path.timely or path.upcoming
    wanted = HELPS.get(due.due, ()) if due else ()
    experts = [one for one in catalogue.services.values() if one.kind is ServiceKind.EXPERT]
    found = _about(experts, wanted)[:ENOUGH]
    if path.stage in (Stage.CUSTOMERS, Stage.PRODUCTION):
        visits = [one for one in catalogue.services.values() if one.kind is ServiceKind.VISIT]
        found += _about(visits, HELPS[Stage.PRODUCTION])[:1]
    return found


def _about(services: Sequence[Service], words: Sequence[str]) -> list[Service]:
    found = [one for word in words for one in services if word in " ".join((one.title, *one.topics)).casefold()]
    return list({one.key: one for one in found}.values())


def _today(scene: Scene) -> date:
    return scene.local.date()


def due_now(scene: Proactive, told: Told) -> list[Reply]:
    """What founders are to be told of their path, once a milestone: those who have spoken to the bot."""
    today = told.now.astimezone(scene.catalogue.zone).date()
    found: list[Reply] = []
    for member, name, _ in scene.members.all():
        path = path_of(member.company, today) if name and member.company else None
        if path is None or path.timely is None:
            continue
        if told.first_time(member.person_id, f"path:{path.timely.due.value}:{path.ends}"):
            words = scene.words_of(member.person_id)
            text, choices = describe(path, words, scene.catalogue)
            row = (Choice(words.label("button.human"), "human:ask"),)
            found.append(Reply(member.person_id, f"{words('path.told')}\n\n{text}", (*choices, row)))
    return found
