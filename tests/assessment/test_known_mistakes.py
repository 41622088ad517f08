"""Nine mistakes that programs in the field are known to make, and this one must not."""

# parametrised tests take what they need

from __future__ import annotations

import itertools

from datetime import date

import pytest

from fupin.assessment import assess_exit
from fupin.codes import StudentStatus
from fupin.logic import Truth
from fupin.model import Attestation, Dwelling, LivingConditions, PoorCount, Verdict
from fupin.policy import history
from fupin.values import Fen, IdNumber, make_id_number


LINE_2018 = 299_500  # fen: 2995 yuan
ALL_ATTESTED = Attestation(
    food=True,
    clothing=True,
    education=True,
    medical=True,
    housing=True,
    water=True,
)


# 1. Income is divided and truncated to whole yuan.
@pytest.mark.parametrize(
    ("offset", "truth"), [(-1, Truth.NOT_MET), (0, Truth.NOT_MET), (1, Truth.MET)]
)
@pytest.mark.parametrize("size", [1, 3, 7])
def test_1_income_is_not_truncated_to_whole_yuan(make, judge, truth_of, size, offset, truth):
    """One fen of the household is decisive, though a head it is a fraction of a fen."""
    found = judge(make.household(size=size, income=make.income(size * LINE_2018 + offset)))
    assert truth_of(found, "income") is truth


# 2. Whether the line itself passes is left to accident.
def test_2_exactly_on_the_line_has_not_passed_and_exactly_on_the_cap_neither(
    make, judge, truth_of
):
    on_line = make.household(income=make.income(3 * LINE_2018))
    assert truth_of(judge(on_line), "income") is Truth.NOT_MET
    per_head = make.income(wage=None, per_head=Fen(LINE_2018))
    assert truth_of(judge(make.household(income=per_head)), "income") is Truth.NOT_MET
    assert truth_of(judge(make.village(20, 1000)), "incidence") is Truth.NOT_MET
    assert truth_of(judge(make.county(20, 1000)), "incidence") is Truth.NOT_MET


# 3. One line serves all years.
MEASURED = {2016: 2952, 2017: 2952, 2018: 2995, 2019: 3218}
LADDER = {2016: 3146, 2017: 3335, 2018: 3535, 2019: 3747, 2020: 4000}


@pytest.mark.parametrize(
    ("standard", "year", "yuan"),
    [
        *(("cn/household/2016", year, yuan) for year, yuan in MEASURED.items()),
        *(("cn/household/2016-ladder", year, yuan) for year, yuan in LADDER.items()),
    ],
)
@pytest.mark.parametrize(("month", "day"), [(5, 1), (12, 31)])
def test_3_every_year_has_its_own_line(make, truth_of, standard, year, yuan, month, day):
    for offset, truth in ((0, Truth.NOT_MET), (1, Truth.MET)):
        income = make.income(3 * yuan * 100 + offset, year=year)
        found = assess_exit(
            make.household(income=income), on=date(year, month, day), standard=standard
        )
        assert truth_of(found, "income") is truth
        assert [u.value for u in found.used if u.unit == "fen/person/year"] == [yuan * 100]


def test_3_both_series_as_published():
    measured = [s.value // 100 for s in history("poverty_line").settings]
    ladder = [s.value // 100 for s in history("exit_line").settings]
    assert measured == [2300, 2536, 2625, 2736, 2800, 2855, 2952, 2952, 2995, 3218]
    assert ladder == [2800, 2968, 3146, 3335, 3535, 3747, 4000]


# 4. Yes and no of water and housing are swapped.
@pytest.mark.parametrize(
    ("solved", "truth"),
    [(True, Truth.MET), (False, Truth.NOT_MET), (None, Truth.UNKNOWN)],
)
def test_4_water_that_is_solved_is_safe(make, truth_of, solved, truth):
    home = make.household(
        income=make.income(year=2019), living=LivingConditions(water_solved=solved)
    )
    found = assess_exit(home, on=date(2019, 12, 31), standard="cn/household/2019")
    assert truth_of(found, "water") is truth


@pytest.mark.parametrize(
    ("safe", "difficult", "truth"),
    [
        (True, False, Truth.MET),
        (True, True, Truth.NOT_MET),
        (False, False, Truth.NOT_MET),
        (False, None, Truth.NOT_MET),
        (None, True, Truth.NOT_MET),
        (True, None, Truth.UNKNOWN),
        (None, False, Truth.UNKNOWN),
    ],
)
def test_4_water_hard_to_get_is_not_safe(make, truth_of, safe, difficult, truth):
    living = LivingConditions(water_safe=safe, water_difficult=difficult)
    home = make.household(income=make.income(year=2019), living=living)
    found = assess_exit(home, on=date(2019, 12, 31), standard="cn/household/2019")
    assert truth_of(found, "water") is truth


@pytest.mark.parametrize(
    ("dangerous", "truth"),
    [(True, Truth.NOT_MET), (False, Truth.MET), (None, Truth.UNKNOWN)],
)
def test_4_a_dangerous_dwelling_is_not_safe(make, judge, truth_of, dangerous, truth):
    found = judge(make.household(dwelling=Dwelling(dangerous=dangerous)))
    assert truth_of(found, "housing") is truth


# 5. The last student in the list decides.
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_5_one_child_out_of_school_decides_wherever_it_stands(make, judge, truth_of, order):
    from fupin.codes import Education

    children = (
        make.pupil(),
        make.pupil(student_status=StudentStatus.NOT_STUDENT, education=Education.PRIMARY),
        make.pupil(student_status=StudentStatus.GRADE_8),
    )
    home = make.household(members=tuple(children[i] for i in order))
    found = judge(home)
    assert truth_of(found, "education") is Truth.NOT_MET
    (said,) = (f.evidence for f in found.findings if f.rule.endswith(".education"))
    assert said == (f"第{order.index(1) + 1}名家庭成员不符合",)


# 6. An empty list passes.
def test_6_a_household_without_members_is_undetermined(make, judge, truth_of):
    found = judge(make.household(members=()))
    assert truth_of(found, "education") is Truth.UNKNOWN
    assert truth_of(found, "medical") is Truth.UNKNOWN
    assert found.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("size", [0, None])
def test_6_a_household_of_nobody_is_undetermined(make, judge, truth_of, size):
    """Whatever is attested, and whatever it earns."""
    found = judge(
        make.household(
            size=size,
            members=(),
            attested=ALL_ATTESTED,
            income=make.income(per_head=Fen(10**9)),
        )
    )
    assert truth_of(found, "income") is Truth.UNKNOWN
    assert found.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("population", [0, None])
def test_6_an_empty_village_is_undetermined(make, judge, truth_of, population):
    found = judge(make.village(0, population))
    assert truth_of(found, "incidence") is Truth.UNKNOWN
    assert found.verdict is Verdict.UNDETERMINED
    assert [m.fact for m in found.missing] == ["population"]


@pytest.mark.parametrize("population", [0, None])
def test_6_an_empty_county_is_undetermined(make, judge, population):
    assert judge(make.county(0, population)).verdict is Verdict.UNDETERMINED


# 7. Scores are summed where all must be met.
@pytest.mark.parametrize(
    "lacking", ["income", "food", "clothing", "education", "medical", "housing"]
)
def test_7_one_rule_not_met_is_enough_to_fail(make, judge, lacking):
    import attrs

    rich = make.income(10**10)
    spoilt = {"income": make.income(1)}
    if lacking != "income":
        spoilt = {"attested": attrs.evolve(ALL_ATTESTED, **{lacking: False})}
    found = judge(make.household(**({"income": rich, "attested": ALL_ATTESTED} | spoilt)))
    assert found.verdict is Verdict.FAIL
    assert found.failed == (f"cn/household/2016.{lacking}",)


def test_7_a_factor_not_met_fails_a_village_without_any_poor(make, judge):
    import attrs

    village = make.village(0)
    spoilt = attrs.evolve(village, attested=attrs.evolve(village.attested, industry=False))
    assert judge(village).verdict is Verdict.PASS
    assert judge(spoilt).verdict is Verdict.FAIL


# 8. A number of 15 digits is sliced as if it had 18.
@pytest.mark.parametrize(
    ("born", "status", "truth"),
    [
        (date(1980, 1, 1), StudentStatus.NOT_STUDENT, Truth.MET),
        (date(2012, 12, 31), StudentStatus.PRESCHOOL_AGE, Truth.MET),
        (date(2010, 1, 1), StudentStatus.PRESCHOOL_AGE, Truth.UNKNOWN),
    ],
)
def test_8_age_is_read_from_a_number_of_18(make, judge, truth_of, born, status, truth):
    person = make.member(
        birth_date=None, id_number=make_id_number("510000", born, 11), student_status=status
    )
    found = judge(make.household(size=1, members=(person,)))
    assert truth_of(found, "education") is truth


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("510000800101001", date(1980, 1, 1)),
        ("510000120601002", date(1912, 6, 1)),
        # Read as 18 digits its date would be nonsense, or a child's.
        ("510000200908003", date(1920, 9, 8)),
    ],
)
def test_8_age_is_read_from_a_number_of_15(make, judge, truth_of, digits, born):
    """15 digits were issued to people of the 20th century: nobody of them is of school age."""
    number = IdNumber.read(digits)
    assert number.birth_date == born
    person = make.member(birth_date=None, id_number=number)
    found = judge(make.household(size=1, members=(person,)))
    assert truth_of(found, "education") is Truth.MET


@pytest.mark.parametrize(
    ("on", "truth"),
    [(date(2016, 5, 1), Truth.NOT_MET), (date(2016, 5, 2), Truth.MET)],
)
def test_8_a_number_of_15_gives_the_birthday(make, truth_of, on, truth):
    """Somebody of 1999, whose 16th birthday is made to fall on the day by its digits."""
    from fupin.codes import Education

    number = IdNumber.read("510000990502001")
    person = make.member(birth_date=None, id_number=number, education=Education.PRIMARY)
    home = make.household(size=1, members=(person,), income=make.income(year=2015))
    day = on.replace(year=2015)
    found = assess_exit(home, on=day, extrapolate=True)
    assert truth_of(found, "education") is truth


# 9. A row that is missing crashes the program, or is taken for "no" or for "yes".
def test_9_missing_rows_leave_member_rules_open(make, judge, truth_of):
    found = judge(make.household(size=4, income=make.income(4 * LINE_2018 + 1)))
    assert truth_of(found, "education") is Truth.UNKNOWN
    assert truth_of(found, "medical") is Truth.UNKNOWN
    assert found.verdict is Verdict.UNDETERMINED
    assert {m.fact for m in found.missing} >= {"roster_complete"}


def test_9_what_the_rows_at_hand_decide_stays_decided(make, judge, truth_of):
    rows = (
        make.member(),
        make.member(basic_medical_insured=False, employee_medical_insured=False),
        make.member(),
    )
    found = judge(make.household(size=4, members=rows))
    assert truth_of(found, "medical") is Truth.NOT_MET
    assert found.verdict is Verdict.FAIL


def test_9_too_many_rows_prove_nothing_either(make, judge, truth_of):
    assert truth_of(judge(make.household(size=2)), "education") is Truth.UNKNOWN


def test_9_an_income_or_a_dwelling_that_is_missing_is_unknown(make, judge):
    found = judge(make.household(income=None, dwelling=None, living=None, attested=None))
    assert found.verdict is Verdict.UNDETERMINED
    assert found.failed == ()


def test_9_a_village_without_a_count_is_unknown(make, judge):
    import attrs

    bare = attrs.evolve(make.village(), poor=None, attested=None)
    found = judge(bare)
    assert found.verdict is Verdict.UNDETERMINED
    assert len(found.undetermined) == 5
    assert PoorCount.exactly(0) != bare.poor
