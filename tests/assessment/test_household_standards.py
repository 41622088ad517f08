"""Every rule of the household standards: met, not met, unknown, and exactly at its edge."""

# parametrised tests take what they need

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.assessment import assess_exit
from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    StudentStatus,
)
from fupin.logic import Truth
from fupin.model import Attestation, Dwelling, ExcludedIncome, Verdict
from fupin.standards import standard
from fupin.values import Fen, Standing


HOUSEHOLD = ("cn/household/2016", "cn/household/2016-ladder", "cn/household/2019")
LINE = 299_500
MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN


def test_the_sample_passes_and_says_what_it_rests_on(make, judge):
    found = judge(make.household())
    assert found.verdict is Verdict.PASS
    assert (found.failed, found.undetermined, found.reasons, found.missing) == ((), (), (), ())
    assert (found.failed_mask, found.unknown_mask) == (0, 0)
    assert (found.kind, found.subject, found.region) == ("household", "5100000001", "510000")
    assert [u.name for u in found.used] == [
        "poverty_line",
        "compulsory_schooling_first_age",
        "compulsory_schooling_last_age",
    ]


@pytest.mark.parametrize("name", HOUSEHOLD)
def test_books_have_these_rules(name):
    last_names = [r.last_name for r in standard(name).rules]
    water = ["water"] if name.endswith("2019") else []
    assert last_names == [
        *("income", "food", "clothing", "education", "medical", "housing"),
        *water,
    ]


class TestIncome:
    def test_value_threshold_and_margin_in_fen(self, make, judge):
        finding = judge(make.household()).findings[0]
        assert (finding.value, finding.threshold, finding.unit) == (
            900_001,
            3 * LINE,
            "fen/year",
        )
        assert finding.margin == 900_001 - 3 * LINE

    def test_margin_is_one_fen_below_and_nothing_on_the_line(self, make, judge):
        for offset in (-1, 0, 1):
            home = make.household(income=make.income(3 * LINE + offset))
            assert judge(home).findings[0].margin == offset

    @pytest.mark.parametrize(("offset", "truth"), [(-1, NOT_MET), (0, NOT_MET), (1, MET)])
    def test_only_the_recorded_figure_a_head(self, make, judge, truth_of, offset, truth):
        recorded = make.income(wage=None, per_head=Fen(LINE + offset))
        found = judge(make.household(income=recorded))
        assert truth_of(found, "income") is truth
        finding = found.findings[0]
        assert (finding.value, finding.threshold, finding.unit) == (
            LINE + offset,
            LINE,
            "fen/person/year",
        )

    @pytest.mark.parametrize(("offset", "truth"), [(-1, NOT_MET), (0, NOT_MET), (1, MET)])
    def test_only_the_recorded_net_income(self, make, judge, truth_of, offset, truth):
        recorded = make.income(wage=None, recorded_net=Fen(3 * LINE + offset))
        assert truth_of(judge(make.household(income=recorded)), "income") is truth

    @pytest.mark.parametrize("recorded", [Fen(0), Fen(10**9)])
    @pytest.mark.parametrize(("offset", "truth"), [(0, NOT_MET), (1, MET)])
    def test_components_win_over_what_was_recorded(
        self, make, judge, truth_of, recorded, offset, truth
    ):
        both = make.income(3 * LINE + offset, recorded_net=recorded, per_head=recorded)
        assert truth_of(judge(make.household(income=both)), "income") is truth

    @pytest.mark.parametrize(
        "missing", ["wage", "business", "property_income", "transfer", "business_cost"]
    )
    def test_a_missing_component_is_unknown_not_zero(self, make, judge, truth_of, missing):
        """However rich the household is by what is recorded."""
        part = make.income(10**9, **{missing: None})
        found = judge(make.household(income=part))
        assert truth_of(found, "income") is UNKNOWN
        assert [m.fact for m in found.missing] == ["net_income", "income_per_head"]
        assert found.findings[0].value is None
        assert found.findings[0].threshold == 3 * LINE
        assert found.findings[0].margin is None

    @pytest.mark.parametrize("year", [2017, 2019, 1918])
    def test_income_of_another_year_is_not_used(self, make, judge, truth_of, year):
        other = make.income(10**9, year=year, per_head=Fen(10**9), recorded_net=Fen(10**9))
        assert truth_of(judge(make.household(income=other)), "income") is UNKNOWN

    def test_income_of_no_stated_year_is_taken_for_the_year_asked(self, make, judge, truth_of):
        assert truth_of(judge(make.household(income=make.income(year=None))), "income") is MET

    def test_what_is_not_counted_is_taken_off(self, make, judge, truth_of):
        gift = ExcludedIncome(item="礼金", amount=Fen(2), reason="不计入")
        for amount, truth in ((3 * LINE + 2, NOT_MET), (3 * LINE + 3, MET)):
            income = make.income(amount, excluded=(gift,))
            assert truth_of(judge(make.household(income=income)), "income") is truth

    def test_size_of_the_register_counts_not_the_rows(self, make, judge, truth_of):
        income = make.income(4 * LINE)
        assert truth_of(judge(make.household(income=income, size=4)), "income") is NOT_MET
        assert truth_of(judge(make.household(income=income, size=3)), "income") is MET

    def test_a_loss_fails(self, make, judge, truth_of):
        assert truth_of(judge(make.household(income=make.income(-1))), "income") is NOT_MET


class TestAttested:
    @pytest.mark.parametrize("rule", ["food", "clothing"])
    @pytest.mark.parametrize(
        ("answer", "truth"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)]
    )
    def test_food_and_clothing_only_a_visit_can_tell(
        self, make, judge, truth_of, rule, answer, truth
    ):
        home = make.household(attested=Attestation(**{rule: answer}))
        found = judge(home)
        assert truth_of(found, rule) is truth
        if truth is UNKNOWN:
            assert f"{rule}_attested" in {m.fact for m in found.missing}

    @pytest.mark.parametrize("rule", ["education", "medical", "housing"])
    @pytest.mark.parametrize(("answer", "truth"), [(True, MET), (False, NOT_MET)])
    def test_a_visit_wins_over_the_register(self, make, judge, truth_of, rule, answer, truth):
        """The register is made to say the opposite."""
        poor_child = make.pupil(
            student_status=StudentStatus.NOT_STUDENT,
            education=Education.PRIMARY,
            basic_medical_insured=False,
            employee_medical_insured=False,
        )
        register = {"size": 1, "members": (make.pupil(),)}
        if answer:
            register["members"] = (poor_child,)
            register["dwelling"] = Dwelling(grade=DwellingGrade.D, dangerous=True)
        unattested = judge(make.household(**register))
        assert truth_of(unattested, rule) is (NOT_MET if answer else MET)
        home = make.household(attested=Attestation(**{rule: answer}), **register)
        assert truth_of(judge(home), rule) is truth

    def test_evidence_names_the_visitor_masked_and_the_day(self, make, judge):
        food = judge(make.household()).findings[1]
        assert food.evidence == ("入户核查：核查人核*，2018-12-01",)
        assert food.evidence_en == ("visit attested by 核* on 2018-12-01",)

    def test_evidence_without_name_and_day_says_so(self, make, judge):
        food = judge(make.household(attested=Attestation(food=True))).findings[1]
        assert food.evidence == ("入户核查：核查人未登记，日期未登记",)


class TestHousing:
    @pytest.mark.parametrize(
        ("grade", "dangerous", "truth"),
        [
            (DwellingGrade.A, None, MET),
            (DwellingGrade.B, None, MET),
            (DwellingGrade.C, None, NOT_MET),
            (DwellingGrade.D, None, NOT_MET),
            (DwellingGrade.A, True, MET),
            (DwellingGrade.D, False, NOT_MET),
            (DwellingGrade.OTHER, None, UNKNOWN),
            (DwellingGrade.OTHER, False, MET),
            (None, True, NOT_MET),
            (None, False, MET),
            (None, None, UNKNOWN),
        ],
    )
    def test_grade_first_then_the_register(
        self, make, judge, truth_of, grade, dangerous, truth
    ):
        found = judge(make.household(dwelling=Dwelling(grade=grade, dangerous=dangerous)))
        assert truth_of(found, "housing") is truth
        if truth is UNKNOWN:
            assert [m.fact for m in found.missing] == [
                "housing_attested",
                "dwelling_grade",
                "dangerous_dwelling",
            ]


class TestMedical:
    @pytest.mark.parametrize(
        ("resident", "employee", "serving", "truth"),
        [
            (True, None, None, MET),
            (None, True, None, MET),
            (False, True, None, MET),
            (False, False, True, MET),
            (None, None, True, MET),
            (False, False, False, NOT_MET),
            (False, None, False, UNKNOWN),
            (None, False, False, UNKNOWN),
            (False, False, None, UNKNOWN),
        ],
    )
    def test_either_insurance_or_service(
        self, make, judge, truth_of, resident, employee, serving, truth
    ):
        person = make.member(
            basic_medical_insured=resident,
            employee_medical_insured=employee,
            in_service=serving,
        )
        found = judge(make.household(size=1, members=(person,)))
        assert truth_of(found, "medical") is truth

    def test_critical_illness_insurance_does_not_count(self, make, judge, truth_of):
        person = make.member(
            basic_medical_insured=False,
            employee_medical_insured=False,
            critical_illness_insured=True,
        )
        found = judge(make.household(size=1, members=(person,)))
        assert truth_of(found, "medical") is NOT_MET

    def test_missing_names_the_member_by_place(self, make, judge):
        unknown = make.member(basic_medical_insured=None)
        rows = (make.member(), unknown, make.pupil())
        found = judge(make.household(members=rows))
        assert [(m.fact, m.zh, m.en) for m in found.missing] == [
            ("medical_attested", "核查基本医疗有保障", "medical care attested"),
            (
                "members[1].basic_medical_insured",
                "第2名成员的参加基本医疗保险",
                "has basic medical insurance of member 2",
            ),
        ]
        assert {m.rule for m in found.missing} == {"cn/household/2016.medical"}


class TestEducation:
    def judged(self, make, judge, truth_of, person):
        return truth_of(judge(make.household(size=1, members=(person,))), "education")

    @pytest.mark.parametrize(
        ("born", "truth"),
        [
            (date(2013, 1, 1), MET),  # 5 years old until tomorrow
            (date(2012, 12, 31), NOT_MET),  # 6 today
            (date(2003, 1, 1), NOT_MET),  # 15 until tomorrow
            (date(2002, 12, 31), MET),  # 16 today
        ],
    )
    def test_school_age_begins_and_ends_on_a_birthday(
        self, make, judge, truth_of, born, truth
    ):
        idle = make.member(
            birth_date=born,
            student_status=StudentStatus.NOT_STUDENT,
            education=Education.PRIMARY,
        )
        assert self.judged(make, judge, truth_of, idle) is truth

    @pytest.mark.parametrize(
        ("born", "truth"),
        [(date(2012, 1, 1), MET), (date(2011, 12, 31), NOT_MET)],
    )
    def test_not_yet_at_school_is_well_only_in_the_first_year(
        self, make, judge, truth_of, born, truth
    ):
        """Six until tomorrow may still wait; seven today may not."""
        waiting = make.member(
            birth_date=born,
            student_status=StudentStatus.PRESCHOOL_AGE,
            education=Education.PRESCHOOL_AGE,
        )
        assert self.judged(make, judge, truth_of, waiting) is truth

    @pytest.mark.parametrize("status", list(StudentStatus))
    def test_every_status_at_ten(self, make, judge, truth_of, status):
        child = make.pupil(student_status=status, education=Education.PRIMARY)
        out = status in {StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE}
        assert self.judged(make, judge, truth_of, child) is (NOT_MET if out else MET)

    @pytest.mark.parametrize("education", [*Education, None])
    def test_every_schooling_of_a_young_one_not_at_school(
        self, make, judge, truth_of, education
    ):
        young = make.pupil(
            birth_date=date(2004, 1, 1),
            student_status=StudentStatus.NOT_STUDENT,
            education=education,
        )
        unfinished = {Education.ILLITERATE, Education.PRIMARY, Education.PRESCHOOL_AGE}
        expected = (
            UNKNOWN if education is None else NOT_MET if education in unfinished else MET
        )
        assert self.judged(make, judge, truth_of, young) is expected

    @pytest.mark.parametrize(
        ("health", "reason", "truth"),
        [
            ({HealthStatus.DISABLED}, DropoutReason.DISABILITY, MET),
            ({HealthStatus.CHRONIC}, DropoutReason.ILLNESS, MET),
            ({HealthStatus.SEVERE, HealthStatus.DISABLED}, DropoutReason.ILLNESS, MET),
            ({HealthStatus.HEALTHY}, DropoutReason.ILLNESS, NOT_MET),
            ({HealthStatus.SEVERE}, DropoutReason.AVERSION, NOT_MET),
            (set(), DropoutReason.ILLNESS, NOT_MET),
            ({HealthStatus.SEVERE}, None, UNKNOWN),
            ({HealthStatus.HEALTHY}, None, NOT_MET),
            (None, DropoutReason.ILLNESS, UNKNOWN),
            (None, DropoutReason.OTHER, NOT_MET),
        ],
    )
    def test_too_ill_needs_both_the_state_and_the_reason(
        self, make, judge, truth_of, health, reason, truth
    ):
        child = make.pupil(
            student_status=StudentStatus.NOT_STUDENT,
            education=Education.PRIMARY,
            health=None if health is None else frozenset(health),
            dropout_reason=reason,
        )
        assert self.judged(make, judge, truth_of, child) is truth

    def test_unknown_age_is_unknown_unless_at_school(self, make, judge, truth_of):
        idle = make.member(birth_date=None)
        assert self.judged(make, judge, truth_of, idle) is UNKNOWN
        at_school = make.pupil(birth_date=None)
        assert self.judged(make, judge, truth_of, at_school) is MET

    def test_somebody_born_after_the_day_has_no_age(self, make, judge, truth_of):
        unborn = make.member(birth_date=date(2019, 1, 1))
        assert self.judged(make, judge, truth_of, unborn) is UNKNOWN

    def test_missing_lists_facts_of_the_child_by_place(self, make, judge):
        """Not the reason for being at home: of a healthy child it would not matter."""
        for health, reason in (
            (frozenset({HealthStatus.HEALTHY}), []),
            (frozenset({HealthStatus.SEVERE}), ["members[1].dropout_reason"]),
        ):
            child = make.pupil(student_status=None, health=health)
            found = judge(make.household(members=(make.member(), child, make.pupil())))
            assert [m.fact for m in found.missing] == [
                "education_attested",
                "members[1].student_status",
                "members[1].education",
                *reason,
            ]


def test_the_weakest_standing_travels(make, judge, day):
    """The line of 2018 is recalled, that of 2019 reported; neither is confirmed."""
    assert judge(make.household()).standing is Standing.RECALLED
    assert judge(make.household()).findings[0].standing is Standing.RECALLED
    food = judge(make.household()).findings[1]
    assert food.standing is Standing.REPORTED
    later = make.household(income=make.income(10**7, year=2019))
    found = assess_exit(later, on=day.replace(year=2019))
    assert found.standing is Standing.REPORTED


def test_reasons_are_titles_of_what_is_not_met_before_what_is_unknown(make, judge):
    poor = make.household(income=make.income(0), attested=None)
    found = judge(poor)
    assert found.reasons == ("年人均纯收入稳定超过国家扶贫标准",)
    assert found.undetermined == ("cn/household/2016.food", "cn/household/2016.clothing")
    found = judge(attrs.evolve(poor, income=make.income()))
    assert found.reasons == ("不愁吃", "不愁穿")
    assert found.verdict is Verdict.UNDETERMINED
