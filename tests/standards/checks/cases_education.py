"""Cases of schooling: each stage on its youngest and oldest age, and one year beside."""

from __future__ import annotations

from typing import Any

from fupin.codes import (
    DropoutReason,
    Education,
    HealthStatus,
    HouseholdType,
    PovertyStatus,
    StudentStatus,
)


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
WELL: Facts = {"health": frozenset({HealthStatus.HEALTHY})}
ILL: Facts = {"health": frozenset({HealthStatus.CHRONIC})}
LEFT_SCHOOL: Facts = {
    "student_status": StudentStatus.NOT_STUDENT,
    "given_student_status": True,
}


def _ages(fixed: Facts, low: int | None, high: int | None) -> dict[str, list[Any]]:
    """Sound from *low* to *high*, both included."""
    bounds: list[Any] = []
    for edge, step in ((low, -1), (high, 1)):
        if edge is not None:
            bounds += [
                ({**fixed, "age": edge + step}, False),
                ({**fixed, "age": edge}, True),
                ({**fixed, "age": edge - step}, True),
            ]
    right = low if low is not None else high
    return {
        "hit": [facts for facts, truth in bounds if truth is False],
        "sound": [{**fixed, "age": right}],
        "unknown": [dict(fixed)],
        "bounds": bounds,
    }


def _stage(
    whom: Facts, statuses: tuple[StudentStatus, ...], low: int | None, high: int | None
) -> dict[str, list[Any]]:
    cases: dict[str, list[Any]] = {}
    for status in statuses:
        for kind, found in _ages({**whom, "student_status": status}, low, high).items():
            cases.setdefault(kind, []).extend(found)
    wrong = 90 if high is not None else 1
    cases["unknown"].append({**whom, "age": wrong})
    other = {**whom, "student_status": StudentStatus.NOT_STUDENT, "age": wrong}
    cases["bounds"].append((other, True))
    return cases


_PRESCHOOL = (StudentStatus.PRESCHOOL, StudentStatus.PRESCHOOL_AGE)
_JUNIOR = (StudentStatus.GRADE_7, StudentStatus.GRADE_8, StudentStatus.GRADE_9)
_SENIOR = (
    StudentStatus.SENIOR_1,
    StudentStatus.SENIOR_2,
    StudentStatus.SENIOR_3,
    StudentStatus.VOCATIONAL_1,
    StudentStatus.VOCATIONAL_2,
    StudentStatus.VOCATIONAL_3,
)
_HIGHER = (
    StudentStatus.HIGHER_VOCATIONAL_1,
    StudentStatus.HIGHER_VOCATIONAL_2,
    StudentStatus.HIGHER_VOCATIONAL_3,
    StudentStatus.COLLEGE,
    StudentStatus.TECHNICIAN_COLLEGE,
    StudentStatus.BACHELOR,
    StudentStatus.MASTER,
)
_STAGES: dict[str, tuple[tuple[StudentStatus, ...], int | None, int | None]] = {
    "primary-age": ((StudentStatus.PRIMARY,), 6, 14),
    "junior-age": (_JUNIOR, 12, 17),
    "senior-age": (_SENIOR, 15, 20),
    "higher-age": (_HIGHER, 18, None),
    "master-age": ((StudentStatus.MASTER,), 20, None),
}


def _both_given(whom: Facts) -> dict[str, list[Any]]:
    two = {**whom, "given_education": True, "given_student_status": True}
    primary = {"student_status": StudentStatus.PRIMARY}
    return {
        "hit": [{**two, **primary}],
        "sound": [{**two, "student_status": StudentStatus.NOT_STUDENT}],
        "unknown": [{**two, **primary, "given_education": None}, two],
        "bounds": [
            ({**two, **primary, "given_education": False}, True),
            ({**two, "given_student_status": False}, True),
            ({"given_education": True, "given_student_status": True, **primary}, None),
        ],
    }


def _of_school_age(whom: Facts) -> dict[str, list[Any]]:
    child = {**whom, **WELL}
    out = {**child, **LEFT_SCHOOL}
    return {
        "hit": [
            {**out, "age": 10},
            {**child, "age": 10, "given_student_status": False},
        ],
        "sound": [
            {**child, "age": 10, "student_status": StudentStatus.PRIMARY},
            {**child, "age": 6, "student_status": StudentStatus.PRESCHOOL},
        ],
        "unknown": [
            {**child, "age": 10},
            out,
            {**whom, **LEFT_SCHOOL, "age": 10},
        ],
        "bounds": [
            ({**out, "age": 5}, True),
            ({**out, "age": 6}, False),
            ({**out, "age": 7}, False),
            ({**out, "age": 15}, False),
            ({**out, "age": 16}, True),
            ({**out, "age": 17}, True),
            ({**out, **ILL, "age": 10}, True),
        ],
    }


def _preschool(whom: Facts) -> dict[str, list[Any]]:
    cases = _stage({**whom, **WELL}, _PRESCHOOL, None, 6)
    late = {**whom, "student_status": StudentStatus.PRESCHOOL, "age": 9}
    cases["unknown"].append(late)
    cases["bounds"].append(({**late, **ILL}, True))
    return cases


def _low(whom: Facts) -> dict[str, list[Any]]:
    little = {**whom, "education": Education.PRIMARY}
    return {
        "hit": [
            {**little, "age": 18, "education": low}
            for low in (Education.PRIMARY, Education.ILLITERATE, Education.PRESCHOOL_AGE)
        ],
        "sound": [{**whom, "age": 18, "education": Education.JUNIOR}],
        "unknown": [little, {**whom, "age": 18}],
        "bounds": [
            ({**little, "age": 15}, True),
            ({**little, "age": 16}, False),
            ({**little, "age": 17}, False),
            ({**little, "age": 21}, False),
            ({**little, "age": 22}, False),
            ({**little, "age": 23}, True),
        ],
    }


def _for_health(reason: DropoutReason) -> Facts:
    return {"status": PovertyStatus.EXITED, "dropout_reason": reason}


CASES: dict[str, dict[str, list[Any]]] = {
    **{
        f"education.{what}{end}": _stage(whom, statuses, low, high)
        for what, (statuses, low, high) in _STAGES.items()
        for end, whom in WHOM.items()
    },
    **{f"education.both-given{end}": _both_given(whom) for end, whom in WHOM.items()},
    **{f"education.of-school-age{end}": _of_school_age(whom) for end, whom in WHOM.items()},
    **{f"education.preschool-too-old{end}": _preschool(whom) for end, whom in WHOM.items()},
    **{f"education.low{end}": _low(whom) for end, whom in WHOM.items()},
    "education.out-of-school-healthy-exited": {
        "hit": [
            {**_for_health(DropoutReason.ILLNESS), **WELL},
            {**_for_health(DropoutReason.DISABILITY), **WELL},
        ],
        "sound": [
            {**_for_health(DropoutReason.ILLNESS), **ILL},
            {
                **_for_health(DropoutReason.DISABILITY),
                "health": frozenset({HealthStatus.DISABLED}),
            },
        ],
        "unknown": [_for_health(DropoutReason.ILLNESS), {**EXITED, **WELL}],
        "bounds": [
            ({**_for_health(DropoutReason.AVERSION), **WELL}, True),
            ({"dropout_reason": DropoutReason.ILLNESS, **WELL}, None),
        ],
    },
    "education.senior-too-young": _stage({}, (*_SENIOR, *_HIGHER), 15, None),
    "education.primary-too-old": _stage({}, (StudentStatus.PRIMARY, *_PRESCHOOL), None, 19),
}
