"""What the operator table can't see: types, heights, wide groups, foreign rows."""

import polars as pl
import pytest

from fupin.errors import UnknownNameError
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.exit import MASK_BITS, masks, verdict
from fupin.frames.groups import Packing, unsigned
from fupin.frames.polars import expression
from fupin.logic import ConditionFact, Group, Number, Parameter, QuantityFact


A = QuantityFact("a", "", "甲", "a")
YES = ConditionFact("yes", "是", "yes")
WEIGHT = QuantityFact("weight", "", "重", "weight")
THINGS = Group("things", "", "物", "things")


def ask(test, subjects, things=None):
    tables = {} if things is None else {"things": things}
    return in_order(evaluate({"x": test}, subjects, tables, "key", {}), "x")["x"].to_list()


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt8, pl.Int16, pl.Int64])
def test_small_integers_do_not_overflow(kind):
    subjects = pl.DataFrame({"key": ["1"], "a": [100]}, schema={"key": pl.String, "a": kind})
    assert ask(Number(1_000_000) <= A * A * A, subjects) == [True]
    assert ask(A - Number(101) < Number(0), subjects) == [True]


def test_a_rule_without_facts_answers_every_row():
    subjects = pl.DataFrame({"key": ["1", "2", "3"]})
    assert ask(Number(1) > Number(0), subjects) == [True] * 3


def test_a_table_without_rows():
    subjects = pl.DataFrame(schema={"key": pl.String, "a": pl.Int64})
    assert ask(Number(0) < A, subjects) == []


def test_a_parameter_that_is_not_given():
    with pytest.raises(UnknownNameError) as caught:
        expression(Parameter("line", "", "", "") < A, {"lime": 1}, {})
    assert (caught.value.kind, caught.value.name) == ("parameter", "line")


def things(*rows):
    schema = {"key": pl.String, "yes": pl.Boolean, "weight": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


class TestGroups:
    subjects = pl.DataFrame({"key": ["b", "a", None, "c"]})

    def test_things_in_no_order_of_subjects_in_no_order(self):
        listed = things(("a", True, 1), ("b", True, 2), ("a", False, 3), ("b", True, 4))
        assert ask(THINGS.every(YES), self.subjects, listed) == [True, False, None, None]
        assert ask(THINGS.total(WEIGHT) > Number(5), self.subjects, listed) == [
            True,
            False,
            None,
            None,
        ]

    def test_things_of_strangers_and_of_nobody_are_not_looked_at(self):
        listed = things(("z", False, 1), (None, False, 1), ("a", True, 1))
        assert ask(THINGS.every(YES), self.subjects, listed) == [None, True, None, None]

    def test_no_things_at_all(self):
        assert (
            ask(THINGS.some(YES) | YES, self.subjects.with_columns(yes=True), things())
            == [True] * 4
        )

    @pytest.mark.parametrize("count", [4, 5, 32, 33, 100])
    def test_as_many_questions_as_one_likes(self, count):
        """Two bits each: beyond 32 they need a second word, beyond 64 a third."""
        tests = {str(k): THINGS.every(Number(k) < WEIGHT) for k in range(count)}
        listed = things(("a", None, 3), ("a", None, 70), ("b", None, None), ("b", None, 2))
        table = evaluate(tests, self.subjects, {"things": listed}, "key", {})
        found = in_order(table, *tests).rows()
        assert list(found[1]) == [k < 3 for k in range(count)]
        assert list(found[0]) == [None if k < 2 else False for k in range(count)]
        assert set(found[2] + found[3]) == {None}

    def test_shared_questions_share_bits(self):
        packing = Packing("things")
        for test in (THINGS.every(YES), THINGS.some(YES), THINGS.count(YES)):
            packing.answer(test)
        assert len(packing.bits) == 3
        assert len(packing.columns) == 1


@pytest.mark.parametrize(
    ("bits", "kind"),
    [(1, pl.UInt8), (8, pl.UInt8), (9, pl.UInt16), (17, pl.UInt32), (33, pl.UInt64)],
)
def test_words_are_as_narrow_as_they_can_be(bits, kind):
    assert unsigned(bits) == kind


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((True, True), (0, 0, "PASS")),
        ((True, None), (0, 2, "UNDETERMINED")),
        ((False, None), (1, 2, "FAIL")),
        ((None, False), (2, 1, "FAIL")),
        ((None, None), (0, 3, "UNDETERMINED")),
    ],
)
def test_masks_and_verdict(answers, expected):
    table = pl.DataFrame([answers], schema={"x": pl.Boolean, "y": pl.Boolean}, orient="row")
    masked = table.with_columns(*masks(["x", "y"])).with_columns(verdict(2))
    assert masked.select("failed", "unknown", "verdict").row(0) == expected


@pytest.mark.parametrize("place", [0, 62, 63, 64, 126])
@pytest.mark.parametrize(("answer", "said"), [(False, "FAIL"), (None, "UNDETERMINED")])
def test_more_rules_than_one_mask_holds(place, answer, said):
    names = [f"r{i}" for i in range(127)]
    table = pl.DataFrame(
        [dict.fromkeys(names, True) | {names[place]: answer}],
        schema=dict.fromkeys(names, pl.Boolean),
    )
    masked = table.with_columns(*masks(names)).with_columns(verdict(len(names)))
    part, shift = divmod(place, MASK_BITS)
    outcome = "failed" if answer is False else "unknown"
    name = f"{outcome}_{part}" if part else outcome
    assert masked["verdict"].to_list() == [said]
    assert masked[name].to_list() == [1 << shift]
    columns = [c for c in masked.columns if c.startswith(("failed", "unknown"))]
    assert len(columns) == 6
    assert sum(masked.select(columns).row(0)) == 1 << shift
