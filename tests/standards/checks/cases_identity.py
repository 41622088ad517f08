"""Cases of the checks of identity: numbers of each length, right, wrong and made up."""

from __future__ import annotations

from typing import Any

from fupin.codes import HealthStatus, HouseholdType, IdType


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
AUDIENCES: tuple[tuple[str, Facts], ...] = (
    ("-exited", EXITED),
    ("-monitored", MONITORED),
    ("", {}),
)
DISABLED = frozenset({HealthStatus.DISABLED})


def _length(whom: Facts) -> dict[str, list[Any]]:
    read = {**whom, "readable_id_number": True}
    return {
        "hit": [
            {**read, "id_length": 15},
            {**whom, "readable_id_number": False},
        ],
        "sound": [{**read, "id_length": 18}, {**read, "id_length": 22}],
        "unknown": [dict(whom)],
        "bounds": [
            ({**read, "id_length": 17}, False),
            ({**read, "id_length": 18}, True),
            ({**read, "id_length": 19}, True),
        ],
    }


def _check_digit(whom: Facts, card: bool) -> dict[str, list[Any]]:
    asked = {**whom, "id_is_card": card}
    return {
        "hit": [{**asked, "id_check_digit_ok": False}],
        "sound": [{**asked, "id_check_digit_ok": True}],
        "unknown": [{**asked}, {**whom, "id_check_digit_ok": False}],
        "bounds": [({**whom, "id_is_card": not card, "id_check_digit_ok": False}, True)],
    }


def _card(whom: Facts) -> dict[str, list[Any]]:
    asked = {**whom, "health": DISABLED}
    resident = {**asked, "id_type": IdType.RESIDENT_ID}
    return {
        "hit": [{**resident, "id_is_card": False}, {**asked, "id_is_card": False}],
        "sound": [
            {**asked, "id_type": IdType.DISABILITY_CARD, "id_is_card": False},
            {**resident, "id_is_card": True},
            {**asked, "id_type": IdType.DISABILITY_CARD},
        ],
        "unknown": [asked, resident, {**whom, "id_is_card": False}],
        "bounds": [
            (
                {**resident, "health": frozenset({HealthStatus.HEALTHY}), "id_is_card": False},
                True,
            ),
        ],
    }


def _no_number(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [
            {**whom, "given_id_number": False},
            {**whom, "given_id_number": True, "id_placeholder": True},
        ],
        "sound": [{**whom, "given_id_number": True, "id_placeholder": False}],
        "unknown": [dict(whom), {**whom, "given_id_number": True}],
    }


def _yes_or_no(fact: str) -> dict[str, list[Any]]:
    return {"hit": [{fact: False}], "sound": [{fact: True}], "unknown": [{}]}


CASES: dict[str, dict[str, list[Any]]] = {
    "identity.length-exited": _length(EXITED),
    "identity.length-monitored": _length(MONITORED),
    "identity.shape": _yes_or_no("readable_id_number"),
    "identity.old-length": {
        "hit": [{"id_length": 15}],
        "sound": [{"id_length": 20}],
        "unknown": [{}],
        "bounds": [({"id_length": 17}, False), ({"id_length": 18}, True)],
    },
    "identity.date": _yes_or_no("id_date_ok"),
    "identity.birth-date": _yes_or_no("id_agrees_birth"),
    "identity.sex": _yes_or_no("id_agrees_sex"),
    "identity.no-number-exited": _no_number(EXITED),
    "identity.no-number": _no_number({}),
    **{f"identity.check-digit{end}": _check_digit(whom, False) for end, whom in AUDIENCES},
    **{f"identity.card-check-digit{end}": _check_digit(whom, True) for end, whom in AUDIENCES},
    **{f"identity.card-of-disabled{end}": _card(whom) for end, whom in AUDIENCES},
}
