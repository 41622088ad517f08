"""Documents of households with known defects, for the tests of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import attrs

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin.model import FieldShape, Household, Kind, fields_of
from fupin.serial import unstructure
from fupin.strategies._draws import Dice
from fupin.strategies._household import households
from fupin.values import IdNumber, Phone, RegionCode


class _Site(NamedTuple):
    """A place in a document, and what can be broken there."""

    path: str
    within: dict[str, Any]
    key: str
    ways: tuple[tuple[str, Any], ...]
    """Problem codes, and what to write for each; `_GONE` takes the key away."""


_GONE: Final = object()
_STRANGER: Final = "no_such_field"
_STRANGE: Final = (("key.unknown", "示例"),)
_MISSING: Final = (("key.missing", _GONE),)
_TOO_LOW: Final = "value.too-low"
_NOT_TEXT: Final = ("value.not-text", 7)
_WAYS: Final[dict[Kind, tuple[tuple[str, Any], ...]]] = {
    Kind.TEXT: (_NOT_TEXT,),
    Kind.INTEGER: (("value.not-an-integer", "三"), ("value.not-an-integer", "3")),
    Kind.DECIMAL: (("value.not-a-number", "三千"), ("value.inexact-number", 0.5)),
    Kind.YES_NO: (("value.not-yes-no", "是"), ("value.not-yes-no", 1)),
    Kind.DATE: (("value.not-a-date", "2018-13-01"), ("value.not-a-date", "昨天")),
    Kind.CODE: (("value.not-in-code-list", "不存在的值"),),
}
_MASKED: Final = {
    IdNumber: ("value.not-an-id-number", "123"),
    Phone: ("value.not-a-phone", "123"),
    RegionCode: ("value.not-a-region-code", "123"),
}
_BELOW: Final[dict[Kind, Any]] = {Kind.INTEGER: -1, Kind.DECIMAL: "-1"}


@st.composite
def defective_households(
    draw: st.DrawFn, /, defects: int = 1
) -> tuple[dict[str, Any], frozenset[tuple[str, str]]]:
    """Documents of complete households with so many structural defects, and which.

    Returns:
        The document as `fupin.serial` takes it, and path and problem code of each
        defect, as `fupin.serial.validate` finds them.
    """
    document = unstructure(draw(households(max_members=2, complete=True)))
    sites = list(_sites(document, Household, "$"))
    if not 0 <= defects <= len(sites):
        raise InvalidArgument(f"defects={defects!r} must lie between 0 and {len(sites)}")
    made, dice = set(), Dice(draw, 2)
    for _ in range(defects):
        site = sites.pop(dice.below(len(sites)))
        code, value = dice.one(site.ways)
        if value is _GONE:
            del site.within[site.key]
        else:
            site.within[site.key] = value
        made.add((site.path, code))
    return document, frozenset(made)


def _sites(
    document: dict[str, Any], cls: type[attrs.AttrsInstance], path: str
) -> Iterator[_Site]:
    """Places that can be broken without hiding one another: never a whole object."""
    yield _Site(f"{path}.{_STRANGER}", document, _STRANGER, _STRANGE)
    for name, field in fields_of(cls).items():
        place = f"{path}.{name}"
        if name not in document:
            continue
        if field.kind is Kind.OBJECT:
            yield from _sites(document[name], field.type, place)
        elif field.kind is Kind.OBJECTS:
            for index, item in enumerate(document[name]):
                yield from _sites(item, field.type, f"{place}[{index}]")
        elif ways := _ways(field):
            yield _Site(place, document, name, ways)


def _ways(field: FieldShape) -> tuple[tuple[str, Any], ...]:
    ways = _WAYS.get(field.kind, ())
    if field.kind is Kind.MASKED:
        ways = (_NOT_TEXT, *((_MASKED[field.type],) if field.type in _MASKED else ()))
    if field.about.low == 0 and field.kind in _BELOW:
        ways = (*ways, (_TOO_LOW, _BELOW[field.kind]))
    return (*ways, *_MISSING) if field.required else ways
