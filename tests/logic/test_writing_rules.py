"""What a rule may be made of, and what is refused when it is written."""

from __future__ import annotations

import enum
import pickle

import pytest

from fupin.errors import RuleDefinitionError, UnitError
from fupin.logic import (
    AllOf,
    AnyOf,
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Group,
    Membership,
    Named,
    Number,
    Parameter,
    QuantityFact,
    Ratio,
    Recorded,
    Truth,
    between,
    check,
    first_known,
    unit_of,
)
from fupin.logic.units import dimensions, places, times, written


class Race(enum.Enum):
    ELF = "elf"
    DWARF = "dwarf"


hobbits = QuantityFact("hobbits", "person", "霍比特人", "hobbits")
gold = QuantityFact("gold", "fen/year", "金子", "gold")
silver = QuantityFact("silver", "fen/year", "银子", "silver")
debt = QuantityFact("debt", "fen/year", "债", "debt")
share = Parameter("share", "fen/person/year", "每人份额", "share a head")
cap = Parameter("cap", "percent", "上限", "cap")
brave = ConditionFact("brave", "勇敢", "brave")
kind = ConditionFact("kind", "善良", "kind")
race = ChoiceFact("race", Race, "种族", "race")
friends = ChoicesFact("friends", Race, "朋友", "friends")
company = Group("company", "person", "同伴", "companion")


class TestUnits:
    def test_income_against_persons_times_line(self):
        rule = gold > hobbits * share
        assert check(rule) is rule
        assert unit_of(hobbits * share) == unit_of(gold)

    @pytest.mark.parametrize(
        "rule",
        [
            gold > hobbits,
            gold >= share,
            gold + hobbits > gold,
            gold > gold - hobbits,
            gold > Number(3),
            company.count(brave) > Number(1),
            company.total(gold) > hobbits,
            Ratio(hobbits, gold) < cap,
            Ratio(hobbits, hobbits) < Number(2),
            Ratio(hobbits, hobbits) < hobbits,
            ~(brave & (gold > hobbits)),
            brave.implies(Named(gold > hobbits, "多", "much")),
            first_known(brave, gold > hobbits),
            company.every(gold > hobbits),
            gold > QuantityFact("x", "ell", "尺", "ells"),
        ],
    )
    def test_mismatches_are_refused_wherever_they_stand(self, rule):
        with pytest.raises(UnitError):
            check(rule)

    @pytest.mark.parametrize(
        "rule",
        [
            gold + gold - gold > gold,
            company.count(brave) > Number(1, "person"),
            company.total(gold) >= hobbits * share,
            Ratio(hobbits, hobbits) <= Number(200, "percent"),
            Number(1) > Number(0),
            gold * Number(2) > gold,
        ],
    )
    def test_sound_rules_pass(self, rule):
        assert check(rule) is rule

    def test_algebra(self):
        assert dimensions("") == ()
        assert times(dimensions("fen/person"), dimensions("person")) == (("fen", 1),)
        assert dimensions("person/person") == ()
        assert times(dimensions("person"), dimensions("fen/person")) == (("fen", 1),)
        assert times(dimensions("m2"), dimensions("m2")) == (("m2", 2),)

    @pytest.mark.parametrize(
        ("value", "unit", "zh", "en"),
        [
            (299_500, "fen/person/year", "2995 元/人/年", "2995 yuan/person/year"),
            (-1, "fen", "-0.01 元", "-0.01 yuan"),
            (250, "percent", "2.5%", "2.5%"),
            (2_000_000, "rate", "2%", "2%"),
            (3, "", "3", "3"),
            (1500, "mu", "1.5 亩", "1.5 mu"),
        ],
    )
    def test_quantities_are_written_for_people(self, value, unit, zh, en):
        assert written(value, unit) == zh
        assert written(value, unit, "en") == en

    def test_places(self):
        assert [places(u) for u in ("fen/year", "percent", "rate", "mu", "person", "")] == [
            *(2, 2, 6, 3, 0, 0)
        ]


class TestNoTruthOfItsOwn:
    @pytest.mark.parametrize(
        "misuse",
        [
            lambda: bool(brave),
            lambda: bool(gold),
            lambda: bool(race),
            lambda: brave and kind,
            lambda: brave or kind,
            lambda: not brave,
            lambda: gold < silver < gold,
            lambda: [1] if gold > silver else [],
            lambda: bool(Recorded(brave)),
        ],
        ids=range(9),
    )
    def test_and_or_not_if_and_chains_are_caught(self, misuse):
        with pytest.raises(RuleDefinitionError):
            misuse()

    def test_a_truth_is_no_bool_either(self):
        with pytest.raises(TypeError):
            bool(Truth.MET)
        assert [Truth.of(x) for x in (True, False, None)] == [
            *(Truth.MET, Truth.NOT_MET, Truth.UNKNOWN)
        ]

    def test_equality_is_equality(self):
        assert (gold > hobbits * share) == (gold > hobbits * share)
        assert (gold > silver) != (gold >= silver)
        assert len({brave & kind, brave & kind, kind & brave}) == 2


class TestShape:
    def test_chains_of_one_operator_are_one_node(self):
        assert (brave & kind & brave) == AllOf((brave, kind, brave))
        assert (brave | (kind | brave)) == AnyOf((brave, kind, brave))
        assert (brave & (kind | brave)).parts[1] == AnyOf((kind, brave))

    def test_between_includes_both_ends(self):
        assert between(gold, silver, debt) == AllOf((gold >= silver, gold <= debt))

    @pytest.mark.parametrize("inner", [company.some, company.every])
    def test_a_group_inside_a_group_is_refused(self, inner):
        for outer in (company.every(inner(brave)), company.some(~inner(brave))):
            with pytest.raises(RuleDefinitionError, match="inside a group"):
                check(outer)
        with pytest.raises(RuleDefinitionError):
            check(company.count(inner(brave)) > Number(0, "person"))

    @pytest.mark.parametrize(
        "rule",
        [
            AllOf(()),
            AnyOf(()),
            FirstKnown(()),
            race.among(),
            friends.include(),
            brave & AnyOf(()),
            Membership(race, ()),
        ],
    )
    def test_nodes_without_parts_are_refused(self, rule):
        with pytest.raises(RuleDefinitionError):
            check(rule)

    def test_two_facts_of_one_name_are_refused_unless_of_different_things(self):
        other = ConditionFact("brave", "胆大", "daring")
        with pytest.raises(RuleDefinitionError, match="'brave'"):
            check(brave & other)
        check(brave & company.every(other))

    def test_nodes_pickle_and_hash(self):
        rule = company.every(race.among(Race.ELF) | brave) & (gold > hobbits * share)
        again = pickle.loads(pickle.dumps(rule))  # noqa: S301  # our own bytes
        assert again == rule
        assert hash(again) == hash(rule)
