"""Every field of the model says what it is, in units that exist, and once."""

from __future__ import annotations

import re

import attrs
import pytest

from fupin import model
from fupin.logic.units import dimensions
from fupin.model import FieldShape, Kind, fields_of, shape


RESULTS = {"Answer", "BatchFinding", "Classification", "ExitAssessment", "Finding"}
RESULTS |= {"Missing", "Used", "About", "FieldShape"}
CLASSES = [
    cls
    for name in model.__all__
    if attrs.has(cls := getattr(model, name)) and name not in RESULTS
]
CASES = [(cls, f) for cls in CLASSES for f in shape(cls)]


@pytest.mark.parametrize(
    ("cls", "field"), CASES, ids=[f"{c.__name__}.{f.name}" for c, f in CASES]
)
def test_field(cls, field):
    assert isinstance(field, FieldShape)
    assert field.about.zh
    assert re.fullmatch(r".*[一-鿿].*", field.about.zh)
    assert field.about.en.isascii() or "低保" in field.about.en or "特困" in field.about.en
    dimensions(field.about.unit)
    assert re.fullmatch(r"(?:[A-Z]{2,3}[0-9]{2,3})?", field.about.code), field.about.code
    if field.optional:
        assert field.default is None
    if field.kind in {Kind.OBJECTS, Kind.TEXTS}:
        assert field.default == ()
    if field.kind is Kind.DECIMAL:
        assert field.places > 0
    if field.about.unit and field.kind is Kind.INTEGER:
        assert field.about.unit in {"person", "household", "village"}
    assert fields_of(cls)[field.name] == field


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_labels_and_codes_tell_fields_apart(cls):
    labels = [f.about.zh for f in shape(cls)]
    assert len(labels) == len(set(labels))
    codes = [f.about.code for f in shape(cls) if f.about.code]
    assert len(codes) == len(set(codes))


def test_a_field_that_says_nothing_is_refused():
    bare = attrs.make_class("Bare", {"x": attrs.field(type=int)})
    with pytest.raises(TypeError, match="'x' says nothing"):
        shape(bare)
