"""Cases of the monthly survey of work: what a spell must have, and what it can't."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, WorkStatus


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
WORKING: Facts = {"work_status": WorkStatus.WORKING}
PLANNED: Facts = {"work_status": WorkStatus.PLANNED}
AT_HOME: Facts = {"work_status": WorkStatus.NOT_WORKING}
_SURVEYED = (
    "work_monthly_wage_given",
    "work_employer_given",
    "work_industry_given",
    "work_point_to_point_given",
    "work_channels_given",
)


def _needs(whom: Facts, status: Facts, *facts: str) -> dict[str, list[Any]]:
    """All of the facts are needed of who has that status, and of nobody else."""
    full = {**whom, **status, **dict.fromkeys(facts, True)}
    return {
        "hit": [{**full, fact: False} for fact in facts],
        "sound": [full],
        "unknown": [
            *({**full, fact: None} for fact in facts),
            {**full, "work_status": None, facts[0]: False},
        ],
        "bounds": [
            ({**full, **other, facts[0]: False}, True)
            for other in (WORKING, PLANNED, AT_HOME)
            if other != status
        ],
    }


def _outside(whom: Facts) -> dict[str, list[Any]]:
    outside = {**whom, "works_outside_county": True}
    return {
        "hit": [{**outside, "local_channel": True}],
        "sound": [{**outside, "local_channel": False}],
        "unknown": [outside, {**whom, "local_channel": True}],
        "bounds": [({**whom, "works_outside_county": False, "local_channel": True}, True)],
    }


YUAN = 100

CASES: dict[str, dict[str, list[Any]]] = {
    "work.place-not-to-county-monitored": _needs(
        MONITORED, WORKING, "work_place_given", "work_to_county"
    ),
    "work.start-blank-monitored": _needs(MONITORED, WORKING, "work_started_on_given"),
    "work.spells-overlap-monitored": {
        "hit": [{**MONITORED, "work_overlaps": True}],
        "sound": [{**MONITORED, "work_overlaps": False}],
        "unknown": [dict(MONITORED)],
        "bounds": [({"given_monitoring_category": False, "work_overlaps": True}, True)],
    },
    **{f"work.local-channel-outside{end}": _outside(whom) for end, whom in WHOM.items()},
    **{
        f"work.survey-incomplete{end}": _needs(whom, WORKING, *_SURVEYED)
        for end, whom in WHOM.items()
    },
    **{
        f"work.need-blank{end}": _needs(whom, PLANNED, "work_need_given")
        for end, whom in WHOM.items()
    },
    "work.monthly-wage": {
        "hit": [{"monthly_wage": 50 * YUAN}, {"monthly_wage": 300_000 * YUAN}],
        "sound": [{"monthly_wage": 4_500 * YUAN}],
        "unknown": [{}],
        "bounds": [
            ({"monthly_wage": 100 * YUAN - 1}, False),
            ({"monthly_wage": 100 * YUAN}, True),
            ({"monthly_wage": 100 * YUAN + 1}, True),
            ({"monthly_wage": 30_000 * YUAN - 1}, True),
            ({"monthly_wage": 30_000 * YUAN}, True),
            ({"monthly_wage": 30_000 * YUAN + 1}, False),
        ],
    },
}
