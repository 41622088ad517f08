"""Published figures of surveys, monitoring and measures, and those that do not close."""

from __future__ import annotations

import tomllib

from decimal import Decimal
from pathlib import Path

import pytest

from fupin.measures import Share, implied_population, removal_rate


ORACLES = Path(__file__).parents[1] / "oracles"


def oracle(name):
    return tomllib.loads((ORACLES / f"{name}.toml").read_text("utf-8"))


class TestBaoshan:
    """The risk removal rate that is printed, 49.69 %, is one of persons."""

    f = oracle("baoshan")["figures"]

    def test_the_classes_sum_up(self):
        assert sum(self.f["classes_households"]) == self.f["households"]
        assert sum(self.f["classes_persons"]) == self.f["persons"]

    def test_the_printed_rate_is_of_persons(self):
        found = removal_rate(
            removed_persons=self.f["removed_persons"],
            persons=self.f["persons"],
            removed_households=self.f["removed_households"],
            households=self.f["households"],
        )
        assert str(found.persons.percent()) == self.f["rate"] == "49.69"
        assert str(found.households.percent()) == self.f["rate_by_households"] == "44.49"

    def test_what_is_not_known_has_no_rate(self):
        found = removal_rate(removed_persons=1, households=3)
        assert (found.persons, found.households) == (None, None)
        assert removal_rate(removed_persons=0, persons=0).persons is None


class TestExitSurvey:
    """283 counties of 2018, and the sample of the first 40 of 2017."""

    data = oracle("exit_survey")

    @pytest.mark.parametrize(
        ("name", "counties"),
        [("without_wrong_exit", 245), ("without_missed", 256), ("with_neither", 230)],
    )
    def test_each_share_is_of_whole_counties(self, name, counties):
        f = self.data["cohort_2018"]
        assert str(Share(counties, f["counties"]).percent()) == f[f"share_{name}"]
        for near in (counties - 1, counties + 1):
            assert str(Share(near, f["counties"]).percent()) != f[f"share_{name}"]

    def test_a_county_without_either_fault_is_without_each(self):
        f = self.data["cohort_2018"]
        neither = Decimal(f["share_with_neither"])
        each = Decimal(f["share_without_wrong_exit"]), Decimal(f["share_without_missed"])
        assert sum(each) - 100 <= neither <= min(each)

    def test_the_sample_sums_up(self):
        f = self.data["sample_2017"]
        assert f["poor_villages"] + f["other_villages"] == f["villages"]
        assert f["checked_households"] + f["asked_households"] == f["households"]
        a_county = Share(f["villages"], f["counties"]).percent(0) / 100
        assert a_county == Decimal("28.95")
        assert round(a_county) == f["villages_a_county"]


class TestCauses:
    """因病: 1256万户 are 42.6 % of the register, not the 42.4 % that is printed."""

    f = oracle("causes")["figures"]

    def test_the_printed_share_does_not_close_with_the_register(self):
        found = Share(self.f["ill_households"], self.f["registered_households"])
        assert str(found.percent(1)) == self.f["share_recomputed"]
        assert str(found.percent(1)) != self.f["share_of_illness"]
        implied = implied_population(self.f["ill_households"], self.f["share_of_illness"])
        assert not implied.at_least <= self.f["registered_households"] <= implied.at_most

    def test_both_ways_out_come_to_the_poor_of_2014(self):
        together = self.f["lifted"] + self.f["secured"]
        assert 0 <= self.f["poor_2014"] - together < 100


class TestCensusMeasures:
    """Households reached, of 1482.2万."""

    data = oracle("census_measures")

    @pytest.mark.parametrize("name", list(data["reached"]))
    def test_shares_recompute(self, name):
        households, share = self.data["reached"][name]
        assert str(Share(households, self.data["figures"]["households"]).percent(1)) == share

    def test_persons_a_household(self):
        f = self.data["figures"]
        found = Share(f["persons"], f["households"]).percent(0) / 100
        assert str(found) == f["persons_a_household"]


def test_the_batches_of_source_003_overlap_and_leave_164_people():
    f = oracle("source_003")["figures"]
    assert sum(f["batches"].values()) == f["overlap"] == 1336
    assert f["persons"] - f["overlap"] == 164
