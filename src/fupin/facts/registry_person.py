"""What a check of a person asks: of the member, the form, the household, the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from fupin.facts.catalogue import Catalogue, F
from fupin.facts.checked import CheckedPerson, given, readable
from fupin.facts.registry_household import HOUSEHOLD_READS, HOUSEHOLD_TARGETS
from fupin.facts.registry_member import MEMBER, current_work
from fupin.facts.registry_roster import outside_county
from fupin.facts.registry_work import works
from fupin.logic import ConditionFact, QuantityFact, Reads
from fupin.logic.python import Read


PERSON: Final = Catalogue("member")
"""What only makes sense of a person on a form: the rest is asked of the member."""

name_given: Final = given(PERSON, "name")
ethnicity_given: Final = given(PERSON, "ethnicity")
health_given: Final = given(PERSON, "health")
labour_given: Final = given(PERSON, "labour")
relationship_given: Final = given(PERSON, "relationship")
education_given: Final = given(PERSON, "education")
student_status_given: Final = given(PERSON, "student_status")
dropout_reason_given: Final = given(PERSON, "dropout_reason")
id_given: Final = given(PERSON, "id_number")
phone_given: Final = given(PERSON, "phone")
critical_illness_given: Final = given(PERSON, "critical_illness_insured")
pension_given: Final = given(PERSON, "pension_insured")
employee_pension_given: Final = given(PERSON, "employee_pension_insured")
resident_insured_given: Final = given(PERSON, "basic_medical_insured")
employee_insured_given: Final = given(PERSON, "employee_medical_insured")
work_place_given: Final = given(PERSON, "work_place")
work_months_given: Final = given(PERSON, "work_months")
public_post_given: Final = given(PERSON, "public_post")
post_months_given: Final = given(PERSON, "public_post_months")
works_somewhere: Final = PERSON.derived(
    ConditionFact("works_somewhere", "有务工地或已务工", "works: a place of work is recorded"),
    lambda person, _: works(person.home.form, person.position, person.member),
    "work_area",
    "work_place",
    "work_records",
)
"""A place of work is recorded, in whichever column the export has for it."""

id_readable: Final = readable(PERSON, "id_number")
phone_readable: Final = readable(PERSON, "phone")
work_months_readable: Final = readable(PERSON, "work_months")


works_outside_county: Final = PERSON.derived(
    ConditionFact("works_outside_county", "在县外务工", "works outside the county"),
    lambda person, _: outside_county(person.member, person.home.household.place),
    "work_area",
    "work_place",
    "work_records",
)


def _work_given(name: str, zh: str, en: str) -> ConditionFact:
    """Declare "the spell of work that counts has this filled in"."""

    def read(person: CheckedPerson, _: date) -> bool | None:
        record = current_work(person.member)
        if record is None:
            return None
        form = person.home.form
        return form.given(getattr(record, name), person.position, f"work.{name}")

    fact = ConditionFact(
        f"work_{name}_given", f"务工监测已填写{zh}", f"{en} is filled in (work survey)"
    )
    return PERSON.derived(fact, read, "work_records")


work_start_given: Final = _work_given("started_on", "开始时间", "start")
work_wage_given: Final = _work_given("monthly_wage", "务工月收入", "wage a month")
work_employer_given: Final = _work_given("employer", "务工企业名称", "employer")
work_industry_given: Final = _work_given("industry", "所属行业", "industry")
work_transfer_given: Final = _work_given("point_to_point", "是否点对点输送", "direct transfer")
work_channels_given: Final = _work_given("channels", "就业渠道", "how the job was found")
work_need_given: Final = _work_given("need", "务工需求", "kind of work looked for")
work_county_given: Final = _work_given("place", "务工所在县", "county of work")


def _counted(fact: F, *paths: str) -> F:
    """A fact only the whole ledger knows, under its own name."""
    return PERSON.counted(fact, fact.name, *paths)


rows_in_county: Final = _counted(
    QuantityFact(
        "rows_in_county", "person", "县内同一证件号码的行数", "rows of this ID, county"
    ),
    "id_number",
)
rows_in_prefecture: Final = _counted(
    QuantityFact("rows_in_prefecture", "person", "市内同一证件号码的行数", "rows of it, city"),
    "id_number",
)
rows_in_province: Final = _counted(
    QuantityFact(
        "rows_in_province", "person", "省内同一证件号码的行数", "rows of it, province"
    ),
    "id_number",
)
households_of_person: Final = PERSON.counted(
    QuantityFact(
        "households_of_person", "household", "同一证件号码所在户数", "households this ID is in"
    ),
    "households",
    "id_number",
)
phone_households: Final = _counted(
    QuantityFact("phone_households", "household", "使用同一电话的户数", "households with it"),
    "phone",
)
phone_counties_at_home: Final = _counted(
    QuantityFact(
        "phone_counties_at_home",
        "item",
        "本户使用同一电话的成员务工县数",
        "counties of work of the members with this phone",
    ),
    "phone",
    "work_records",
)
years_in_grade: Final = _counted(
    QuantityFact("years_in_grade", "year", "在校生状况相同的年数", "years in the same grade"),
    "student_status",
)
helps: Final = _counted(
    ConditionFact("helps", "是帮扶责任人", "is registered as a helper"), "name", "phone"
)


def _prefixed(reads: Mapping[str, Read], step: str) -> dict[str, Read]:
    """The same facts, asked of the thing one step on."""
    return {name: _one_step(how, step) for name, how in reads.items()}


def _one_step(how: Read, step: str) -> Read:
    if isinstance(how, tuple):
        return (step, *how)
    call: Callable[[Any, date], Any] = how

    def read(subject: Any, on: date) -> Any:
        return call(getattr(subject, step), on)

    return read


PERSON_READS: Final = Reads(
    facts={
        **_prefixed(MEMBER.reads, "member"),
        **_prefixed(HOUSEHOLD_READS.facts, "home"),
        **PERSON.reads,
    }
)
PERSON_TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    **MEMBER.targets,
    **HOUSEHOLD_TARGETS,
    **PERSON.targets,
}
