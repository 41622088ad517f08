from datetime import date

import pytest

from hypothesis import find, given, settings
from hypothesis import strategies as st

import fupin

from fupin import strategies
from fupin.model import Attestation


quietly = settings(deadline=None, max_examples=60)
DAY = date(2018, 12, 31)
LINE = 299_500
ALL_WELL = st.just(
    Attestation(food=True, clothing=True, education=True, medical=True, housing=True)
)
INCOME = "cn/household/2016.income"


@pytest.mark.parametrize("offset", [-1, 0, 1, 250])
@pytest.mark.parametrize("line", [0, 1, LINE])
def test_the_income_is_the_line_and_the_offset_to_the_fen(line, offset):
    @quietly
    @given(strategies.households_at_line(line, (offset,)))
    def exact(household):
        assert household.size == len(household.members)
        assert household.income.net == household.size * line + offset
        assert household.income.recorded_net == household.income.net
        assert household.income.recorded_gross == household.income.gross >= 0
        assert household.income.business_cost >= 0
        assert household.income.wage >= 0

    exact()


@quietly
@given(strategies.households_at_line(LINE, attested=ALL_WELL))
def test_one_fen_decides(household):
    """Exactly at the line has not passed: 超过 is strict."""
    above = household.income.net > household.size * LINE
    assert (fupin.assess_exit(household, on=DAY).failed == ()) is above
    assert fupin.assess_exit(household, on=DAY).failed in {(), (INCOME,)}


@quietly
@given(strategies.households_at_line_per_head(LINE, attested=ALL_WELL, max_members=2))
def test_one_fen_decides_by_the_recorded_share_too(household):
    assert household.income.net is None
    assert household.income.per_head - LINE in {-1, 0, 1}
    assert len(household.members) <= 2
    failed = fupin.assess_exit(household, on=DAY).failed
    assert failed == (() if household.income.per_head > LINE else (INCOME,))


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_every_offset_is_drawn(offset):
    found = find(
        strategies.households_at_line(LINE), lambda h: h.income.net - h.size * LINE == offset
    )
    assert found.size == 1
