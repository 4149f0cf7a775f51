"""Announcements: written, addressed, looked at, confirmed; they leave through the outbox, behind what is waited for."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.incoming import Pressed
from bot.dialogue.member import Company, Member, Role, Tenancy
from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.flows.office import closure
from bot.flows.office.words import office_words
from bot.flows.scene import Outcome, Scene, notice, reply, tell
from bot.storage.broadcasts import Broadcast, BroadcastState

SUBJECT = "news"
ALL, COMPANY = "all", "c"
MOST_COMPANIES = 20
LONGEST = 3000


def write(scene: Scene, text: str) -> Outcome:
    """Keeps what is to be announced and asks to whom; says how to where nothing is said."""
    words = office_words(scene)
    if not text:
        return tell(scene, words("office.news.how"))
    if len(text) > LONGEST:
        return tell(scene, words("office.news.too_long", most=LONGEST))
    written = scene.office.broadcasts.write(
        chat_id=scene.incoming.chat_id,
        thread_id=scene.incoming.thread_id,
        person_id=scene.founder,
        text=text,
        closed=closure.spoken_of(scene, text),
    )
    return tell(scene, words("office.news.to_whom", text=text), _audiences(scene, written))


def act(scene: Scene, argument: str) -> Outcome | None:
    """What a button under an announcement does, by its number and verb."""
    number, _, verb = argument.partition(":")
    known = number.isdecimal() and len(number) < 19
    found = scene.office.broadcasts.get(int(number)) if known else None
    if found is None:
        return None
    if verb.startswith(closure.VERBS):
        return closure.act(scene, found, verb)
    if found.state is not BroadcastState.DRAFT:
        return notice(scene, office_words(scene).label("already_done"))
    if does := _VERBS.get(verb):
        return does(scene, found)
    return _preview(scene, found, verb) if _named(scene, verb) else None


def _drop(scene: Scene, found: Broadcast) -> Outcome:
    scene.office.broadcasts.drop(found.id)
    return _instead(scene, office_words(scene)("office.news.dropped"))


def _to_whom(scene: Scene, found: Broadcast) -> Outcome:
    return _instead(scene, office_words(scene)("office.news.to_whom", text=found.text), _audiences(scene, found))


def _audiences(scene: Scene, written: Broadcast) -> Keyboard:
    words = office_words(scene)
    rows = [
        tuple(
            Choice(words.label(f"office.news.{name}"), f"news:{written.id}:{name}")
            for name in (ALL, Tenancy.HOSTED, Tenancy.DOMICILED)
        )
    ]
    companies = scene.members.companies.all()[:MOST_COMPANIES]
    buttons = [Choice(one.name, f"news:{written.id}:{COMPANY}{one.id}") for one in companies]
    rows += [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    return (*rows, (Choice(words.label("button.abandon"), f"news:{written.id}:drop"),))


def _named(scene: Scene, audience: str) -> str:
    """An audience in words; empty for one that there is not."""
    if audience in (ALL, Tenancy.HOSTED, Tenancy.DOMICILED):
        return office_words(scene).label(f"office.news.{audience}")
    company = _company(scene, audience)
    return company.name if company else ""


def _company(scene: Scene, audience: str) -> Company | None:
    number = audience.removeprefix(COMPANY)
    return scene.members.companies.get(int(number)) if number.isdecimal() and len(number) < 19 else None


def _preview(scene: Scene, found: Broadcast, audience: str) -> Outcome:
    addressed = scene.office.broadcasts.address(found.id, audience)
    people, refusing = recipients(scene, audience)
    words = office_words(scene)
    text = words(
        "office.news.preview",
        text=addressed.text,
        audience=_named(scene, audience),
        people=len(people),
        refusing=refusing,
    )
    send = Choice(words.label("office.news.send", people=len(people)), f"news:{found.id}:send", style=Style.SUCCESS)
    rows: Keyboard = ((send,),) if people else ()
    other = Choice(words.label("office.news.other"), f"news:{found.id}:whom")
    drop = Choice(words.label("button.abandon"), f"news:{found.id}:drop")
    return _instead(scene, text, (*rows, *closure.offers(scene, addressed), (other, drop)))


def recipients(scene: Scene, audience: str) -> tuple[list[int], int]:
    """Who gets an announcement: the founders of the audience who have spoken to the bot, have not blocked it and did
    not refuse announcements; and how many did."""
    meant = [
        member.person_id
        for member, name, revoked in scene.members.all()
        if name and revoked is None and member.role is Role.FOUNDER and _belongs(member, audience)
    ]
    refusing = scene.office.broadcasts.refusing()
    willing = [person for person in meant if person not in refusing]
    return [person for person in willing if not scene.office.broadcasts.blocked(person)], len(meant) - len(willing)


def _belongs(member: Member, audience: str) -> bool:
    if audience == ALL:
        return True
    company = member.company
    return company is not None and audience in (company.tenancy, f"{COMPANY}{company.id}")


def _send(scene: Scene, found: Broadcast) -> Outcome | None:
    if not found.audience:
        return None
    people, _ = recipients(scene, found.audience)
    scene.office.broadcasts.confirm(found.id, scene.founder, len(people))
    told = _instead(scene, office_words(scene)("office.news.leaving", text=found.text, people=len(people)))
    return told.also(*(_to(scene, person, found) for person in people))


def _to(scene: Scene, person: int, found: Broadcast) -> Reply:
    words = scene.texts.of(scene.contacts.language_of(person))
    stop = Choice(words.label("office.news.stop"), f"hear:no:{found.id}")
    subject = f"{SUBJECT}:{found.id}"
    return Reply(person, words("office.news.message", text=found.text), ((stop,),), subject=subject, bulk=True)


def _instead(scene: Scene, text: str, choices: Keyboard = ()) -> Outcome:
    """The outcome that writes over the message whose button was pressed."""
    event = scene.incoming.event
    edited = event.message_id if isinstance(event, Pressed) else None
    return Outcome(scene.conversation, (replace(reply(scene, text, choices), edits=edited),))


_VERBS: dict[str, Callable[[Scene, Broadcast], Outcome | None]] = {"send": _send, "drop": _drop, "whom": _to_whom}
