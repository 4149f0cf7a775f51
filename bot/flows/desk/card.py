"""An inquiry as each side sees it: the card in the staff group, and the line that tells the founder where it stands."""

from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.flows.desk.desk import Desk, card_key, subject
from bot.storage.inquiries import ClosedAs, Inquiry, InquiryState
from bot.storage.outbox import posted
from bot.texts.words import Words

# A card is edited as it is passed on, and only one message can be edited: it stays below Telegram's 4,096 characters.
QUESTION_CHARACTERS = 2_600
SHOWN_QUOTES, QUOTE_CHARACTERS = 3, 200
TITLE_CHARACTERS = 80
FOUNDER_CHARACTERS = 1_000


def announce(desk: Desk, inquiry: Inquiry) -> tuple[Reply, ...]:
    """Tells the staff group of an inquiry, administrators and the founder where the group cannot be reached."""
    privately = tuple(_private_card(desk, inquiry, person) for person in desk.administrators)
    if desk.staff_chat is None:
        return privately
    card = Reply(
        desk.staff_chat,
        card_text(desk, inquiry),
        buttons(desk.staff_words, inquiry),
        subject=subject(inquiry),
        key=card_key(inquiry),
        topic=_title(desk, inquiry),
        otherwise=(not_reached(desk, inquiry), *privately) if inquiry.card == 0 else (),
    )
    rest = inquiry.question[QUESTION_CHARACTERS:]
    return (card, Reply(desk.staff_chat, f"… {_escaped(desk, rest)}", subject=subject(inquiry))) if rest else (card,)


def refreshed(desk: Desk, inquiry: Inquiry) -> tuple[Reply, ...]:
    """Shows both sides where the inquiry stands now, in the messages that they have."""
    return (*_card_again(desk, inquiry), *_line_again(desk, inquiry))


def card_text(desk: Desk, inquiry: Inquiry) -> str:
    """The card: who asks what, what the documents say, where it stands."""
    return desk.staff_words(
        "staff.inquiry",
        number=inquiry.id,
        name=desk.contacts.name_of(inquiry.person_id),
        company=desk.company_of(inquiry.person_id),
        question=cut(inquiry.question, QUESTION_CHARACTERS),
        quotes=[
            {"title": one.title, "section": one.section, "text": cut(one.text, QUOTE_CHARACTERS)}
            for one in inquiry.quotes[:SHOWN_QUOTES]
        ],
        state=state_of(desk, desk.staff_words, inquiry),
    )


def state_of(desk: Desk, words: Words, inquiry: Inquiry) -> str:
    """Where it stands, in words."""
    by = inquiry.answered_by if inquiry.state is InquiryState.ANSWERED else inquiry.taken_by
    name = desk.contacts.name_of(by) if by else ""
    key = "not_ours" if inquiry.closed_as is ClosedAs.NOT_OURS else inquiry.state.value
    return words.label(f"inquiry.state.{key}", name=name)


def told_text(desk: Desk, words: Words, inquiry: Inquiry) -> str:
    """What tells the founder that the question is on its way, and where it stands."""
    question = cut(inquiry.question, FOUNDER_CHARACTERS)
    return words("human.handed_over", number=inquiry.id, question=question, state=state_of(desk, words, inquiry))


def told_key(inquiry: Inquiry) -> str:
    """The key of the message that tells the founder so."""
    return f"{subject(inquiry)}/told"


def buttons(words: Words, inquiry: Inquiry) -> Keyboard:
    """What staff can do with an inquiry as it stands."""

    def choice(act: str, style: Style | None = None) -> Choice:
        return Choice(words.label(f"inquiry.button.{act}"), f"inq:{act}:{inquiry.id}", style=style)

    match inquiry.state:
        case InquiryState.OPEN:
            return (
                (choice("take", Style.PRIMARY), choice("answer")),
                (choice("passage"), choice("not_ours")),
            )
        case InquiryState.TAKEN:
            return ((choice("answer", Style.PRIMARY), choice("passage")), (choice("not_ours"), choice("close")))
        case InquiryState.ANSWERED:
            return ((choice("answer"), choice("close")),)
    return ()


def cut(text: str, characters: int) -> str:
    """The text, or its beginning where it is longer."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def _card_again(desk: Desk, inquiry: Inquiry) -> tuple[Reply, ...]:
    card = desk.card(inquiry)
    if desk.staff_chat is None or card is None or card.message_id is None:
        return ()
    text, choices = card_text(desk, inquiry), buttons(desk.staff_words, inquiry)
    about = subject(inquiry)
    return (Reply(desk.staff_chat, text, choices, edits=card.message_id, thread_id=card.thread_id, subject=about),)


def _line_again(desk: Desk, inquiry: Inquiry) -> tuple[Reply, ...]:
    told = posted(desk.session, told_key(inquiry))
    if told is None or told.message_id is None:
        return ()
    text = told_text(desk, desk.words_for(inquiry.person_id), inquiry)
    return (Reply(inquiry.chat_id, text, edits=told.message_id, subject=subject(inquiry)),)


def _private_card(desk: Desk, inquiry: Inquiry, person: int) -> Reply:
    text, choices = card_text(desk, inquiry), buttons(desk.staff_words, inquiry)
    return Reply(person, text, choices, subject=subject(inquiry), key=f"{card_key(inquiry)}.{person}")


def not_reached(desk: Desk, inquiry: Inquiry) -> Reply:
    """Tells the founder that the group cannot be reached for now, and that nothing is lost."""
    text = desk.words_for(inquiry.person_id)("human.not_reached", number=inquiry.id)
    return Reply(inquiry.chat_id, text, subject=subject(inquiry))


def _title(desk: Desk, inquiry: Inquiry) -> str:
    facts = {"number": inquiry.id, "name": desk.contacts.name_of(inquiry.person_id)}
    question = cut(inquiry.question.replace("\n", " "), TITLE_CHARACTERS)
    return desk.staff_words.label("inquiry.topic", question=question, **facts)


def _escaped(desk: Desk, text: str) -> str:
    return desk.staff_words("inquiry.rest", text=text)
