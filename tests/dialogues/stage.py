"""The stage: one sandbox and one world for many scenarios, with a fresh store and a fresh bot for each."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox import RunningSandbox, running_sandbox
from bot.sandbox.options import GroupOption, Options, PersonOption
from knowledge.answerer import Answerer
from tests.dialogues.application import Application, Fluent, answerer_for
from tests.dialogues.clock import Clock
from tests.dialogues.nursery import STAFF_GROUP, STAFF_MEMBER, World
from tests.dialogues.prepared import Prepared, prepared
from tests.dialogues.scenario import Scenario
from tests.dialogues.store import Store


@dataclass(frozen=True)
class Scene:
    """What one scenario is played with."""

    application: Application
    store: Store
    clock: Clock
    sandbox: RunningSandbox
    prepared: Prepared
    path: Path


@dataclass(frozen=True)
class Stage:
    """A world ready to be played in."""

    prepared: Prepared
    sandbox: RunningSandbox
    answerer: Answerer
    fluent: Fluent | None = None

    @contextmanager
    def scene(self, scenario: Scenario) -> Iterator[Scene]:
        """The bot serves over a fresh store while the context lasts."""
        world = self.prepared.world
        self.sandbox.client.reset()
        self._meet(scenario.founder)
        clock = Clock(world.now)
        with tempfile.TemporaryDirectory(prefix="pepin-scene-") as folder:
            path = Path(folder) / "pepin.sqlite3"
            self.prepared.fresh_store(path)
            application = Application(self.prepared, self.answerer, self.sandbox, clock, path, self.fluent)
            store = Store.at(path, world.zone)
            application.start()
            try:
                yield Scene(application, store, clock, self.sandbox, self.prepared, path)
            finally:
                application.stop()
                store.close()

    def _meet(self, key: str) -> None:
        founder = self.prepared.world.founder(key)
        if key not in self.prepared.world.founders:
            self.sandbox.client.person(founder.name, id=founder.id, language=founder.language)


@contextmanager
def stage(world: World) -> Iterator[Stage]:
    """Make a world ready and open its sandbox."""
    people = tuple(PersonOption(one.id, one.name, "founder", one.language) for one in world.founders.values())
    team = PersonOption(STAFF_MEMBER, "Laure", "staff")
    group = GroupOption(STAFF_GROUP, "Équipe de la pépinière", (STAFF_MEMBER,))
    with prepared(world) as ready, running_sandbox(Options(people=(*people, team), groups=(group,))) as sandbox:
        yield Stage(ready, sandbox, answerer_for(ready))
