"""Cases of income: at each limit, one fen either side, blank and unknown."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType


Facts = dict[str, Any]
Case = dict[str, list[Any]]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
OPEN: Facts = {"given_monitoring_category": True, "risk_removed": False}
REMOVED: Facts = {"given_monitoring_category": True, "risk_removed": True}
_YUAN = 100


def _from(fact: str, yuan: int, **more: Any) -> Case:
    """At least so many yuan, and nothing at all is not asked."""
    least = yuan * _YUAN
    return {
        "hit": [{**more, fact: 1}],
        "sound": [{**more, fact: 2 * least}, {**more, fact: 0}],
        "unknown": [more],
        "bounds": [
            ({**more, fact: least - 1}, False),
            ({**more, fact: least}, True),
            ({**more, fact: least + 1}, True),
            ({**more, fact: 0}, True),
        ],
    }


def _some_of(given: str, fact: str, **more: Any) -> Case:
    """More than nothing, and not blank."""
    return {
        "hit": [{**more, given: True, fact: 0}, {**more, given: False}],
        "sound": [{**more, given: True, fact: 500_00}],
        "unknown": [{**more}, {**more, given: True}],
        "bounds": [
            ({**more, given: True, fact: 0}, False),
            ({**more, given: True, fact: 1}, True),
        ],
    }


def _within(fact: str, others: Facts, right: int, slack: int) -> Case:
    return {
        "hit": [{**others, fact: right + 500_00}, {**others, fact: 0}],
        "sound": [{**others, fact: right}],
        "unknown": [{**others}, {fact: right}],
        "bounds": [
            ({**others, fact: right - slack - 1}, False),
            ({**others, fact: right - slack}, True),
            ({**others, fact: right + slack}, True),
            ({**others, fact: right + slack + 1}, False),
        ],
    }


def _per_head(amount: int | None, *, given: bool | None = True) -> Facts:
    return {"given_income_per_head": given, "recorded_per_head": amount}


CASES: dict[str, Case] = {
    "income.business-without-cost": _some_of(
        "given_income_business_cost", "business_cost", business=900_00
    ),
    "income.per-head-impossible": {
        "hit": [
            _per_head(0),
            _per_head(-5),
            _per_head(100_000_01),
            _per_head(None, given=False),
        ],
        "sound": [_per_head(8_000_00)],
        "unknown": [_per_head(None), _per_head(None, given=None)],
        "bounds": [
            (_per_head(0), False),
            (_per_head(1), True),
            (_per_head(100_000_00), True),
            (_per_head(100_000_01), False),
        ],
    },
    "income.per-head-low": {
        "hit": [
            {**EXITED, **_per_head(3_000_00)},
            {**OPEN, **_per_head(3_000_00)},
            {**EXITED, **_per_head(None, given=False)},
        ],
        "sound": [{**EXITED, **_per_head(8_000_00)}],
        "unknown": [{**EXITED, **_per_head(None, given=None)}, _per_head(3_000_00)],
        "bounds": [
            ({**EXITED, **_per_head(3_999_99)}, False),
            ({**EXITED, **_per_head(4_000_00)}, True),
            ({**EXITED, **_per_head(4_000_01)}, True),
        ],
    },
    "income.wage-odd": {
        "hit": [{"wage": 100_00}, {"wage": 400_000_00}],
        "sound": [{"wage": 20_000_00}, {"wage": 0}],
        "unknown": [{}],
        "bounds": [
            ({"wage": 0}, True),
            ({"wage": 1}, False),
            ({"wage": 299_99}, False),
            ({"wage": 300_00}, True),
            ({"wage": 300_000_00}, True),
            ({"wage": 300_000_01}, False),
        ],
    },
    "income.wage-at-identification": _from("wage", 100, **OPEN),
    "income.industry-without-receipts": _some_of(
        "given_income_business",
        "business",
        **REMOVED,
        given_monitoring_measures_industry=True,
    ),
    "income.compensation-without-forest": _some_of(
        "given_land_returned_to_forest", "returned_to_forest", ecological_compensation=300_00
    ),
    "income.small-subsistence-allowance": _from("subsistence_allowance", 200),
    "income.small-family-planning": _from("family_planning", 100),
    "income.small-pension": _from("pension", 88),
    "income.small-destitute-support": _from("destitute_support", 200),
    "income.gross-is-no-sum": _within(
        "recorded_gross",
        {"wage": 900_00, "business": 80_00, "property_income": 7_00, "transfer": 60},
        987_60,
        1_00,
    ),
    "income.net-is-no-difference": _within(
        "recorded_net",
        {"recorded_gross": 900_00, "business_cost": 300_00, "excluded_income": 50_00},
        550_00,
        1_00,
    ),
    "income.per-head-is-no-share": _within(
        "recorded_net", {"recorded_per_head": 3_333_33, "size": 3}, 9_999_99, 3_00
    ),
    "income.transfer-is-no-sum": _within(
        "transfer",
        {
            "family_planning": 1_00,
            "subsistence_allowance": 20_00,
            "destitute_support": 300_00,
            "pension": 4_000_00,
            "ecological_compensation": 50_000_00,
            "other_transfer": 600_000_00,
        },
        654_321_00,
        1_00,
    ),
    "income.property-is-no-sum": _within(
        "property_income", {"asset_dividend": 300_00, "other_property": 50_00}, 350_00, 1_00
    ),
}
