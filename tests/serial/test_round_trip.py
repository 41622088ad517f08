"""Whatever can be held can be written and read back."""

from __future__ import annotations

import json

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.serial import dumps, json_schema, loads, structure, unstructure, validate
from fupin.strategies import counties, households, plans, villages


documents = st.one_of(households(), villages(), counties(), plans())


@given(documents)
def test_an_object_comes_back_from_text(subject):
    text = dumps(subject)
    built = loads(text, type(subject))
    assert built == subject
    assert dumps(built) == text
    assert loads(json.dumps(json.loads(text)), type(subject)) == subject


@given(documents)
def test_an_object_comes_back_from_plain_data(subject):
    data = unstructure(subject)
    built = structure(data, type(subject))
    # Not repr: equal sets may show their members in another order.
    assert (built, hash(built)) == (subject, hash(subject))
    assert all(p.code.startswith("id.") for p in validate(data, type(subject)))


@given(documents)
def test_what_is_written_follows_the_schema(subject):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(json_schema(type(subject))).validate(unstructure(subject))
