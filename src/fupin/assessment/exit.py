"""Assess a household, a village or a county for exit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType
from typing import Any

from fupin.assessment.finding import finding
from fupin.assessment.prepare import ready
from fupin.errors import RuleDefinitionError
from fupin.logic import Truth, written
from fupin.logic.kinds import Fact
from fupin.model import County, ExitAssessment, Household, Village
from fupin.standards import Standard, Subject, standard
from fupin.values import RegionCode, mask_name


_DEFAULTS = {
    Subject.HOUSEHOLD: "cn/household/2016",
    Subject.VILLAGE: "cn/village/2016",
    Subject.COUNTY: "cn/county/2016",
}
_SHORT_CODE = 6  # villages of a county share its numbers, and what is made ready


def assess_exit(
    obj: Household | Village | County,
    *,
    on: date,
    standard: str | Standard | None = None,
    region: str | None = None,
    extrapolate: bool = False,
) -> ExitAssessment:
    """Say whether *obj* meets a standard of exit on a day, and why.

    Args:
        obj: A household (脱贫), a village (出列) or a county (摘帽).
        on: The day of the assessment; the parameters of that day apply, to the
            income of the accounting period that ends in its year.
        standard: A standard or its id; the national one of 2016 by default.
        region: Six-digit code that chooses regional parameters; by default that of
            *obj*, where it has one.  It never chooses the standard.
        extrapolate: Use the nearest value of a parameter (or a standard) that was
            not in force on that day; the result records it.

    Returns:
        Verdict, findings with value, threshold and margin, missing facts, sources.

    Raises:
        UnknownNameError: If there is no such standard.
        RuleDefinitionError: If the standard is about another kind of thing.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and none is known.
        InvalidValueError: If *region* is no region code.
        TypeError: If *on* is no date, *obj* is none of the three, or *standard* or
            *region* is no text.

    Limitations:
        A fact that is not recorded gives UNDETERMINED, never FAIL; see `missing`.
    """
    if type(on) is not date:
        raise TypeError("on must be a date (not a datetime): the day of the assessment")
    subject, name, code = identify(obj)
    chosen = find_standard(standard, subject)
    where = code if region is None else str(RegionCode.read(region)) if region else ""
    prepared = ready(chosen, on, where[:_SHORT_CODE], extrapolate)
    failed, unknown = prepared.decide(obj, on)
    row = prepared.row(obj, on)
    findings = tuple(
        finding(
            test,
            _truth(bit, failed, unknown),
            row,
            prepared.values,
            _evidence(obj, test.facts, row),
        )
        for bit, test in enumerate(prepared.tests)
    )
    return ExitAssessment(
        subject=name,
        kind=subject.value,
        standard=chosen.id,
        title=chosen.title,
        title_en=chosen.title_en,
        on=on,
        region=where,
        standard_extrapolated=not chosen.in_force(on),
        failed_mask=failed,
        unknown_mask=unknown,
        findings=findings,
        citation=chosen.cites,
    )


def find_standard(name: str | Standard | None, subject: Subject) -> Standard:
    """The standard meant, checked to be about *subject*.

    Raises:
        UnknownNameError: If there is none with that id.
        RuleDefinitionError: If it is about another kind of thing.
        TypeError: If *name* is neither an id nor a standard.
    """
    if not isinstance(name, (str, Standard, NoneType)):
        raise TypeError(f"a standard is given by its id, not by {type(name).__name__}")
    found = name if isinstance(name, Standard) else standard(name or _DEFAULTS[subject])
    if found.subject is not subject:
        raise RuleDefinitionError(
            f"{found.id} is about a {found.subject.value}, not a {subject.value}"
        )
    return found


def identify(obj: Household | Village | County) -> tuple[Subject, str, str]:
    """Kind, name and region code of what is assessed."""
    if isinstance(obj, Household):
        place = obj.place
        code = "" if place is None or place.code is None else str(place.code)
        return Subject.HOUSEHOLD, obj.household_id, code
    if isinstance(obj, Village):
        place = obj.place
        code = "" if place is None or place.code is None else str(place.code)
        return Subject.VILLAGE, obj.village_id, code
    if isinstance(obj, County):
        return Subject.COUNTY, obj.name, "" if obj.code is None else str(obj.code)
    raise TypeError(f"can't assess a {type(obj).__name__}: Household, Village or County")


def _truth(bit: int, failed: int, unknown: int) -> Truth:
    if failed >> bit & 1:
        return Truth.NOT_MET
    return Truth.UNKNOWN if unknown >> bit & 1 else Truth.MET


def _evidence(
    obj: Household | Village | County, facts: tuple[Fact, ...], row: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """Who attested when, and what of the income is not counted, where the test reads it."""
    return [*_visit(obj, facts, row), *_not_counted(obj, facts, row)]


def _visit(
    obj: Household | Village | County, facts: tuple[Fact, ...], row: Mapping[str, Any]
) -> list[tuple[str, str]]:
    attested = getattr(obj, "attested", None)
    if attested is None:
        return []
    asked = {answer.fact for answer in attested.answers}
    if not any(
        (f.name.endswith("_attested") or f.name in asked) and row[f.name] is not None
        for f in facts
    ):
        return []
    who = None if attested.by is None else mask_name(attested.by)
    when = None if attested.on is None else attested.on.isoformat()
    visit = "入户核查" if isinstance(obj, Household) else "实地核查"
    zh = f"{visit}：核查人{who or '未登记'}，{when or '日期未登记'}"
    en = f"visit attested by {who or '(not recorded)'} on {when or '(not recorded)'}"
    return [(zh, en)]


def _not_counted(
    obj: Household | Village | County, facts: tuple[Fact, ...], row: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """Amounts left out of the net income; their free text may name people, and is not said."""
    income = obj.income if isinstance(obj, Household) else None
    asked = any(f.name == "net_income" and row[f.name] is not None for f in facts)
    if income is None or not income.excluded or not asked or income.gross is None:
        return []
    amounts = "、".join(written(e.amount, "fen") for e in income.excluded)
    documents = "、".join(dict.fromkeys(e.document for e in income.excluded if e.document))
    zh = f"不计入收入{len(income.excluded)}项：{amounts}"
    en = f"not counted as income: {amounts.replace('、', ', ').replace('元', 'yuan')}"
    source = f"（{documents}）" if documents else ""
    return [(f"{zh}{source}", f"{en}{source}")]
