"""The files that were sent, by either side."""

from dataclasses import dataclass, field

from bot.sandbox.wire.types import Json


@dataclass(frozen=True)
class StoredFile:
    """A file's content and the path under which the bot may fetch it."""

    id: str
    name: str
    mime: str
    content: bytes
    path: str

    def brief(self) -> Json:
        """The fields that every kind of file has on the wire."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}


@dataclass
class FileStore:
    """Files by identifier and by path."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)

    def add(self, name: str, mime: str, content: bytes, folder: str = "documents") -> StoredFile:
        """Keep a file under a new identifier."""
        number = len(self.by_id) + 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        file = StoredFile(f"SandboxFile{number:06d}", name, mime, content, f"{folder}/file_{number}.{suffix}")
        self.by_id[file.id] = file
        self.by_path[file.path] = file
        return file
