"""Books of rules and schemes of batches, by id."""

from __future__ import annotations

import difflib

from fupin.errors import UnknownNameError
from fupin.standards.national import STANDARDS
from fupin.standards.rule import Batch, IncomeConcept, Rule, Scheme, Standard, Subject
from fupin.standards.schemes import SCHEMES


def standards() -> tuple[Standard, ...]:
    """Every standard that is shipped."""
    return STANDARDS


def schemes() -> tuple[Scheme, ...]:
    """Every scheme that is shipped."""
    return SCHEMES


def standard(name: str) -> Standard:
    """The standard with this id, for example ``cn/household/2016``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    for found in STANDARDS:
        if found.id == name:
            return found
    raise UnknownNameError("standard", name, _near(name, [s.id for s in STANDARDS]))


def scheme(name: str) -> Scheme:
    """The scheme with this id, for example ``cn/five-batches/2015``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    for found in SCHEMES:
        if found.id == name:
            return found
    raise UnknownNameError("scheme", name, _near(name, [s.id for s in SCHEMES]))


def _near(name: str, known: list[str]) -> list[str]:
    return difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known


__all__ = [
    "Batch",
    "IncomeConcept",
    "Rule",
    "Scheme",
    "Standard",
    "Subject",
    "scheme",
    "schemes",
    "standard",
    "standards",
]
