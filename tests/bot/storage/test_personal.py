"""No table escapes export and erasure: every column that may name a person is known, or known to name none."""

import importlib
import pkgutil
import re

from sqlalchemy import BigInteger
from sqlmodel import SQLModel

import bot.booking
import bot.storage
from bot.storage.export import BELONGING
from bot.storage.personal import NOT_PEOPLE, TRACES

# Short names count too: a table of the terminal's or of a test's is no table of the store.
NAMES_PEOPLE = re.compile(r"(person|chat|founder|owner|user|author_id|_by$|^by$)")


def every_column() -> set[tuple[str, str]]:
    for package in (bot.storage, bot.booking):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not module.ispkg:
                importlib.import_module(module.name)
    of_tests = {
        mapper.local_table for mapper in SQLModel._sa_registry.mappers if mapper.class_.__module__.startswith("tests.")
    }
    return {
        (table.name, column.name)
        for table in SQLModel.metadata.tables.values()
        if table not in of_tests
        for column in table.c
        if isinstance(column.type, BigInteger) or NAMES_PEOPLE.search(column.name)
    }


def test_every_column_that_may_name_a_person_is_exported_and_erased() -> None:
    covered = {(trace.table, trace.column) for trace in TRACES}
    columns = every_column()
    assert len(columns) > 30
    assert columns - covered - NOT_PEOPLE - {("erasure", "id"), ("erasure", "person_id")} == set()


def test_every_row_that_belongs_to_a_person_s_row_is_exported_with_it() -> None:
    every_column()
    named, follow = {trace.table for trace in TRACES}, {name for name, _, _ in BELONGING}
    children = {
        table.name
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in named
    }
    assert children >= {"given_quote", "reminder", "inquiry_message"}
    # An allocation says when a booking's resources are busy: the booking says the same.
    assert children - named - follow == {"allocation"}


def test_nothing_is_listed_twice() -> None:
    assert {(trace.table, trace.column) for trace in TRACES} & NOT_PEOPLE == set()
    assert len({(trace.table, trace.column) for trace in TRACES}) == len(TRACES)
