"""An invitation that is presented: the role it gives, told to the person and to the team."""

from bot.dialogue.reply import Reply
from bot.flows.account import menu
from bot.flows.scene import Outcome, Scene, tell
from bot.storage.invitations import Invitation


def accept(scene: Scene, token: str) -> Outcome:
    """Gives the account that presents an invitation what it was made for."""
    invitation = scene.invitations.use(token, scene.founder)
    if invitation is None:
        locked = scene.invitations.locked_out(scene.founder)
        return tell(scene, scene.words("invitation.locked" if locked else "invitation.invalid"))
    if invitation.resource is not None:
        scene.contacts.link(invitation.resource, scene.founder)
    member = scene.members.grant(scene.founder, invitation.role, company=invitation.company, by=invitation.created_by)
    facts = _facts(scene, invitation)
    joined = tell(scene, scene.words(f"joined.{invitation.role}", **facts), () if member.is_staff else menu(scene))
    if scene.staff_chat is None:
        return joined
    told = scene.texts.of("fr")("people.joined", role=invitation.role.value, **facts)
    return joined.also(Reply(scene.staff_chat, told, silent=True))


def _facts(scene: Scene, invitation: Invitation) -> dict[str, str]:
    company = scene.members.companies.get(invitation.company) if invitation.company is not None else None
    return {
        "name": scene.incoming.person.first_name,
        "company": company.name if company else "",
        "resource": scene.catalogue.name_of(invitation.resource) if invitation.resource else "",
    }
