"""From a check that failed to a finding somebody can act on: values masked, sources named."""

from __future__ import annotations

import functools

from datetime import date
from typing import Any, Final

import attrs

from fupin.assessment.check_ready import ReadyCheck, ReadyKind
from fupin.codes import Relationship
from fupin.facts.catalogue import field_at
from fupin.facts.checked import CheckedHousehold, CheckedPerson, CheckedVillage, value_at
from fupin.ledger._privacy import shown
from fupin.logic import Lang
from fupin.model import FieldShape, Household, Kind, Member
from fupin.model.check_results import CheckFinding
from fupin.values import age_on


_BLANK: Final[dict[Lang, str]] = {"zh": "空", "en": "blank"}
_UNREAD: Final[dict[Lang, str]] = {"zh": "未能识别的内容", "en": "could not be understood"}
_JOINT: Final[dict[Lang, str]] = {"zh": "；", "en": "; "}

Subject = CheckedPerson | CheckedHousehold | CheckedVillage


def findings_of(
    ready: ReadyKind, failed: int, subject: Subject, where: tuple[str, int] | None = None
) -> list[CheckFinding]:
    """The findings of one subject, each fault once: the first check that has it speaks.

    Args:
        ready: The checks about such subjects.
        failed: Bit *i* says that check *i* is not met.
        subject: What they were asked of.
        where: Sheet and row it was read from.
    """
    if not failed:
        return []
    made: dict[str, CheckFinding] = {}
    base = _about(subject)
    if where is not None:
        base["sheet"], base["row"] = where
    while failed:
        low = failed & -failed
        failed ^= low
        one = ready.checks[low.bit_length() - 1]
        first = made.get(one.fault)
        if first is None:
            made[one.fault] = _finding(one, subject, ready.on, base)
        else:  # the same fault under another number
            aliases = tuple(dict.fromkeys((*first.aliases, *one.check.aliases)))
            made[one.fault] = attrs.evolve(first, aliases=aliases)
    return list(made.values())


def _about(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, CheckedVillage):
        village = subject.village
        place = village.place
        name = None if place is None else place.village
        return {
            "village": name or village.village_id,
            "township": (place.township if place is not None else None) or "",
        }
    home = subject if isinstance(subject, CheckedHousehold) else subject.home
    household = home.household
    place = household.place
    about: dict[str, Any] = {
        "household": household.household_id,
        "village": (place.village if place is not None else None) or "",
        "township": (place.township if place is not None else None) or "",
    }
    if isinstance(subject, CheckedPerson):
        member: Member | None = subject.member
        about["person"] = subject.member.member_id or ""
        about["position"] = subject.position
    else:
        member = head_of(household)
    if member is not None and member.name is not None:
        about["name"] = member.name.masked
    return about


def head_of(household: Household) -> Member | None:
    """The head of a household, where exactly the register says who it is."""
    heads = (m for m in household.members if m.relationship is Relationship.HEAD)
    return next(heads, None)


def _finding(
    ready: ReadyCheck, subject: Subject, on: date, base: dict[str, Any]
) -> CheckFinding:
    check = ready.check
    age = None
    if ready.asks_age and isinstance(subject, CheckedPerson):
        born = subject.member.born
        age = None if born is None else age_on(born, on)
    return CheckFinding(
        rule=check.id,
        aliases=check.aliases,
        severity=check.severity,
        scope=check.scope.value,
        title=check.title,
        title_en=check.title_en,
        fields=ready.fields,
        found=_found(ready, subject, age, "zh"),
        found_en=_found(ready, subject, age, "en"),
        expected=ready.expected,
        expected_en=ready.expected_en,
        remedy=check.remedy,
        remedy_en=check.remedy_en,
        responsible=check.responsible.value,
        citations=check.cites,
        **base,
    )


def _found(ready: ReadyCheck, subject: Subject, age: int | None, lang: Lang) -> str:
    """What stands in the fields; of members' fields only where one person is meant."""
    if isinstance(subject, CheckedPerson):
        things = {"member": subject.member, "household": subject.home.household}
        form, position = subject.home.form, subject.position
    elif isinstance(subject, CheckedHousehold):
        things, form, position = {"household": subject.household}, subject.form, None
    else:
        things, form, position = {"village": subject.village}, subject.form, None
    said = [] if age is None else [f"周岁：{age}" if lang == "zh" else f"age: {age}"]
    for target in ready.shown:
        if age is not None and target == "member.birth_date":
            continue
        root = target.partition(".")[0]
        if root not in things:
            continue
        field = _field(target)
        label = field.about.zh if lang == "zh" else field.about.en
        where = position if root == "member" else None
        value = value_at(things[root], target)
        if value is None and (where, target) in form.unread:
            text = _UNREAD[lang]
        else:
            text = _text(value, field, lang)
        said.append(f"{label}：{text}" if lang == "zh" else f"{label}: {text}")
    return _JOINT[lang].join(said)


_field = functools.cache(field_at)


def _text(value: Any, field: FieldShape, lang: Lang) -> str:
    if value is None or value == ():
        return _BLANK[lang]
    if field.kind is Kind.OBJECTS:
        return str(len(value))
    if field.kind in (Kind.CODE, Kind.CODES) and lang == "en":
        codes = value if isinstance(value, frozenset) else (value,)
        return ", ".join(sorted(getattr(code, "en", "") or code.value for code in codes))
    if isinstance(value, bool) and lang == "en":
        return "yes" if value else "no"
    return shown(value, field, lang)
