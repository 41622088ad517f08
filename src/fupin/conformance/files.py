"""The golden files that are shipped, read as they are: no rule is asked."""

from __future__ import annotations

import difflib
import json

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

from fupin.conformance.case import Case
from fupin.errors import UnknownNameError
from fupin.standards import Scheme, Standard


FOLDER: Final = "cases"
SUFFIX: Final = ".jsonl"


def cases() -> Iterator[Case]:
    """Every golden case, file by file."""
    for name in shipped():
        yield from cases_for(name)


def cases_for(standard: str | Standard | Scheme) -> Iterator[Case]:
    """The golden cases of one standard or scheme, or of the one with this id.

    Raises:
        UnknownNameError: If there are none for it; near ids are suggested.
    """
    _, *lines = _lines(standard)
    return (Case.read(json.loads(line)) for line in lines)


def header(standard: str | Standard | Scheme) -> Mapping[str, Any]:
    """What the golden file of a standard or scheme says first.

    Its rules in words, the facts with their units and wordings, the numbers in force
    with their sources, and what can't be seen of a rule, with the reason.

    Raises:
        UnknownNameError: If there is no golden file for it.
    """
    found: dict[str, Any] = json.loads(_lines(standard)[0])
    return found


def text_of(standard: str | Standard | Scheme) -> str:
    """The golden file of a standard or scheme as it is shipped.

    Raises:
        UnknownNameError: If there is none for it.
    """
    name = standard if isinstance(standard, str) else standard.id
    if name not in shipped():
        near = difflib.get_close_matches(name, shipped(), n=3, cutoff=0.3)
        raise UnknownNameError("standard", name, near)
    found = files("fupin.conformance").joinpath(FOLDER, file_name(name))
    return found.read_text("utf-8")


def shipped() -> tuple[str, ...]:
    """Ids of the standards and schemes that have golden cases."""
    folder = files("fupin.conformance").joinpath(FOLDER)
    names = [e.name for e in folder.iterdir() if e.name.endswith(SUFFIX)]
    return tuple(sorted(n.removesuffix(SUFFIX).replace(".", "/") for n in names))


def file_name(name: str) -> str:
    """Name of the golden file of the standard or scheme with this id.

    >>> file_name("cn/household/2016")
    'cn.household.2016.jsonl'
    """
    return name.replace("/", ".") + SUFFIX


def _lines(standard: str | Standard | Scheme) -> list[str]:
    return text_of(standard).rstrip("\n").split("\n")
