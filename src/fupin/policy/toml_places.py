"""Where in a TOML text a value stands: what the parser of the standard library forgets."""

from __future__ import annotations

import re
import tomllib

from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs


Path: TypeAlias = tuple[str | int, ...]
"""Keys, and places in arrays, from the top of a document to a value."""

_KEY: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED: Final = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_STATEMENT: Final = re.compile(
    rf"(?P<skip>[\s\ufeff]+|\#[^\n]*)"
    rf"|(?P<open>\[\[?)[ \t]*(?P<header>{_DOTTED})[ \t]*\]\]?"
    rf"|(?P<key>{_DOTTED})[ \t]*=[ \t]*"
)
_PIECE: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|[\[{]|[\]}]|\n"
    r"|[^\[\]{}\"'\#\n]+",
    re.DOTALL,
)
_LONG: Final = ('"""', "'''")


@attrs.frozen
class Place:
    """Where a table or a value begins, and how it is written."""

    line: int
    column: int
    raw: str = ""

    def within(self, line: int, column: int) -> tuple[int, int] | None:
        """Place in the file of a place in the text written here.

        ``None`` where the text is not written as it reads, but with escapes.
        """
        quotes = 3 if self.raw.startswith(_LONG) else 1
        if not self.raw or (self.raw[0] == '"' and "\\" in self.raw):
            return None
        if quotes > 1 and self.raw[quotes:].startswith(("\n", "\r\n")):
            return self.line + line, column
        if line > 1:
            return self.line + line - 1, column
        return self.line, self.column + quotes + column - 1


def places(text: str) -> Mapping[Path, Place]:
    r"""The place of every table and key of a valid TOML text.

    Keys of inline tables stand where the table stands.

    >>> places("[a]\nb = 1")[("a", "b")].line
    2
    """
    found: dict[Path, Place] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    at = 0
    while (match := _STATEMENT.match(text, at)) is not None:
        begin, at = at, match.end()
        if match["header"]:
            table = _resolved(_parts(match["header"]), counts)
            if match["open"] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            for end in range(1, len(table) + 1):  # [a.b] is also where a begins
                found.setdefault(table[:end], _place(text, begin, ""))
        elif match["key"]:
            end = _end(text, at)
            path = (*table, *_parts(match["key"]))
            found[path] = _place(text, at, text[at:end].rstrip())
            at = end
    return found


def nearest(found: Mapping[Path, Place], path: Path) -> Place:
    """The place of *path*, or of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return Place(1, 1)


def _place(text: str, at: int, raw: str) -> Place:
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), raw)


def _resolved(parts: tuple[str, ...], counts: Mapping[Path, int]) -> Path:
    """The path a header means: a name of an array of tables means its last table."""
    path: Path = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        if path in counts and position < len(parts) - 1:
            path = (*path, counts[path])
    return path


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(
        next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
        for key in re.findall(_KEY, dotted)
    )


def _end(text: str, at: int) -> int:
    """Where the value that begins at *at* ends: before the end of its line, or later."""
    depth = 0
    for match in _PIECE.finditer(text, at):
        piece = match[0]
        if depth == 0 and (piece == "\n" or piece[0] == "#"):
            return match.start()
        depth += (piece in "[{") - (piece in "]}")
    return len(text)
