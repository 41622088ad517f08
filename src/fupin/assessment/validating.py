"""One household of a web form: what is wrong with the data, and what the checks find."""

from __future__ import annotations

from datetime import date
from typing import Any, overload

from fupin.assessment.checking import check
from fupin.errors import InvalidDataError, Problem
from fupin.model import Household
from fupin.serial import structure
from fupin.serial import validate as problems_of
from fupin.standards.checks import Pack


@overload
def validate(data: Any, cls: type[Any] = Household) -> tuple[Problem, ...]: ...


@overload
def validate(
    data: Any,
    cls: type[Any] = Household,
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
) -> dict[str, Any]: ...


def validate(
    data: Any,
    cls: type[Any] = Household,
    *,
    on: date | None = None,
    pack: str | Pack = "registry",
    region: str = "",
) -> tuple[Problem, ...] | dict[str, Any]:
    """What is wrong with *data*; never raises for bad data.

    Args:
        data: What a form or another system sent: mappings, lists, text, numbers.
        cls: What it should be.
        on: With a day, a household (or a village) is also checked, and the answer is
            one that JSON can hold.
        pack: The pack of checks or its id.
        region: Six-digit code that chooses regional numbers.

    Returns:
        Without *on*, every problem of structure; if there is none, what is odd about
        ID numbers.  With *on*, a mapping: ``ok`` (nothing to put right), ``problems``,
        and as `CheckReport.as_dict` has them ``findings``, ``undetermined``,
        ``skipped``; the checks are asked only of data that could be structured.

    Raises:
        UnknownNameError: If there is no such pack.

    >>> answer = validate({"household_id": "1", "size": 0}, on=date(2024, 1, 31))
    >>> answer["ok"], answer["problems"], answer["findings"][0]["message"]
    (False, [], '空户：没有成员登记（家庭人口数：0）')
    """
    if on is None:
        return problems_of(data, cls)
    try:
        built = structure(data, cls)
    except InvalidDataError as error:
        return {"ok": False, "problems": [_said(p) for p in error.problems], "findings": []}
    report = check(built, on=on, pack=pack, region=region)
    return {"ok": not report.findings, "problems": [], **report.as_dict()}


def _said(problem: Problem) -> dict[str, str]:
    return {
        "code": problem.code,
        "path": problem.path,
        "severity": problem.severity.value,
        "message": problem.message,
        "message_en": problem.message_en,
        "found": problem.found,
        "expected": problem.expected,
        "expected_en": problem.expected_en,
    }
