"""One household asked every check of the pack, small and large; and assessed, with reasons."""

from __future__ import annotations

from datetime import date
from functools import partial

import attrs
import pytest

from _structure_rival import household_data

from fupin import assess_exit, check
from fupin.model import Household
from fupin.serial import structure


HOME = structure(household_data(), Household)
ON = date(2018, 12, 31)


def of_size(members):
    times = members // len(HOME.members)
    return attrs.evolve(HOME, size=members, members=HOME.members * times)


@pytest.mark.parametrize("members", [4, 40])
def test_checked(count, members):
    report = count(partial(check, of_size(members), on=ON))
    assert report.asked > 50


def test_assessed(count):
    result = count(partial(assess_exit, HOME, on=ON))
    assert len(result.findings) == 6
