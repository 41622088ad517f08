"""Income rules as data: what counts under which document, over which months."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.errors import ParameterNotInForceError, RuleDefinitionError, UnknownNameError
from fupin.facts import household
from fupin.policy import document, documents
from fupin.standards.income import (
    ANHUI,
    DINGNAN,
    GUANGXI,
    INCOME_RULES,
    LIAONING,
    REGISTER,
    REGISTRATION,
    income_rule,
    income_rules,
)
from fupin.standards.income_rule import (
    REQUIRED,
    Component,
    IncomeItem,
    IncomePeriod,
    Treatment,
    merged,
)
from fupin.standards.rule import IncomeConcept
from fupin.values import PROVINCES, Standing


PENSIONS = {"pension", "pension.basic", "pension.rest"}
ALLOWANCES = {
    "subsistence_allowance",
    "subsistence_allowance.ab",
    "subsistence_allowance.c",
    "destitute_support",
}


def treatments(rule):
    return {item.id: item.treatment for item in rule.items}


@pytest.mark.parametrize("rule", INCOME_RULES, ids=lambda r: r.id)
class TestEveryRule:
    def test_is_found_by_its_id(self, rule):
        assert income_rule(rule.id) is rule
        assert rule in income_rules()

    def test_every_item_says_why_and_by_what_text(self, rule):
        titles = {d.title for d in documents().values()}
        cited = [*rule.cites, *rule.period_cites]
        for item in rule.items:
            assert item.zh
            assert item.reason
            assert item.en.isascii()
            assert item.reason_en.isascii()
            assert item.cites
            cited += item.cites
        assert {c.document for c in cited} <= titles
        assert rule.note
        assert rule.note_en.isascii()

    def test_the_first_item_of_a_component_stands_for_the_whole(self, rule):
        for component in REQUIRED:
            assert rule.total(component).part_of == ""
            assert rule.total(component).zh == component.value

    def test_it_belongs_to_a_province_that_exists(self, rule):
        assert rule.region == "" or rule.region[:2] + "0000" in PROVINCES

    def test_everything_wider_is_of_one_component(self, rule):
        for item in rule.items:
            assert {w.component for w in rule.wider(item)} <= {item.component}


def test_an_unknown_rule_names_those_there_are():
    with pytest.raises(UnknownNameError, match="cn-45/income/2017"):
        income_rule("cn/income")


class TestTheRegisterForm:
    def test_only_reimbursements_do_not_count_and_that_is_recalled(self):
        left_out = [i for i in REGISTER.items if i.treatment is not Treatment.COUNTED]
        assert [i.id for i in left_out] == ["housing_grant", "medical_reimbursement"]
        assert {c.standing for i in left_out for c in i.cites} == {Standing.RECALLED}

    def test_transfers_that_summaries_leave_out_count(self):
        """赡养收入, 救灾款 and pensions are transfers by the notes on the form."""
        for name in ("赡养收入", "救灾款", "养老保险金", "基础养老金", "退休金", "低保金"):
            item = REGISTER.item(name)
            assert item.component is Component.TRANSFER
            assert item.treatment is Treatment.COUNTED
            assert item.one_off is None
            assert {c.standing for c in item.cites} == {Standing.CONFIRMED}

    def test_only_regular_donations_count(self):
        assert REGISTER.item("donation").one_off is Treatment.NOT_COUNTED

    def test_unsold_output_is_part_of_business_receipts(self):
        unsold = REGISTER.item("unsold_output")
        assert unsold.component is Component.BUSINESS
        assert [w.id for w in REGISTER.wider(unsold)] == ["business"]
        assert unsold.cites[0].standing is Standing.REPORTED

    def test_it_speaks_of_net_income(self):
        assert REGISTER.concept is IncomeConcept.NET

    def test_the_contradictory_list_is_not_in_it(self):
        """Its items that no other text names are not listed: they stay unknown."""
        for name in ("残疾补助", "高龄补贴", "医保报销", "一次性赠与"):
            assert REGISTER.item(name) is None
        assert "自相矛盾" in REGISTER.note

    def test_the_columns_are_those_of_the_register(self):
        columns = {i.id: i.column for i in REGISTER.items if i.column}
        assert columns["wage"] == "AAC073"
        assert columns["business_cost"] == "AAC074"
        assert columns["destitute_support"] == "AAC086"
        assert len(set(columns.values())) == len(columns) == 13


class TestGuangxi:
    def test_what_differs_from_the_register_form(self):
        ours, theirs = treatments(REGISTER), treatments(GUANGXI)
        changed = {k: theirs[k] for k in ours if ours[k] is not theirs[k]}
        assert changed == {
            "transfer": Treatment.CONDITIONAL,
            "other_transfer": Treatment.CONDITIONAL,
            "pension": Treatment.CONDITIONAL,
            "pension.basic": Treatment.NOT_COUNTED,
            "subsistence_allowance": Treatment.CONDITIONAL,
            "subsistence_allowance.ab": Treatment.CONDITIONAL,
            "subsistence_allowance.c": Treatment.NOT_COUNTED,
        }
        assert theirs.keys() - ours.keys() == {
            "temporary_relief",
            "border_allowance",
            "farm_subsidy",
            "other",
        }

    def test_aid_paid_once_does_not_count(self):
        once = {i.id for i in GUANGXI.items if i.one_off is Treatment.NOT_COUNTED}
        assert once == {"relief", "disaster_relief", "donation"}

    def test_money_sent_home_is_a_transfer_there_and_wages_nationally(self):
        assert GUANGXI.item("migrant_remittance").component is Component.TRANSFER
        assert REGISTER.item("migrant_remittance").component is Component.WAGE
        assert GUANGXI.total(Component.TRANSFER).id == "transfer"

    def test_it_adds_other_income_and_notes_how_the_able_must_exit(self):
        assert GUANGXI.item("其他收入").component is Component.OTHER
        assert "产业、就业" in GUANGXI.note


class TestLiaoning:
    def test_allowances_and_pensions_are_those_due_for_the_calendar_year(self):
        due = {i.id for i in LIAONING.items if i.due}
        assert due == PENSIONS | ALLOWANCES
        for item in LIAONING.items:
            own = IncomePeriod.CALENDAR_YEAR if item.id in due else None
            assert item.period is own

    def test_what_counts_is_as_on_the_register_form(self):
        assert treatments(LIAONING) == treatments(REGISTER)


class TestPeriods:
    @pytest.mark.parametrize(
        ("rule", "year", "on", "first", "last"),
        [
            (REGISTER, 2018, None, date(2017, 10, 1), date(2018, 9, 30)),
            (REGISTRATION, 2013, None, date(2013, 1, 1), date(2013, 12, 31)),
            (GUANGXI, 2017, None, date(2016, 10, 1), date(2017, 9, 30)),
            (LIAONING, 2020, None, date(2019, 10, 1), date(2020, 9, 30)),
            (ANHUI, 2020, date(2020, 6, 1), date(2019, 6, 1), date(2020, 5, 31)),
            (ANHUI, 2020, date(2020, 6, 30), date(2019, 6, 1), date(2020, 5, 31)),
            (ANHUI, 2020, date(2020, 3, 31), date(2019, 3, 1), date(2020, 2, 29)),
            (ANHUI, 2020, date(2020, 1, 1), date(2019, 1, 1), date(2019, 12, 31)),
            (DINGNAN, 2024, date(2024, 5, 20), date(2023, 5, 20), date(2024, 5, 19)),
            (DINGNAN, 2024, date(2024, 3, 1), date(2023, 3, 1), date(2024, 2, 29)),
        ],
    )
    def test_first_and_last_day(self, rule, year, on, first, last):
        period = rule.period.of(year, on)
        assert (period.first, period.last) == (first, last)

    def test_months_that_roll_need_a_day_of_the_year(self):
        with pytest.raises(TypeError, match="on="):
            DINGNAN.period.of(2024)
        with pytest.raises(ValueError, match="2024"):
            DINGNAN.period.of(2024, date(2023, 12, 31))

    def test_only_liaoning_and_the_registration_are_confirmed_to_have_theirs(self):
        """That October to September is national rests on one province's document."""
        standing = {r.id: r.period_cites[0].standing for r in INCOME_RULES}
        assert standing["cn/income/register"] is Standing.REPORTED
        assert standing["cn-45/income/2017"] is Standing.REPORTED
        assert standing["cn-21/income/2020"] is Standing.CONFIRMED
        assert standing["cn/income/registration-2014"] is Standing.CONFIRMED

    @pytest.mark.parametrize(
        ("rule", "inside", "outside"),
        [
            (GUANGXI, date(2017, 1, 1), date(2016, 12, 31)),
            (GUANGXI, date(2020, 12, 31), date(2021, 1, 1)),
            (REGISTRATION, date(2013, 12, 31), date(2014, 1, 1)),
            (REGISTER, date(2014, 1, 1), date(2013, 12, 31)),
            (REGISTER, date(2030, 9, 30), date(2013, 9, 30)),
            (DINGNAN, date(2024, 12, 31), date(2025, 1, 1)),
        ],
    )
    def test_the_days_it_is_meant_for(self, rule, inside, outside):
        rule.refuse_outside(inside, extrapolate=False)
        rule.refuse_outside(outside, extrapolate=True)
        with pytest.raises(ParameterNotInForceError):
            rule.refuse_outside(outside, extrapolate=False)

    def test_monitoring_knows_only_the_months(self):
        for rule in (ANHUI, DINGNAN):
            assert rule.items == REGISTER.items
            assert rule.concept is None
            assert "只见核算期" in rule.note


class TestBadRules:
    def test_an_item_stands_once(self):
        with pytest.raises(RuleDefinitionError, match="once"):
            attrs.evolve(REGISTER, items=(*REGISTER.items, REGISTER.items[0]))

    def test_a_part_stands_after_its_whole(self):
        with pytest.raises(RuleDefinitionError, match="no item for"):
            attrs.evolve(REGISTER, items=tuple(reversed(REGISTER.items)))

    def test_a_part_is_of_the_component_of_its_whole(self):
        moved = attrs.evolve(REGISTER.item("pension"), component=Component.WAGE)
        with pytest.raises(RuleDefinitionError, match="of its component"):
            attrs.evolve(REGISTER, items=merged(REGISTER.items, moved))

    def test_every_term_of_the_formula_has_an_item(self):
        kept = tuple(i for i in REGISTER.items if i.component is not Component.COST)
        with pytest.raises(RuleDefinitionError, match="COST"):
            attrs.evolve(REGISTER, items=kept)

    def test_a_condition_is_for_what_is_conditional(self):
        wage = REGISTER.item("wage")
        with pytest.raises(RuleDefinitionError, match="CONDITIONAL"):
            attrs.evolve(wage, condition=household.roster_complete)
        with pytest.raises(RuleDefinitionError, match="one_off"):
            attrs.evolve(wage, one_off=Treatment.CONDITIONAL)

    def test_a_condition_may_not_be_nonsense(self):
        with pytest.raises(RuleDefinitionError):
            IncomeItem(
                id="x",
                zh="x",
                en="x",
                component=Component.WAGE,
                treatment=Treatment.CONDITIONAL,
                condition=household.size > household.net_income,
                reason="x",
                reason_en="x",
                cites=(document("income-formula").cite(),),
            )
