"""Documents to passages: the stretches of text that are searched and quoted."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cuts import LONGEST, best_cuts
from ingest.document import Document, Section
from ingest.units import Unit, units
from knowledge.passage import Passage


def split(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, in order; none reaches over a section or a page.

    A passage's text is a verbatim stretch of the document's, of about 800 characters and at most LONGEST, cut between
    sentences, list items or table rows. Where a table is cut, its header rows stand in front of each part.
    """
    made = (passage for section in document.sections for passage in _of_section(document, section))
    return tuple({passage.id: passage for passage in made}.values())


def _without_notice(document: Document, section: Section, found: Sequence[Unit]) -> Sequence[Unit]:
    """The quotation in front of a sample document, or behind it, says that it is one, and answers nobody."""
    if not document.sample or section not in (document.sections[0], document.sections[-1]):
        return found
    spoken = [at for at, unit in enumerate(found) if not section.text.startswith(">", unit.start)]
    return found[spoken[0] : spoken[-1] + 1] if spoken else ()


def _of_section(document: Document, section: Section) -> Iterator[Passage]:
    found = _without_notice(document, section, units(section.text, LONGEST))
    for run in _by_page(document, section, found):
        for first, last in best_cuts(section.text, run):
            chosen = run[first:last]
            yield _identified(
                Passage(
                    id="",
                    document=document.stem,
                    title=document.title,
                    section=section.path,
                    text=_text(section.text, chosen),
                    page=document.page_at(section.start + chosen[0].start),
                    kind=document.kind,
                    language=document.language,
                    audience=document.audience,
                    owner=document.owner,
                    valid_from=document.valid_from,
                    valid_until=document.valid_until,
                    topics=document.topics,
                )
            )


def _by_page(document: Document, section: Section, found: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units in runs that start on one page each, so that a quote's page is right."""
    run: list[Unit] = []
    for unit in found:
        if run and document.page_at(section.start + unit.start) != document.page_at(section.start + run[0].start):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _text(text: str, chosen: Sequence[Unit]) -> str:
    body = text[chosen[0].start : chosen[-1].end]
    head = text[slice(*chosen[0].head)] + "\n" if chosen[0].head else ""
    return head + body if len(head + body) <= LONGEST else body


def _identified(passage: Passage) -> Passage:
    """The passage with an id made of all that is searched or shown."""
    shown = repr(
        (
            passage.document,
            passage.title,
            passage.section,
            passage.text,
            passage.page,
            passage.kind,
            passage.language,
            sorted(passage.audience),
            passage.owner,
            passage.valid_from,
            passage.valid_until,
            *passage.topics,
        )
    )
    return replace(passage, id=hashlib.blake2b(shown.encode(), digest_size=16).hexdigest())
