"""By what a person of the register is matched with a row of a list, or why by nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeAlias

from fupin.errors import Severity
from fupin.ledger.labels import fold
from fupin.model import Place
from fupin.values import IdNumber, PersonName


_NO_NUMBER: Final = ("没有可用的证件号码", "no ID number that can be used")
_MADE_UP: Final = ("证件号码是无证件人员的占位号码", "a number made up for want of a document")
_FAULTY: Final = ("证件号码有误", "the ID number is faulty")
_NO_HOUSEHOLD: Final = ("没有户编号", "no household number")
_NO_NAME: Final = ("没有姓名或村名", "no name, or no village")
_SHARED: Final = ("同村有同名者", "several people of this name in the village")

Why: TypeAlias = tuple[str, str]
"""Why somebody can't be matched, in Chinese and English."""


def number_key(number: IdNumber | None) -> str | Why:
    """The citizen number, whatever card it is printed on, if it can be trusted."""
    if number is None:
        return _NO_NUMBER
    if number.is_placeholder:
        return _MADE_UP
    if any(fault.severity is Severity.ERROR for fault in number.faults):
        return _FAULTY
    return str(number.citizen_number)


def household_key(number: str | None) -> str | Why:
    """The household number."""
    return number or _NO_HOUSEHOLD


def name_key(name: PersonName | None, place: Place | None) -> str | Why:
    """Name and village."""
    village = place.village if place is not None else None
    return _NO_NAME if name is None or village is None else f"{fold(name)}/{fold(village)}"


def told_apart(keys: Iterable[str | Why]) -> list[str | Why]:
    """Keys that should be one person's; of one that occurs twice nobody knows whose."""
    given = list(keys)
    counted = Counter(given)
    return [_SHARED if isinstance(k, str) and counted[k] > 1 else k for k in given]
