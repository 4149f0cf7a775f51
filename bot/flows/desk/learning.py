"""From an answer of staff to a proposal: the question reworded, to be approved, changed or dismissed with one tap."""

from bot.dialogue.member import Tenancy
from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.flows.desk import reworded
from bot.flows.desk.desk import Desk
from bot.flows.scene import Scene
from bot.storage.curated import Curated, CuratedRow, CuratedState, number_of
from bot.storage.inquiries import Inquiry, InquiryMessage

SUBJECT = "learn"
_NEARLY_THE_SAME = 0.5


def propose(scene: Scene, inquiry: Inquiry, answer: str) -> tuple[Reply, ...]:
    """Proposes what was just answered for everybody; another answer to the same question is added to its proposal."""
    asked = _last_asked(scene.desk, inquiry)
    if asked is None:
        return ()
    names = _names(scene.desk, inquiry)
    text = reworded.answer(answer, names)
    standing = scene.curated.asked_in(asked.id)
    if standing is not None:
        return _added(scene, standing, text)
    row = CuratedRow(
        state=CuratedState.PROPOSED,
        question=reworded.question(asked.text, names),
        text=text,
        language=scene.contacts.language_of(inquiry.person_id),
        inquiry_id=inquiry.id,
        asked_in=asked.id,
        alike=_alike(scene),
        author_id=scene.founder,
        author=scene.incoming.person.first_name,
        proposed_at=scene.now,
    )
    row = scene.curated.propose(row, inquiry.person_id, asked.said_at)
    return (proposal(scene, row),)


def proposal(scene: Scene, row: CuratedRow, edits: int | None = None) -> Reply:
    """The message that shows a proposal, or an approved answer that is being changed, with its buttons."""
    here = scene.incoming
    return Reply(
        here.chat_id,
        shown(scene.desk, scene.curated, row),
        buttons(scene.desk, row),
        edits=edits,
        thread_id=here.thread_id,
        subject=f"{SUBJECT}:{number_of(row)}",
        key="" if edits else f"{SUBJECT}:{number_of(row)}/shown.{here.update_id}",
    )


def shown(desk: Desk, curated: Curated, row: CuratedRow) -> str:
    """What a proposal says: question, answer, for whom, until when, who said so, and what is known already."""
    known = curated.get(row.alike) if row.alike and row.state == CuratedState.PROPOSED else None
    return desk.staff_words(
        f"learned.{row.state}",
        number=number_of(row),
        question=row.question,
        text=row.text,
        audience=audience_words(desk, row.audience),
        until=row.valid_until,
        author=row.author,
        inquiry=row.inquiry_id,
        on=(row.approved_at or row.proposed_at),
        known=known,
        asking=curated.people_asking(row.alike) if known and row.alike else curated.people_asking(number_of(row)),
    )


def audience_words(desk: Desk, audience: str) -> str:
    """For whom an answer is, in words."""
    return desk.staff_words.label(f"learned.audience.{audience or 'everyone'}")


def buttons(desk: Desk, row: CuratedRow) -> Keyboard:
    """What can be done with a proposal or an approved answer."""
    words, number = desk.staff_words, number_of(row)

    def choice(act: str, style: Style | None = None) -> Choice:
        return Choice(words.label(f"learned.button.{act}"), f"learn:{act}:{number}", style=style)

    if row.state == CuratedState.APPROVED:
        return ((choice("edit"), choice("date")), (choice("audience"), choice("withdraw", Style.DANGER)))
    if row.state != CuratedState.PROPOSED:
        return ()
    first = ((choice("merge", Style.SUCCESS), choice("replace")),) if row.alike else ()
    approve = choice("approve", None if row.alike else Style.SUCCESS)
    return (*first, (approve, choice("edit"), choice("dismiss")), (choice("audience"), choice("date")))


AUDIENCES = ("", *(one.value for one in Tenancy))
"""Whom an answer can be for: everyone, or the companies of one kind."""


def _added(scene: Scene, row: CuratedRow, text: str) -> tuple[Reply, ...]:
    if row.state != CuratedState.PROPOSED:
        return ()
    row.text = f"{row.text}\n\n{text}"
    return (proposal(scene, scene.curated.keep(row)),)


def _last_asked(desk: Desk, inquiry: Inquiry) -> InquiryMessage | None:
    """The founder's last word, where it asks something; what only goes on ("yes, the second one") teaches nothing."""
    said = [one for one in desk.inquiries.said_in(inquiry.id) if not one.from_staff]
    last = said[-1] if said else None
    return last if last and (len(said) == 1 or "?" in last.text) else None


def _alike(scene: Scene) -> int | None:
    """The approved answer to nearly the same question: rather the same than merely similar."""
    approved = scene.finding.approved if scene.finding else None
    return approved.number if approved and approved.likeness >= _NEARLY_THE_SAME else None


def _names(desk: Desk, inquiry: Inquiry) -> tuple[str, ...]:
    return tuple(filter(None, (desk.contacts.name_of(inquiry.person_id), desk.company_of(inquiry.person_id))))
