"""The tables of the reference say what the objects say, and refuse what has no source."""

from __future__ import annotations

import importlib
import sys

from pathlib import Path
from types import ModuleType

import attrs
import pytest

import fupin

from fupin import errors, model, policy
from fupin.codes import CODE_LISTS
from fupin.standards import Rule, schemes, standard, standards
from fupin.standards.checks import pack
from fupin.standards.procedures import procedures
from fupin.values import Citation


EXTENSIONS = Path(__file__).parents[2] / "docs" / "_ext"


@pytest.fixture(scope="module")
def law() -> ModuleType:
    return load("fupin_policy")


@pytest.fixture(scope="module")
def data() -> ModuleType:
    return load("fupin_data")


@pytest.fixture(scope="module")
def problems() -> ModuleType:
    return load("fupin_problems")


def load(name: str) -> ModuleType:
    """A module of docs/_ext."""
    sys.path.insert(0, str(EXTENSIONS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(EXTENSIONS))


def column(tables, number: int) -> list[str]:
    return [row[number] for table in tables for row in table.rows]


def test_every_rule_and_batch_is_there(law):
    rules = [rule.id for book in standards() for rule in book.rules]
    batches = [batch.id for scheme in schemes() for batch in scheme.batches]

    assert column(law.rules(), 0) == rules
    assert column(law.schemes(), 0) == batches


def test_every_setting_is_there_as_printed(law):
    tables = {table.id: table for table in law.parameters()}

    assert set(tables) == set(policy.parameters())
    for name, history in policy.parameters().items():
        assert len(tables[name].rows) == len(history.settings)
    of_2018 = [row for row in tables["poverty_line"].rows if row[1] == "2018-01-01"]
    assert [(row[0], row[2], row[3], row[5][1]) for row in of_2018] == [
        ("2995 元/人/年", "2018-12-31", "全国", "recalled")
    ]


def test_every_document_code_list_and_exception_is_there(law, data):
    family = set()
    todo = [errors.FupinError]
    while todo:
        kind = todo.pop()
        family.add(kind.__name__)
        todo += kind.__subclasses__()

    assert column(law.documents(), 0) == list(policy.documents())
    assert [table.id for table in data.codes()] == list(CODE_LISTS)
    assert set(column(data.exceptions(), 1)) == family


@pytest.mark.parametrize("name", ["Household", "Member", "Income", "Village", "County"])
def test_every_field_is_there(data, name):
    shown = column(data.fields(name), 0)

    assert shown == [field.name for field in model.shape(getattr(model, name))]


def test_a_decimal_says_how_many_places(data):
    wire = {row[0]: row[2] for table in data.fields("Income") for row in table.rows}

    assert wire["wage"] == "带引号的十进制数，至多2位小数"
    assert wire["year"] == "整数"
    assert wire["excluded"] == "ExcludedIncome 的数组"


def test_a_rule_without_a_source_is_refused(law):
    """No source, no documentation."""
    book = standard("cn/household/2016")
    silent = attrs.evolve(book.rules[0], cites=())

    with pytest.raises(law.NoSourceError, match=book.rules[0].id):
        law.standard_table(attrs.evolve(book, rules=(silent,)))


def test_a_citation_of_no_document_is_refused(law):
    book = standard("cn/household/2016")
    vague = Rule(
        id="x.vague",
        title="无出处",
        title_en="no source",
        test=book.rules[0].test,
        cites=(Citation(document=""),),
    )

    with pytest.raises(law.NoSourceError, match=r"x\.vague"):
        law.standard_table(attrs.evolve(book, rules=(vague,)))


def test_a_scheme_and_a_batch_without_a_source_are_refused(law):
    scheme = schemes()[0]
    silent = attrs.evolve(scheme.batches[0], cites=())

    with pytest.raises(law.NoSourceError, match=r"five-batches/2015\.production"):
        law.scheme_table(attrs.evolve(scheme, batches=(silent,)))
    with pytest.raises(law.NoSourceError, match="five-batches/2015"):
        law.scheme_table(attrs.evolve(scheme, cites=Citation(document="")))


def test_a_parameter_without_settings_is_refused(law, monkeypatch):
    bare = attrs.evolve(policy.history("poverty_line"), settings=())
    monkeypatch.setattr(policy, "parameters", lambda: {"poverty_line": bare})

    with pytest.raises(law.NoSourceError, match="poverty_line"):
        list(law.parameters())


def test_every_step_of_every_procedure_is_there():
    shown = column(load("fupin_procedures").procedures(), 0)

    assert shown == [step.id for procedure in procedures() for step in procedure.steps]


def test_every_fact_of_the_checks_is_there(data):
    """Whatever a check asks stands in one of the tables, with the fields behind it."""
    told = {row[0]: row for table in data.registry_facts() for row in table.rows}

    asked = {f.name for check in pack("registry") for f in check.names.facts}
    inner = {
        f.name for check in pack("registry") for _, facts in check.names.groups for f in facts
    }
    assert asked | inner <= set(told)
    assert told["given_main_cause"][4] == ("household.main_cause",)


def test_every_command_is_there():
    tables = {table.title for table in load("fupin_command").commands()}

    assert {
        "fupin demo",
        "fupin assess",
        "fupin explain",
        "fupin standards",
        "fupin check",
    } <= tables


def test_every_promised_name_is_there(data):
    assert set(column(data.face(), 0)) == set(fupin.__all__)


def test_problem_codes_are_collected_from_the_source(problems):
    codes = column(problems.problems(), 0)

    assert codes == sorted(set(codes))
    assert {"value.not-a-date", "key.unknown", "file.damaged", "id.check-digit"} <= set(codes)
    assert not [code for code in codes if code.startswith("fupin.") or code.endswith(".toml")]


def test_a_code_is_found_with_its_words(problems):
    source = 'refuse(x, "thing.too-odd", f"{label}太怪", "too odd")\nother("a.b c", 1)\n'

    assert list(problems.said_in(source)) == [("thing.too-odd", "…太怪", "too odd")]
