"""Who has a role here and who is invited, for staff: seen and taken back with buttons, each press checked again."""

from bot.dialogue.member import Member, Role
from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.flows.members.inviting import may_invite, whom
from bot.flows.members.speaking import words_of
from bot.flows.scene import Outcome, Scene, tell

PAGE = 8


def show(scene: Scene, page: int = 0) -> Outcome:
    """A page of the people with a role, and, on the first, the invitations that are still good."""
    if not scene.member.is_staff:
        return tell(scene, scene.words("unknown_command"))
    words = words_of(scene)
    everybody = [(member, name) for member, name, _ in scene.members.all() if member.role is not Role.VISITOR]
    here = everybody[page * PAGE : (page + 1) * PAGE]
    lines = [_line(scene, member, name) for member, name in here]
    rows = [_row(scene, member, name) for member, name in here if may_revoke(scene, member)]
    if len(everybody) > (page + 1) * PAGE:
        rows.append((Choice(words.label("people.more"), f"ppl:{page + 1}"),))
    told = tell(scene, words("people.list", lines=lines, count=len(everybody)), tuple(rows))
    return told if page else _with_invitations(scene, told)


def may_revoke(scene: Scene, member: Member) -> bool:
    """Whether the person who speaks may take a role from somebody: not from themselves, nor from a higher one."""
    return member.person_id != scene.founder and member.role is not Role.VISITOR and may_invite(scene, member.role)


def turn_page(scene: Scene, page: str) -> Outcome | None:
    """Another page of the list."""
    return show(scene, int(page)) if page.isdecimal() and scene.member.is_staff else None


def ask_revoke(scene: Scene, number: str) -> Outcome | None:
    """Asks before a role is taken."""
    member = _named(scene, number)
    if member is None:
        return None
    words = words_of(scene)
    row = (Choice(words.label("people.revoke_yes"), f"dropyes:{member.person_id}", style=Style.DANGER),)
    name = scene.contacts.name_of(member.person_id) or str(member.person_id)
    return tell(scene, words("people.revoke_sure", name=name, role=member.role.value), (row,))


def revoke(scene: Scene, number: str) -> Outcome | None:
    """Takes a role and what hangs on it; it counts from the person's next update on."""
    member = _named(scene, number)
    if member is None:
        return None
    name = scene.contacts.name_of(member.person_id) or str(member.person_id)
    scene.members.revoke(member.person_id)
    scene.invitations.revoke_those_of(member.person_id)
    words = scene.texts.of(scene.contacts.language_of(member.person_id))
    told = Reply(member.person_id, words("people.was_revoked"))
    return tell(scene, words_of(scene)("people.revoked", name=name)).also(told)


def withdraw(scene: Scene, number: str) -> Outcome | None:
    """Makes an invitation worthless."""
    open_ = {str(one.id): one for one in scene.invitations.open()}
    if number not in open_ or not may_invite(scene, open_[number].role):
        return None
    scene.invitations.revoke(open_[number].id)
    return tell(scene, words_of(scene)("invite.withdrawn"))


def _named(scene: Scene, number: str) -> Member | None:
    member = scene.members.of(int(number)) if number.isdecimal() and len(number) < 19 else None
    return member if member and may_revoke(scene, member) else None


def _line(scene: Scene, member: Member, name: str) -> dict[str, str]:
    experts = [
        one for key, one in scene.catalogue.experts.items() if scene.contacts.person_for(key) == member.person_id
    ]
    company = member.company.name if member.company else ", ".join(one.name for one in experts)
    return {"name": name or str(member.person_id), "role": member.role.value, "company": company}


def _row(scene: Scene, member: Member, name: str) -> tuple[Choice, ...]:
    label = words_of(scene).label("people.revoke", name=name or str(member.person_id))
    return (Choice(label, f"drop:{member.person_id}"),)


def _with_invitations(scene: Scene, told: Outcome) -> Outcome:
    words, open_ = words_of(scene), scene.invitations.open()
    mine = [one for one in open_ if may_invite(scene, one.role)][:PAGE]
    if not mine:
        return told
    lines = [{"role": one.role.value, "whom": whom(scene, one), "until": one.expires_at} for one in mine]
    rows: Keyboard = tuple(
        (Choice(words.label("invite.withdraw", number=number + 1), f"uninv:{one.id}"),)
        for number, one in enumerate(mine)
    )
    return told.also(*tell(scene, words("invite.open", lines=lines), rows).outgoing)
