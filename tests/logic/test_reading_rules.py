"""A rule read: its names, its words, its blockers, and its generated source."""

from __future__ import annotations

import enum

from datetime import date
from types import SimpleNamespace

import pytest

from fupin.errors import RuleDefinitionError, UnknownNameError
from fupin.logic import (
    Agreement,
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Group,
    Named,
    Number,
    Parameter,
    QuantityFact,
    Ratio,
    Reads,
    Recorded,
    blockers,
    compile_tests,
    first_known,
    names,
    sentence,
    source_of,
    value,
)
from fupin.logic.names import children, walk
from fupin.logic.ratio import RATE_STEPS, rate


class Race(enum.Enum):
    ELF = "精灵"
    DWARF = "矮人"


DAY = date(2018, 12, 31)
a = QuantityFact("a", "person", "甲数", "a")
b = QuantityFact("b", "person", "乙数", "b")
yes = ConditionFact("yes", "是的", "yes")
no = ConditionFact("no", "不是", "no")
race = ChoiceFact("race", Race, "种族", "race")
friends = ChoicesFact("friends", Race, "朋友", "friends")
line = Parameter("line", "person", "界线", "line")
cap = Parameter("cap", "percent", "上限", "cap")
things = Group("things", "person", "物件", "thing")
heavy = ConditionFact("heavy", "沉重", "heavy")
weight = QuantityFact("weight", "person", "重量", "weight")
READS = Reads(
    facts={
        "a": ("a",),
        "b": ("box", "b"),
        "yes": ("box", "yes"),
        "no": lambda thing, _: thing.no,
        "race": ("race",),
        "friends": ("friends",),
    },
    groups={"things": (("things",), {"heavy": ("heavy",), "weight": ("weight",)})},
)
PARAMETERS = {"line": 3, "cap": 200}


def thing(**changed):
    box = changed.pop("box", SimpleNamespace(b=None, yes=None))
    base = {"a": None, "no": None, "race": None, "friends": None, "things": ()}
    return SimpleNamespace(**base | changed, box=box)


def decide(test, subject):
    compiled = compile_tests((test,), READS, tuple(PARAMETERS.items()))(subject, DAY)
    row = READS.row(subject, DAY, names(test))
    interpreted = value(test, row, PARAMETERS)
    truth = {(0, 0): True, (1, 0): False, (0, 1): None}[compiled]
    assert truth is interpreted
    return truth


class TestSentences:
    CASES = (
        (a > line, "甲数 > 界线", "a > line"),
        (a >= b, "甲数 ≥ 乙数", "a ≥ b"),
        (a <= Number(3, "person"), "甲数 ≤ 3 人", "a ≤ 3 person"),
        (a > b * (a + b), "甲数 > 乙数 × （甲数 + 乙数）", "a > b × (a + b)"),
        (a - b < a, "甲数 - 乙数 < 甲数", "a - b < a"),
        (Ratio(a, b) < cap, "甲数 ÷ 乙数 < 上限", "a ÷ b < cap"),
        (yes & no, "是的 且 不是", "yes and no"),
        (yes | no, "是的 或 不是", "yes or no"),
        ((yes | no) & yes, "（是的 或 不是） 且 是的", "(yes or no) and yes"),
        (~yes, "非是的", "not yes"),
        (~(yes & no), "非（是的 且 不是）", "not (yes and no)"),
        (race.among(*Race), "种族为精灵或矮人", "race is 精灵 or 矮人"),
        (~race.among(Race.ELF), "种族不为精灵", "race is none of: 精灵"),
        (friends.include(Race.ELF), "朋友含精灵", "friends includes 精灵"),
        (yes.implies(no), "凡是的的，须不是", "where yes, no"),
        (things.every(heavy), "每名物件：沉重", "for every thing: heavy"),
        (things.some(heavy), "至少一名物件：沉重", "for at least one thing: heavy"),
        (
            things.count(heavy) > line,
            "沉重的物件数 > 界线",
            "number of things with heavy > line",
        ),
        (
            things.total(weight) > line,
            "各物件重量之和 > 界线",
            "sum of weight over every thing > line",
        ),
        (
            FirstKnown((yes, no, heavy)),
            "是的；无记录时看不是，再看沉重",
            "yes; where not recorded, no; then heavy",
        ),
        (FirstKnown((yes,)), "是的", "yes"),
        (
            Agreement((yes, no)),
            "按上下限测算结论一致：是的 且 不是",
            "the same outcome at both bounds: yes and no",
        ),
        (Recorded(a), "已登记甲数", "a is recorded"),
        (
            Named(yes & no, "两可", "either way") | no,
            "两可 或 不是；其中“两可”指是的 且 不是",
            "either way or no; where “either way” means yes and no",
        ),
    )

    @pytest.mark.parametrize(("rule", "zh", "en"), CASES)
    def test_every_kind_of_node_in_both_languages(self, rule, zh, en):
        assert sentence(rule) == zh
        assert sentence(rule, "en") == en

    def test_every_kind_of_node_is_among_them(self):
        import typing

        from fupin.logic import kinds, nodes

        said = {type(n) for rule, _, _ in self.CASES for _, n in walk(rule)}
        every = {typing.get_origin(k) or k for k in typing.get_args(kinds.Node)}
        assert every - said == set()
        assert nodes.Comparison in said

    def test_parameters_stand_beside_their_names(self):
        assert sentence(a > line, "zh", PARAMETERS) == "甲数 > 界线（3 人）"
        assert sentence(Ratio(a, b) < cap, "en", PARAMETERS) == "a ÷ b < cap (2%)"
        assert sentence(a > line, "zh", {"other": 1}) == "甲数 > 界线"


class TestNames:
    def test_each_once_in_reading_order(self):
        found = names(yes & (b > line), things.every(heavy) | yes, Ratio(a, b) < cap)
        assert found.facts == (yes, b, a)
        assert found.parameters == (line, cap)
        assert found.groups == ((things, (heavy,)),)
        assert found.of_group("things") == (heavy,)
        assert found.of_group("others") == ()

    def test_a_count_asks_its_group(self):
        assert names(things.count(heavy) > line).of_group("things") == (heavy,)

    def test_children_of_leaves_are_none(self):
        for leaf in (a, yes, race, friends, line, Number(3)):
            assert children(leaf) == ()
        assert children(Recorded(a)) == (a,)


class TestBlockers:
    def of(self, test, **row):
        blank = dict.fromkeys(("a", "b", "yes", "no", "race", "friends"))
        return [x.name for x in blockers(test, blank | row, PARAMETERS)]

    @pytest.mark.parametrize(
        ("test", "row", "expected"),
        [
            (yes & no, {}, ["yes", "no"]),
            (yes & no, {"yes": True}, ["no"]),
            (yes & no, {"yes": False}, []),
            (yes | no, {"no": False}, ["yes"]),
            (yes & yes, {}, ["yes"]),
            (yes.implies(no), {"yes": True}, ["no"]),
            (yes.implies(no), {"yes": False}, []),
            (a > b, {"a": 1}, ["b"]),
            (FirstKnown((yes, no)), {}, ["yes", "no"]),
            (FirstKnown((yes, no)), {"no": False}, []),
            (Recorded(a), {}, []),
            (race.among(Race.ELF), {}, ["race"]),
            (things.every(heavy), {}, ["things[].heavy"]),
            (things.every(heavy), {"things": [{"heavy": None}]}, ["things[0].heavy"]),
            (
                things.every(heavy),
                {"things": [{"heavy": True}, {"heavy": None}, {"heavy": None}]},
                ["things[1].heavy", "things[2].heavy"],
            ),
            (things.every(heavy), {"things": [{"heavy": None}, {"heavy": False}]}, []),
            (
                things.total(weight) > line,
                {"things": [{"weight": None}]},
                ["things[0].weight"],
            ),
            (Ratio(a, b) < cap, {"a": 1}, ["b"]),
            (Ratio(a, b) < cap, {"a": 0, "b": 0}, ["b"]),
            (Agreement((yes, no)), {"yes": True, "no": False}, ["yes", "no"]),
            (Agreement((yes, no)), {"yes": True}, ["no"]),
            (Agreement((a > line, b > line)), {"a": 3, "b": 4}, ["a", "b"]),
            (Named(yes, "一", "one"), {}, ["yes"]),
        ],
    )
    def test_only_what_may_decide(self, test, row, expected):
        assert self.of(test, **row) == expected


class TestSource:
    def test_source_compiles_and_names_no_object(self):
        tests = tuple(
            rule for rule, _, _ in TestSentences.CASES if heavy not in names(rule).facts
        )
        source = source_of(tests, READS, PARAMETERS)
        compile(source, "<rule>", "exec")
        assert source.startswith("def decide(subject, on):")

    def test_common_parts_are_read_once(self):
        source = source_of(((a > line) & yes, (a > line) | no), READS, PARAMETERS)
        assert source.count("subject.a\n") == 1
        assert source.count("> 3") == 1

    def test_unknown_facts_groups_and_parameters_are_refused(self):
        stranger = ConditionFact("stranger", "生人", "stranger")
        for test, kind, name in (
            (stranger, "fact", "stranger"),
            (things.every(stranger), "fact", "stranger"),
            (Group("others", "person", "他", "o").every(heavy), "group", "others"),
            (a > Parameter("limit", "person", "限", "limit"), "parameter", "limit"),
        ):
            with pytest.raises(UnknownNameError) as caught:
                compile_tests((test,), READS, tuple(PARAMETERS.items()))
            assert (caught.value.kind, caught.value.name) == (kind, name)

    def test_masks_go_beyond_63_rules(self):
        tests = tuple(a > Number(k, "person") for k in range(100))
        decide_all = compile_tests(tests, READS, ())
        assert decide_all(thing(a=70), DAY) == (sum(1 << k for k in range(70, 100)), 0)
        assert decide_all(thing(), DAY) == (0, (1 << 100) - 1)

    def test_no_tests_decide_nothing(self):
        assert compile_tests((), READS, ())(thing(), DAY) == (0, 0)

    def test_a_count_in_a_group_that_is_not_read_is_refused(self):
        with pytest.raises((UnknownNameError, RuleDefinitionError)):
            compile_tests((things.every(heavy),), Reads(facts={}), ())


class TestDeciding:
    @pytest.mark.parametrize(
        ("box", "expected"),
        [
            (None, None),
            (SimpleNamespace(b=None, yes=None), None),
            (SimpleNamespace(b=None, yes=True), True),
            (SimpleNamespace(b=None, yes=False), False),
        ],
    )
    def test_any_step_of_a_path_may_be_missing(self, box, expected):
        assert decide(yes, thing(box=box)) is expected

    @pytest.mark.parametrize(
        ("number", "expected"), [(2, False), (3, False), (4, True), (None, None)]
    )
    def test_strictly_above(self, number, expected):
        assert decide(a > line, thing(a=number)) is expected

    @pytest.mark.parametrize(
        ("part", "whole", "expected"),
        [
            (199, 10_000, True),
            (200, 10_000, False),
            (0, 0, None),
            (0, None, None),
            (None, 5, None),
            (1, -5, None),
            (0, 1, True),
        ],
    )
    def test_a_rate_is_multiplied_out(self, part, whole, expected):
        box = SimpleNamespace(b=whole, yes=None)
        assert decide(Ratio(a, b) < cap, thing(a=part, box=box)) is expected

    @pytest.mark.parametrize(
        ("answers", "every", "some"),
        [
            ([], None, None),
            ([True], True, True),
            ([None], None, None),
            ([True, None], None, True),
            ([None, False], False, None),
            ([False, False], False, False),
        ],
    )
    def test_every_and_some(self, answers, every, some):
        subject = thing(things=[SimpleNamespace(heavy=x, weight=None) for x in answers])
        assert decide(things.every(heavy), subject) is every
        assert decide(things.some(heavy), subject) is some

    def test_a_list_that_is_none_is_empty(self):
        assert decide(things.every(heavy), thing(things=None)) is None

    def test_first_known_and_agreement(self):
        both = first_known(yes, no)
        box = SimpleNamespace(b=None, yes=None)
        assert decide(both, thing(box=box, no=False)) is False
        box = SimpleNamespace(b=None, yes=True)
        assert decide(both, thing(box=box, no=False)) is True
        assert decide(Agreement((yes, no)), thing(box=box, no=False)) is None
        assert decide(Agreement((yes, no)), thing(box=box, no=True)) is True

    def test_an_empty_set_of_codes_is_an_answer(self):
        rule = friends.include(Race.ELF)
        assert decide(rule, thing(friends=frozenset())) is False
        assert decide(rule, thing(friends=frozenset({Race.ELF, Race.DWARF}))) is True
        assert decide(rule, thing()) is None


def test_rate_equals_the_limit_only_where_it_does():
    assert rate(2, 100, 200) == 200 * RATE_STEPS
    assert rate(2_000_000_001, 100_000_000_000, 200) > 200 * RATE_STEPS
    assert rate(1_999_999_999, 100_000_000_000, 200) < 200 * RATE_STEPS
