"""Slash commands, in both languages: the bot's table of contents."""

from collections.abc import Callable

from bot.dialogue.incoming import Commanded
from bot.flows import account, appointments, expert, human, subscription
from bot.flows.desk import shelf
from bot.flows.drafting import advance, new_draft
from bot.flows.members import inviting, joining, path, privacy, roster
from bot.flows.scene import Outcome, Scene, tell

Act = Callable[[Scene, str], Outcome]


def command(scene: Scene, commanded: Commanded) -> Outcome:
    """Does what a command asks for."""
    act = COMMANDS.get(commanded.name.lower())
    return act(scene, commanded.argument.strip()) if act else tell(scene, scene.words("unknown_command"))


def _start(scene: Scene, argument: str) -> Outcome:
    return joining.accept(scene, argument) if argument else account.welcome(scene)


def _book(kind: str) -> Act:
    return lambda scene, _: advance(scene, new_draft(scene, kind=kind))


def _help(scene: Scene, _: str) -> Outcome:
    return account.help_(scene)


def _mine(scene: Scene, _: str) -> Outcome:
    return appointments.list_mine(scene)


def _human(scene: Scene, argument: str) -> Outcome:
    return human.hand_over(scene, argument)


def _language(scene: Scene, _: str) -> Outcome:
    return account.ask_language(scene)


COMMANDS: dict[str, Act] = {
    "start": _start,
    **dict.fromkeys(("aide", "help"), _help),
    **dict.fromkeys(("rdv", "book"), _book("expert")),
    **dict.fromkeys(("visite", "visit"), _book("visit")),
    **dict.fromkeys(("salle", "room"), _book("room")),
    **dict.fromkeys(("mesrdv", "mine"), _mine),
    **dict.fromkeys(("humain", "human"), _human),
    **dict.fromkeys(("langue", "language"), _language),
    **dict.fromkeys(("vieprivee", "privacy"), lambda scene, _: privacy.explain(scene)),
    **dict.fromkeys(path.COMMANDS, lambda scene, _: path.show(scene)),
    **dict.fromkeys(("mesdonnees", "mydata"), lambda scene, _: privacy.export(scene)),
    **dict.fromkeys(("effacer", "erase"), lambda scene, _: privacy.ask_erase(scene)),
    **dict.fromkeys(("calendrier", "calendar"), subscription.subscribe),
    **dict.fromkeys(("mesquestions", "myquestions"), lambda scene, _: human.mine(scene)),
    "reponses": lambda scene, _: shelf.show(scene),
    "agenda": lambda scene, _: expert.week(scene),
    "absence": expert.declare_absence,
    "inviter": inviting.invite,
    "personnes": lambda scene, _: roster.show(scene),
}

MENUS: dict[str, tuple[str, ...]] = {
    "fr": (
        "rdv",
        "visite",
        "salle",
        "mesrdv",
        "mesquestions",
        "parcours",
        "calendrier",
        "humain",
        "langue",
        "aide",
        "vieprivee",
    ),
    "en": ("book", "visit", "room", "mine", "myquestions", "path", "calendar", "human", "language", "help", "privacy"),
}
"""The commands that Telegram's menu shows, by language."""

STAFF_MENUS: dict[str, tuple[str, ...]] = {
    "fr": ("stats", "reponses", "documents", "annonce", "inviter", "personnes", "aide"),
    "en": ("stats", "reponses", "documents", "announce", "inviter", "personnes", "help"),
}
"""Those that it shows in the staff group."""
