"""What the register says of a member: the questions checks ask."""

from __future__ import annotations

import re

from datetime import date
from typing import Any, Final

from fupin.codes import (
    Ethnicity,
    IdType,
    Relationship,
    Sex,
    WorkArea,
)
from fupin.facts import member as known
from fupin.facts.catalogue import Catalogue
from fupin.logic import ChoiceFact, ConditionFact, QuantityFact
from fupin.model import Member


MEMBER: Final = Catalogue("member")

_SEPARATORS: Final = re.compile(r"[、，,;；|/\n]+")
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_CARD: Final = 18
_HEAVY_LIMB: Final = ((4, 1), (4, 2))
_LAND_LINE_FREE: Final = 11

_FIELDS: Final = {
    "age": ("birth_date", "id_number"),
    "infant": ("birth_date", "id_number"),
    "basic_medical_insured": ("basic_medical_insured", "employee_medical_insured"),
}
for _name, _how in known.READS.items():
    _fact = getattr(known, _name)
    MEMBER.adopt(_fact, _how, *_FIELDS.get(_name, (_name,)))

age: Final = known.age
student_status: Final = known.student_status
education: Final = known.education
dropout_reason: Final = known.dropout_reason
labour: Final = known.labour
health: Final = known.health
insured: Final = known.basic_medical_insured
"""Resident or employee medical insurance: either will do."""

critical_illness_insured: Final = known.critical_illness_insured
in_service: Final = known.in_service
work_months: Final = known.work_months

id_type: Final = MEMBER.choice("id_type", IdType)
relationship: Final = MEMBER.choice("relationship", Relationship)
ethnicity: Final = MEMBER.choice("ethnicity", Ethnicity)
work_area: Final = MEMBER.choice("work_area", WorkArea)
resident_insured: Final = MEMBER.condition("basic_medical_insured", "resident_insured")
employee_insured: Final = MEMBER.condition("employee_medical_insured", "employee_insured")
pension_insured: Final = MEMBER.condition("pension_insured")
employee_pension_insured: Final = MEMBER.condition("employee_pension_insured")
medical_aid: Final = MEMBER.condition("medical_aid")
vocational_subsidy: Final = MEMBER.condition("vocational_subsidy")
subsistence_member: Final = MEMBER.condition(
    "receives_subsistence_allowance", "subsistence_member"
)
destitute_member: Final = MEMBER.condition("receives_destitute_support", "destitute_member")
post_months: Final = MEMBER.quantity("public_post_months", "post_months")


def _number(name: str, zh: str, en: str) -> QuantityFact:
    return QuantityFact(name, "", zh, en)


def _of_id(call: Any) -> Any:
    """Ask the ID number; a person without one has no answer."""

    def read(person: Member, on: date) -> Any:
        number = person.id_number
        return None if number is None else call(number, on, person)

    return read


def _sex(person: Member, _: date) -> Sex | None:
    """As recorded; the national sheets have no column for it, so else as the ID says."""
    number = person.id_number
    if person.sex is not None or number is None:
        return person.sex
    if number.male is None or not number.check_digit_ok:
        return None
    return Sex.MALE if number.male else Sex.FEMALE


sex: Final = MEMBER.derived(ChoiceFact("sex", Sex, "性别", "sex"), _sex, "sex", "id_number")
id_length: Final = MEMBER.derived(
    _number("id_length", "证件号码位数", "length of the ID number"),
    _of_id(lambda number, _, __: len(number)),
    "id_number",
)
id_check_digit_ok: Final = MEMBER.derived(
    ConditionFact("id_check_digit_ok", "证件号码校验码正确", "check digit of the ID is right"),
    _of_id(lambda number, _, __: number.check_digit_ok),
    "id_number",
)
id_date_ok: Final = MEMBER.derived(
    ConditionFact("id_date_ok", "证件号码中的出生日期真实", "birth date in the ID can be"),
    _of_id(
        lambda number, on, _: (
            None
            if number.is_placeholder
            else number.birth_date is not None and number.birth_date <= on
        )
    ),
    "id_number",
)
id_placeholder: Final = MEMBER.derived(
    ConditionFact("id_placeholder", "证件号码以999999开头", "made-up ID number (999999…)"),
    _of_id(lambda number, _, __: number.is_placeholder),
    "id_number",
)
id_is_card: Final = MEMBER.derived(
    ConditionFact("id_is_card", "证件号码为20或22位残疾人证", "the ID is a disability card's"),
    _of_id(lambda number, _, __: len(number) > _CARD),
    "id_number",
)
id_agrees_birth: Final = MEMBER.derived(
    ConditionFact("id_agrees_birth", "证件号码与出生日期一致", "ID and date of birth agree"),
    _of_id(
        lambda number, _, person: (
            None
            if person.birth_date is None or number.birth_date is None
            else number.birth_date == person.birth_date
        )
    ),
    "id_number",
    "birth_date",
)
id_agrees_sex: Final = MEMBER.derived(
    ConditionFact("id_agrees_sex", "证件号码与性别一致", "ID and sex agree"),
    _of_id(
        lambda number, _, person: (
            None
            if number.male is None or person.sex not in (Sex.MALE, Sex.FEMALE)
            else number.male == (person.sex is Sex.MALE)
        )
    ),
    "id_number",
    "sex",
)
heavy_limb_disability: Final = MEMBER.derived(
    ConditionFact(
        "heavy_limb_disability", "一、二级肢体残疾", "limb disability of grade 1 or 2"
    ),
    _of_id(
        lambda number, _, __: (
            None if number.disability is None else number.disability in _HEAVY_LIMB
        )
    ),
    "id_number",
)


def is_mobile(phone: str | None) -> bool | None:
    """Whether a number is one of a mobile phone; None where there is none."""
    return None if phone is None else _MOBILE.fullmatch(phone) is not None


def _mobile(person: Member, _: date) -> bool | None:
    return is_mobile(person.phone)


def _eleven(person: Member, _: date) -> bool | None:
    return None if person.phone is None else len(person.phone) == _LAND_LINE_FREE


phone_is_mobile: Final = MEMBER.derived(
    ConditionFact(
        "phone_is_mobile", "本人电话符合手机号码规则", "own phone is a mobile number"
    ),
    _mobile,
    "phone",
)
phone_has_eleven: Final = MEMBER.derived(
    ConditionFact("phone_has_eleven", "本人电话为11位", "own phone has 11 digits"),
    _eleven,
    "phone",
)


def listed(text: str | None) -> tuple[str, ...]:
    """The items of a cell that names several.

    >>> listed("护林员、保洁员；护路员")
    ('护林员', '保洁员', '护路员')
    """
    parts = _SEPARATORS.split(text or "")
    return tuple(part.strip() for part in parts if part.strip())


def _posts(person: Member, _: date) -> int | None:
    return None if person.public_post is None else len(listed(person.public_post))


public_posts: Final = MEMBER.derived(
    QuantityFact("public_posts", "item", "登记的公益性岗位数", "public-welfare posts listed"),
    _posts,
    "public_post",
)
