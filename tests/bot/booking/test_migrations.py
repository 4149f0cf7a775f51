"""The schema goes up and down on both databases, and is what the code believes it is."""

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, Table, inspect

from bot.booking import tables
from bot.storage.database import open_database
from bot.storage.migrate import downgrade, migrate

AGENDA = MetaData()
for _table in vars(tables).values():
    if isinstance(_table, Table):
        _table.to_metadata(AGENDA)


def test_the_migrated_schema_is_the_one_the_code_declares(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, AGENDA) == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    before = inspect(engine).get_table_names()
    migrate(engine)
    assert inspect(engine).get_table_names() == before


def test_down_and_up_again_gives_the_same_tables(engine: Engine) -> None:
    before = set(inspect(engine).get_table_names())
    downgrade(engine)
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    migrate(engine)
    assert set(inspect(engine).get_table_names()) == before


def test_processes_that_start_together_migrate_one_after_the_other(database_url: str) -> None:
    engines = [open_database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, engines))
    assert set(AGENDA.tables) <= set(inspect(engines[0]).get_table_names())
    for engine in engines:
        engine.dispose()


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    return kind != "table" or name in AGENDA.tables
