"""Counts by place: as the object path counts, and exact to the last person."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from fupin import frames
from fupin.assessment.rollup import count_poor
from fupin.errors import InvalidDataError
from fupin.measures import Incidence
from fupin.model import Household, Place, Verdict
from fupin.strategies import population


ON = date(2018, 12, 31)
PLACES = pl.DataFrame(
    {
        "household": [1, 2, 3, 4, 5, 6],
        "village": [
            420324100201,
            420324100201,
            420324100202,
            420325100201,
            510101100201,
            None,
        ],
        "township": [420324100, 420324100, 420324100, 420325100, 510101100, None],
        "county": [420324, 420324, 420324, 420325, 510101, None],
        "size": [3, 2, 4, None, 5, 1],
    }
)
RESULT = pl.DataFrame(
    {
        "household": [6, 5, 4, 3, 2],
        "verdict": ["PASS", "FAIL", "FAIL", "UNDETERMINED", "FAIL"],
    }
)
COUNTS = [
    *("households", "passed", "failed", "undetermined", "persons", "unsized"),
    *("poor_at_least", "poor_at_most"),
]


def rows(table, level):
    return table.select(level, *COUNTS).rows()


def test_every_level():
    found = frames.aggregate(RESULT, PLACES, ("province", "village", "county"))
    assert list(found) == ["village", "county", "province"]
    assert rows(found["village"], "village") == [
        (420324100201, 2, 0, 1, 1, 5, 0, 2, 5),
        (420324100202, 1, 0, 0, 1, 4, 0, 0, 4),
        (420325100201, 1, 0, 1, 0, 0, 1, None, None),
        (510101100201, 1, 0, 1, 0, 5, 0, 5, 5),
        (None, 1, 1, 0, 0, 1, 0, 0, 0),
    ]
    assert rows(found["county"], "county")[:2] == [
        (420324, 3, 0, 1, 2, 9, 0, 2, 9),
        (420325, 1, 0, 1, 0, 0, 1, None, None),
    ]
    assert rows(found["province"], "province") == [
        ("420000", 4, 0, 2, 2, 9, 1, None, None),
        ("510000", 1, 0, 1, 0, 5, 0, 5, 5),
        (None, 1, 1, 0, 0, 1, 0, 0, 0),
    ]
    assert found["village"]["county"].to_list() == [420324, 420324, 420325, 510101, None]
    assert found["village"]["uncounted"].to_list() == [0, 0, 1, 0, 0]


@pytest.mark.parametrize(
    "zones",
    [
        {"420324": "秦巴山区", "510101": "秦巴山区"},
        pl.DataFrame({"county": [420324, 510101], "zone": ["秦巴山区", "秦巴山区"]}),
    ],
    ids=["mapping", "table"],
)
def test_a_zone_crosses_provinces(zones):
    found = frames.aggregate(RESULT, PLACES, ["county", "zone", "province"], zones=zones)
    assert rows(found["zone"], "zone") == [
        ("秦巴山区", 4, 0, 2, 2, 14, 0, 7, 14),
        (None, 2, 1, 1, 0, 1, 1, None, None),
    ]
    assert found["zone"]["province"].to_list() == [None, None]
    assert found["county"]["zone"].to_list() == ["秦巴山区", None, "秦巴山区", None]
    assert rows(found["province"], "province")[0][1:3] == (4, 0)


def test_villages_of_one_name_stay_apart():
    homes = pl.DataFrame(
        {
            "household": [1, 2],
            "village": ["新村"] * 2,
            "township": ["甲", "乙"],
            "size": [1, 2],
        }
    )
    verdicts = pl.DataFrame({"household": [1, 2], "verdict": ["PASS", "FAIL"]})
    found = frames.aggregate(verdicts, homes, ("village", "township"))["village"]
    assert found.select("village", "township", "persons").rows() == [
        ("新村", "乙", 2),
        ("新村", "甲", 1),
    ]


def test_a_single_level_given_by_name():
    assert list(frames.aggregate(RESULT, PLACES, "county")) == ["county"]


def test_incidence_is_kept_as_counts_and_printed_exactly():
    people = pl.DataFrame(
        {"village": [420324100201, 420324100202, 510101100201], "population": [333, 800, 4]}
    )
    found = frames.aggregate(RESULT, PLACES, ("village", "county"), population=people)
    village = found["village"].filter(pl.col("village") == 420324100201).row(0, named=True)
    assert (village["poor_at_least"], village["poor_at_most"]) == (2, 5)
    assert village["population"] == 333
    assert village["incidence_at_most"] == Incidence(5, 333).rate() == Decimal("1.50")
    assert village["incidence_at_least"] == Incidence(2, 333).rate() == Decimal("0.60")
    county = {row["county"]: row for row in found["county"].iter_rows(named=True)}
    assert (county[420324]["population"], county[420324]["poor_at_most"]) == (1_133, 9)
    assert county[420325]["population"] is None, "not known of a village: no smaller sum"
    assert county[510101]["incidence_at_most"] is None, "more poor than people"


@pytest.mark.parametrize("whole", [7, 8, 16, 32, 199, 2_000])
def test_rates_are_rounded_half_up(whole):
    sizes = range(whole)
    homes = pl.DataFrame({"household": sizes, "village": sizes, "size": sizes})
    verdicts = homes.select("household", verdict=pl.lit("FAIL"))
    people = pl.DataFrame({"village": sizes, "population": [whole] * whole})
    found = frames.aggregate(verdicts, homes, "village", population=people)["village"]
    assert found["incidence_at_least"].to_list() == [Incidence(n, whole).rate() for n in sizes]


def test_as_the_object_path_counts():
    homes, people = population(
        2_000, on=ON, profile="edges", standard="cn/household/2016"
    ).frames()
    result = frames.assess_exit(homes, people, on=ON, standard="cn/household/2016")
    found = frames.aggregate(result, homes, "village")["village"]
    pairs = [
        (
            Household(household_id=str(key), size=size, place=Place(village=str(village))),
            Verdict(verdict),
        )
        for key, size, village, verdict in homes.join(result, on="household")
        .select("household", "size", "village", "verdict")
        .iter_rows()
    ]
    expected = count_poor(pairs)
    assert len(expected) == found.height
    for row in found.iter_rows(named=True):
        place = Place(village=str(row["village"])).village_key
        count = expected[place]
        bounds = (None, None) if count is None else (count.at_least, count.at_most)
        assert (row["poor_at_least"], row["poor_at_most"]) == bounds


@pytest.mark.parametrize(
    ("result", "places", "by", "path"),
    [
        (RESULT.drop("verdict"), PLACES, "village", "verdicts.verdict"),
        (RESULT, PLACES.drop("size"), "village", "households.size"),
        (RESULT, PLACES.drop("village"), "village", "households.village"),
        (RESULT, PLACES.drop("county"), "province", "households.county"),
        (RESULT, PLACES, "zone", "households.zone"),
    ],
)
def test_columns_that_are_not_there(result, places, by, path):
    with pytest.raises(InvalidDataError) as caught:
        frames.aggregate(result, places, by)
    assert [p.path for p in caught.value.problems] == [path]


def test_a_zone_may_be_a_column():
    homes = PLACES.with_columns(zone=pl.lit("片区"))
    assert frames.aggregate(RESULT, homes, "zone")["zone"]["households"].to_list() == [6]


def test_population_and_zones_need_their_columns():
    for more in ({"population": PLACES.select("village")}, {"zones": PLACES}):
        with pytest.raises(InvalidDataError):
            frames.aggregate(RESULT, PLACES, ("village", "zone"), **more)


@pytest.mark.parametrize("by", ["hamlet", []])
def test_no_such_level(by):
    with pytest.raises(ValueError, match="level"):
        frames.aggregate(RESULT, PLACES, by)


def test_a_county_that_is_no_code_is_in_no_province():
    homes = PLACES.with_columns(county=pl.lit("甲县"))
    found = frames.aggregate(RESULT, homes, ("county", "province"))
    assert found["province"]["province"].to_list() == [None]
