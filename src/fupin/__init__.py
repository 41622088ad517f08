"""Domain objects, rules and exit calculations of China's targeted poverty alleviation.

The names below, `fupin.frames`, `fupin.strategies` and `fupin.conformance` are
promised stable; nothing else is.  The face is lazy: ``import fupin`` loads
nothing until a name is used.
"""

from __future__ import annotations

import importlib

from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    import fupin.conformance
    import fupin.frames
    import fupin.strategies  # noqa: F401  # the three rooms one may use as fupin.x

    from fupin.assessment import assess_exit, check, classify, roll_up, tally, validate
    from fupin.codes import DwellingGrade, PovertyCause
    from fupin.errors import FupinError, InvalidDataError, LedgerError, Problem, Severity
    from fupin.ledger import Book, join, read_ledger, read_ledgers
    from fupin.logic import Truth
    from fupin.model import (
        AssistancePlan,
        Attestation,
        Classification,
        County,
        Dwelling,
        ExitAssessment,
        Finding,
        Helper,
        Household,
        Income,
        Land,
        LivingConditions,
        Measure,
        Member,
        Monitoring,
        Place,
        PoorCount,
        Region,
        Relocation,
        Township,
        Verdict,
        Village,
        VillageAttestation,
    )
    from fupin.model.check_results import CheckFinding, CheckReport
    from fupin.register.snapshots import SnapshotComparison, compare_snapshots
    from fupin.serial import dumps, loads, structure, unstructure
    from fupin.standards import Rule, Scheme, Standard, scheme, standard
    from fupin.values import Citation, Fen, IdNumber, RegionCode, Standing, parse_yuan


_HOMES = {
    "fupin.assessment": ("assess_exit", "check", "classify", "roll_up", "tally", "validate"),
    "fupin.codes": ("DwellingGrade", "PovertyCause"),
    "fupin.errors": (
        "FupinError",
        "InvalidDataError",
        "LedgerError",
        "Problem",
        "Severity",
    ),
    "fupin.ledger": ("Book", "join", "read_ledger", "read_ledgers"),
    "fupin.logic": ("Truth",),
    "fupin.model": (
        "AssistancePlan",
        "Attestation",
        "Classification",
        "County",
        "Dwelling",
        "ExitAssessment",
        "Finding",
        "Helper",
        "Household",
        "Income",
        "Land",
        "LivingConditions",
        "Measure",
        "Member",
        "Monitoring",
        "Place",
        "PoorCount",
        "Region",
        "Relocation",
        "Township",
        "Verdict",
        "Village",
        "VillageAttestation",
    ),
    "fupin.model.check_results": ("CheckFinding", "CheckReport"),
    "fupin.register.snapshots": ("SnapshotComparison", "compare_snapshots"),
    "fupin.serial": ("dumps", "loads", "structure", "unstructure"),
    "fupin.standards": ("Rule", "Scheme", "Standard", "scheme", "standard"),
    "fupin.values": ("Citation", "Fen", "IdNumber", "RegionCode", "Standing", "parse_yuan"),
}
__version__: str

_ROOMS = ("conformance", "frames", "strategies")
_HOME_OF = {name: room for room, names in _HOMES.items() for name in names}

__all__ = [
    "AssistancePlan",
    "Attestation",
    "Book",
    "CheckFinding",
    "CheckReport",
    "Citation",
    "Classification",
    "County",
    "Dwelling",
    "DwellingGrade",
    "ExitAssessment",
    "Fen",
    "Finding",
    "FupinError",
    "Helper",
    "Household",
    "IdNumber",
    "Income",
    "InvalidDataError",
    "Land",
    "LedgerError",
    "LivingConditions",
    "Measure",
    "Member",
    "Monitoring",
    "Place",
    "PoorCount",
    "PovertyCause",
    "Problem",
    "Region",
    "RegionCode",
    "Relocation",
    "Rule",
    "Scheme",
    "Severity",
    "SnapshotComparison",
    "Standard",
    "Standing",
    "Township",
    "Truth",
    "Verdict",
    "Village",
    "VillageAttestation",
    "assess_exit",
    "check",
    "classify",
    "compare_snapshots",
    "dumps",
    "join",
    "loads",
    "parse_yuan",
    "read_ledger",
    "read_ledgers",
    "roll_up",
    "scheme",
    "standard",
    "structure",
    "tally",
    "unstructure",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"fupin.{name}")
    room = _HOME_OF.get(name)
    if name == "__version__":
        found = importlib.import_module("fupin.values.version").VERSION
    elif room is not None:
        found = getattr(importlib.import_module(room), name)
    else:
        raise AttributeError(f"module 'fupin' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
