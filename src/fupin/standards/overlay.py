"""Local overlays: what a province, a county or a vendor adds or changes, in one TOML file."""

from __future__ import annotations

import os
import re
import tomllib

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from fupin.errors import InvalidDataError, Problem, UnknownNameError
from fupin.facts.asked import AskedFact
from fupin.policy import Document, History
from fupin.standards.overlay_asked import read_asked
from fupin.standards.overlay_books import Books
from fupin.standards.overlay_faults import Faults, near
from fupin.standards.overlay_policy import read_documents, read_parameters
from fupin.standards.overlay_shape import FILE, HEAD
from fupin.standards.rule import Scheme, Standard, Subject


B = TypeVar("B", Standard, Scheme)

ENTRY_POINTS: Final = "fupin.overlays"
"""The group under which a package offers overlays: each a path, or a call that gives one."""

_LARGEST: Final = 1_000_000  # bytes; the shipped data together are far smaller
_AT: Final = re.compile(r"\s*\(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)")


@attrs.frozen(kw_only=True)
class Overlay:
    """What a file adds: documents, numbers, questions, standards and schemes."""

    id: str
    title: str
    title_en: str = ""
    issuer: str
    note: str = ""
    documents: tuple[Document, ...] = ()
    parameters: tuple[History, ...] = ()
    asked: tuple[tuple[Subject, tuple[AskedFact, ...]], ...] = ()
    standards: tuple[Standard, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    bases: tuple[tuple[str, Standard], ...] = ()
    """For each standard derived from another: its id, and that other."""

    def standard(self, name: str) -> Standard:
        """The standard of this overlay with this id.

        Raises:
            UnknownNameError: If it has none.
        """
        return _named("standard", name, self.standards)

    def scheme(self, name: str) -> Scheme:
        """The scheme of this overlay with this id.

        Raises:
            UnknownNameError: If it has none.
        """
        return _named("scheme", name, self.schemes)

    def base_of(self, standard: Standard) -> Standard | None:
        """What *standard* was derived from, where it was derived."""
        return dict(self.bases).get(standard.id)


def read_overlay(path: str | os.PathLike[str] | Traversable) -> Overlay:
    """Read an overlay.

    Args:
        path: A TOML file; see the guide “地方叠加文件” for its tables.

    Raises:
        InvalidDataError: With every fault, each with its file, line and column.
        OSError: If the file can't be read.
    """
    file = Path(path) if isinstance(path, (str, os.PathLike)) else path
    data = file.read_bytes()
    tables, faults = _parsed(file.name, data)
    found = _read(tables, faults)
    if found is None or faults.found:
        raise InvalidDataError(faults.problems, file.name)
    return found


def overlays() -> tuple[Overlay, ...]:
    """The overlays that installed packages offer, in the order of their names there.

    Raises:
        InvalidDataError: If one of them has a fault, or two have the same standard.
    """
    found: list[Overlay] = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: (e.name, e.value)):
        offered: Any = entry.load()
        where: Any = offered() if callable(offered) else offered
        found.append(read_overlay(where))
    ids = [book.id for one in found for book in one.standards]
    ids += [book.id for one in found for book in one.schemes]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise InvalidDataError([_twice(one) for one in twice], ENTRY_POINTS)
    return tuple(found)


def _twice(name: str) -> Problem:
    return Problem(
        code="overlay.name-taken",
        message="两个叠加文件有同一编号",
        message_en="two overlays have one id",
        found=name,
    )


def _parsed(name: str, data: bytes) -> tuple[Mapping[str, Any], Faults]:
    """The tables of a file.

    Raises:
        InvalidDataError: If it is no TOML.
    """
    if len(data) > _LARGEST:
        faults = Faults(name, "")
        faults.at((), (1, 1), "overlay.too-large")
        raise InvalidDataError(faults.problems, name)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        faults = Faults(name, "")
        line = data.count(b"\n", 0, error.start) + 1
        faults.at((), (line, 1), "overlay.wrong-encoding")
        raise InvalidDataError(faults.problems, name) from None
    faults = Faults(name, text)
    try:
        return tomllib.loads(text), faults
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        last = text.count("\n") + 1
        where = (int(found[1]), int(found[2])) if found and found[1] else (last, 1)
        said = _AT.sub("", str(error))
        faults.at((), where, "overlay.not-toml", said)
    except RecursionError:
        faults.at((), (1, 1), "overlay.not-toml", "nested too deep")
    raise InvalidDataError(faults.problems, name)


def _read(tables: Mapping[str, Any], faults: Faults) -> Overlay | None:
    # The rooms of the shipped books are entered late: one of them may offer overlays.
    from fupin.standards import schemes, standards

    if not faults.fits((), tables, FILE):
        return None
    head = tables["overlay"]
    faults.fits(("overlay",), head, HEAD)
    documents = read_documents(tables.get("documents", {}), faults)
    histories = read_parameters(tables.get("parameters", {}), documents, faults)
    asked = read_asked(tables.get("asked", {}), histories, faults)
    books = Books(documents, tuple(histories.values()), asked, faults)
    shipped = {one.id: one for one in standards()}
    given = tables.get("standards", {})
    own = books.standards(given, shipped)
    own_schemes = books.schemes(tables.get("schemes", {}), {one.id: one for one in schemes()})
    if faults.found:
        return None
    known = {**shipped, **own}
    return Overlay(
        **head,
        documents=tuple(documents.values()),
        parameters=tuple(histories.values()),
        asked=tuple(asked.items()),
        standards=tuple(own.values()),
        schemes=tuple(own_schemes.values()),
        bases=tuple((n, known[t["base"]]) for n, t in given.items() if "base" in t),
    )


def _named(kind: str, name: str, books: Iterable[B]) -> B:
    known = {book.id: book for book in books}
    if name not in known:
        raise UnknownNameError(kind, name, near(name, known).get("expected", "").split("、"))
    return known[name]
