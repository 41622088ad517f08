"""A small invented county, judged."""

from datetime import date

import attrs
import pytest

from fupin.assessment.survey import survey
from fupin.errors import Problem, Severity
from fupin.report import Result
from fupin.strategies.synthetic import synthetic_county


@pytest.fixture(scope="session")
def county():
    return synthetic_county(
        seed=11, households=60, persons=200, villages=6, poor_villages=4, townships=2
    )


@pytest.fixture(scope="session")
def result(county):
    """Half of it was never visited; one problem of each severity."""
    visited = [
        attrs.evolve(h, attested=county.attestations.get(h.household_id) if n % 2 else None)
        for n, h in enumerate(county.households)
    ]
    villages = [
        attrs.evolve(v, attested=county.village_attestations.get(v.village_id))
        for v in county.villages[:-1]
    ]
    found = survey(
        visited, villages, on=date(2018, 12, 31), region="420324", county_name=county.name
    )
    problems = [
        Problem(
            code=f"value.{severity.value}",
            message="<不是>日期",
            message_en="not a date",
            sheet="表",
            cell="K17",
            column="出生日期",
            found="2018-02-30",
            expected="日期",
            severity=severity,
        )
        for severity in Severity
    ]
    return Result(
        survey=found,
        register=tuple(visited),
        problems=(*problems, *found.problems),
        files=("register.csv",),
        invented=True,
        library="0.0.test",
    )


@pytest.fixture(scope="session")
def secrets(county):
    """Everything personal in it: names, ID numbers, phones, accounts in clear."""
    found = set()
    for household in county.households:
        found |= {household.phone, household.account}
        for member in household.members:
            found |= {member.name, member.id_number, member.phone}
    return sorted({str.__str__(s) for s in found if s is not None})
