"""Checks that the help a monitored household has had answers its risk.

Guizhou's first digit grades them: 1 errors, 3 warnings, 5 notices.
"""

from __future__ import annotations

import functools
import operator

from typing import Final

from fupin.codes import RiskRemoval, RiskType
from fupin.facts import registry_household as household
from fupin.facts.registry_household import MEASURE
from fupin.logic import Condition
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import grade
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    From,
    of_household,
)


HELP: Final = (
    "核实帮扶情况；已落实的补录，未落实的落实",
    "find out; record the help there was, and see to what there was not",
)
_BOTH: Final = "清单对已消除风险的和全部监测对象各有一条，同一户只出一行。"


def helped(*classes: str) -> Condition:
    """Whether any help of these classes is recorded."""
    found: list[Condition] = [MEASURE[name] for name in classes]
    return functools.reduce(operator.or_, found)


def _answered(  # noqa: PLR0913  # the parts of a check
    what: str,
    said: tuple[str, str],
    danger: Condition,
    *,
    removed: tuple[str, Condition],
    monitored: tuple[str, Condition],
    note: str = "",
) -> tuple[Check, Check]:
    """The checks that help answers one danger: of those it is over for, and of all.

    Args:
        what: The danger, as ids have it.
        said: The danger and the help it asks for, and the same in English.
        danger: Whether it is there.
        removed: Number for those whose risk is removed, and the help.
        monitored: Number for all monitored households, and the help.
        note: What the list leaves open, and how it was decided.
    """
    zh, en = said

    def draft(
        suffix: str, asked: tuple[str, Condition], whom: tuple[Named, str, str]
    ) -> Check:
        number, helped = asked
        source: From = GUIZHOU(number)
        return of_household(
            f"measures.{what}-{suffix}",
            [source],
            (f"{whom[1]}{zh}", f"{whom[2]}: {en}"),
            helped,
            HELP,
            applies=whom[0] & danger,
            severity=grade(source),
            fault=f"measures.{what}",
            note=note + _BOTH,
        )

    return (
        draft("removed", removed, (who.REMOVED_RISK, "已消除风险的监测对象", "risk removed")),
        draft("monitored", monitored, (who.MONITORED, "监测对象", "monitored")),
    )


_SCHOOLING: Final = helped("education", "compulsory_education", "social")
_SUPPORT: Final = helped("general_security", "social")
_HOUSING: Final = helped("housing", "relocation")
_CARE: Final = helped("health", "social")
_UNSAFE_WATER: Final = household.risks.include(RiskType.UNSAFE_WATER)

CHECKS: Final[tuple[Check, ...]] = (
    *_answered(
        "illness",
        (
            "因病有风险，但无健康帮扶、社会帮扶等",
            "at risk through illness, but no help for it",
        ),
        household.risks.include(RiskType.ILLNESS),
        removed=("3_11_003", helped("health", "social", "general_security")),
        monitored=("5_18_001", _CARE),
        note="已消除风险的，有综合保障也可；全部监测对象的一条不算综合保障。",
    ),
    *_answered(
        "schooling",
        (
            "因学有风险，但无教育帮扶、义务教育保障或社会帮扶",
            "at risk through schooling, but no help for it",
        ),
        household.risks.include(RiskType.SCHOOLING),
        removed=("3_11_004", _SCHOOLING),
        monitored=("5_18_002", _SCHOOLING),
    ),
    *_answered(
        "disability",
        (
            "因残有风险，但无综合保障或社会帮扶",
            "at risk through disability, but no help for it",
        ),
        household.risks.include(RiskType.DISABILITY),
        removed=("3_11_005", _SUPPORT),
        monitored=("5_18_003", _SUPPORT),
    ),
    *_answered(
        "housing",
        (
            "因安全住房有风险，但无住房安全保障或搬迁",
            "at risk from unsafe housing, but no help for it",
        ),
        household.risks.include(RiskType.UNSAFE_HOUSING),
        removed=("3_11_006", _HOUSING),
        monitored=("5_18_004", _HOUSING),
    ),
    *_answered(
        "dropout",
        (
            "有义务教育失学辍学，但无义务教育保障",
            "a child was out of school, but no help for it",
        ),
        household.dropout,
        removed=("3_11_007", MEASURE["compulsory_education"]),
        monitored=("5_18_005", MEASURE["compulsory_education"]),
        note="以识别时是否失学辍学为准。",
    ),
    *_answered(
        "water",
        (
            "因安全饮水有风险，但无饮水安全保障",
            "at risk from unsafe water, but no help for it",
        ),
        _UNSAFE_WATER,
        removed=("3_11_008", MEASURE["water"]),
        monitored=("5_18_006", MEASURE["water"]),
        note="3_11_008只写饮水问题，与5_18_006一样取风险类型；消除后饮水仍不安全的另查。",
    ),
    *_answered(
        "uninsured",
        (
            "有成员未参加基本医保，但无健康帮扶或社会帮扶",
            "a member was uninsured, but no help for it",
        ),
        household.uninsured,
        removed=("3_11_009", _CARE),
        monitored=("5_18_007", _CARE),
        note="以识别时是否有成员未参加为准。",
    ),
    of_household(
        "measures.removed-by-none",
        [GUIZHOU("1_11_009")],
        (
            "风险消除方式为帮扶消除，但无任何帮扶措施",
            "the risk was removed by help, but none is recorded",
        ),
        household.any_measure,
        HELP,
        applies=who.REMOVED_RISK & household.removal.among(RiskRemoval.BY_HELP),
    ),
    of_household(
        "measures.none-yet",
        [GUIZHOU("1_11_010")],
        (
            "监测对象识别超过一个月仍无任何帮扶措施",
            "monitored for more than a month, but no help is recorded",
        ),
        household.any_measure,
        HELP,
        applies=who.MONITORED
        & (household.months_monitored >= parameter("months_without_help")),
        note="按满月计，满1个月即问；不分风险是否已消除。",
    ),
)
