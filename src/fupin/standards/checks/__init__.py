"""Checks of the register: hundreds of small rules, each with its source and its remedy."""

from __future__ import annotations

import functools
import importlib

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fupin.errors import UnknownNameError
from fupin.standards.checks.check import Check, Kind, Pack, Responsible, Scope


__all__ = ["Check", "Kind", "Pack", "Responsible", "Scope", "pack", "packs"]

_ROOMS: Final = (
    "identity",
    "blanks_person",
    "blanks_household",
    "household",
    "land",
    "phone",
    "ledger",
    "village",
    "education",
    "labour",
    "work",
    "work_survey",
    "posts",
    "insurance",
    "support",
    "income",
    "income_sums",
    "cause",
    "assistance",
    "exit",
    "monitored",
    "measures",
    "development",
)


@functools.cache
def packs() -> Mapping[str, Pack]:
    """The shipped packs by id."""
    rooms = (importlib.import_module(f"{__name__}.{room}") for room in _ROOMS)
    registry = Pack(
        id="registry",
        title="建档立卡与监测数据检查",
        title_en="Checks of the register and of the monitoring",
        checks=tuple(check for room in rooms for check in room.CHECKS),
    )
    return MappingProxyType({registry.id: registry})


def pack(name: str) -> Pack:
    """The pack of that id.

    Raises:
        UnknownNameError: If there is none.
    """
    if name not in packs():
        raise UnknownNameError("pack", name, packs())
    return packs()[name]
