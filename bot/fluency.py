"""Asks the language model on behalf of the assistant: within a time, within what may be spent, with people masked."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.dialogue.conversation import Conversation
from bot.dialogue.incoming import Person
from bot.dialogue.showing import Show
from bot.flows.finding import Finding, Found, Quote
from bot.nursery import Nursery
from bot.storage import token_use
from bot.storage.database import transaction
from bot.storage.token_use import Allowance
from bot.understanding.guess import Guess, with_guess
from bot.understanding.understood import Intent, Understood
from knowledge.fluent.calling import CHARACTERS_A_TOKEN, Caller, Meter
from knowledge.fluent.grounding import adds_no_fact
from knowledge.fluent.masking import mask
from knowledge.fluent.material import Material
from knowledge.fluent.prompting import LONGEST_PASSAGE
from knowledge.fluent.reader import Reader
from knowledge.fluent.writer import Writer
from knowledge.language.query import Translate
from knowledge.llm import LONGEST_ANSWER

if TYPE_CHECKING:
    from knowledge.llm import ChatModel

INSTRUCTIONS = 2_500
"""Characters of instructions, question and services, about."""
READING_SHARE = 0.4
"""The share of the time that reading a message may take; the rest is for the answer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fluency:
    """The language model as the assistant knows it; `seconds` is what it may take of one turn, all told."""

    writer: Writer
    reader: Reader
    engine: Engine
    allowance: Allowance
    seconds: float

    def turn(self, person: Person, conversation: Conversation, nursery: Nursery, now: datetime) -> "FluentTurn":
        """The model's part in one turn, whose time begins now."""
        return FluentTurn(self, person, conversation, nursery, now)


@dataclass(frozen=True)
class FluentTurn:
    """One person's turn with the model; `now` is local to the nursery."""

    fluency: Fluency
    person: Person
    conversation: Conversation
    nursery: Nursery
    now: datetime
    _since: float = field(default_factory=time.monotonic)

    def understood(self, understood: Understood) -> Understood:
        """The message with the model's help, where the grammar does not know what it wants; never a yes."""
        if understood.intent is not Intent.UNKNOWN or understood.question:
            return understood
        try:
            guess = self._guess(understood)
        except Exception as error:
            _log.error("the language model cannot read: %s", type(error).__name__)
            return understood
        return with_guess(understood, guess, self.now, self.nursery.vocabulary) if guess else understood

    def worded(self, understood: Understood, finding: Finding | None, show: Show) -> Finding | None:
        """The finding in the model's words, where the documents answer and what it writes stands; else as it is."""
        if finding is None or finding.found is not Found.ANSWERED or not finding.passages:
            return finding
        try:
            return self._worded(understood.text, finding, understood.language or self.conversation.language, show)
        except Exception as error:
            # Whatever goes wrong with the model, the documents' own words are at hand.
            _log.error("the language model cannot write: %s", type(error).__name__)
            return finding

    def _guess(self, understood: Understood) -> Guess | None:
        services = [(key, one.title) for key, one in self.nursery.catalogue.services.items()]
        before = self.conversation.question
        language = understood.language or self.conversation.language
        with self._spending(INSTRUCTIONS) as meter:
            form = meter and self.fluency.reader.read(
                understood.text,
                before,
                services,
                language,
                deadline=self._since + self.fluency.seconds * READING_SHARE,
                mask=mask(self._names()),
                meter=meter,
            )
        if not form:
            return None
        whole = form.question if before and adds_no_fact(form.question, f"{before} {understood.text}") else ""
        return Guess(form.intent, tuple(form.services), form.seats, form.when, whole)

    def _worded(self, question: str, finding: Finding, language: str, show: Show) -> Finding:
        material = [Material(one.title, one.section, one.text) for one in finding.passages]
        with self._spending(INSTRUCTIONS + sum(min(len(one.text), LONGEST_PASSAGE) for one in material)) as meter:
            written = meter and self.fluency.writer.write(
                question,
                material,
                language,
                deadline=self._since + self.fluency.seconds,
                mask=mask(self._names()),
                meter=meter,
                show=show,
            )
        if not written:
            return finding
        return replace(finding, text=written.text, quotes=tuple(_quote(finding, place) for place in written.used))

    def _names(self) -> tuple[str, ...]:
        return (self.person.first_name, *(one.name for one in self.nursery.catalogue.experts.values()))

    @contextmanager
    def _spending(self, characters: int) -> Iterator[Meter | None]:
        """Count what is spent inside; None where nothing may be. Two transactions, and none while the model works."""
        most = characters // CHARACTERS_A_TOKEN + LONGEST_ANSWER
        day, person = self.now.date(), self.person.id
        with transaction(self.fluency.engine) as session:
            granted = token_use.reserve(session, day, person, most, self.fluency.allowance)
        if not granted:
            _log.info("the language model is not asked: the tokens of the day are spent")
            yield None
            return
        meter = Meter()
        try:
            yield meter
        finally:
            with transaction(self.fluency.engine) as session:
                token_use.settle(session, day, person, most, meter.tokens)


def _quote(finding: Finding, place: int) -> Quote:
    """What is shown of a passage that was cited: what the search quotes of it, else the passage."""
    passage = finding.passages[place]
    same = (one for one in finding.quotes if (one.document, one.section) == (passage.document, passage.section))
    return next((one for one in same if one.text in passage.text), passage)


def open_fluency(
    model: "ChatModel", engine: Engine, translate: Translate | None, allowance: Allowance, seconds: float
) -> Fluency:
    """The language model for the assistant; both of its uses share one breaker."""
    caller = Caller(model)
    return Fluency(Writer(caller, translate), Reader(caller), engine, allowance, seconds)
