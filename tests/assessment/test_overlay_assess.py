"""A standard of an overlay is judged like any other: objects, tables, form, distance."""

from __future__ import annotations

import pickle

from datetime import date
from pathlib import Path

import attrs
import pytest

from fupin.assessment import assess_exit, classify
from fupin.assessment.nearest import nearest_exit
from fupin.assessment.needs import facts_needed
from fupin.assessment.survey import survey
from fupin.codes import HealthStatus, PovertyCause, StudentStatus
from fupin.errors import ParameterNotInForceError
from fupin.frames import assess_exit as assess_frame
from fupin.frames import classify as classify_frame
from fupin.frames import schema
from fupin.frames.objects import facts, village_facts
from fupin.logic import Truth
from fupin.model import AttestedAnswer, Household, Income
from fupin.standards import standard
from fupin.standards.overlay import read_overlay
from fupin.values import Standing, parse_yuan


DAY = date(2018, 12, 31)


@pytest.fixture(scope="module")
def overlay():
    return read_overlay(Path(__file__).parents[2] / "examples" / "data" / "overlay.toml")


@pytest.fixture(scope="module")
def local(overlay):
    return overlay.standard("yunshan/household/2018")


def answered(obj, **answers):
    """*obj* with the answers its visit gave."""
    given = tuple(
        AttestedAnswer(fact=name, yes=answer)
        if isinstance(answer, bool | None)
        else AttestedAnswer(fact=name, number=answer)
        for name, answer in answers.items()
    )
    return attrs.evolve(obj, attested=attrs.evolve(obj.attested, answers=given))


class TestHousehold:
    @pytest.mark.parametrize(
        ("on", "net", "truth"),
        [
            (DAY, "7200", Truth.NOT_MET),
            (DAY, "7200.01", Truth.MET),
            (date(2019, 12, 31), "7800", Truth.NOT_MET),
            (date(2019, 12, 31), "7800.01", Truth.MET),
            (DAY, None, Truth.UNKNOWN),
        ],
    )
    def test_its_own_line_of_the_year_must_be_exceeded(self, local, truth_of, on, net, truth):
        income = Income(year=on.year, recorded_net=None if net is None else parse_yuan(net))
        home = Household(household_id="1", size=2, income=income)
        assert truth_of(assess_exit(home, on=on, standard=local), "income") is truth

    @pytest.mark.parametrize(
        ("answer", "truth"),
        [(True, Truth.MET), (False, Truth.NOT_MET), (None, Truth.UNKNOWN)],
    )
    def test_its_own_question_is_read_from_the_answers(
        self, local, make, truth_of, answer, truth
    ):
        home = answered(make.household(), policy_known=answer)
        assert truth_of(assess_exit(home, on=DAY, standard=local), "policy-known") is truth

    def test_what_is_missing_is_told_by_its_label(self, local, make):
        found = assess_exit(make.household(), on=DAY, standard=local)
        assert [m.zh for m in found.missing] == ["知晓本户享受的帮扶政策"]

    def test_the_finding_shows_value_line_and_the_countys_source(self, local, make):
        found = assess_exit(make.household(), on=DAY, standard=local)
        (used,) = found.findings[0].used
        assert (used.name, used.value) == ("yunshan_line", 3600_00)
        assert used.citation.standing is Standing.REPORTED
        assert "云山县验收收入线 3600 元/人/年" in found.explain()

    def test_a_rule_written_over_lines_means_what_it_says(self, local, make, truth_of):
        for age, status, truth in (
            (6, StudentStatus.NOT_STUDENT, Truth.NOT_MET),
            (5, StudentStatus.NOT_STUDENT, Truth.MET),
            (15, StudentStatus.NOT_STUDENT, Truth.NOT_MET),
            (16, StudentStatus.NOT_STUDENT, Truth.MET),
            (10, StudentStatus.PRIMARY, Truth.MET),
            (10, None, Truth.UNKNOWN),
        ):
            child = make.member(birth_date=date(2018 - age, 12, 31), student_status=status)
            home = make.household(members=(make.member(), child))
            assert truth_of(assess_exit(home, on=DAY, standard=local), "school-age") is truth

    def test_outside_its_days_it_is_refused_and_extrapolation_is_recorded(self, local, make):
        day = date(2018, 2, 28)
        with pytest.raises(ParameterNotInForceError):
            assess_exit(make.household(), on=day, standard=local)
        found = assess_exit(make.household(), on=day, standard=local, extrapolate=True)
        assert found.standard_extrapolated

    def test_a_day_without_a_value_of_its_own_number_is_an_error(self, local, make):
        late = attrs.evolve(local, last=date(2021, 12, 31))
        day = date(2021, 6, 30)
        with pytest.raises(ParameterNotInForceError, match="yunshan_line"):
            assess_exit(make.household(), on=day, standard=late)
        found = assess_exit(make.household(), on=day, standard=late, extrapolate=True)
        own = [u.value for u in found.extrapolated if u.name == "yunshan_line"]
        assert own == [3900_00]

    def test_the_national_standard_is_as_before(self, local, make):
        before = assess_exit(make.household(), on=DAY, standard="cn/household/2016")
        assess_exit(make.household(), on=DAY, standard=local)
        assert assess_exit(make.household(), on=DAY, standard="cn/household/2016") == before

    def test_a_form_can_be_built_from_it(self, local):
        asked = {one.fact: one for one in facts_needed(local)}
        assert asked["policy_known"].kind == "yes-no"
        assert asked["policy_known"].rules == ("yunshan/household/2018.policy-known",)

    def test_the_nearest_exit_knows_its_question(self, local, make):
        home = answered(make.household(), policy_known=False)
        found = nearest_exit(home, on=DAY, standard=local)
        assert "policy_known" in str(found)

    def test_it_pickles_with_what_is_its_own(self, local, make):
        again = pickle.loads(pickle.dumps(local))  # noqa: S301  # our own bytes
        assert again == local
        assert hash(again) == hash(local)
        home = answered(make.household(), policy_known=True)
        assert assess_exit(home, on=DAY, standard=again) == assess_exit(
            home, on=DAY, standard=local
        )

    def test_a_derived_standard_keeps_what_is_its_own(self, local, make):
        narrower = local.derive("yunshan/town", "镇", "town", note="更窄")
        home = answered(make.household(), policy_known=True)
        found = assess_exit(home, on=DAY, standard=narrower)
        assert found.verdict is assess_exit(home, on=DAY, standard=local).verdict

    def test_a_survey_takes_it_with_its_scheme(self, overlay, local, make):
        homes = [
            answered(
                make.household(household_id=str(i), income=make.income(1080_001)),
                policy_known=bool(i % 2),
            )
            for i in range(4)
        ]
        found = survey(
            homes,
            on=DAY,
            standard=local,
            region="510000",
            scheme=overlay.scheme("yunshan/batches/2018"),
            village_standard=overlay.standard("yunshan/village/2018"),
        )
        assert {v.name: n for v, n in found.verdicts.items() if n} == {"PASS": 2, "FAIL": 2}


class TestVillage:
    @pytest.mark.parametrize(
        ("poor", "truth"), [(14, Truth.MET), (15, Truth.NOT_MET), (16, Truth.NOT_MET)]
    )
    def test_its_cap_takes_the_place_of_the_national_one(
        self, overlay, make, truth_of, poor, truth
    ):
        book = overlay.standard("yunshan/village/2018")
        found = assess_exit(make.village(poor), on=DAY, standard=book)
        assert truth_of(found, "incidence") is truth
        national = assess_exit(make.village(poor), on=DAY, standard="cn/village/2016")
        assert truth_of(national, "incidence") is Truth.MET

    def test_it_needs_no_region_and_no_industry(self, overlay, make):
        book = overlay.standard("yunshan/village/2018")
        village = make.village(10, region="110000")
        names = [f.rule for f in assess_exit(village, on=DAY, standard=book).findings]
        assert "cn/village/2016.industry" not in names

    @pytest.mark.parametrize(
        ("lamps", "truth"),
        [(10, Truth.MET), (9, Truth.NOT_MET), (None, Truth.UNKNOWN)],
    )
    def test_a_number_that_is_asked(self, overlay, make, truth_of, lamps, truth):
        book = overlay.standard("yunshan/village/2018")
        village = (
            make.village() if lamps is None else answered(make.village(), street_lamps=lamps)
        )
        assert truth_of(assess_exit(village, on=DAY, standard=book), "lamps") is truth


class TestTables:
    def test_rows_are_judged_as_the_objects_are(self, local, make):
        homes = [
            answered(
                make.household(household_id=f"{known}{net}", income=make.income(net)),
                policy_known=known,
            )
            for known in (True, False, None)
            for net in (1080_000, 1080_001)
        ]
        tables = facts(homes, on=DAY, standard=local)
        found = assess_frame(tables.households, tables.members, on=DAY, standard=local)
        expected = [assess_exit(home, on=DAY, standard=local) for home in homes]
        assert found["verdict"].to_list() == [e.verdict.value for e in expected]
        assert found["failed"].to_list() == [e.failed_mask for e in expected]
        assert found["unknown"].to_list() == [e.unknown_mask for e in expected]
        assert len(set(found["verdict"])) == 3

    def test_villages_too(self, overlay, make):
        book = overlay.standard("yunshan/village/2018")
        villages = [
            answered(make.village(poor, village_id=str(poor)), street_lamps=lamps)
            for poor, lamps in ((14, 10), (15, 10), (14, 9))
        ]
        table = village_facts(villages, on=DAY, standard=book)
        found = assess_frame(table, on=DAY, standard=book)
        expected = [assess_exit(one, on=DAY, standard=book) for one in villages]
        assert found["failed"].to_list() == [e.failed_mask for e in expected]

    def test_the_schema_lists_its_question(self, local):
        assert "policy_known" in schema(local)["households"]
        assert "policy_known" not in schema(standard("cn/household/2016"))["households"]

    def test_batches_agree(self, overlay, make):
        book = overlay.scheme("yunshan/batches/2018")
        ill = make.member(health=frozenset({HealthStatus.SEVERE}))
        homes = [
            make.household(household_id="1", members=(ill,)),
            make.household(household_id="2", main_cause=PovertyCause.ILLNESS),
            make.household(household_id="3", main_cause=PovertyCause.DISASTER),
        ]
        tables = facts(homes, on=DAY, standard=book)
        found = classify_frame(tables.households, tables.members, scheme=book)
        truths = [
            next(f for f in classify(home, book).findings if f.batch == "illness")
            for home in homes
        ]
        assert [f.truth for f in truths] == [Truth.MET, Truth.MET, Truth.NOT_MET]
        assert [f.persons for f in truths] == [1, 0, 0]
        assert found["illness"].to_list() == [True, True, False]
