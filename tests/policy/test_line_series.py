"""The series of income lines: never one for another, never a step by its day."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.errors import ParameterNotInForceError, RuleDefinitionError, UnknownNameError
from fupin.policy import (
    LineKind,
    history,
    line,
    line_series,
    lines_on,
    parameters,
)


SERIES = list(line_series().values())


def values(day, region=""):
    return {s.id: c.setting.value // 100 for s, c in lines_on(day, region)}


@pytest.mark.parametrize("series", SERIES, ids=lambda s: s.id)
class TestEverySeries:
    def test_is_of_yuan_a_head_and_year(self, series):
        for name in series.parameters:
            assert history(name).node.unit == "fen/person/year"

    def test_says_which_income_it_speaks_of_or_nothing(self, series):
        assert series.income in {"", "纯收入", "可支配收入"}
        assert series.zh
        assert series.en.isascii()

    def test_a_line_of_a_province_has_a_region(self, series):
        assert bool(series.region) is (series.kind in {LineKind.PROVINCIAL, LineKind.LOCAL})


def test_every_income_line_stands_in_one_series():
    listed = [name for series in SERIES for name in series.parameters]
    assert len(set(listed)) == len(listed)
    there = {
        name
        for name, found in parameters().items()
        if found.node.unit == "fen/person/year" and ("line" in name or "floor" in name)
    }
    assert set(listed) == there


def test_the_two_national_series_agree_in_2014_only():
    assert values(date(2014, 6, 1)) == {"measured": 2800, "ladder": 2800}
    assert values(date(2015, 6, 1)) == {"measured": 2855, "ladder": 2968}
    assert values(date(2019, 6, 1)) == {"measured": 3218, "ladder": 3747}


def test_a_province_has_its_own_beside_the_national_ones():
    assert values(date(2017, 6, 1), "522729") == {
        "measured": 2952,
        "ladder": 3335,
        "guizhou": 3335,
    }
    assert values(date(2018, 6, 1), "620000")["gansu"] == 3500
    assert "gansu" not in values(date(2018, 6, 1), "630000")
    assert "gansu" not in values(date(2017, 6, 1), "620000")


def test_lines_that_were_not_found_are_not_there():
    """Anhui, Hubei, Henan, Hunan, Jiangxi, Hebei, Chongqing."""
    for region in ("340000", "420000", "410000", "430000", "360000", "130000", "500000"):
        assert set(values(date(2018, 6, 1), region)) == {"measured", "ladder"}


class TestStepsWithoutYears:
    """Source document 003: 3300, 3800, 4500, 5000 yuan; every year was overwritten."""

    ladder = line("township-003")

    def test_no_day_chooses_a_step(self):
        assert not self.ladder.dated
        for year in range(2014, 2026):
            with pytest.raises(RuleDefinitionError, match="step"):
                self.ladder.on(date(year, 6, 1), extrapolate=True)
            assert "township-003" not in values(date(year, 6, 1), "511900")

    def test_no_parameter_holds_two_steps(self):
        for number in (1, 2, 3, 4):
            assert len({s.value for s in self.ladder.step(number).settings}) == 1

    def test_a_step_is_chosen_by_its_number(self):
        found = [self.ladder.step(n).settings[0].value // 100 for n in (1, 2, 3, 4)]
        assert found == [3300, 3800, 4500, 5000]

    @pytest.mark.parametrize("number", [0, -1, 5])
    def test_other_steps_are_not_there(self, number):
        with pytest.raises(RuleDefinitionError):
            self.ladder.step(number)

    def test_a_dated_line_has_no_steps(self):
        with pytest.raises(RuleDefinitionError):
            line("measured").step(1)


def test_a_line_out_of_force_is_refused_or_extrapolated():
    with pytest.raises(ParameterNotInForceError):
        line("shaanxi").on(date(2018, 6, 1))
    chosen = line("shaanxi").on(date(2018, 6, 1), extrapolate=True)
    assert (chosen.setting.value, chosen.extrapolated) == (3070_00, True)


def test_unknown_series():
    with pytest.raises(UnknownNameError, match="measured"):
        line("mesured")
