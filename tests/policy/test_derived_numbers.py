"""Lines worked out from other lines: recomputed, no surer than what they rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from fupin.errors import ParameterNotInForceError, RuleDefinitionError, UnitError
from fupin.logic.units import places
from fupin.policy import Derivation, ValueNeededError, history, parameter, parameters
from fupin.policy.derived import inputs_first
from fupin.values import Standing


DERIVED = [
    (h.node, s) for h in parameters().values() for s in h.settings if s.derivation is not None
]


@pytest.mark.parametrize(
    ("node", "setting"), DERIVED, ids=[f"{n.name}-{s.first}" for n, s in DERIVED]
)
class TestEveryDerivedNumber:
    def test_recomputes_from_its_input(self, node, setting):
        made = setting.derivation
        taken = history(made.source.name).on(made.on, setting.region).setting
        assert taken.value == made.value
        scale = Fraction(10) ** (places(node.unit) - places(made.source.unit))
        assert setting.value == taken.value * Fraction(made.factor) * scale

    def test_is_no_surer_than_its_input_and_says_how_it_was_made(self, node, setting):
        made = setting.derivation
        taken = history(made.source.name).on(made.on, setting.region).setting.citation
        cited = setting.citation
        assert cited.standing.rank >= taken.standing.rank
        assert taken.disputed in cited.disputed
        assert cited.derived == made.said()
        for lang in ("zh", "en"):
            assert made.said() in cited.described(lang)
        assert node.name != made.source.name


def test_the_monitoring_lines_are_what_the_documents_imply():
    """1.5 × 3218 = 4827; 1.5 × 4000 = 6000; 815 × 12 × 2 = 19560."""
    line, floor = history("monitoring_line"), history("monitoring_floor")
    assert line.on(date(2020, 6, 1)).setting.value == 4827_00
    assert line.on(date(2024, 6, 1), "350526").setting.value == 19560_00
    assert floor.on(date(2021, 1, 1)).setting.value == 6000_00
    assert floor.on(date(2021, 1, 1)).setting.citation.standing is Standing.RECALLED


def test_a_printed_number_is_not_derived():
    (found,) = [s for s in history("monitoring_line").settings if s.region == "520000"]
    assert found.value == 7300_00
    assert found.derivation is None
    assert found.citation.derived == ""


@pytest.mark.parametrize(
    ("day", "region"),
    [
        (date(2020, 3, 19), ""),
        (date(2021, 1, 1), ""),
        (date(2023, 6, 1), "420324"),
        (date(2022, 12, 31), "520000"),
        (date(2024, 1, 1), "520000"),
        (date(2024, 6, 1), "350000"),
    ],
)
def test_where_no_line_is_known_the_caller_must_give_it(day, region):
    """Not even on demand is the line of another year or place used instead."""
    line = history("monitoring_line")
    for extrapolate in (False, True):
        with pytest.raises(ValueNeededError, match="give your own") as caught:
            line.on(day, region, extrapolate=extrapolate)
    assert isinstance(caught.value, ParameterNotInForceError)
    assert (caught.value.name, caught.value.on, caught.value.region) == (
        "monitoring_line",
        day,
        region,
    )
    assert day.isoformat() in str(caught.value)
    assert "extrapolate" not in str(caught.value)


def test_a_province_s_own_line_goes_before_none():
    line = history("monitoring_line")
    assert line.on(date(2023, 12, 31), "522729").setting.value == 7300_00
    assert line.on(date(2020, 12, 31), "522729").setting.value == 4827_00


def derived(factor, unit=""):
    return Derivation(
        source=parameter("poverty_line"),
        on=date(2019, 1, 1),
        value=3218_00,
        factor=Decimal(factor),
        factor_unit=unit,
    )


def test_a_factor_changes_the_unit_only_where_it_says_so():
    assert derived("1.5").result("fen/person/year") == 4827_00
    assert derived("2", "year/month").result("fen/person/month") == 6436_00
    with pytest.raises(UnitError):
        derived("1.5").result("fen/person/month")
    with pytest.raises(UnitError):
        derived("1.5", "year/month").result("fen/person/year")


def test_a_part_of_a_fen_is_refused():
    with pytest.raises(RuleDefinitionError):
        derived("1.0000001").result("fen/person/year")


def test_inputs_come_first_and_circles_are_refused():
    def table(*sources):
        return {"settings": [{"derived_from": s} for s in sources] or [{}]}

    assert inputs_first({"a": table("b"), "b": table("c"), "c": table()}) == ("c", "b", "a")
    for tables in ({"a": table("a")}, {"a": table("b"), "b": table("a")}, {"a": table("x")}):
        with pytest.raises(RuleDefinitionError):
            inputs_first(tables)
