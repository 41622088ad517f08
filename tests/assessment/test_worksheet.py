"""Income worksheets: every amount, counted or not; sums, periods, unknowns."""

from __future__ import annotations

import re
import unicodedata

from datetime import date
from fractions import Fraction

import attrs
import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.assessment import assess_exit
from fupin.assessment.income_comparison import compare_rules
from fupin.assessment.worksheet import as_income, worksheet
from fupin.codes import LabourCapacity
from fupin.errors import InvalidDataError, ParameterNotInForceError
from fupin.model import (
    Attestation,
    AttestedAnswer,
    ExcludedIncome,
    Household,
    Income,
    InvariantError,
    Verdict,
)
from fupin.model.income_entry import IncomeEntry
from fupin.serial import dumps, loads, structure
from fupin.standards.income import GUANGXI, INCOME_RULES, LIAONING, REGISTER
from fupin.standards.income_rule import Component
from fupin.strategies import households
from fupin.values import Fen, Standing, parse_yuan


IN_2018 = date(2018, 3, 1)
FORM, GX = "cn/income/register", "cn-45/income/2017"


def entry(item, amount=100, **fields):
    days = {} if fields.keys() & {"first", "last", "received_on"} else {"received_on": IN_2018}
    money = None if amount is None else Fen(amount)
    return IncomeEntry(item=item, amount=money, **days, **fields)


def complete(*more, leave_out=()):
    """Entries with nothing in each component, and *more*."""
    totals = ("wage", "business", "property_income", "transfer", "business_cost")
    return (*(entry(t, 0) for t in totals if t not in leave_out), *more)


def line(sheet, item):
    (found,) = (one for one in sheet.lines if one.item == item and one.amount != 0)
    return found


@pytest.fixture
def sheet_of(make):
    def reckon(*entries, rule=FORM, year=2018, on=None, **household):
        subject = make.household(**({"income": None} | household))
        return worksheet(subject, year, rule=rule, entries=complete(*entries), on=on)

    return reckon


class TestSums:
    def test_the_formula(self, sheet_of):
        """(wages + business + property + transfers - costs) / persons, to the fen."""
        sheet = sheet_of(
            entry("wage", 1_000_000),
            entry("business", 200_000),
            entry("property_income", 30_000),
            entry("transfer", 4_000),
            entry("business_cost", 100_001),
        )
        assert sheet.gross == 1_234_000
        assert sheet.costs == 100_001
        assert sheet.excluded == 0
        assert sheet.net == 1_133_999
        assert sheet.per_head == Fraction(1_133_999, 3)
        assert sheet.per_head_fen == 377_999
        assert sheet.missing == ()

    def test_a_loss_is_rounded_down_too(self, sheet_of):
        sheet = sheet_of(entry("business_cost", 100))
        assert (sheet.net, sheet.per_head_fen) == (-100, -34)

    @pytest.mark.parametrize(
        "component", ["wage", "business", "property_income", "transfer", "business_cost"]
    )
    def test_a_component_without_an_entry_leaves_the_net_unknown_and_is_named(
        self, make, component
    ):
        entries = complete(leave_out=(component,))
        sheet = worksheet(make.household(income=None), 2018, entries=entries)
        assert sheet.net is None
        assert sheet.per_head_fen is None
        assert [m.fact for m in sheet.missing] == [component]
        assert sheet.gross == (0 if component == "business_cost" else None)

    def test_an_entry_of_another_year_does_not_say_there_was_nothing_in_this(self, make):
        entries = (
            *complete(leave_out=("wage",)),
            entry("wage", received_on=date(2017, 9, 30)),
        )
        sheet = worksheet(make.household(income=None), 2018, entries=entries)
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["wage"]

    @pytest.mark.parametrize("size", [None, 0])
    def test_without_persons_there_is_no_share(self, sheet_of, size):
        sheet = sheet_of(entry("wage"), size=size)
        assert sheet.net == 100
        assert sheet.per_head is None
        assert [m.fact for m in sheet.missing] == ["size"]

    def test_other_income_is_no_component_that_must_be_there(self, sheet_of):
        assert sheet_of(rule=GX).net == 0
        assert sheet_of(entry("其他收入", 7), rule=GX).net == 7


class TestPeriods:
    @pytest.mark.parametrize(
        ("day", "counts"),
        [
            (date(2017, 9, 30), False),
            (date(2017, 10, 1), True),
            (date(2018, 9, 30), True),
            (date(2018, 10, 1), False),
        ],
    )
    def test_the_first_and_last_day_are_in_it(self, sheet_of, day, counts):
        sheet = sheet_of(entry("wage", received_on=day))
        assert sheet.net == (100 if counts else 0)
        assert line(sheet, "wage").included is counts
        assert sheet.gross == sheet.net

    @pytest.mark.parametrize(
        ("first", "last", "counts"),
        [
            (date(2017, 10, 1), date(2018, 9, 30), True),
            (date(2017, 10, 1), date(2017, 10, 1), True),
            (date(2018, 9, 30), date(2018, 9, 30), True),
            (date(2018, 9, 30), None, None),
            (None, date(2017, 10, 1), None),
            (date(2017, 9, 30), date(2018, 9, 30), None),
            (date(2017, 10, 1), date(2018, 10, 1), None),
            (date(2016, 1, 1), date(2017, 9, 30), False),
            (date(2018, 10, 1), date(2019, 1, 1), False),
            (None, date(2017, 9, 30), False),
            (date(2018, 10, 1), None, False),
            (date(2018, 1, 1), None, None),
            (None, date(2018, 1, 1), None),
        ],
    )
    def test_days_it_belongs_to_are_not_divided(self, sheet_of, first, last, counts):
        sheet = sheet_of(entry("wage", first=first, last=last))
        assert line(sheet, "wage").included is counts
        assert sheet.net == {True: 100, False: 0, None: None}[counts]

    def test_without_any_day_it_is_unknown_and_asked_for(self, make):
        entries = complete(IncomeEntry(item="wage", amount=Fen(5)))
        sheet = worksheet(make.household(income=None), 2018, entries=entries)
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["wage.days"]

    @pytest.mark.parametrize(
        ("received", "counts"), [(date(2018, 2, 1), True), (date(2018, 10, 8), None)]
    )
    def test_where_days_and_receipt_disagree_it_is_unknown(self, sheet_of, received, counts):
        days = {"first": date(2018, 1, 1), "last": date(2018, 1, 31)}
        sheet = sheet_of(entry("wage", received_on=received, **days))
        assert line(sheet, "wage").included is counts

    @pytest.mark.parametrize(
        ("item", "first", "last", "counts"),
        [
            ("低保金", date(2020, 10, 1), date(2020, 12, 31), True),
            ("pension.basic", date(2020, 1, 1), date(2020, 12, 31), True),
            ("五保金(特困供养金)", date(2019, 10, 1), date(2019, 12, 31), False),
            ("低保金", date(2019, 12, 1), date(2020, 1, 31), None),
            ("wage", date(2019, 10, 1), date(2019, 12, 31), True),
            ("wage", date(2020, 10, 1), date(2020, 12, 31), False),
        ],
    )
    def test_liaoning_takes_allowances_as_due_for_the_calendar_year(
        self, make, item, first, last, counts
    ):
        nothing = attrs.evolve(entry("x", 0), received_on=date(2020, 3, 1))
        zeros = [attrs.evolve(nothing, item=t.id) for t in LIAONING.required()]
        one = entry(item, 100, first=first, last=last, received_on=date(2021, 5, 1))
        one = one if item != "wage" else attrs.evolve(one, received_on=None)
        sheet = worksheet(
            make.household(income=None), 2020, rule=LIAONING, entries=[*zeros, one]
        )
        assert sheet.net == {True: 100, False: 0, None: None}[counts]

    def test_what_is_due_is_not_known_by_the_day_of_receipt(self, make):
        one = entry("低保金", received_on=date(2020, 6, 1))
        sheet = worksheet(make.household(), 2020, rule=LIAONING, entries=[one])
        assert line(sheet, "subsistence_allowance").included is None
        assert "应发" in line(sheet, "subsistence_allowance").reason

    def test_months_that_roll(self, make):
        at = {d: entry("wage", received_on=d) for d in map(date, (2019, 2020), (6, 6), (1, 1))}
        sheet = worksheet(
            make.household(),
            2020,
            rule="cn-34/income/monitoring-2020",
            entries=at.values(),
            on=date(2020, 6, 15),
        )
        assert [one.included for one in sheet.lines if one.amount] == [True, False]

    def test_a_yearly_record_is_no_income_of_months_that_roll(self, make):
        subject = make.household(income=make.income(year=2020, recorded_net=Fen(5)))
        sheet = worksheet(
            subject, 2020, rule="cn-34/income/monitoring-2020", on=date(2020, 6, 15)
        )
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["income_entries"]
        assert sheet.recorded_net is None

    def test_months_that_roll_are_those_of_a_day_the_rule_is_meant_for(self, make):
        """Asked about in January 2020, though the months end in 2019; not in 2021."""
        subject, rule = make.household(), "cn-34/income/monitoring-2020"
        sheet = worksheet(subject, 2020, rule=rule, on=date(2020, 1, 15))
        assert sheet.period.last == date(2019, 12, 31)
        assert as_income(sheet).year == 2019
        with pytest.raises(ParameterNotInForceError):
            worksheet(subject, 2021, rule=rule, on=date(2021, 1, 15))

    def test_nothing_is_nothing_whenever_it_came(self, make):
        zeros = [attrs.evolve(e, received_on=None) for e in complete()]
        sheet = worksheet(make.household(income=None), 2018, entries=zeros)
        assert (sheet.gross, sheet.net, sheet.missing) == (0, 0, ())

    def test_a_rule_is_not_used_for_a_period_it_is_not_meant_for(self, make):
        subject = make.household()
        with pytest.raises(ParameterNotInForceError, match="cn-45/income/2017"):
            worksheet(subject, 2016, rule=GX)
        sheet = worksheet(subject, 2016, rule=GX, extrapolate=True)
        assert sheet.extrapolated
        assert "外推" in sheet.explain()
        assert not worksheet(subject, 2017, rule=GX).extrapolated


class TestWhatCounts:
    @pytest.mark.parametrize("in_kind", [True, None])
    def test_unsold_output_counts_as_business_receipts(self, sheet_of, in_kind):
        sheet = sheet_of(entry("business", 70, unsold=True, in_kind=in_kind))
        found = line(sheet, "unsold_output")
        assert found.component is Component.BUSINESS
        assert (found.included, found.counted, sheet.net) == (True, 70, 70)

    @pytest.mark.parametrize("item", ["relief", "disaster_relief"])
    @pytest.mark.parametrize(("one_off", "counted"), [(True, 0), (False, 100), (None, None)])
    def test_aid_paid_once_counts_nationally_but_not_in_guangxi(
        self, sheet_of, item, one_off, counted
    ):
        assert sheet_of(entry(item, one_off=one_off)).net == 100
        sheet = sheet_of(entry(item, one_off=one_off), rule=GX)
        assert sheet.net == counted
        if one_off is None:
            assert [m.fact for m in sheet.missing] == [f"{item}.one_off"]

    @pytest.mark.parametrize(("one_off", "counted"), [(True, 0), (False, 100), (None, None)])
    def test_donations_count_where_they_are_regular(self, sheet_of, one_off, counted):
        for rule in (FORM, GX):
            assert sheet_of(entry("donation", one_off=one_off), rule=rule).net == counted

    def test_reimbursements_do_not_count_and_rest_on_memory(self, sheet_of):
        sheet = sheet_of(entry("medical_reimbursement", 500))
        assert (sheet.gross, sheet.excluded, sheet.net) == (500, 500, 0)
        assert sheet.standing is Standing.RECALLED

    def test_what_the_rule_does_not_list_is_unknown(self, sheet_of):
        sheet = sheet_of(entry("高龄补贴", 300))
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["高龄补贴"]
        assert sheet_of(entry("高龄补贴", 0)).net == 0
        assert sheet_of(entry("高龄补贴", received_on=date(2018, 10, 1))).net == 0

    def test_what_does_not_count_may_be_unknown(self, sheet_of):
        sheet = sheet_of(entry("pension.basic", None), rule=GX)
        assert (sheet.gross, sheet.net) == (None, 0)
        assert sheet_of(entry("pension.basic", None)).net is None


class TestGuangxi:
    @pytest.mark.parametrize(
        ("labour", "ab", "c"),
        [
            (LabourCapacity.NONE, 100, 0),
            (LabourCapacity.LOST, 100, 0),
            (LabourCapacity.WEAK, 0, 0),
            (LabourCapacity.ORDINARY, 0, 0),
            (None, None, 0),
        ],
    )
    def test_classes_a_and_b_count_where_nobody_can_work(self, make, labour, ab, c):
        subject = make.household(income=None, size=1, members=(make.member(labour=labour),))
        for name, expected in (("ab", ab), ("c", c)):
            entries = complete(entry(f"subsistence_allowance.{name}"))
            assert worksheet(subject, 2018, rule=GX, entries=entries).net == expected

    @pytest.mark.parametrize(
        ("labour", "class_ab", "counted"),
        [
            (LabourCapacity.NONE, True, 100),
            (LabourCapacity.NONE, False, 0),
            (LabourCapacity.NONE, None, None),
            (LabourCapacity.ORDINARY, None, 0),
            (None, True, None),
            (None, False, 0),
        ],
    )
    def test_an_allowance_of_no_class_follows_the_answers(
        self, make, labour, class_ab, counted
    ):
        answers = (AttestedAnswer(fact="subsistence_class_ab", yes=class_ab),)
        subject = make.household(
            income=None,
            size=1,
            members=(make.member(labour=labour),),
            attested=Attestation(answers=answers),
        )
        sheet = worksheet(subject, 2018, rule=GX, entries=complete(entry("低保金")))
        assert sheet.net == counted
        if counted is None:
            facts = {m.fact for m in sheet.missing}
            assert facts & {"subsistence_class_ab", "members[0].labour"}

    def test_a_pension_that_is_not_divided_is_said_not_guessed(self, sheet_of):
        sheet = sheet_of(entry("pension", 120_000), rule=GX)
        assert sheet.net is None
        assert [m.zh for m in sheet.missing] == ["养老保险金：分项金额"]
        apart = (entry("pension.basic", 100_000), entry("pension.rest", 20_000))
        assert sheet_of(*apart, rule=GX).net == 20_000
        assert sheet_of(*apart).net == 120_000


class TestComponents:
    def test_without_entries_the_components_are_taken(self, make):
        income = make.income(recorded_net=Fen(900_000), per_head=Fen(300_000))
        sheet = worksheet(make.household(income=income), 2018)
        assert not sheet.from_entries
        assert sheet.net == 900_001
        assert sheet.net_difference == 1
        assert sheet.per_head_difference == Fraction(1, 3)
        assert "不足半分" in sheet.explain()

    def test_parts_and_the_rest_of_a_total_are_lines(self, make):
        income = make.income(transfer=Fen(500), pension=Fen(200), family_planning=Fen(0))
        sheet = worksheet(make.household(income=income), 2018)
        amounts = {one.item: one.amount for one in sheet.lines}
        assert (amounts["pension"], amounts["transfer"]) == (200, 300)
        assert sheet.net == income.net
        assert "（其余）" in line(sheet, "transfer").zh

    def test_all_parts_stand_for_a_total_that_is_not_recorded(self, make):
        parts = {"asset_dividend": Fen(20), "other_property": Fen(3)}
        income = make.income(property_income=None, **parts)
        assert worksheet(make.household(income=income), 2018).net == 900_001 + 23
        lacking = attrs.evolve(income, other_property=None)
        sheet = worksheet(make.household(income=lacking), 2018)
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["other_property"]

    def test_parts_beyond_the_total_do_not_raise_it(self, make):
        income = make.income(transfer=Fen(100), pension=Fen(250))
        sheet = worksheet(make.household(income=income), 2018)
        assert sheet.net == income.net
        assert "超过合计" in sheet.explain()
        assert as_income(sheet).net == income.net

    def test_guangxi_does_not_guess_what_is_in_a_total(self, make):
        income = make.income(transfer=Fen(500))
        sheet = worksheet(make.household(income=income), 2018, rule=GX)
        assert sheet.gross is not None
        assert sheet.net is None
        assert [m.fact for m in sheet.missing] == ["transfer.parts"]
        assert worksheet(make.household(), 2018, rule=GX).net == 900_001

    @pytest.mark.parametrize("year", [2017, 2019])
    def test_the_income_of_another_year_is_no_answer(self, make, year):
        sheet = worksheet(make.household(income=make.income(year=year)), 2018)
        assert sheet.net is None
        assert len(sheet.missing) == 5
        assert sheet.recorded_net is None

    def test_what_the_record_leaves_out_stays_out(self, make):
        out = ExcludedIncome(item="借入款", amount=Fen(400), reason="借款不是收入")
        income = make.income(excluded=(out,))
        sheet = worksheet(make.household(income=income), 2018)
        assert sheet.net == income.net == 899_601
        assert sheet.excluded == 400
        assert "借款不是收入" in sheet.explain()
        assert as_income(sheet).net == income.net

    def test_what_the_record_leaves_out_counts_again_where_the_rule_says_so(self, make):
        out = ExcludedIncome(item="基础养老金", amount=Fen(400), reason="广西口径")
        income = make.income(excluded=(out,), transfer=Fen(400), pension=Fen(400))
        subject = make.household(income=income)
        assert worksheet(subject, 2018).net == 900_401
        assert worksheet(subject, 2018, rule=GX).net is None

    def test_nothing_is_taken_off_twice(self, make):
        """Its class C is part of an allowance that does not count at all."""
        out = ExcludedIncome(item="C类低保金", amount=Fen(60), reason="不计")
        zeros = dict.fromkeys(
            (
                *("family_planning", "destitute_support", "pension"),
                *("ecological_compensation", "other_transfer"),
            ),
            Fen(0),
        )
        income = make.income(
            excluded=(out,), transfer=Fen(60), subsistence_allowance=Fen(60), **zeros
        )
        sheet = worksheet(make.household(income=income), 2018, rule=GX)
        assert sheet.net == 900_001
        assert sheet.excluded == 60

    def test_entries_of_the_household_win_over_its_components(self, make):
        subject = make.household(income_entries=complete(entry("wage", 5)))
        assert worksheet(subject, 2018).net == 5
        assert worksheet(subject, 2018).from_entries
        assert worksheet(subject, 2018, entries=()).net == 900_001


class TestAsIncome:
    def test_the_excluded_stand_there_with_their_reason(self, sheet_of):
        sheet = sheet_of(entry("pension.basic", 40), entry("wage", 60), rule=GX)
        income = as_income(sheet)
        assert (income.gross, income.net) == (100, 60)
        (out,) = income.excluded
        assert (out.item, out.amount) == ("基础养老金", 40)
        assert "八有一超" in out.document

    def test_other_income_is_held_by_the_sums(self, sheet_of):
        income = as_income(sheet_of(entry("其他收入", 40), rule=GX))
        assert (income.transfer, income.recorded_net, income.net) == (None, 40, 40)

    def test_it_can_be_assessed_and_the_basic_pension_may_decide(self, make):
        """One fen above the line of 2995 yuan with the basic pension, below without."""
        subject = make.household(income=None, size=1, members=(make.member(),))
        wage, pension = parse_yuan("2900"), parse_yuan("95.01")
        entries = complete(entry("wage", wage), entry("基础养老金", pension))
        verdicts = []
        for rule in (FORM, GX):
            income = as_income(worksheet(subject, 2018, rule=rule, entries=entries))
            judged = assess_exit(attrs.evolve(subject, income=income), on=date(2018, 12, 31))
            verdicts.append(judged.verdict)
        assert verdicts == [Verdict.PASS, Verdict.FAIL]

    def test_an_unknown_net_stays_undetermined(self, make, sheet_of):
        income = as_income(sheet_of(entry("pension", 9_000_000), rule=GX))
        assert income == Income(year=2018)
        judged = assess_exit(make.household(income=income), on=date(2018, 12, 31))
        assert judged.verdict is Verdict.UNDETERMINED


class TestComparison:
    def test_what_differs_is_marked_with_both_reasons(self, make):
        entries = complete(entry("wage", 10), entry("基础养老金", 20))
        found = compare_rules(make.household(income=None), 2018, entries=entries)
        assert [row.zh for row in found.differing] == ["基础养老金"]
        assert [sheet.net for sheet in found.sheets] == [30, 10]
        text = found.explain()
        marked = [one for one in text.splitlines() if one.startswith("*  ")]
        assert len(marked) == 4
        assert "纯收入不含基础养老金" in text
        assert [one.split()[1] for one in marked] == [
            *("基础养老金", "其中不计入", "纯收入", "人均纯收入")
        ]

    def test_columns_stand_under_each_other(self, make):
        entries = complete(entry("wage", 10), entry("基础养老金", 20), entry("x", 3))
        for lang in ("zh", "en"):
            found = compare_rules(make.household(income=None), 2018, entries=entries)
            lines = found.explain(lang).splitlines()
            table = lines[2 : 3 + len(found.rows) + 5]
            assert len({columns(one) for one in table}) == 1

    def test_a_line_only_one_rule_has_differs(self, make):
        """December's wages are there for one rule, and nothing is for the other."""
        wage = entry("wage", 10, received_on=date(2019, 11, 1))
        rest = [attrs.evolve(e, received_on=date(2020, 1, 1)) for e in complete()[1:]]
        found = compare_rules(
            make.household(income=None),
            2020,
            rules=(FORM, attrs.evolve(REGISTER, period=GUANGXI_CALENDAR)),
            entries=[wage, *rest],
        )
        assert [sheet.net for sheet in found.sheets] == [10, None]
        assert [row.lines[0] is None for row in found.differing] == [False, True]
        assert "无此项" in found.explain()

    def test_no_rule_is_nothing_to_compare(self, make):
        with pytest.raises(ValueError, match="rules="):
            compare_rules(make.household(), 2018, rules=())


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


GUANGXI_CALENDAR = INCOME_RULES[1].period


class TestWords:
    def test_every_line_is_printed_with_its_reason(self, sheet_of):
        sheet = sheet_of(
            entry("wage", 1_234_567), entry("基础养老金", 40), entry("y", 5), rule=GX
        )
        for lang in ("zh", "en"):
            text = sheet.explain(lang)
            for one in sheet.lines:
                assert (one.zh if lang == "zh" else one.en) in text
                assert (one.reason if lang == "zh" else one.reason_en) in text
            assert "12345.67" in text
        assert re.search(r"^纯收入 +未知$", sheet.explain(), re.MULTILINE)

    def test_the_share_says_what_rounding_leaves(self, sheet_of):
        assert "人均：1.00÷3人，向下取到分，余1分" in sheet_of(entry("wage", 100)).explain()

    def test_no_note_is_shown(self, sheet_of):
        one = entry("wage", note="测试甲转来")
        assert "测试甲" not in repr(one)
        sheet = sheet_of(one)
        assert "测试甲" not in sheet.explain() + repr(sheet)


names = st.sampled_from(
    [i.id for i in GUANGXI.items] + ["低保金", "不在表内的项目", "wage", "business_cost"]
)
near = st.sampled_from(
    [
        *(date(2017, 9, 30), date(2017, 10, 1), date(2018, 1, 1)),
        *(date(2018, 9, 30), date(2018, 10, 1), date(2018, 12, 31)),
    ]
)
answers = st.sampled_from([True, False, None])


@st.composite
def some_entries(draw):
    days = sorted(draw(st.tuples(near, near)))
    return IncomeEntry(
        item=draw(names),
        amount=draw(st.none() | st.integers(0, 3).map(Fen)),
        first=draw(st.sampled_from([days[0], None])),
        last=draw(st.sampled_from([days[1], None])),
        received_on=draw(st.none() | near),
        in_kind=draw(answers),
        unsold=draw(answers),
        one_off=draw(answers),
        note=draw(st.sampled_from(["", "备注"])),
    )


many = st.lists(some_entries(), max_size=6).map(lambda more: (*complete(), *more))
rules = st.sampled_from([REGISTER, GUANGXI])


class TestProperties:
    @given(households(), many, rules)
    def test_what_counts_less_costs_is_the_net(self, subject, entries, rule):
        sheet = worksheet(subject, 2018, rule=rule, entries=entries)
        costs = [one for one in sheet.lines if one.component is Component.COST]
        income = [one for one in sheet.lines if one.component is not Component.COST]
        counted = [one.counted for one in income]
        spent = [one.counted for one in costs]
        if None in counted or None in spent:
            assert sheet.net is None
            assert sheet.missing
        else:
            assert sheet.net == sum(counted) - sum(spent)
        assert len(sheet.lines) >= len(entries)
        assert as_income(sheet).net == sheet.net

    @given(households(), many, st.randoms(use_true_random=False), rules)
    def test_the_order_of_entries_does_not_matter(self, subject, entries, dice, rule):
        other = list(entries)
        dice.shuffle(other)
        first = worksheet(subject, 2018, rule=rule, entries=entries)
        again = worksheet(subject, 2018, rule=rule, entries=other)
        assert first == again
        assert first.explain() == again.explain()

    @given(households(), many, rules, st.data())
    def test_forgetting_never_changes_a_sum_that_stays_known(
        self, subject, entries, rule, data
    ):
        place = data.draw(st.integers(0, len(entries) - 1))
        field = data.draw(st.sampled_from(["amount", "one_off"]))
        poorer = list(entries)
        poorer[place] = attrs.evolve(poorer[place], **{field: None})
        before = worksheet(subject, 2018, rule=rule, entries=entries)
        after = worksheet(subject, 2018, rule=rule, entries=poorer)
        for total in ("gross", "counted", "costs", "net", "per_head"):
            assert getattr(after, total) in {None, getattr(before, total)}

    @given(households())
    def test_the_register_form_gives_the_net_of_the_components(self, subject):
        income = subject.income
        if income is None or income.year is None or income.gross is None:
            return
        plain = attrs.evolve(
            subject, income=attrs.evolve(income, excluded=()), income_entries=()
        )
        sheet = worksheet(plain, income.year)
        assert sheet.gross == income.gross
        if income.business_cost is not None:
            assert sheet.net == plain.income.net
            assert as_income(sheet).net == sheet.net

    @given(many)
    def test_entries_come_back_from_text(self, entries):
        subject = Household(household_id="示例-1", income_entries=entries)
        assert loads(dumps(subject), Household) == subject


def test_days_that_end_before_they_begin_are_refused_with_their_place():
    with pytest.raises(InvariantError):
        IncomeEntry(item="wage", first=date(2018, 2, 1), last=date(2018, 1, 31))
    IncomeEntry(item="wage", first=date(2018, 2, 1), last=date(2018, 2, 1))
    data = {
        "household_id": "1",
        "income_entries": [{"item": "wage", "first": "2018-02-01", "last": "2018-01-31"}],
    }
    with pytest.raises(InvalidDataError) as caught:
        structure(data, Household)
    (problem,) = caught.value.problems
    assert problem.code == "income-entry.period-reversed"
    assert problem.path == "$.income_entries[0].last"
