"""Checks of the capacity for labour: does it fit age, health and schooling.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices;
Xi'an's are warnings.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import LabourCapacity
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.logic import Condition
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    CLEANING,
    GUIZHOU,
    XIAN,
    From,
    of_person,
)
from fupin.standards.checks.education import NON_PUPIL


_FROM: Final = parameter("labour_from_age")
_BELOW: Final = parameter("labour_below_age")
_OF_AGE: Final = Named(
    (member.age >= _FROM) & (member.age < _BELOW), "劳动年龄", "of working age"
)
_HEALTHY_OF_AGE: Final = _OF_AGE & who.HEALTHY
_LOST: Final = member.labour.among(LabourCapacity.LOST)
_NONE: Final = member.labour.among(LabourCapacity.NONE)
_FIND_OUT: Final = (
    "核实本人的健康和劳动能力，更正填错的一项",
    "find out health and capacity for labour; put right whichever is wrong",
)
_AGES: Final = "劳动年龄为16周岁（含）至60周岁（不含）；在校生状况未填的按非在校生问。"
_AGES_2018: Final = "清单只写“劳动年龄”，取16周岁（含）至60周岁（不含）。"


def _labour(  # noqa: PLR0913  # the parts of a check
    what: str,
    said: tuple[str, str],
    sound: Condition,
    only: Condition,
    *,
    exited: From | None = None,
    monitored: From | None = None,
    note: str = "",
) -> tuple[Check, ...]:
    """The checks of one fault in the capacity for labour."""
    return asked_of(
        of_person,
        f"labour.{what}",
        said,
        sound,
        _FIND_OUT,
        exited=exited,
        monitored=monitored,
        only=only,
        note=note,
    )


CHECKS: Final[tuple[Check, ...]] = (
    *_labour(
        "lost-at-working-age",
        (
            "劳动年龄内健康的非在校生丧失劳动力",
            "healthy, of working age, no pupil, yet capacity for labour lost",
        ),
        ~_LOST,
        _HEALTHY_OF_AGE & NON_PUPIL,
        exited=GUIZHOU("2_01_005-16"),
        monitored=GUIZHOU("2_12_009-16"),
        note=_AGES,
    ),
    of_person(
        "labour.lost-at-working-age",
        [XIAN("劳动能力问题-1"), CLEANING("劳动年龄健康人口丧失劳动力")],
        (
            "劳动年龄健康人口丧失劳动力",
            "healthy, of working age, yet capacity for labour lost",
        ),
        ~_LOST,
        _FIND_OUT,
        applies=_HEALTHY_OF_AGE,
        severity=Severity.WARNING,
        note=f"{_AGES_2018}在校生也问：在校生可无劳动力，但不是丧失劳动力。",
    ),
    *_labour(
        "none-at-working-age",
        (
            "劳动年龄内健康的非在校生无劳动力",
            "healthy, of working age, no pupil, yet without capacity for labour",
        ),
        ~_NONE,
        _HEALTHY_OF_AGE & NON_PUPIL,
        exited=GUIZHOU("2_01_010-16"),
        monitored=GUIZHOU("2_12_013-16"),
        note=_AGES,
    ),
    of_person(
        "labour.none-at-working-age",
        [XIAN("劳动能力问题-2"), CLEANING("劳动年龄健康非在校生无劳动力")],
        (
            "劳动年龄健康人口（非在校生）无劳动力",
            "healthy, of working age, no pupil, yet without capacity for labour",
        ),
        ~_NONE,
        _FIND_OUT,
        applies=_HEALTHY_OF_AGE & NON_PUPIL,
        severity=Severity.WARNING,
        note=f"{_AGES_2018}在校生状况未填的按非在校生问。",
    ),
    *_labour(
        "weak-at-working-age",
        (
            "劳动年龄内健康的非在校生为弱劳动力或半劳动力",
            "healthy, of working age, no pupil, yet of weak or half capacity",
        ),
        ~member.labour.among(LabourCapacity.WEAK),
        _HEALTHY_OF_AGE & NON_PUPIL,
        monitored=GUIZHOU("5_12_008"),
        note=f"{_AGES}清单兼列无劳动力和丧失劳动力，那两种由2_12_013-16、2_12_009-16"
        "以更高一级检查，这里不重复。",
    ),
    *_labour(
        "below-working-age",
        (
            "16岁以下人口劳动技能不是无劳动力",
            "below sixteen, yet not recorded as without capacity for labour",
        ),
        _NONE,
        member.age < _FROM,
        exited=GUIZHOU("2_01_011"),
        monitored=GUIZHOU("2_12_014"),
        note="16岁不含；填丧失劳动力也算错。",
    ),
    *_labour(
        "above-working-age",
        (
            "60岁及以上人口劳动技能为普通或技能劳动力",
            "sixty or older, yet of ordinary or skilled capacity",
        ),
        ~who.STRONG_LABOUR,
        member.age >= _BELOW,
        exited=GUIZHOU("2_12_017"),
        note="60岁含。编号属监测人口，内容写的是脱贫人口，按内容。"
        "清单列为第二级；老人确有劳动能力的，核实后可保留。",
    ),
    *_labour(
        "above-working-age",
        (
            "60岁及以上人口劳动技能为普通、技能或丧失劳动力",
            "sixty or older, yet of ordinary, skilled or lost capacity",
        ),
        ~(who.STRONG_LABOUR | _LOST),
        member.age >= _BELOW,
        monitored=GUIZHOU("2_12_005"),
        note="60岁含；老人无劳动能力的应填无劳动力，清单连丧失劳动力一并提出。"
        "清单列为第二级；老人确有劳动能力的，核实后可保留。",
    ),
    *_labour(
        "heavy-limb-disability",
        (
            "一、二级肢体残疾人为普通劳动力",
            "limb disability of grade 1 or 2, yet of ordinary capacity",
        ),
        ~member.labour.among(LabourCapacity.ORDINARY),
        member.heavy_limb_disability,
        exited=GUIZHOU("4_01_007"),
        monitored=GUIZHOU("4_01_008"),
        note="凭残疾人证号第19–20位判断；清单只写普通劳动力，技能劳动力不算。",
    ),
    *_labour(
        "ill-but-strong",
        (
            "劳动年龄内患病或残疾的人为普通或技能劳动力",
            "ill or disabled, of working age, yet of ordinary or skilled capacity",
        ),
        ~who.STRONG_LABOUR,
        _OF_AGE & ~who.HEALTHY,
        exited=GUIZHOU("5_12_009-16", "5_12_010-16"),
        note="所见程序要求同一项同时等于两个值，永不成立；按其文字写出，两号是同一条。"
        "编号属监测人口，内容写的是脱贫人口，按内容。",
    ),
)
