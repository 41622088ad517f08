"""The JSON Schema says what is read."""

from __future__ import annotations

import copy
import json

import pytest

from fupin.errors import InvalidDataError
from fupin.model import Household, Kind, PoorCount, Township, Village
from fupin.serial import json_schema, structure
from fupin.serial.shapes import fields


def test_a_flat_class_is_said_whole():
    number = {"type": "integer", "minimum": 0}
    low = {
        "title": "贫困人口(下限)",
        "description": "poor people, at least (person)",
        **number,
    }
    high = {
        "title": "贫困人口(上限)",
        "description": "poor people, at most (person)",
        **number,
    }
    schema = json_schema(PoorCount)
    assert schema["description"].startswith("Poor people still in an area")
    del schema["description"]
    assert schema == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "PoorCount",
        "type": "object",
        "properties": {
            "schema": {"const": "fupin/poor-count/1"},
            "at_least": low,
            "at_most": high,
        },
        "required": ["at_least", "at_most"],
        "additionalProperties": False,
    }


def test_every_class_below_is_defined_once_and_closed():
    schema = json_schema(Household)
    assert json.loads(json.dumps(schema)) == schema
    assert "Household" not in schema["$defs"]
    for name, inner in schema["$defs"].items():
        assert inner["additionalProperties"] is False, name
    text = json.dumps(schema)
    for field in fields(Household):
        if field.kind in (Kind.OBJECT, Kind.OBJECTS):
            assert field.type.__name__ in schema["$defs"]
            assert f"#/$defs/{field.type.__name__}" in text


def test_labels_units_codes_and_forms_are_said():
    schema = json_schema(Household)
    income = schema["$defs"]["Income"]["properties"]["wage"]
    assert income == {
        "title": "工资性收入",
        "description": "wages (yuan/year)",
        "x-registry-code": "AAC073",
        "type": ["string", "number", "null"],
        "pattern": "^[0-9]{1,13}(\\.[0-9]{1,2}0*)?$",
        "minimum": 0,
    }
    sex = schema["$defs"]["Member"]["properties"]["sex"]
    assert sex["enum"] == ["男", "女", "未说明性别", None]
    born = schema["$defs"]["Member"]["properties"]["birth_date"]
    assert (born["type"], born["format"]) == (["string", "null"], "date")
    assert schema["required"] == ["household_id"]


def _at(data, path):
    for key in path:
        data = data[key]
    return data


EDITS = [
    (("size",), "4"),
    (("size",), -1),
    (("size",), True),
    (("size",), None),
    (("household_id",), None),
    (("household_id",), 1),
    (("schema",), "fupin/household/2"),
    (("nonsense",), 1),
    (("members",), None),
    (("members",), {}),
    (("members", 0, "sex"), "男性"),
    (("members", 0, "sex"), None),
    (("members", 0, "health"), ["健康", "好"]),
    (("members", 0, "health"), []),
    (("members", 0, "birth_date"), "1968-3-12"),
    (("members", 0, "birth_date"), "19680312"),
    (("members", 0, "in_service"), "false"),
    (("members", 0, "in_service"), 0),
    (("members", 0, "nonsense"), 0),
    (("income", "wage"), "8400.505"),
    (("income", "wage"), "8400.500"),
    (("income", "wage"), "-1"),
    (("income", "wage"), "1,000"),
    (("income", "wage"), 8400),
    (("income", "wage"), -1),
    (("income", "wage"), True),
    (("income", "recorded_net"), "-1.5"),
    (("place",), []),
    (("place",), None),
    (("plan", "measures", 0, "answers"), ["x", 1]),
    (("plan", "measures", 0, "category"), None),
]


@pytest.mark.parametrize(("path", "value"), EDITS, ids=range(len(EDITS)))
def test_the_schema_takes_what_is_read_and_no_more(document, path, value):
    jsonschema = pytest.importorskip("jsonschema")
    checker = jsonschema.Draft202012Validator(json_schema(Household))
    assert checker.is_valid(document)
    edited = copy.deepcopy(document)
    _at(edited, path[:-1])[path[-1]] = value
    try:
        structure(edited, Household)
        read = True
    except InvalidDataError:
        read = False
    assert checker.is_valid(edited) is read


@pytest.mark.parametrize("cls", [Household, Village, Township, PoorCount])
def test_the_schema_is_a_schema(cls):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema(cls))
