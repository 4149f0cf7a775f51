"""Plays one scenario: turn by turn, waiting each time until the bot has nothing more to do."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.booking.errors import Refusal
from bot.sandbox.client import SandboxClient
from tests.dialogues.acts import (
    Act,
    Books,
    Button,
    Choose,
    Edit,
    NotUnderstood,
    Replay,
    Restart,
    Say,
    Send,
    StaffActs,
    StaffAnswers,
    Tap,
    Wait,
)
from tests.dialogues.agenda_acts import AgendaActs
from tests.dialogues.nursery import STAFF_GROUP, STAFF_MEMBER
from tests.dialogues.phone import Phone, Place
from tests.dialogues.reading import read_turn
from tests.dialogues.scenario import Scenario
from tests.dialogues.stage import Scene
from tests.dialogues.taps import meant_button
from tests.dialogues.things import send_thing
from tests.dialogues.timeline import Step, Timeline

PATIENCE, LOOK_EVERY = 20.0, 0.004


class NotQuiet(Exception):
    """The bot was still busy with an update after `PATIENCE` seconds."""


@dataclass(frozen=True)
class Done:
    """What an act came to: in words, the update it made (0 for none), the button's data, the bookings it staged."""

    did: str
    update: int = 0
    pressed: str = ""
    reached_bot: bool = True
    staged: frozenset[int] = frozenset()
    founder: str | None = None
    query: str = ""


@dataclass
class Player:
    """Acts for the people of one scenario."""

    scene: Scene
    scenario: Scenario
    timeline: Timeline
    last_update: int = 0
    last_message: int = 0
    _phones: dict[str, Phone] = field(default_factory=dict)
    _answered: set[str] = field(default_factory=set)

    def play(self) -> Timeline:
        """Every turn; an error ends the scenario and is noted as its failure."""
        for turn in self.scenario.turns:
            try:
                self._take(turn)
            except Exception:
                return replace(self.timeline, failure=f"{turn}: {traceback.format_exc(limit=-3)}")
        return self.timeline

    def phone(self, founder: str | None = None) -> Phone:
        """A founder's phone, the scenario's own where none is named."""
        key = founder or self.scenario.founder
        if key not in self._phones:
            self._phones[key] = Phone(self.client, self.scene.prepared.world.founder(key).id)
        return self._phones[key]

    @property
    def client(self) -> SandboxClient:
        """The sandbox's control surface."""
        return self.scene.sandbox.client

    def _take(self, turn: str) -> None:
        act = read_turn(turn)
        done = _ACTS[type(act)](self, act)
        self._wait(done.update)
        messages = self.phone().read()
        for key, phone in self._phones.items():
            if key != self.scenario.founder:
                phone.read()
        step = Step(
            turn=turn,
            act=act,
            did=done.did,
            messages=messages,
            answers=self._answers(),
            after=self.scene.store.look(),
            pressed=done.pressed,
            reached_bot=done.reached_bot,
            staged=done.staged,
        )
        self.timeline = replace(self.timeline, steps=(*self.timeline.steps, step))
        if done.update:
            self.last_update = done.update

    def _wait(self, update: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.scene.store.quiet(update, self.scene.clock()):
            if time.monotonic() > deadline:
                raise NotQuiet(update)
            time.sleep(LOOK_EVERY)

    def _answers(self) -> tuple[str, ...]:
        fresh = [
            one for one in self.client.queries() if one["id"] not in self._answered and one.get("answer") is not None
        ]
        self._answered |= {one["id"] for one in fresh}
        return tuple(_notice(one["answer"]) for one in fresh)

    # One method an act --------------------------------------------------------------------------------------------

    def say(self, act: Say) -> Done:
        """A text."""
        phone = self.phone(act.founder)
        told = self.client.say(phone.chat, act.text)
        if act.founder is None:
            self.last_message = int(told["message"]["message_id"])
        return Done(f"says {act.text!r}", told["update_id"], founder=act.founder)

    def choose(self, act: Choose) -> Done:
        """The offered button, or its words as text."""
        place = self.phone(act.founder).choice(act.label)
        if place is None:
            return self.say(Say(act.label, act.founder))
        return self._press(self.phone(act.founder), place, act.founder)

    def tap(self, act: Tap) -> Done:
        """A button, once or several times at once."""
        place = meant_button(act, self.phone(), self.timeline)
        if place is None:
            return Done(f"finds no button {act.label or act.button}", reached_bot=False)
        if act.button is Button.CONFIRM and not act.stale and not act.forged:
            self.phone().confirmed = place
        return self._press(self.phone(), place, act.founder, act.times)

    def _press(self, phone: Phone, place: Place, founder: str | None, times: int = 1) -> Done:
        given: dict[str, Any] = {"forge": place.data, "times": times}
        if place.message:
            given["message"] = place.message
        if founder is not None:
            given["sender"] = self.scene.prepared.world.founder(founder).id
        told = self.client.press(phone.chat, **given)
        did = f"presses [{place.label}]" + (f" as {founder}" if founder else "")
        return Done(did, told["update_id"], pressed=place.data, query=told["query"])

    def wait(self, act: Wait) -> Done:
        """Time passes for the bot and for Telegram."""
        span = self.scene.clock.next_morning() if act.next_day else self.scene.clock.advance(act.span)
        self.client.advance(span.total_seconds())
        return Done(f"{span} pass", reached_bot=False)

    def restart(self, act: Restart) -> Done:
        """The bot comes back over the same store."""
        self.scene.application.restart()
        return Done("the bot restarts", reached_bot=False)

    def books(self, act: Books) -> Done:
        """Another founder was faster."""
        conversation = self.timeline.conversation(self.timeline.after)
        try:
            staged = self._agenda().take(act.founder, act.what, conversation, self.phone().chat)
        except (Refusal, LookupError) as error:
            return Done(f"{act.founder} could not book: {type(error).__name__}", reached_bot=False)
        return Done(f"{act.founder} books", reached_bot=False, staged=staged)

    def staff_acts(self, act: StaffActs) -> Done:
        """The nursery ends a booking."""
        if act.away:
            return Done("an absence cannot be staged", reached_bot=False)
        staged = self._agenda().end(act.what, self.timeline)
        return Done(f"the nursery ends {len(staged)} bookings", reached_bot=False, staged=staged)

    def send(self, act: Send) -> Done:
        """Something that is not text."""
        return Done(f"sends a {act.kind}", send_thing(self.client, self.phone().chat, act.kind))

    def replay(self, act: Replay) -> Done:
        """The last update once more."""
        self.client.replay(self.last_update, act.times)
        return Done("the last update arrives again", self.last_update, reached_bot=False)

    def staff_answers(self, act: StaffAnswers) -> Done:
        """A reply of the team in its group, to the last message there."""
        records = [one["message"] for one in self.client.chat(STAFF_GROUP)["messages"] if one["by_bot"]]
        if not records:
            return Done("finds nothing to answer in the group", reached_bot=False)
        told = self.client.say(STAFF_GROUP, act.text, sender=STAFF_MEMBER, reply_to=records[-1]["message_id"])
        return Done("the team answers", told["update_id"], reached_bot=False)

    def edit(self, act: Edit) -> Done:
        """The founder's last message, changed."""
        told = self.client.edit(self.phone().chat, self.last_message, act.text)
        return Done(f"edits: {act.text!r}", told.get("update_id", 0), reached_bot=False)

    def skip(self, act: NotUnderstood) -> Done:
        """An event that is not known is reported, and nothing happens."""
        return Done("is not understood by the runner", reached_bot=False)

    def _agenda(self) -> AgendaActs:
        return AgendaActs(self.scene.prepared, self.scene.path, self.scene.clock)


_ACTS: dict[type[Act], Callable[..., Done]] = {
    Say: Player.say,
    Choose: Player.choose,
    Tap: Player.tap,
    Wait: Player.wait,
    Restart: Player.restart,
    Books: Player.books,
    StaffActs: Player.staff_acts,
    Send: Player.send,
    Replay: Player.replay,
    StaffAnswers: Player.staff_answers,
    Edit: Player.edit,
    NotUnderstood: Player.skip,
}


def play(scene: Scene, scenario: Scenario) -> Timeline:
    """The scenario as it went."""
    before = scene.store.look()
    return Player(scene, scenario, Timeline(scenario, scene.prepared.world, before, scene.prepared.labels)).play()


def _notice(answer: Any) -> str:
    return str(answer.get("text") or "") if isinstance(answer, dict) else str(answer)
