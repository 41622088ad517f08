"""Villages and counties: the rate against its cap, the factors attested, the bounds."""

# parametrised tests take what they need

from __future__ import annotations

import tomllib

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from fupin.assessment import assess_exit
from fupin.logic import Truth
from fupin.logic.ratio import RATE_STEPS
from fupin.measures import Incidence
from fupin.model import PoorCount, Verdict, VillageAttestation
from fupin.values import RegionCode, Standing


MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
CENTRAL, WEST = "420324", "522729"


@pytest.mark.parametrize(
    ("region", "poor", "verdict"),
    [
        (CENTRAL, 199, Verdict.PASS),
        (CENTRAL, 200, Verdict.FAIL),
        (CENTRAL, 201, Verdict.FAIL),
        (CENTRAL, 299, Verdict.FAIL),
        (WEST, 199, Verdict.PASS),
        (WEST, 201, Verdict.PASS),
        (WEST, 299, Verdict.PASS),
        (WEST, 300, Verdict.FAIL),
        (WEST, 301, Verdict.FAIL),
    ],
)
class TestOnlyStrictlyBelowTheCap:
    """199 of 10000 are 1.99 %; the cap is 2 % in the centre and 3 % in the west."""

    def test_village(self, make, judge, region, poor, verdict):
        found = judge(make.village(poor, 10_000, region=region))
        assert found.verdict is verdict
        assert found.region == region

    def test_county(self, make, judge, region, poor, verdict):
        assert judge(make.county(poor, 10_000, region=region)).verdict is verdict

    def test_region_given_wins_over_the_places_own(self, make, judge, region, poor, verdict):
        elsewhere = CENTRAL if region == WEST else WEST
        village = make.village(poor, 10_000, region=elsewhere)
        found = judge(village, region=region)
        assert (found.verdict, found.region) == (verdict, region)

    def test_code_of_twelve_digits(self, make, judge, region, poor, verdict):
        found = judge(make.village(poor, 10_000, region=region + "100201"))
        assert found.verdict is verdict
        assert found.region == region + "100201"


def test_value_and_margin_of_a_rate_touch_the_cap_only_where_the_rate_does(make, judge):
    """2 % of 30001 is no whole person: the two next counts lie on either side."""
    below, on, above = (
        judge(make.village(poor, population)).findings[0]
        for poor, population in ((600, 30_001), (600, 30_000), (601, 30_001))
    )
    assert (below.threshold, below.unit) == (200 * RATE_STEPS, "rate")
    assert below.margin < 0
    assert on.margin == 0
    assert above.margin > 0
    assert (below.truth, on.truth, above.truth) == (MET, NOT_MET, NOT_MET)


def test_a_rate_a_hair_from_the_cap_is_not_shown_as_the_cap(make, judge):
    over = judge(make.village(20_000_001, 1_000_000_000)).findings[0]
    under = judge(make.village(19_999_999, 1_000_000_000)).findings[0]
    assert (over.truth, over.margin > 0) == (NOT_MET, True)
    assert (under.truth, under.margin < 0) == (MET, True)


@pytest.mark.parametrize(
    ("low", "high", "truth"),
    [
        (19, 19, MET),
        (0, 19, MET),
        (19, 20, UNKNOWN),
        (0, 1000, UNKNOWN),
        (20, 20, NOT_MET),
        (20, 21, NOT_MET),
    ],
)
def test_a_verdict_holds_only_where_both_bounds_agree(make, judge, truth_of, low, high, truth):
    found = judge(make.village(bounds={"at_least": low, "at_most": high}))
    assert truth_of(found, "incidence") is truth
    missing = ["poor_at_most", "poor_at_least"] if truth is UNKNOWN else []
    assert [m.fact for m in found.missing] == missing


@pytest.mark.parametrize(
    ("factor", "rule"),
    [
        ("infrastructure", "infrastructure"),
        ("public_services", "services"),
        ("industry", "industry"),
        ("collective_income", "collective-income"),
    ],
)
@pytest.mark.parametrize(
    ("answer", "truth", "verdict"),
    [
        (True, MET, Verdict.PASS),
        (False, NOT_MET, Verdict.FAIL),
        (None, UNKNOWN, Verdict.UNDETERMINED),
    ],
)
def test_every_factor_is_attested_never_computed(
    make, judge, truth_of, factor, rule, answer, truth, verdict
):
    village = make.village()
    spoilt = attrs.evolve(village, attested=attrs.evolve(village.attested, **{factor: answer}))
    found = judge(spoilt)
    assert truth_of(found, rule) is truth
    assert found.verdict is verdict
    others = {f.truth for f in found.findings if not f.rule.endswith(f".{rule}")}
    assert others == {MET}


def test_unknown_poor_or_population_is_unknown(make, judge, truth_of):
    village = make.village()
    for spoilt, facts in (
        (attrs.evolve(village, poor=None), ["poor_at_most", "poor_at_least"]),
        (attrs.evolve(village, population=None), ["population"]),
    ):
        found = judge(spoilt)
        assert truth_of(found, "incidence") is UNKNOWN
        assert [m.fact for m in found.missing] == facts
    county = attrs.evolve(make.county(), poor=None)
    assert judge(county).verdict is Verdict.UNDETERMINED


def test_standings_of_the_caps_differ(make, judge):
    """The village's cap is recalled; the county's is confirmed, but its groups are not."""
    assert judge(make.village()).standing is Standing.RECALLED
    county = judge(make.county())
    assert county.citation.standing is Standing.CONFIRMED
    assert county.standing is Standing.RECALLED


ORACLE = tomllib.loads(
    Path(__file__).parents[1].joinpath("oracles", "changshun.toml").read_text("utf-8")
)


def test_there_are_38_villages_of_changshun():
    assert len({v["name"] for v in ORACLE["villages"]}) == 38


@pytest.mark.parametrize("row", ORACLE["villages"], ids=lambda r: r["name"])
class TestChangshun:
    """The printed rates recompute exactly, and none of the villages could exit then."""

    def test_rate_recomputes(self, row):
        assert Incidence(row["poor"], row["population"]).rate() == Decimal(row["rate"])

    def test_village_fails_whatever_is_attested(self, make, day, row):
        attested = VillageAttestation(
            infrastructure=True, public_services=True, industry=True, collective_income=True
        )
        village = make.village(
            row["poor"], row["population"], region=ORACLE["source"]["region"]
        )
        found = assess_exit(
            attrs.evolve(village, attested=attested), on=day, standard="cn/village/2016"
        )
        assert found.verdict is Verdict.FAIL
        assert found.failed == ("cn/village/2016.incidence",)
        shown = Decimal(found.findings[0].value) / RATE_STEPS / 100
        assert abs(shown - Decimal(row["rate"])) <= Decimal("0.005001")

    def test_county_rule_says_the_same_of_the_same_counts(self, make, judge, row):
        county = make.county(row["poor"], row["population"], region="522729")
        assert judge(county).verdict is Verdict.FAIL


def test_a_place_without_a_code_takes_the_region_given(make, judge):
    village = make.village()
    nameless = attrs.evolve(village, place=attrs.evolve(village.place, code=None))
    assert judge(nameless, region=WEST).verdict is Verdict.PASS
    county = attrs.evolve(make.county(29), code=None)
    assert judge(county, region=WEST).verdict is Verdict.PASS
    assert judge(attrs.evolve(county, code=RegionCode(WEST))).verdict is Verdict.PASS


def test_exactly_nobody_is_a_count():
    assert PoorCount.exactly(0).at_most == 0
