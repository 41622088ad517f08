"""Books of rules and schemes of batches, by id."""

from __future__ import annotations

import difflib
import functools

from typing import TYPE_CHECKING, Final

from fupin.errors import UnknownNameError
from fupin.standards import (
    anhui,
    guangxi,
    guarantees,
    guizhou,
    henan,
    hunan,
    identification,
    liaoning,
    national,
    schemes_2015,
    schemes_local,
    shaanxi,
    sichuan,
    source001,
    source003,
    survey,
    survey_changshun,
    water,
    xinjiang_type,
    yunnan,
)
from fupin.standards.rule import Batch, IncomeConcept, Rule, Scheme, Standard, Subject
from fupin.standards.schemes import SCHEMES


if TYPE_CHECKING:
    from fupin.standards.overlay import Overlay


_STANDARDS: Final = (
    *national.STANDARDS,
    *guarantees.STANDARDS,
    *water.STANDARDS,
    *shaanxi.STANDARDS,
    *guangxi.STANDARDS,
    *sichuan.STANDARDS,
    *anhui.STANDARDS,
    *henan.STANDARDS,
    *liaoning.STANDARDS,
    *guizhou.STANDARDS,
    *yunnan.STANDARDS,
    *hunan.STANDARDS,
    *xinjiang_type.STANDARDS,
    *source001.STANDARDS,
    *source003.STANDARDS,
    *survey.STANDARDS,
    *survey_changshun.STANDARDS,
    *identification.STANDARDS,
)
_SCHEMES: Final = (*SCHEMES, *schemes_2015.SCHEMES, *schemes_local.SCHEMES)


def standards() -> tuple[Standard, ...]:
    """Every standard that is shipped; the national ones first."""
    return _STANDARDS


def schemes() -> tuple[Scheme, ...]:
    """Every scheme that is shipped."""
    return _SCHEMES


def standard(name: str) -> Standard:
    """The standard with this id, for example ``cn/household/2016``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    for found in _STANDARDS:
        if found.id == name:
            return found
    known = [s for overlay in _installed() for s in overlay.standards]
    for installed in known:
        if installed.id == name:
            return installed
    ids = [s.id for s in (*_STANDARDS, *known)]
    raise UnknownNameError("standard", name, _near(name, ids))


def scheme(name: str) -> Scheme:
    """The scheme with this id, for example ``cn/five-batches/2015``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    for found in _SCHEMES:
        if found.id == name:
            return found
    known = [s for overlay in _installed() for s in overlay.schemes]
    for installed in known:
        if installed.id == name:
            return installed
    ids = [s.id for s in (*_SCHEMES, *known)]
    raise UnknownNameError("scheme", name, _near(name, ids))


@functools.cache
def _installed() -> tuple[Overlay, ...]:
    """Overlays that other packages bring; looked for only when a name is not ours."""
    from fupin.standards.overlay import overlays

    return tuple(overlays())


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
