"""The checks of identity, blanks, households, land, phones and villages, asked of objects."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fupin.codes import (
    HealthStatus,
    HouseholdType,
    MonitoringCategory,
    PovertyCause,
    Relationship,
    Sex,
    StudentStatus,
)
from fupin.errors import Severity
from fupin.facts.checked import (
    EVERYTHING,
    CheckedHousehold,
    CheckedPerson,
    CheckedVillage,
    Form,
    HouseholdCounts,
    PersonCounts,
    VillageCounts,
)
from fupin.logic import value
from fupin.model import Household, Land, LivingConditions, Member, Monitoring, Village
from fupin.policy import choose
from fupin.standards.checks import pack
from fupin.standards.checks.audience import asked_of, grade
from fupin.standards.checks.check import READS
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    XIAN,
    of_household,
)
from fupin.values import Fen, IdNumber, Milli, PersonName, Phone
from fupin.values.identity import make


NOW = date(2023, 12, 31)
THEN = date(2018, 12, 31)
CHECKS = {one.id: one for one in pack("registry")}
SON = make("520221", date(2001, 5, 6), 13)
WRONG = IdNumber(SON[:17] + ("0" if SON[17] != "0" else "1"))


def asked(name: str, subject: Any, on: date = NOW) -> bool | None:
    """What a check says of a subject: sound, not, or unknown."""
    one = CHECKS[name]
    assert one.in_force(on)
    chosen = choose(one.names.parameters, on)
    numbers = {c.parameter.name: c.setting.value for c in chosen}
    row = READS[one.kind].row(subject, on, one.names)
    found: bool | None = value(one.test, row, numbers)
    return found


def home(*members: Member, form: Form = EVERYTHING, **said: Any) -> CheckedHousehold:
    said.setdefault("household_type", HouseholdType.EXITED)
    household = Household(household_id="1", members=members, **said)
    return CheckedHousehold(household=household, form=form)


def person(form: Form = EVERYTHING, counts: PersonCounts | None = None, **said: Any) -> Any:
    member = Member(**said)
    return CheckedPerson(
        member=member,
        position=0,
        home=home(member, form=form),
        counts=counts or PersonCounts(),
    )


def of_relation(relationship: Relationship | None, sex: Sex | None = None) -> Member:
    return Member(relationship=relationship, sex=sex)


HUSBAND = of_relation(Relationship.HEAD, Sex.MALE)
WIFE = of_relation(Relationship.SPOUSE, Sex.FEMALE)


class TestIdentity:
    def test_an_exited_person_has_a_number_of_eighteen_or_more(self):
        assert asked("identity.length-exited", person(id_number=SON)) is True
        old = IdNumber("520221630105123")
        assert asked("identity.length-exited", person(id_number=old)) is False
        assert asked("identity.length-exited", person()) is None

    def test_what_nobody_can_read_as_a_number_has_a_wrong_length(self):
        form = Form(unread=frozenset({(0, "member.id_number")}))
        for name in ("identity.length-exited", "identity.shape"):
            assert asked(name, person(form)) is False
        assert asked("identity.no-number", person(form)) is None

    def test_a_wrong_check_digit_is_found_on_whichever_paper(self):
        card = IdNumber(f"{WRONG}42")
        assert asked("identity.check-digit", person(id_number=WRONG)) is False
        assert asked("identity.check-digit", person(id_number=card)) is True
        assert asked("identity.card-check-digit", person(id_number=card)) is False
        assert asked("identity.card-check-digit", person(id_number=WRONG)) is True

    def test_a_made_up_number_is_none(self):
        made_up = make("999999", date(1990, 1, 1), 1)
        assert asked("identity.no-number-exited", person(id_number=made_up)) is False
        assert asked("identity.no-number-exited", person()) is False
        assert asked("identity.no-number-exited", person(id_number=SON)) is True

    def test_the_number_agrees_with_birth_and_sex(self):
        said = {"id_number": SON, "sex": Sex.FEMALE, "birth_date": date(2001, 5, 7)}
        for what in ("birth-date", "sex"):
            assert asked(f"identity.{what}", person(**said)) is False
        said = {"id_number": SON, "sex": Sex.MALE, "birth_date": date(2001, 5, 6)}
        for what in ("birth-date", "sex"):
            assert asked(f"identity.{what}", person(**said)) is True

    def test_nobody_is_born_after_the_day_or_on_no_day(self):
        born = make("520221", date(2023, 12, 31), 2)
        assert asked("identity.date", person(id_number=born)) is True
        late = make("520221", date(2024, 1, 1), 2)
        assert asked("identity.date", person(id_number=late)) is False
        never = IdNumber("520221200102300013")
        assert asked("identity.date", person(id_number=never)) is False

    def test_the_disabled_have_the_card(self):
        disabled = frozenset({HealthStatus.DISABLED})
        card = IdNumber(f"{SON}42")
        name = "identity.card-of-disabled-exited"
        assert asked(name, person(id_number=card, health=disabled)) is True
        assert asked(name, person(id_number=SON, health=disabled)) is False
        assert asked(name, person(health=disabled)) is None


class TestBlanks:
    def test_a_blank_is_one_only_where_the_form_asked(self):
        assert asked("blanks.ethnicity-exited", person()) is False
        silent = Form(columns=frozenset({"member.name"}))
        assert asked("blanks.ethnicity-exited", person(silent)) is None

    def test_a_blank_education_of_a_pupil_is_none(self):
        assert (
            asked("blanks.education", person(student_status=StudentStatus.GRADE_8), THEN)
            is True
        )
        assert asked("blanks.education", person(), THEN) is False

    def test_a_distance_that_is_no_number_is_blank(self):
        target = "household.living.distance_to_main_road"
        unread = Form(unread=frozenset({(None, target)}))
        assert asked("blanks.distance-exited", home(form=unread)) is False
        assert asked("blanks.distance-exited", home()) is False
        near = LivingConditions(distance_to_main_road=Milli(0))
        assert asked("blanks.distance-exited", home(living=near)) is True

    def test_a_monitored_household_need_not_have_exited(self):
        watched = Monitoring(category=MonitoringCategory.MARGINAL)
        poor = home(household_type=None, monitoring=watched)
        assert asked("blanks.arable-monitored", poor) is False
        assert asked("blanks.arable-exited", poor) is True


class TestHousehold:
    def test_a_head_is_needed_and_one_is_enough(self):
        assert asked("household.no-head", home(HUSBAND, WIFE)) is True
        assert asked("household.no-head", home(WIFE)) is False
        assert asked("household.no-head", home(WIFE, of_relation(None))) is None
        two = home(HUSBAND, of_relation(None), HUSBAND)
        assert asked("household.several-heads-exited", two) is False
        assert asked("household.several-heads-exited", home(HUSBAND, WIFE)) is True

    def test_head_and_spouse_differ_in_sex(self):
        assert asked("household.same-sex", home(HUSBAND, WIFE)) is True
        man = of_relation(Relationship.SPOUSE, Sex.MALE)
        assert asked("household.same-sex", home(HUSBAND, man, of_relation(None))) is False

    def test_a_daughter_is_a_woman(self):
        name = "household.relationship-of-sex-exited"
        for sex, truth in ((Sex.FEMALE, True), (Sex.MALE, False), (Sex.UNSPECIFIED, True)):
            said = {"relationship": Relationship.DAUGHTER, "sex": sex}
            assert asked(name, person(**said)) is truth

    def test_as_many_rows_as_persons(self):
        assert asked("household.size", home(HUSBAND, WIFE, size=2)) is True
        assert asked("household.size", home(HUSBAND, WIFE, size=3)) is False
        assert asked("household.size", home(HUSBAND, WIFE, size=1)) is False
        assert asked("household.empty", home(size=2)) is False
        no_rows = Form(columns=frozenset({"household.size"}))
        assert asked("household.empty", home(size=2, form=no_rows)) is None

    @pytest.mark.parametrize(
        ("main", "others", "truth"),
        [
            (PovertyCause.ILLNESS, {PovertyCause.ILLNESS, PovertyCause.NO_WATER}, False),
            (PovertyCause.ILLNESS, {PovertyCause.NO_WATER}, True),
            (PovertyCause.ILLNESS, set(), True),
            (PovertyCause.ILLNESS, None, None),
            (None, {PovertyCause.ILLNESS}, None),
        ],
    )
    def test_the_main_cause_is_no_other_cause(self, main, others, truth):
        other_causes = None if others is None else frozenset(others)
        subject = home(main_cause=main, other_causes=other_causes)
        assert asked("household.cause-repeated", subject, THEN) is truth

    def test_a_helper_is_missed_only_where_helpers_are_recorded(self):
        assert asked("household.no-helper", home(), THEN) is False
        silent = Form(columns=frozenset({"household.size"}))
        assert asked("household.no-helper", home(form=silent), THEN) is None


class TestLandAndPhones:
    def test_a_hundred_mu_are_not_too_much(self):
        for area, truth in ((99_999, True), (100_000, True), (100_001, False)):
            subject = home(land=Land(arable=Milli(area)))
            assert asked("land.arable-exited", subject) is truth

    def test_land_is_shared_by_the_persons_on_the_register(self):
        for area, truth in ((100_000, True), (100_001, False)):
            subject = home(size=2, land=Land(arable=Milli(area)))
            assert asked("land.arable-per-head", subject, THEN) is truth
        nobody = home(size=0, land=Land(arable=Milli(1)))
        assert asked("land.arable-per-head", nobody, THEN) is None

    @pytest.mark.parametrize(
        ("number", "eleven", "mobile"),
        [
            ("13812345678", True, True),
            ("12812345678", True, False),
            ("08591234567", True, False),
            ("085912345678", False, False),
            ("1381234567", False, False),
            ("138123456789", False, False),
        ],
    )
    def test_eleven_digits_are_not_yet_a_mobile_number(self, number, eleven, mobile):
        watched = Monitoring(category=MonitoringCategory.SUDDEN)
        subject = home(phone=Phone(number), monitoring=watched)
        assert asked("phone.household-eleven-exited", subject) is eleven
        assert asked("phone.household-mobile-monitored", subject) is mobile
        working = person(phone=Phone(number), work_place="甲省乙县")
        assert asked("phone.worker-eleven-exited", working) is eleven
        assert asked("phone.worker-mobile-exited", working) is mobile

    def test_who_does_not_work_needs_no_phone(self):
        assert asked("phone.worker-eleven-exited", person()) is True
        working = person(work_place="甲省乙县")
        assert asked("phone.worker-eleven-exited", working) is False
        assert asked("phone.worker-mobile-exited", working) is None


class TestWholeLedger:
    def test_nobody_stands_in_it_twice(self):
        counts = PersonCounts(
            rows_in_county=1, rows_in_prefecture=1, rows_in_province=2, households=2
        )
        twice = person(id_number=SON, counts=counts)
        assert asked("ledger.id-twice-exited", twice) is False
        assert asked("ledger.person-in-two-households", twice) is False
        assert asked("ledger.id-in-two-prefectures", twice, THEN) is False
        assert asked("ledger.id-in-two-counties", twice, THEN) is True
        assert asked("ledger.id-twice-in-county", twice, THEN) is True
        assert asked("ledger.id-twice", person(id_number=SON)) is None

    def test_a_year_of_primary_school_is_like_the_next(self):
        counts = PersonCounts(years_in_grade=3)
        grade_8 = person(student_status=StudentStatus.GRADE_8, counts=counts)
        assert asked("ledger.same-grade", grade_8, THEN) is False
        pupil = person(student_status=StudentStatus.PRIMARY, counts=counts)
        assert asked("ledger.same-grade", pupil, THEN) is True

    def test_a_helper_is_not_on_the_register(self):
        name = PersonName("张某")
        for helps, truth in ((True, False), (False, True), (None, None)):
            subject = person(name=name, counts=PersonCounts(helps=helps))
            assert asked("ledger.poor-helper", subject, THEN) is truth

    def test_one_phone_for_several_households_is_noticed(self):
        household = Household(household_id="1", phone=Phone("13812345678"))
        for shared, truth in ((1, True), (2, False), (None, None)):
            counts = HouseholdCounts(phone_households=shared)
            subject = CheckedHousehold(household=household, counts=counts)
            assert asked("phone.in-two-households", subject) is truth

    def test_the_factor_of_an_outlier_is_the_librarys_own(self):
        (node,) = CHECKS["ledger.income-outlier"].names.parameters
        (chosen,) = choose([node], NOW)
        assert chosen.setting.citation.standing.value == "recalled"
        assert "约定" in chosen.setting.citation.note


class TestVillage:
    @pytest.mark.parametrize(("income", "truth"), [(None, False), (0, False), (1, True)])
    def test_an_exited_village_has_an_income(self, income, truth):
        collective = None if income is None else Fen(income)
        subject = CheckedVillage(
            village=Village(village_id="1", exited=True, collective_income=collective)
        )
        assert asked("village.no-collective-income", subject) is truth

    def test_its_land_holds_the_land_of_its_households(self):
        kinds = ("arable", "forest", "returned_to_forest", "orchard", "pasture", "water")
        village = Village(
            village_id="1", exited=True, land=Land(**dict.fromkeys(kinds, Milli(5)))
        )
        for area, truth in ((5, True), (6, False)):
            counts = VillageCounts(land={**dict.fromkeys(kinds, 0), "pasture": area})
            subject = CheckedVillage(village=village, counts=counts)
            assert asked("village.land-below-register", subject) is truth

    def test_no_more_people_on_the_register_than_in_it(self):
        for persons, truth in ((10, True), (11, False), (None, None)):
            subject = CheckedVillage(
                village=Village(village_id="1", population=10),
                counts=VillageCounts(persons=persons),
            )
            assert asked("village.persons-beyond-population", subject) is truth


class TestAudience:
    @pytest.mark.parametrize(
        ("numbers", "severity"),
        [
            (("1_01_001",), Severity.ERROR),
            (("2_01_001",), Severity.ERROR),
            (("3_01_001",), Severity.WARNING),
            (("4_01_002",), Severity.WARNING),
            (("5_14_001",), Severity.NOTICE),
            (("5_14_001", "2_01_001"), Severity.ERROR),
        ],
    )
    def test_the_first_digit_grades(self, numbers, severity):
        assert grade(GUIZHOU(*numbers)) is severity

    def test_one_definition_makes_a_check_for_each_list(self):
        known = CHECKS["household.no-helper"].sound
        made = asked_of(
            of_household,
            "room.what",
            ("某事", "something"),
            known,
            ("改", "mend"),
            exited=GUIZHOU("3_02_001"),
            monitored=GUIZHOU("5_14_001"),
            everybody=[XIAN("1"), OWN()],
        )
        assert [one.id for one in made] == [
            "room.what-exited",
            "room.what-monitored",
            "room.what",
        ]
        assert {one.same_fault for one in made} == {"room.what"}
        assert [one.severity for one in made] == [
            Severity.WARNING,
            Severity.NOTICE,
            Severity.WARNING,
        ]
        assert [one.aliases for one in made] == [
            ("3_02_001",),
            ("5_14_001",),
            ("xian-2018/1",),
        ]
        assert made[2].applies is None
        assert all(one.sound == known for one in made)
