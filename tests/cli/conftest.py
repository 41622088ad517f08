"""A small demonstration, run once, and what is personal in it."""

import json

import pytest

from fupin import read_ledger
from fupin.cli import main


@pytest.fixture(scope="session")
def lines():
    """Read a file of JSON Lines."""
    return lambda path: [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "out"
    status = main(
        [
            *("demo", "--out", str(folder), "--seed", "3", "--households", "60"),
            *("--villages", "6", "--townships", "2"),
        ]
    )
    assert status == 0
    return folder


@pytest.fixture(scope="session")
def secrets(demo):
    found = set()
    for household in read_ledger(demo / "register.csv").households:
        found |= {household.phone, household.account}
        for member in household.members:
            found |= {member.name, member.id_number, member.phone}
    return sorted({str.__str__(s) for s in found if s is not None})


@pytest.fixture
def ledger(demo):
    return str(demo / "register.csv")


@pytest.fixture
def assess(demo):
    """Run ``fupin assess`` on the register and the villages of the demonstration."""

    def run(out, *more):
        files = (str(demo / "register.csv"), "--villages", str(demo / "villages.xlsx"))
        day = ("--on", "2018-12-31", "--region", "420324")
        return main(["assess", *files, *day, "--out", str(out), *more])

    return run
