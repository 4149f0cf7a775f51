"""What the nursery's documents make bookable, and the words by which people ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.booking.catalogue import Catalogue, build_catalogue
from bot.booking.front_matter import BookableDocument, CatalogueProblem
from bot.booking.service import Service, Space
from bot.understanding.vocabulary import PersonWords, ServiceWords, SpaceWords, Vocabulary, build_vocabulary
from ingest.document import Document
from ingest.folder import files_over
from ingest.load import load_document
from ingest.problem import Problem, Refused


@dataclass(frozen=True)
class Nursery:
    """The catalogue and its vocabulary, read from one state of the documents; and what was wrong with them."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    problems: tuple[CatalogueProblem, ...] = ()
    unread: tuple[Problem, ...] = ()


def read_nursery(folder: Path, zone: ZoneInfo, over: Path | None = None) -> Nursery:
    """Reads the Markdown documents of a folder; one that cannot be read is reported and left out.

    What staff published stands in the folder `over`, in the place of documents of the same stem.
    """
    unread: list[Problem] = []
    documents = list(_documents(_files(folder, over), unread))
    catalogue, problems = build_catalogue([_bookable(document) for document in documents], zone)
    return Nursery(catalogue, _vocabulary(catalogue, documents), problems, tuple(unread))


@dataclass
class NurseryKeeper:
    """Keeps the nursery as its documents are now; `refresh` reads them again where a file changed."""

    folder: Path
    zone: ZoneInfo
    over: Path | None = None
    _seen: tuple[tuple[str, int, int], ...] = ()
    _nursery: Nursery | None = field(default=None, repr=False)

    def current(self) -> Nursery:
        """The nursery as it was last read."""
        if self._nursery is None:
            self.refresh()
        if self._nursery is None:
            raise LookupError(self.folder)
        return self._nursery

    def refresh(self) -> bool:
        """Reads the documents if any changed since the last time; whether it did."""
        seen = tuple(_look(path) for path in _files(self.folder, self.over))
        if self._nursery is not None and seen == self._seen:
            return False
        self._nursery, self._seen = read_nursery(self.folder, self.zone, self.over), seen
        return True


def _files(folder: Path, over: Path | None) -> list[Path]:
    found = files_over(folder, over)
    return sorted(path for path in found if isinstance(path, Path) and path.suffix == ".md" and path.is_file())


def _look(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def _documents(paths: list[Path], unread: list[Problem]) -> Iterator[Document]:
    for path in paths:
        try:
            yield load_document(path)
        except Refused as refusal:
            unread.append(Problem.of(path, refusal))


def _bookable(document: Document) -> BookableDocument:
    front_matter = document.front_matter
    return BookableDocument(
        document.stem, str(document.path), document.title, document.kind, front_matter.mapping, front_matter.line_of
    )


def _vocabulary(catalogue: Catalogue, documents: list[Document]) -> Vocabulary:
    texts = {document.stem: document.text for document in documents}
    services = [_service_words(service, texts.get(service.document, "")) for service in catalogue.services.values()]
    persons = [
        PersonWords(key, expert.name, tuple(one.key for one in catalogue.services_of(key)), expert.topics)
        for key, expert in catalogue.experts.items()
    ]
    spaces = [
        SpaceWords(
            key, space.kind, space.seats, space.equipment, space.title, space.topics, texts.get(space.document, "")
        )
        for key, space in catalogue.spaces.items()
    ]
    return build_vocabulary(services, persons, spaces)


def _service_words(service: Service, text: str) -> ServiceWords:
    persons = tuple(expert.key for expert in service.experts)
    return ServiceWords(service.key, service.kind.value, service.title, service.topics, text, persons)


def _space_words(space: Space, text: str) -> SpaceWords:
    return SpaceWords(space.key, space.kind, space.seats, space.equipment, space.title, space.topics, text)
