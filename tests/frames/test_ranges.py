"""Numbers no cell should hold: decided as objects decide them, or refused; never wrapped."""

from datetime import date

import duckdb
import polars as pl
import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin import assess_exit, frames
from fupin.errors import InvalidDataError
from fupin.frames import duckdb as in_duckdb
from fupin.frames import evaluate, sql
from fupin.frames.ranges import whole_column, whole_numbers
from fupin.logic import Number, QuantityFact, value
from fupin.logic.nodes import Group
from fupin.logic.ratio import Ratio
from fupin.model import Household, Income
from fupin.standards import standard
from fupin.values import Fen


ON = date(2018, 12, 31)
A, B, C = (QuantityFact(name, "person", name, name) for name in "abc")
PEOPLE = Group("people", "person", "人", "people")
TESTS = {
    "product": A * B > C,
    "triple": A * B * C > A,
    "difference": A - B > C,
    "rate": Ratio(A, B) < Number(300, "percent"),
    "count": Number(3, "person") * B > A,
}
HUGE = st.one_of(
    st.none(),
    st.integers(0, 9),
    st.sampled_from([2**31, 2**62, 2**63 - 1, 10**13]).flatmap(
        lambda n: st.integers(n - 2, min(n + 2, 2**63 - 1))
    ),
)


def judged(rows, things=None, kinds=pl.Int64):
    table = pl.DataFrame(
        {"key": range(len(rows)), **{n: [r[i] for r in rows] for i, n in enumerate("abc")}},
        schema={"key": pl.Int64, **dict.fromkeys("abc", kinds)},
    )
    found = evaluate.evaluate(TESTS, table, things or {}, "key", {})
    return evaluate.in_order(found, *TESTS)


@given(st.lists(st.tuples(HUGE, HUGE, HUGE), min_size=1, max_size=6))
def test_whatever_64_bits_hold_is_decided_exactly(rows):
    """The interpreter reckons with numbers of any size; columns must say the same."""
    most = [max(n or 0 for n in column) for column in zip(*rows, strict=True)]
    if most[0] * most[1] * most[2] >= 2**127:
        with pytest.raises(InvalidDataError, match="too large"):
            judged(rows)
        return
    for row, said in zip(rows, judged(rows).iter_rows(named=True), strict=True):
        answers = dict(zip("abc", row, strict=True))
        assert said == {name: value(test, answers, {}) for name, test in TESTS.items()}


def test_128_bits_only_where_64_are_too_few():
    small = pl.DataFrame({"a": [1, 3_000_000_000], "b": [2, 3_000_000_000], "c": [None, 1]})
    assert whole_numbers([A * B > C], small, {}, {}) is pl.Int64
    assert whole_numbers([A * B * C > C], small.head(1), {}, {}) is pl.Int64
    more = small.with_columns(a=pl.lit(3_100_000_000))
    assert whole_numbers([A * B > C], more, {}, {}) is pl.Int128
    assert whole_numbers([A > C], more, {}, {}) is pl.Int64
    assert whole_numbers([PEOPLE.every(A * B > C)], small.clear(), {"people": more}, {}) is (
        pl.Int128
    )


def test_columns_wider_than_64_bits_are_taken():
    wide = pl.DataFrame(
        {"a": [2**63 + 1], "b": [1], "c": [2**63]},
        schema_overrides={
            "a": pl.UInt64,
            "c": pl.Int128,
        },
    )
    assert whole_numbers([A > C], wide, {}, {}) is pl.Int128
    found = evaluate.evaluate({"x": A > C}, wide.with_columns(key=1), {}, "key", {})
    assert evaluate.in_order(found, "x")["x"].to_list() == [True]


def test_what_no_number_of_ours_holds_is_refused_without_quoting_it():
    huge = 110_105_194_912_310_021
    with pytest.raises(InvalidDataError) as caught:
        judged([(huge, huge, huge)])
    said = str(caught.value)
    assert "1101051949" not in said
    assert {p.found for p in caught.value.problems} == {"*" * 18}
    assert [p.column for p in caught.value.problems] == ["a", "b", "c"]


def test_a_column_is_as_wide_as_its_numbers():
    assert whole_column("a", [1, None]).dtype == pl.Int64
    wide = whole_column("a", [2**63, None, -(2**100)])
    assert (wide.dtype, wide.to_list()) == (pl.Int128, [2**63, None, -(2**100)])
    with pytest.raises(InvalidDataError) as caught:
        whole_column("a", [2**127])
    assert caught.value.__context__ is None or "170141" not in str(caught.value)


def test_a_number_of_14_digits_for_a_size_does_not_wrap_round():
    """42 032 400 000 101 persons at 2 995 yuan need more than 64 bits."""
    home = Household(
        household_id="1",
        size=42_032_400_000_101,
        income=Income(year=2018, recorded_net=Fen(9 * 10**17)),
    )
    asked = {"on": ON, "standard": "cn/household/2016"}
    tables = frames.facts([home], on=ON)
    found = frames.assess_exit(tables.households, tables.members, **asked, margins=True)
    expected = assess_exit(home, **asked)
    assert expected.failed_mask & 1
    assert found["failed"][0] == expected.failed_mask
    assert found["margin:cn/household/2016.income"][0] is None


def test_a_sum_over_members_needs_no_product_to_be_too_large():
    """And a distance needs no sum."""
    things = pl.DataFrame({"a": [2**62, 2**62, 2**62], "b": [1, 1, 1], "c": [1, 1, 1]})
    few = things.head(1)
    total = PEOPLE.total(A)
    assert whole_numbers([total > B], few, {"people": things}, {}) is pl.Int128
    found = evaluate.evaluate(
        {"x": total > B},
        pl.DataFrame({"key": [1], "b": [2**62]}),
        {"people": things.with_columns(key=1)},
        "key",
        {},
    )
    assert evaluate.in_order(found, "x")["x"].to_list() == [True]
    apart = pl.DataFrame({"a": [2**63 - 1], "c": [-(2**63) + 1]})
    assert whole_numbers([A > C], apart, {}, {}) is pl.Int64
    assert whole_numbers([A > C], apart, {}, {}, margins=[A > C]) is pl.Int128


def decided(row, values, book):
    """Both masks, by the interpreter."""
    truths = [value(rule.test, row, values) for rule in book.rules]
    failed = sum(1 << bit for bit, truth in enumerate(truths) if truth is False)
    return failed, sum(1 << bit for bit, truth in enumerate(truths) if truth is None)


@pytest.mark.parametrize("people", [300_000, 500_000, 900_000])
def test_the_survey_of_a_real_county(people):
    """Its combined rate multiplies three counts; how far it is from the cap needs more."""
    book = standard("cn/county/2017-survey")
    numbers = {
        "rural_population": people,
        "survey_remaining_poor": people * 3 // 100,
        "survey_unregistered_rural": 8_000,
        "survey_unregistered_total": people * 9 // 10,
        "survey_exited_sampled": 2_000,
        "survey_exited_total": people // 10,
        "survey_missed_total": None,
        "survey_wrongly_exited_total": None,
    }
    cells = {
        name: numbers.get(name, 4) if kind == pl.Int64 else True
        for name, kind in frames.schema(book)["counties"].items()
        if name != "county"
    }
    table = pl.DataFrame(
        [{"county": "甲县", **cells}], schema_overrides=dict.fromkeys(cells, pl.Int64)
    )
    regional = {"region": "510000", "on": ON, "extrapolate": True, "standard": book}
    values = sql.values(book, ON, "510000", extrapolate=True)
    expected = decided(cells, values, book)
    found = frames.assess_exit(table, **regional, margins=True)
    assert found.select("failed", "unknown").row(0) == expected
    said = frames.explain(table, None, "甲县", **regional)
    margins = {f"margin:{f.rule}": f.margin for f in said.findings if f.margin is not None}
    assert margins
    assert found.select(*margins).row(0, named=True) == margins
    with duckdb.connect() as connection:
        connection.register("counties", table)
        there = in_duckdb.assess_exit(connection, **regional).pl()
    assert there.select("failed", "unknown").row(0) == expected
