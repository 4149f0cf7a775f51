"""Documents sent from the phone, from their arrival to their publication; each step can be cut short and done again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from bot.dialogue.reply import Choice, Keyboard, Reply, Style
from bot.office.document_files import DocumentFiles
from bot.office.ingesting import TakeIn
from bot.office.naming import stem_of, suffix_of
from bot.office.preview import Read, Unreadable, preview
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.people import PersonRow
from bot.storage.submissions import Submission, Submissions, SubmissionState
from bot.texts.words import Texts, Words
from ingest.served import served

DOWNLOAD_TRIES, TRIES = 10, 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Documents:
    """Does what is to be done next about the documents that staff sent."""

    engine: Engine
    texts: Texts
    files: DocumentFiles
    index_folder: Path
    take_in: TakeIn
    staff_chat: int | None = None

    def wanted(self, now: datetime) -> Submission | None:
        """The file that is to be fetched next."""
        with transaction(self.engine) as session:
            return Submissions(session, now).first(SubmissionState.SENT)

    def arrived(self, number: int, content: bytes, now: datetime) -> None:
        """Keeps the content of a file that was fetched."""
        with transaction(self.engine) as session:
            sent = Submissions(session, now).get(number)
        if sent is None or sent.state is not SubmissionState.SENT:
            return
        self.files.take_in(number, (stem_of(sent.name) or "document") + suffix_of(sent.name), content)
        with transaction(self.engine) as session:
            Submissions(session, now).become(number, SubmissionState.FETCHED)

    def failed(self, number: int, again: bool, now: datetime) -> None:
        """Notes that a file could not be fetched, and says so once it is given up."""
        with transaction(self.engine) as session:
            submissions = Submissions(session, now)
            if again and submissions.postpone(number) < DOWNLOAD_TRIES:
                return
            sent = submissions.become(number, SubmissionState.REFUSED)
            self._say(session, sent, "office.document.not_fetched", now, name=sent.name)

    def run(self, now: datetime) -> None:
        """Reads what has come in, publishes what was agreed to, and takes back what is to go."""
        steps: dict[SubmissionState, Callable[[Submission, datetime], None]] = {
            SubmissionState.FETCHED: self._read,
            SubmissionState.PUBLISHING: self._publish,
            SubmissionState.WITHDRAWING: self._withdraw,
        }
        while submission := self._next(now, *steps):
            try:
                steps[submission.state](submission, now)
            except Exception as error:
                _log.error("document %d (%s): %s", submission.id, submission.state, type(error).__name__)
                self._stumbled(submission, now)

    def _stumbled(self, submission: Submission, now: datetime) -> None:
        """Tries the same step again later; gives it up, and says so, where it goes wrong every time."""
        with transaction(self.engine) as session:
            submissions = Submissions(session, now)
            if submissions.postpone(submission.id) < TRIES:
                return
            submissions.become(submission.id, SubmissionState.REFUSED)
            self._say(session, submission, "office.document.unreadable", now, name=submission.name, why="")

    def _next(self, now: datetime, *states: SubmissionState) -> Submission | None:
        with transaction(self.engine) as session:
            return Submissions(session, now).first(*states)

    def _read(self, sent: Submission, now: datetime) -> None:
        passages = served(self.index_folder).passages
        stem = _stem(sent, {passage.document for passage in passages})
        self.files.rename(sent.id, stem)
        before = [passage for passage in passages if passage.document == stem]
        with transaction(self.engine) as session:
            words = self._words(session, sent)
        read = preview(self.files.folder(sent.id), before, words.zone, words.language)
        with transaction(self.engine) as session:
            submissions = Submissions(session, now)
            submissions.name(sent.id, stem)
            if isinstance(read, Unreadable):
                submissions.become(sent.id, SubmissionState.REFUSED)
                self._say(session, sent, "office.document.unreadable", now, name=sent.name, why=read.why)
            else:
                submissions.become(sent.id, SubmissionState.SHOWN)
                choices = _choices(sent, read, words)
                self._say(session, sent, "office.document.read", now, choices, stem=stem, name=sent.name, read=read)
        if isinstance(read, Unreadable):
            self.files.discard(sent.id)

    def _publish(self, wanted: Submission, now: datetime) -> None:
        self.files.publish(wanted.id, wanted.stem)
        taken = self.take_in()
        passages = sum(one.document == wanted.stem for one in served(self.index_folder).passages)
        with transaction(self.engine) as session:
            submissions = Submissions(session, now)
            if taken.done:
                published = submissions.published(wanted.id)
                choices = back_row(published, submissions.versions(wanted.stem), self._words(session, wanted))
                facts = {"number": wanted.id, "stem": wanted.stem, "passages": passages}
                self._say(session, published, "office.document.published", now, choices, **facts)
            elif submissions.postpone(wanted.id) >= TRIES:
                self._take_back(submissions, wanted)
                submissions.become(wanted.id, SubmissionState.REFUSED)
                self._say(session, wanted, "office.document.not_published", now, stem=wanted.stem, why=taken.why)

    def _take_back(self, submissions: Submissions, wanted: Submission) -> None:
        """Puts back what stood before a version that cannot be taken in."""
        stood = [one for one in submissions.versions(wanted.stem) if one.state is SubmissionState.PUBLISHED]
        if stood:
            self.files.publish(stood[0].id, wanted.stem)
        else:
            self.files.withdraw(wanted.stem)

    def _withdraw(self, wanted: Submission, now: datetime) -> None:
        self.files.withdraw(wanted.stem)
        taken = self.take_in()
        with transaction(self.engine) as session:
            submissions = Submissions(session, now)
            if taken.done:
                submissions.become(wanted.id, SubmissionState.WITHDRAWN)
                self._say(session, wanted, "office.document.withdrawn", now, stem=wanted.stem)
            elif submissions.postpone(wanted.id) >= TRIES:
                submissions.become(wanted.id, SubmissionState.PUBLISHED)
                self.files.publish(wanted.id, wanted.stem)
                self._say(session, wanted, "office.document.not_published", now, stem=wanted.stem, why=taken.why)

    def _say(
        self, session: Session, about: Submission, key: str, now: datetime, choices: Keyboard = (), **facts: object
    ) -> None:
        text = self._words(session, about)(key, **facts)
        reply = Reply(about.chat_id, text, choices, thread_id=about.thread_id)
        outbox.put(session, (reply,), now=now)

    def _words(self, session: Session, about: Submission) -> Words:
        if about.chat_id == self.staff_chat:
            return self.texts.of("fr")
        person = session.get(PersonRow, about.person_id)
        return self.texts.of(person.language if person else "fr")


def _stem(sent: Submission, known: set[str]) -> str:
    """Of which document it is a version: the one that the caption names, or the file; else it is a new one."""
    by_name = {stem_of(one): one for one in known}
    name = stem_of(sent.name) or "document"
    return by_name.get(stem_of(sent.stem)) or by_name.get(name) or name


def _choices(sent: Submission, read: Read, words: Words) -> Keyboard:
    publish = words.label("office.button.replace" if read.known else "office.button.publish")
    return (
        (
            Choice(publish, f"doc:publish:{sent.id}", style=Style.SUCCESS),
            Choice(words.label("office.button.discard"), f"doc:discard:{sent.id}"),
        ),
    )


def back_row(current: Submission, versions: tuple[Submission, ...], words: Words) -> Keyboard:
    """The buttons that bring an earlier version back, or the one of the documents folder."""
    earlier = [one for one in versions if one.id != current.id][:2]
    row = [Choice(words.label("office.button.back", number=one.id), f"doc:back:{one.id}") for one in earlier]
    return ((*row, Choice(words.label("office.button.origin"), f"doc:origin:{current.id}")),)
