"""Cases of the whole register: one row, two rows, elsewhere, unknown."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, StudentStatus


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}


def _once(whom: Facts, fact: str) -> dict[str, list[Any]]:
    return {
        "hit": [{**whom, fact: 4}],
        "sound": [{**whom, fact: 1}],
        "unknown": [dict(whom)],
        "bounds": [({**whom, fact: 1}, True), ({**whom, fact: 2}, False)],
    }


def _no_more(wider: str, narrower: str) -> dict[str, list[Any]]:
    return {
        "hit": [{wider: 3, narrower: 1}],
        "sound": [{wider: 1, narrower: 1}],
        "unknown": [{wider: 2}, {narrower: 2}, {}],
        "bounds": [({wider: 2, narrower: 2}, True), ({wider: 3, narrower: 2}, False)],
    }


_GRADE: Facts = {"student_status": StudentStatus.GRADE_7}
_PRIMARY: Facts = {"student_status": StudentStatus.PRIMARY}
_MEDIAN: Facts = {"village_median_per_head": 1_200_000}
_INCOME = "recorded_per_head"

CASES: dict[str, dict[str, list[Any]]] = {
    "ledger.id-twice-exited": _once(EXITED, "rows_in_province"),
    "ledger.id-twice-monitored": _once(MONITORED, "rows_in_province"),
    "ledger.id-twice": _once({}, "rows_in_province"),
    "ledger.id-in-two-prefectures": _no_more("rows_in_province", "rows_in_prefecture"),
    "ledger.id-in-two-counties": _no_more("rows_in_prefecture", "rows_in_county"),
    "ledger.id-twice-in-county": _once({}, "rows_in_county"),
    "ledger.person-in-two-households": _once({}, "households_of_person"),
    "ledger.poor-helper": {
        "hit": [{"helps": True}],
        "sound": [{"helps": False}],
        "unknown": [{}],
    },
    "ledger.same-grade": {
        "hit": [{**_GRADE, "years_in_grade": 4}],
        "sound": [{**_GRADE, "years_in_grade": 1}],
        "unknown": [dict(_GRADE), {"years_in_grade": 3}],
        "bounds": [
            ({**_GRADE, "years_in_grade": 2}, True),
            ({**_GRADE, "years_in_grade": 3}, False),
            ({**_PRIMARY, "years_in_grade": 6}, True),
        ],
    },
    "ledger.income-outlier": {
        "hit": [{**_MEDIAN, _INCOME: 60_000_000}],
        "sound": [{**_MEDIAN, _INCOME: 1_100_000}],
        "unknown": [dict(_MEDIAN), {_INCOME: 60_000_000}],
        "bounds": [
            ({**_MEDIAN, _INCOME: 5_999_999}, True),
            ({**_MEDIAN, _INCOME: 6_000_000}, True),
            ({**_MEDIAN, _INCOME: 6_000_001}, False),
        ],
    },
}
