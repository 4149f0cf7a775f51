"""The YAML in front of a Markdown file, with the line of every value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from ingest.problem import Reason, Refused

MOST_CHARACTERS = 100_000
MOST_ALIASES = 20  # aliases of aliases double what they stand for each time

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNQUOTED_COLON = re.compile(r"^([ \t]*(?:- )?[\w-]+:[ \t]+)([^\"'\[{|>&*!#\s][^\n]*:(?:\s[^\n]*)?)$", re.MULTILINE)

KeyPath: TypeAlias = Sequence[str | int]


@dataclass(frozen=True)
class FrontMatter:
    """The front matter as written, `source` starting at line `first_line` of its file; empty where there is none."""

    source: str = ""
    first_line: int = 2

    @cached_property
    def mapping(self) -> Mapping[str, Any]:
        """Its keys and values; an empty mapping without front matter.

        Raises:
            Refused: it is not YAML, or not a mapping; `line` says where.
        """
        return self._parsed[0]

    @property
    def mended(self) -> bool:
        """Whether it was only read after quoting values that hold ": " (a common slip: `title: Salle 2 : usage`)."""
        return self._parsed[1]

    def line_of(self, key_path: KeyPath) -> int:
        """The line of its file, from 1, where the value at `key_path` stands.

        Where the path leads nowhere, that of the innermost part that exists, so that a missing key can be reported too.
        """
        node: Any = self.mapping
        line = self.first_line
        for key in key_path:
            if isinstance(node, CommentedMap) and key in node:
                line = self.first_line + node.lc.key(key)[0]
            elif isinstance(node, CommentedSeq) and isinstance(key, int) and -len(node) <= key < len(node):
                line = self.first_line + node.lc.item(key % len(node))[0]
            else:
                break
            node = node[key]
        return line

    @cached_property
    def _parsed(self) -> tuple[Mapping[str, Any], bool]:
        try:
            return _mapping(self.source, self.first_line), False
        except Refused:
            quoted = _UNQUOTED_COLON.sub(_quote, self.source)
            if quoted == self.source:
                raise
        return _mapping(quoted, self.first_line), True


def cut(text: str) -> tuple[FrontMatter, str]:
    """The front matter of a Markdown text, and the text after it."""
    found = _FENCED.match(text)
    if not found:
        return FrontMatter(), text
    return FrontMatter(found[1]), text[found.end() :]


def _mapping(source: str, first_line: int) -> Mapping[str, Any]:
    try:
        _refuse_bombs(source, first_line)
        loaded = YAML(typ="rt").load(source)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        raise Refused(Reason.BAD_YAML, line=first_line + (mark.line if mark else 0)) from error
    if loaded is None:
        return {}
    if not isinstance(loaded, CommentedMap):
        raise Refused(Reason.BAD_YAML, line=first_line)
    return loaded


def _refuse_bombs(source: str, first_line: int) -> None:
    if len(source) > MOST_CHARACTERS:
        raise Refused(Reason.BAD_YAML, line=first_line)
    aliases = sum(isinstance(event, AliasEvent) for event in YAML(typ="rt").parse(source)) if "*" in source else 0
    if aliases > MOST_ALIASES:
        raise Refused(Reason.BAD_YAML, line=first_line)


def _quote(found: re.Match[str]) -> str:
    return found[1] + "'" + found[2].strip().replace("'", "''") + "'"
