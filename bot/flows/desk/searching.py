"""What must be searched before the team's turn begins, since no model runs inside a transaction."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.dialogue.incoming import Event, Pressed, Said
from bot.flows.desk.desk import SUBJECT
from bot.flows.desk.inquiry import PASSAGE
from bot.storage.inquiries import InquiryRow


@dataclass(frozen=True)
class Wanted:
    """Words to search for: `passages` near to them, or else an approved answer to the same question."""

    text: str
    passages: bool


def wanted(session: Session, event: Event, about: str) -> Wanted | None:
    """What the team's turn needs to know: whether an answered question is known, which passages come near one."""
    kind, _, number = about.partition(":")
    match event:
        case Pressed(action=action) if action.startswith("inq:passage:"):
            question = _question(session, action.rpartition(":")[2])
            return Wanted(question, passages=True) if question else None
        case Pressed(action=action) if action.startswith("inq:send:"):
            question = _question(session, action.split(":")[2])
            return Wanted(question, passages=False) if question else None
        case Said(text=text) if kind == PASSAGE:
            return Wanted(text, passages=True)
        case Said() if kind == SUBJECT:
            question = _question(session, number)
            return Wanted(question, passages=False) if question else None
    return None


def _question(session: Session, number: str) -> str:
    row = session.get(InquiryRow, int(number)) if number.isdecimal() else None
    return row.question if row else ""
