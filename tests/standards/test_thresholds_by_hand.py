"""Each threshold as the documents print it: the last figure that passes, the first that fails.

Written by hand from the documents, not from the rules: a ``>`` that became ``>=``, or a
wrong figure, shows here.
"""

from __future__ import annotations

from datetime import date

import pytest

from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    ResettlementType,
    StudentStatus,
)
from fupin.errors import ParameterNotInForceError
from fupin.logic import names, value
from fupin.logic.units import places
from fupin.policy import choose
from fupin.standards import standard, standards
from fupin.values import parse_scaled


Y, N = True, False

# rule, fact asked, the figure that just passes, the figure that just fails
FIGURES = [
    # incidence, of 10000 people: strictly below, but for Changshun and Xinbin
    ("cn-61/village/2017.incidence", "poor", "299", "300"),
    ("cn-61/county/2017.incidence", "poor", "299", "300"),
    ("cn-45/village/2017.incidence", "poor", "299", "300"),
    ("cn-51/village/2016.incidence", "poor", "399", "400"),
    ("cn-51/village/2017.incidence", "poor", "299", "300"),
    ("cn-51/county/2016.incidence", "poor", "299", "300"),
    ("cn-34/county/2016.incidence", "poor", "199", "200"),
    ("cn-41/village/2016.incidence", "poor", "199", "200"),
    ("cn-210422/village/2020.incidence", "poor", "200", "201"),
    ("cn-522729/village/2017.incidence", "poor", "300", "301"),
    ("cn-53/county/2017.incidence", "poor", "299", "300"),
    ("cn-43/county/2017.incidence", "poor", "199", "200"),
    ("cn-65/village/one-five-seven.incidence", "poor", "299", "300"),
    ("source-001/village/standard.incidence", "poor", "299", "300"),
    ("source-001/village/model.incidence", "poor", "299", "300"),
    # income a head: strictly above
    ("cn-51/household/2016.income", "income_per_head", "4000.01", "4000"),
    ("cn-210422/household/2020.income", "income_per_head", "4400.01", "4400"),
    ("source-003/household/3300.income", "income_per_head", "3300.01", "3300"),
    ("source-003/household/3800.income", "income_per_head", "3800.01", "3800"),
    ("source-003/household/4500.income", "income_per_head", "4500.01", "4500"),
    ("source-003/household/5000.income", "income_per_head", "5000.01", "5000"),
    # shares of Shaanxi
    ("cn-61/village/2017.power", "power_share", "100", "99.99"),
    ("cn-61/county/2017.roads", "paved_village_share", "97", "96.99"),
    ("cn-61/county/2017.tap-water", "tap_water_share", "90", "89.99"),
    ("cn-61/county/2017.power", "power_share", "100", "99.99"),
    ("cn-61/county/2017.housing", "safe_housing_share", "97", "96.99"),
    ("cn-61/county/2017.insured", "insured_poor_share", "100", "99.99"),
    ("cn-61/county/2017-early.insured", "insured_poor_share", "97", "96.99"),
    # Guangxi, village
    ("cn-45/village/2017.housing", "safe_housing_share", "98", "97.99"),
    ("cn-45/village/2017.medical", "insured_share", "98", "97.99"),
    ("cn-45/village/2017.water", "safe_water_share", "98", "97.99"),
    ("cn-45/village/2017.power", "power_share", "98", "97.99"),
    ("cn-45/village/2017.television", "television_share", "98", "97.99"),
    # Guangxi, county
    ("cn-45/county/2017.medical", "insured_share", "98", "97.99"),
    ("cn-45/county/2017.water", "safe_water_share", "98", "97.99"),
    ("cn-45/county/2017.roads", "road_village_share", "98", "97.99"),
    ("cn-45/county/2017.power", "power_share", "98", "97.99"),
    # water
    ("cn/water/2018.amount", "water_amount", "35", "19"),
    ("cn/water/2018.assurance", "water_assurance", "90", "89.99"),
    ("cn/water/2018-full.amount", "water_amount", "60", "39"),
    ("cn/water/2018-full.assurance", "water_assurance", "95", "94.99"),
    # others
    ("cn-34/county/2016.villages", "exited_village_share", "100", "99.99"),
    ("cn-53/county/2017.villages", "exited_village_share", "100", "99.99"),
    ("cn-53/county/2017.measures", "measures_share", "100", "99.99"),
    ("cn-43/county/2017.income", "rural_disposable_income", "10000.01", "10000"),
    ("cn-522729/village/2017.group-roads", "group_road_share", "100", "99.99"),
    ("cn-522729/village/2017.dwellings", "dangerous_dwellings", "0", "1"),
    ("cn-51/village/2017.collective", "collective_income", "0.01", "0"),
    ("source-001/village/standard.housing", "dangerous_dwellings", "0", "1"),
]
PEOPLE = 10_000

# rule, what else is known, fact asked, passes, fails
IN_CONTEXT = [
    (
        "cn-61/village/2017.income-share",
        {"exited_income_share_before": 5000},
        *("exited_income_share", "50.01", "50"),
    ),
    (
        "cn-61/county/2017.income",
        {"provincial_rural_income": 1_000_000},
        *("rural_disposable_income", "7000", "6999.99"),
    ),
    (
        "cn-45/village/2017.housing",
        {"households": 100},
        *("dangerous_dwellings", "2", "3"),
    ),
    (
        "cn-45/village/2017.water",
        {"households": 100},
        *("unsafe_water_households", "2", "3"),
    ),
    (
        "cn-45/village/2017.collective",
        {"villagers_cooperative": Y},
        "collective_income",
        "50000",
        "49999.99",
    ),
    (
        "cn-45/county/2017.housing",
        {"repaired_dwelling_share": 10_000},
        *("safe_housing_share", "98", "97.99"),
    ),
    (
        "cn-45/county/2017.industry",
        {"industry_coverage": 6000},
        *("specialty_industries", "2", "1"),
    ),
    (
        "cn-45/county/2017.industry",
        {"industry_coverage": 6000},
        *("specialty_industries", "5", "6"),
    ),
    (
        "cn-45/county/2017.industry",
        {"specialty_industries": 2},
        *("industry_coverage", "60", "59.99"),
    ),
    (
        "cn-45/county/2017.services",
        {"secondary_hospital": Y, "township_hospitals": Y, "village_clinics": Y},
        *("television_share", "98", "97.99"),
    ),
    (
        "cn-45/county/2017.incidence",
        {"poor_at_least": 0, "poor_at_most": 0, "rural_population": 9}
        | {"national_income_growth": 800},
        *("rural_income_growth", "8.01", "8"),
    ),
    (
        "cn-45/village/2017.industry",
        {"industry_coverage": 6000, "industry_base": Y},
        *("specialty_industries", "1", "0"),
    ),
    (
        "cn-45/village/2017.industry",
        {"industry_coverage": 6000, "industry_cooperative": Y},
        *("specialty_industries", "3", "4"),
    ),
    (
        "cn-45/village/2017.industry",
        {"specialty_industries": 1, "industry_base": Y},
        *("industry_coverage", "60", "59.99"),
    ),
    (
        "cn-522729/village/2017.collective",
        {"collective_growth": 1000},
        *("collective_total", "30000", "29999.99"),
    ),
    (
        "cn-522729/village/2017.collective",
        {"collective_total": 3_000_000},
        *("collective_growth", "10", "9.99"),
    ),
    (
        "cn-522729/village/2017.industry",
        {"industry_coverage": 6000},
        *("leading_industries", "2", "3"),
    ),
    (
        "cn-522729/village/2017.industry",
        {"leading_industries": 1},
        *("industry_coverage", "60", "59.99"),
    ),
    ("source-001/village/standard.industry", {}, "leading_industries", "1", "0"),
    ("source-001/village/standard.industry", {}, "leading_industries", "2", "3"),
    (
        "source-001/village/model.demonstration",
        {"collective_demonstration": Y},
        *("cooperatives_or_collectives", "2", "3"),
    ),
    (
        "source-001/village/model.organisation",
        {"organisation_strengthened": Y},
        *("poor_party_households", "0", "1"),
    ),
    (
        "cn-43/county/2017.completion",
        {"relocation_share": 9500},
        "exited_village_share",
        "95",
        "94.99",
    ),
    (
        "cn-43/county/2017.completion",
        {"exited_village_share": 9500},
        "relocation_share",
        "95",
        "94.99",
    ),
    (
        "cn-34/county/2016.growth",
        {"provincial_income_growth": 900},
        *("rural_income_growth", "9.01", "9"),
    ),
    (
        "cn-53/county/2017.growth",
        {"provincial_income_growth": -100},
        *("rural_income_growth", "-0.99", "-1"),
    ),
    ("cn/water/2018.amount", {"water_short_area": Y}, "water_amount", "20", "19"),
    ("cn/water/2018.amount", {"water_short_area": N}, "water_amount", "35", "34"),
    ("cn/water/2018-full.amount", {"water_short_area": Y}, "water_amount", "40", "39"),
    ("cn/water/2018-full.amount", {"water_short_area": N}, "water_amount", "60", "59"),
]
FAR = {"water_at_home": N, "water_trip": 999, "water_distance": 9999, "water_height": 9999}
IN_CONTEXT += [
    (f"{book}.access", FAR | near, fact, passes, fails)
    for book, trip, distance, height in (
        ("cn/water/2018", 20, 800, 80),
        ("cn/water/2018-full", 10, 400, 40),
    )
    for near, fact, passes, fails in (
        ({}, "water_trip", f"{trip}", f"{trip + 1}"),
        (
            {"water_height": height},
            "water_distance",
            f"{distance / 1000}",
            f"{(distance + 1) / 1000}",
        ),
        (
            {"water_distance": distance},
            "water_height",
            f"{height / 1000}",
            f"{(height + 1) / 1000}",
        ),
    )
]
GUANGXI_WATER = {"water_amount": 35, "water_assurance": 9000}
IN_CONTEXT += [
    ("cn-45/household/2017.water", FAR | GUANGXI_WATER | known, fact, passes, fails)
    for known, fact, passes, fails in (
        ({}, "water_trip", "20", "21"),
        ({}, "water_distance", "0.8", "0.801"),  # either distance will do: 或
        ({}, "water_height", "0.08", "0.081"),
        ({"water_at_home": Y}, "water_amount", "35", "34"),
        ({"water_at_home": Y}, "water_assurance", "90", "89.99"),
    )
]
SICHUAN_WATER = {"water_amount": 40, "water_trip": 20, "water_assurance": 9500}
XINBIN_WATER = {"water_amount": 40, "water_assurance": 9500}
IN_CONTEXT += [
    ("cn-51/household/2016.water", {"water_at_home": N} | SICHUAN_WATER, *three)
    for three in (
        ("water_amount", "40", "39"),
        ("water_trip", "20", "21"),
        ("water_assurance", "95", "94.99"),
    )
] + [
    ("cn-210422/household/2020.water", FAR | {"water_trip": 10} | XINBIN_WATER, *three)
    for three in (
        ("water_amount", "40", "39"),
        ("water_trip", "10", "11"),
        ("water_assurance", "95", "94.99"),
    )
]
IN_CONTEXT += [
    ("cn-210422/household/2020.water", FAR | XINBIN_WATER | {other: near}, *three)
    for other, near, three in (
        ("water_height", 40, ("water_distance", "0.4", "0.401")),
        ("water_distance", 400, ("water_height", "0.04", "0.041")),
    )
]
NO_SOURCE = {
    "food_attested": Y,
    "clothing_attested": Y,
    "size": 3,
    "stable_land_income": Y,
    "subsistence_class_ab": N,
    **dict.fromkeys(("paddy_land", "dry_land", "economic_forest", "mountain_forest"), 0),
    **dict.fromkeys(("premises_income", "scale_breeding", "own_business"), N),
    "other_stable_income": N,
    "members": [{"work_months": 0, "labour": None}],
}
IN_CONTEXT += [
    ("cn-45/household/2017.livelihood", NO_SOURCE, *three)
    for three in (
        ("paddy_land", "1.5", "1.499"),
        ("dry_land", "3", "2.999"),
        ("economic_forest", "4.5", "4.499"),
        ("mountain_forest", "15", "14.999"),
    )
]
LISTED = {"sound_structure": Y, "dwelling_grade": DwellingGrade.B, "size": 3}
LISTED |= {"resettlement": ResettlementType.SCATTERED, "moved_in": N}
REPAIRED = {"has_dwelling": Y, "housing_attested": Y, "danger_repaired": Y, "size": 3}
TRUANT = {"age": 12, "student_status": StudentStatus.NOT_STUDENT}
TRUANT |= {"education": Education.PRIMARY, "dropout_reason": DropoutReason.AVERSION}
TRUANT |= {"health": frozenset({HealthStatus.HEALTHY})}
IN_CONTEXT += [
    ("cn-45/household/2017.housing", LISTED, "floor_area", "39", "38.999"),
    ("cn-45/household/2017.housing", LISTED, "floor_area_per_head", "13", "12.999"),
    (  # the verified figure goes before the registered one
        "cn-45/household/2017.housing",
        LISTED | {"floor_area": 1},
        *("floor_area_per_head", "13", "12.999"),
    ),
    ("cn-522729/household/2017.housing", REPAIRED, "floor_area", "39", "38.999"),
    ("cn-522729/household/2017.housing", REPAIRED, "floor_area_per_head", "13", "12.999"),
    (
        "cn-45/household/2017.education",
        {"dropout_not_economic": Y, "return_signed": Y, "members": [TRUANT]},
        *("return_visits", "2", "1"),
    ),
    (
        "source-001/village/model.industry",
        {"industries_lift_poor": Y},
        *("leading_industries", "2", "3"),
    ),
    (
        "source-001/village/model.housing",
        {"households_assured": Y},
        *("dangerous_dwellings", "0", "1"),
    ),
    ("cn-65/village/one-five-seven.collective", {}, "collective_income", "0.01", "0"),
    ("cn-61/village/2017.water", {}, "unsafe_water_households", "0", "1"),
    ("cn-41/village/2016.water", {}, "unsafe_water_households", "0", "1"),
]
ROAD = {"hamlet_households": 20, "hamlet_gravel_road": Y, "hamlet_motor_road": Y}
IN_CONTEXT += [
    ("cn-45/household/2017.road", ROAD, "hamlet_road_width", "3.5", "3.49"),
    (
        "cn-45/household/2017.road",
        ROAD | {"hamlet_gravel_road": N},
        "hamlet_households",
        "19",
        "20",
    ),
]
VILLAGE_ROADS = {"paved_road": Y, "hamlets_gravel_road": Y} | {
    "roadbed_width": 650,
    "road_surface_width": 450,
    "hamlets_road_width": 350,
}
SERVICES = dict.fromkeys(
    ("office", "bulletin_board", "clinic", "basketball_court", "stage", "broadband"), Y
) | {"subsistence_complete": Y, "pension_share": 9000, "elderly_pension_share": 10_000}
IN_CONTEXT += [
    ("cn-45/village/2017.roads", VILLAGE_ROADS, "roadbed_width", "6.5", "6.49"),
    ("cn-45/village/2017.roads", VILLAGE_ROADS, "road_surface_width", "4.5", "4.49"),
    ("cn-45/village/2017.roads", VILLAGE_ROADS, "hamlets_road_width", "3.5", "3.49"),
    ("cn-45/village/2017.services", SERVICES, "pension_share", "90", "89.99"),
    ("cn-45/village/2017.services", SERVICES, "elderly_pension_share", "100", "99.99"),
]
RULES = {rule.id: (book, rule) for book in standards() for rule in book.rules}


def judged(bench, name, given, fact, figure, on=None):
    """The truth of a rule where *fact* has a printed figure, and *given* is known besides."""
    book, rule = RULES[name]
    chosen = choose(names(rule.test).parameters, on or bench.day_of(book))
    used = names(rule.test)
    row = {f.name: None for f in used.facts} | {g.name: [] for g, _ in used.groups}
    assert set(given) <= set(row), "a fact the rule does not ask"
    row |= given
    for group, asked in used.groups:
        row[group.name] = [{f.name: None for f in asked} | t for t in row[group.name]]
    if fact == "poor":
        (people,) = {"population", "rural_population"} & set(row)
        row |= {people: PEOPLE, "poor_at_least": int(figure), "poor_at_most": int(figure)}
    else:
        (unit,) = {f.unit for f in used.facts if f.name == fact}
        row[fact] = parse_scaled(figure, places(unit))
    return value(rule.test, row, {c.parameter.name: c.setting.value for c in chosen})


@pytest.mark.parametrize(("rule", "fact", "passes", "fails"), FIGURES, ids=str)
def test_figure(bench, rule, fact, passes, fails):
    """It passes at one figure and fails at the next."""
    assert judged(bench, rule, {}, fact, passes) is True
    assert judged(bench, rule, {}, fact, fails) is False


@pytest.mark.parametrize(("rule", "given", "fact", "passes", "fails"), IN_CONTEXT)
def test_figure_where_the_rest_is_known(bench, rule, given, fact, passes, fails):
    """All else being as required, one figure decides."""
    assert judged(bench, rule, given, fact, passes) is True
    assert judged(bench, rule, given, fact, fails) is False


@pytest.mark.parametrize(
    ("rule", "given", "fact", "year", "passes", "fails"),
    [
        ("cn-61/household/2017.income", {}, "income_per_head", 2017, "3070.01", "3070"),
        ("cn-51/household/2016.income", {}, "income_per_head", 2016, "3100.01", "3100"),
        ("cn-51/household/2016.income", {}, "income_per_head", 2019, "3750.01", "3750"),
        ("cn-522729/household/2017.income", {}, "income_per_head", 2017, "3335.01", "3335"),
        ("cn-522729/household/2017.income", {}, "income_per_head", 2018, "3535.01", "3535"),
        ("cn-45/household/2017.income", {}, "income_per_head", 2019, "3218.01", "3218"),
        ("cn-41/household/2016.income", {}, "income_per_head", 2018, "2995.01", "2995"),
        (
            *("cn-45/village/2017.collective", {"villagers_cooperative": Y}),
            *("collective_income", 2017, "20000", "19999.99"),
        ),
        ("cn-45/county/2017.education", {}, "school_retention", 2017, "90", "89.99"),
        (
            *("cn-45/county/2017.housing", {"safe_housing_share": 9800}),
            *("repaired_dwelling_share", 2017, "90", "89.99"),
        ),
        ("cn-45/county/2017.education", {}, "school_retention", 2020, "93", "92.99"),
        (
            *("cn-45/county/2017.housing", {"safe_housing_share": 9800}),
            *("repaired_dwelling_share", 2020, "100", "99.99"),
        ),
        (
            *("cn-45/county/2017.relief", {"pension_share": 9000}),
            *("subsistence_standard", 2019, "3218", "3217.99"),
        ),
        (
            *("cn-45/county/2017.relief", {"subsistence_standard": 321_800}),
            *("pension_share", 2019, "90", "89.99"),
        ),
        ("cn-43/county/2017.income", {}, "rural_disposable_income", 2017, "8000.01", "8000"),
        ("cn-53/county/2017.villages", {}, "exited_village_share", 2017, "90", "89.99"),
    ],
)
def test_figure_of_a_year(bench, rule, given, fact, year, passes, fails):
    """A figure that changed with the years."""
    on = date(year, 12, 31)

    assert judged(bench, rule, given, fact, passes, on) is True
    assert judged(bench, rule, given, fact, fails, on) is False


@pytest.mark.parametrize(
    ("book", "year"),
    [
        ("cn-45/village/2017", 2018),
        ("cn-45/county/2017", 2019),
        ("cn-43/county/2017", 2018),
        ("cn-53/county/2017", 2018),
        ("cn-61/household/2017", 2018),
    ],
)
def test_nothing_is_interpolated_between_the_years_of_a_document(book, year):
    with pytest.raises(ParameterNotInForceError):
        choose(standard(book).names.parameters, date(year, 12, 31))
    found = choose(standard(book).names.parameters, date(year, 12, 31), extrapolate=True)
    assert any(c.extrapolated for c in found)


@pytest.mark.parametrize(("months", "expected"), [(6_000, True), (5_999, False)])
def test_half_a_year_of_work(bench, months, expected):
    """Six months of one member away; a thousandth of a month less is not enough."""
    given = NO_SOURCE | {"members": [{"work_months": months, "labour": None}]}

    found = judged(bench, "cn-45/household/2017.livelihood", given, "paddy_land", "0")

    assert found is expected


BY_YEAR = {
    *("cn-61/household/2017.income", "cn-45/household/2017.income"),
    *("cn-41/household/2016.income", "cn-522729/household/2017.income"),
    *("cn-45/county/2017.education", "cn-45/county/2017.relief"),
}
AGES = {"compulsory_schooling_first_age", "compulsory_schooling_last_age"}
COMBINED = {"cn/guarantees/2019.water", "cn-34/household/2016.income"}  # in other tests


def test_every_rule_with_a_number_is_in_a_table(bench):
    """A rule with a figure that nobody checked by hand is found here."""
    by_hand = {row[0] for row in (*FIGURES, *IN_CONTEXT)} | BY_YEAR | COMBINED
    for name, (book, rule) in RULES.items():
        if book not in bench.books:
            continue
        figures = {p.name for p in names(rule.test).parameters} - AGES
        national = book.id.startswith(("cn/household/", "cn/village/", "cn/county/"))
        assert national or not figures or name in by_hand, name
