"""Numbers and spellings of the code lists, read from ``codes.toml`` and checked."""

from __future__ import annotations

import difflib
import functools
import re
import tomllib

from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import attrs

from fupin.codes import CODE_LISTS, Code
from fupin.errors import UnknownNameError
from fupin.ledger._folding import fold


NUMBER: Final = re.compile(r"([0-9][0-9A-Z]{0,8})(?:\.0+)?")
"""A number of a list; a spreadsheet may have added ``.0``."""


@attrs.frozen(kw_only=True)
class Book:
    """What systems write for the members of one code list; wordings are official."""

    labels: Mapping[str, str]
    """Folded label or spelling → wording."""

    versions: Mapping[str, Mapping[str, str]]
    """Version → number without leading zeros → wording."""

    printed: Mapping[str, Mapping[str, str]]
    """Version → number as printed → wording."""


@functools.cache
def _document() -> Mapping[str, Any]:
    text = resources.files("fupin.ledger").joinpath("codes.toml").read_text("utf-8")
    document = tomllib.loads(text)
    for name in document:
        if name not in CODE_LISTS:
            raise UnknownNameError(
                "code list", name, difflib.get_close_matches(name, CODE_LISTS)
            )
    return document


@functools.cache
def book_of(kind: type[Code]) -> Book:
    """The book of *kind*, loaded and checked when first asked for."""
    name = kind.__name__
    own = CODE_LISTS.get(name) is kind  # a user's list may bear the same name
    return _bind(kind, _document().get(name, {}) if own else {})


def _bind(kind: type[Code], table: Mapping[str, Any]) -> Book:
    """Check one table of ``codes.toml`` against its code list.

    Raises:
        UnknownNameError: If a wording or a version is not known.
        ValueError: If two members would be read from the same text.
    """
    if extra := set(table) - {"versions", "synonyms"}:
        raise ValueError(f"{kind.__name__}: unknown tables {sorted(extra)}")
    labels: dict[str, str] = {}
    for spelling, wording in [
        *((member.value, member.value) for member in kind),
        *table.get("synonyms", {}).items(),
    ]:
        _known(kind, wording)
        if labels.setdefault(fold(spelling), wording) != wording:
            raise ValueError(f"{kind.__name__}: {spelling!r} would be read as two members")
    printed: dict[str, dict[str, str]] = {}
    for version, entries in table.get("versions", {}).items():
        own = dict(entries)
        if "extends" in own:
            base = own.pop("extends")
            if base not in printed:
                raise UnknownNameError(f"earlier version of {kind.__name__}", base, printed)
            own = {**printed[base], **own}
        printed[version] = own
    return Book(
        labels=labels,
        versions={v: _by_bare_number(kind, numbers) for v, numbers in printed.items()},
        printed=printed,
    )


def _known(kind: type[Code], wording: str) -> None:
    wordings = [member.value for member in kind]
    if wording not in wordings:
        near = difflib.get_close_matches(wording, wordings)
        raise UnknownNameError(f"wording of {kind.__name__}", wording, near)


def _by_bare_number(kind: type[Code], numbers: Mapping[str, str]) -> dict[str, str]:
    wordings: dict[str, str] = {}
    for number, wording in numbers.items():
        _known(kind, wording)
        found = NUMBER.fullmatch(number)
        if found is None or found[1] != number or bare(number) in wordings:
            raise ValueError(f"{kind.__name__}: bad or repeated number {number!r}")
        wordings[bare(number)] = wording
    return wordings


def bare(number: str) -> str:
    """A number without leading zeros."""
    return number.lstrip("0") or "0"
