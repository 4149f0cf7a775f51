"""The commands: list, stats, export, absences."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from bot.agenda.absence_file import import_absences
from bot.agenda.export import as_csv, as_ics
from bot.agenda.figures import figures
from bot.agenda.tables import print_bookings, print_figures
from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.catalogue import Catalogue
from bot.booking.work import Work
from bot.flows.notices import Post, tell_all
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.people import Contacts
from bot.texts.words import load_texts


def main(
    argv: Sequence[str], *, engine: Engine, catalogue: Catalogue, now: datetime, staff_chat: int | None = None
) -> int:
    """Run one command on the migrated database.

    Returns:
        the exit status: 1 where some of the file was refused, 2 where a file cannot be read or written.
    """
    options = _parser().parse_args(argv, argparse.Namespace(staff_chat=staff_chat))
    try:
        with transaction(engine) as session:
            if options.command == "absences":
                return _absences(session, catalogue, now, options)
            bookings = _chosen(session, catalogue, now, options)
        _show(bookings, now, options)
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _show(bookings: Sequence[Booking], now: datetime, options: argparse.Namespace) -> None:
    if options.command == "list":
        _print(bookings, options.json)
    elif options.command == "stats":
        found = figures(bookings)
        print_figures(found) if not options.json else sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        _write(as_csv(bookings) if options.format == "csv" else as_ics(bookings, now), options.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot agenda", description="The agenda at a terminal.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (("list", "the bookings of a period"), ("stats", "counts by state, service and resource")):
        command = _period(commands.add_parser(name, help=purpose))
        command.add_argument("--json", action="store_true", help="machine-readable")
    export = _period(commands.add_parser("export", help="the bookings as a file"))
    export.add_argument("--format", choices=("csv", "ics"), default="csv")
    export.add_argument("--output", type=Path, help="default: standard output")
    absences = commands.add_parser(
        "absences", help="import absences from CSV: expert,from,until,reason; the running bot tells whom they concern"
    )
    absences.add_argument("file", type=Path)
    absences.add_argument("--json", action="store_true", help="machine-readable")
    return parser


def _period(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--from", dest="first", type=date.fromisoformat, help="first day, default today")
    command.add_argument("--until", dest="last", type=date.fromisoformat, help="last day, default four weeks later")
    command.add_argument("--resource", help="expert:<id> or space:<stem>")
    command.add_argument("--all", action="store_true", help="cancelled and expired ones too")
    return command


def _chosen(session: Session, catalogue: Catalogue, now: datetime, options: argparse.Namespace) -> tuple[Booking, ...]:
    work = Work(session.connection(), catalogue, now)
    first = options.first or now.astimezone(catalogue.zone).date()
    start, (_, end) = work.day(first)[0], work.day(options.last or first + timedelta(days=27))
    found = work.register.between(start, end) if options.all else work.register.of_resource(None, start, end)
    return tuple(one for one in found if options.resource in (None, one.resource, *one.also))


def _print(bookings: Sequence[Booking], as_json: bool) -> None:
    if not as_json:
        print_bookings(bookings)
        return
    rows = [
        {
            "id": one.id,
            "starts": one.starts.isoformat(),
            "ends": one.ends.isoformat(),
            "service": one.service,
            "title": one.title,
            "resource": one.resource,
            "founder": one.founder,
            "seats": one.seats,
            "state": one.state.value,
            "version": one.version,
            "place": one.place,
        }
        for one in bookings
    ]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _absences(session: Session, catalogue: Catalogue, now: datetime, options: argparse.Namespace) -> int:
    agenda, words = Agenda(session, catalogue, now), load_texts(catalogue.zone)
    outcome = import_absences(agenda, catalogue, options.file.read_text(encoding="utf-8-sig"))
    post = Post(words, Contacts(session, now), options.staff_chat)
    outbox.put(session, tell_all(post, agenda.notices), now=now)
    if options.json:
        sys.stdout.write(json.dumps(outcome.as_data(), ensure_ascii=False) + "\n")
    else:
        for one in outcome.refused:
            why = words.of("fr").label(f"absence_file.{one.fact}", written=one.written)
            sys.stderr.write(f"{options.file}:{one.line}: {why}\n")
        print_bookings(outcome.affected)
    return 1 if outcome.refused else 0


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        output.write_bytes(content)
