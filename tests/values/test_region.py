"""Division codes: levels, ancestors, containment."""

from __future__ import annotations

import copy
import pickle

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.values import PROVINCES, RegionCode, RegionLevel


codes = st.builds(
    RegionCode,
    st.sampled_from(sorted(PROVINCES)).flatmap(
        lambda province: st.from_regex(
            rf"{province[:2]}[0-9]{{4}}([0-9]{{6}})?", fullmatch=True
        )
    ),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("420324", "420324"),
        ("420324.0", "420324"),
        ("420324100201.0", "420324100201"),
        (" '４２０３２４100201 ", "420324100201"),
        ("320803000000", "320803000000"),
    ],
)
def test_codes_are_read_as_exports_write_them(text, code):
    assert RegionCode.read(text) == code
    assert type(RegionCode.read(text)) is RegionCode


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4203",
        "42032",
        "4203241",
        "420324100",
        "4203241002010",
        "42032a",
        "000000",
        "湖北省",
        "4.2E+11",
        "420324100201.5",
        "420324198001010019",
    ],
)
def test_other_texts_are_refused(text):
    with pytest.raises(InvalidValueError) as caught:
        RegionCode.read(text)
    assert caught.value.problem_code == "value.not-a-region-code"
    assert "19800101" not in str(caught.value.problem())


@pytest.mark.parametrize(
    ("code", "level", "short"),
    [
        ("420000", RegionLevel.PROVINCE, "42"),
        ("420000000000", RegionLevel.PROVINCE, "42"),
        ("500000", RegionLevel.PROVINCE, "50"),
        ("420300", RegionLevel.PREFECTURE, "4203"),
        ("421000", RegionLevel.PREFECTURE, "4210"),
        ("420324", RegionLevel.COUNTY, "420324"),
        ("420320", RegionLevel.COUNTY, "420320"),
        ("420324000000", RegionLevel.COUNTY, "420324"),
        ("420324100000", RegionLevel.TOWNSHIP, "420324100"),
        ("420324100200", RegionLevel.VILLAGE, "420324100200"),
        ("420324100201", RegionLevel.VILLAGE, "420324100201"),
        ("441900003000", RegionLevel.TOWNSHIP, "441900003"),
    ],
)
def test_level_and_prefix(code, level, short):
    """Zeros that belong to the number stay: 421000 is a prefecture, not 421."""
    assert RegionCode(code).level is level
    assert RegionCode(code).short() == short


def test_a_village_and_what_it_lies_in():
    village = RegionCode("420324100201")
    assert village.village == "420324100201"
    assert village.township == "420324100000"
    assert village.county == "420324"
    assert village.prefecture == "420300"
    assert village.province == "420000"
    assert village.ancestors() == ("420324100000", "420324", "420300", "420000")


def test_a_county_has_nothing_below():
    county = RegionCode("420324000000")
    assert (county.village, county.township) == (None, None)
    assert county.county == "420324"
    assert county.ancestors() == ("420300", "420000")


def test_a_province_has_nothing_above():
    province = RegionCode("420000")
    assert (province.prefecture, province.county) == (None, None)
    assert province.province == "420000"
    assert province.ancestors() == ()


def test_a_prefecture_without_counties():
    """东莞 has townships at once."""
    township = RegionCode("441900003000")
    assert township.county is None
    assert township.ancestors() == ("441900", "440000")


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        ("420000", "420324100201", True),
        ("420300", "420324", True),
        ("420324", "420324000000", True),
        ("420324000000", "420324", True),
        ("420324", "420325", False),
        ("420324", "420300", False),
        ("421000", "421100", False),
        ("420324100000", "420324101201", False),
        ("420000", "430000", False),
    ],
)
def test_containment(outer, inner, answer):
    assert RegionCode(outer).contains(RegionCode(inner)) is answer


@given(codes)
def test_every_ancestor_contains_it_and_stands_higher(code):
    levels = list(RegionLevel)
    rank = levels.index(code.level)
    assert code.contains(code)
    for ancestor in code.ancestors():
        assert ancestor.contains(code)
        assert not code.contains(ancestor)
        assert levels.index(ancestor.level) < rank
        rank = levels.index(ancestor.level)
    assert code.province_name is not None


@given(codes, codes)
def test_containment_both_ways_is_the_same_division(one, other):
    assert (one.contains(other) and other.contains(one)) == (one.short() == other.short())


def test_provinces_have_names():
    assert RegionCode("420324").province_name == "湖北省"
    assert RegionCode("420324").province_name_en == "Hubei"
    assert RegionCode("990000").province_name is None
    assert RegionCode("990000").province_name_en is None


def test_there_are_34_provinces():
    assert len(PROVINCES) == 34
    assert list(PROVINCES) == sorted(PROVINCES)
    assert all(RegionCode(code).level is RegionLevel.PROVINCE for code in PROVINCES)
    assert (
        len({p.zh for p in PROVINCES.values()})
        == len({p.en for p in PROVINCES.values()})
        == 34
    )
    with pytest.raises(TypeError):
        PROVINCES["990000"] = PROVINCES["110000"]


def test_codes_survive_copies_and_pickles():
    code = RegionCode("420324")
    assert type(copy.deepcopy(code)) is RegionCode
    assert type(pickle.loads(pickle.dumps(code))) is RegionCode  # noqa: S301  # our own bytes
