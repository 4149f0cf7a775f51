"""Inviting somebody: staff invite founders and experts; administrators invite staff and administrators too."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import segno

from bot.dialogue.member import Role
from bot.dialogue.reply import Choice, File, Keyboard
from bot.flows.members.speaking import words_of
from bot.flows.scene import Outcome, Scene, reply, tell
from bot.flows.short import short
from bot.storage.invitations import Invitation

VERB = "inv"
PNG = "image/png"
ENOUGH = 40
QR_SCALE = 8  # pixels a module: a code of this length stays legible on a phone across a table


def may_invite(scene: Scene, role: Role) -> bool:
    """Whether the person who speaks may invite to a role."""
    if role in (Role.STAFF, Role.ADMINISTRATOR):
        return scene.member.role is Role.ADMINISTRATOR
    return scene.member.is_staff and role is not Role.VISITOR


def invite(scene: Scene, wanted: str = "") -> Outcome:
    """An invitation for the expert who is named, else a choice of whom to invite."""
    if not scene.member.is_staff:
        return tell(scene, scene.words("unknown_command"))
    key = f"expert:{wanted}"
    if key in scene.catalogue.experts:
        return _made(scene, Role.EXPERT, resource=key)
    words = words_of(scene)
    roles = [role for role in (Role.FOUNDER, Role.EXPERT, Role.STAFF, Role.ADMINISTRATOR) if may_invite(scene, role)]
    rows = tuple((Choice(words.label(f"invite.{role.value}"), f"{VERB}:{role.value}"),) for role in roles)
    return tell(scene, words("invite.whom"), rows)


def press(scene: Scene, argument: str) -> Outcome | None:
    """What a button of the invitations does; nothing for who may not invite to that role."""
    name, _, chosen = argument.partition(":")
    if name not in list(Role) or not may_invite(scene, Role(name)):
        return None
    return _PRESSED[Role(name)](scene, chosen)


def _founder(scene: Scene, chosen: str) -> Outcome | None:
    companies = scene.members.companies
    if not chosen:
        entries = [(one.name, str(one.id)) for one in companies.all()]
        return _ask(scene, Role.FOUNDER, entries, "invite.which_company", "invite.no_company")
    company = companies.get(int(chosen)) if chosen.isdecimal() else None
    return _made(scene, Role.FOUNDER, company=company.id) if company else None


def _expert(scene: Scene, chosen: str) -> Outcome | None:
    experts = scene.catalogue.experts
    if not chosen:
        entries = [(one.name, short(key)) for key, one in experts.items()]
        return _ask(scene, Role.EXPERT, entries, "invite.which_expert", "invite.no_expert")
    key = next((key for key in experts if short(key) == chosen), None)
    return _made(scene, Role.EXPERT, resource=key) if key else None


_PRESSED: dict[Role, Callable[[Scene, str], Outcome | None]] = {
    Role.FOUNDER: _founder,
    Role.EXPERT: _expert,
    Role.STAFF: lambda scene, _: _made(scene, Role.STAFF),
    Role.ADMINISTRATOR: lambda scene, _: _made(scene, Role.ADMINISTRATOR),
}


def _ask(scene: Scene, role: Role, entries: list[tuple[str, str]], text: str, none: str) -> Outcome:
    words = words_of(scene)
    if not entries:
        return tell(scene, words(none))
    rows: Keyboard = tuple((Choice(label, f"{VERB}:{role.value}:{key}"),) for label, key in entries[:ENOUGH])
    return tell(scene, words(text), rows)


def _made(scene: Scene, role: Role, *, company: int | None = None, resource: str | None = None) -> Outcome:
    token, invitation = scene.invitations.make(role, by=scene.founder, company=company, resource=resource)
    link = scene.address.link(token)
    text = words_of(scene)("invite.made", role=role.value, whom=whom(scene, invitation), link=link, token=token)
    file = qr_code(link) if link else None
    if role in (Role.FOUNDER, Role.EXPERT) or scene.incoming.private:
        return Outcome(scene.conversation, (reply(scene, text, file=file),))
    # Whoever reads the group could use it: what makes somebody staff goes to the administrator alone.
    alone = replace(reply(scene, text, file=file), chat_id=scene.founder, thread_id=None)
    return tell(scene, words_of(scene)("invite.in_private")).also(alone)


def whom(scene: Scene, invitation: Invitation) -> str:
    """The company or the expert that an invitation is for, empty for the team's own."""
    if invitation.resource is not None:
        return scene.catalogue.name_of(invitation.resource)
    company = scene.members.companies.get(invitation.company) if invitation.company is not None else None
    return company.name if company else ""


def qr_code(link: str) -> File:
    """The link as a QR code, a PNG picture."""
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=QR_SCALE, border=4)
    return File("invitation.png", picture.getvalue(), PNG)
