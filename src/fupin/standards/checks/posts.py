"""Checks of public-welfare posts: the right people, the months, and not too many.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_person,
)


_NO_MONTHS: Final = Number(0, "month")
_MONTHS: Final = (
    "核实后补录在岗月数，或删去岗位",
    "record the months in the post, or take the post out",
)
_WHOM: Final = (
    "核实后更正；确属违规安排的，予以调整",
    "put it right; who may not hold the post is to leave it",
)

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "posts.months-without-post",
        (
            "填写了聘用时间但未填写公益性岗位",
            "months in a public-welfare post, but no post",
        ),
        person.public_post_given,
        (
            "核实后补录岗位，或删去聘用时间",
            "record the post, or take the months out",
        ),
        exited=GUIZHOU("3_01_005"),
        only=member.post_months > _NO_MONTHS,
        note="聘用时间即“公益性岗位(月数)”；填0的视为没有聘用时间。",
    ),
    *asked_of(
        of_person,
        "posts.post-without-months",
        (
            "填写了公益性岗位但未填写聘用时间",
            "a public-welfare post, but no months in it",
        ),
        person.post_months_given,
        _MONTHS,
        exited=GUIZHOU("3_01_006"),
        only=person.public_post_given,
        note="聘用时间即“公益性岗位(月数)”；填0的由5_15_003提出。",
    ),
    of_person(
        "posts.post-without-months",
        [GUIZHOU("5_15_003")],
        (
            "填写了公益性岗位但月数为空或0",
            "a public-welfare post, but no months in it or none",
        ),
        person.post_months_given & (member.post_months > _NO_MONTHS),
        _MONTHS,
        applies=person.public_post_given,
        severity=Severity.NOTICE,
        note="编号不分脱贫人口和监测对象，人人都问。",
    ),
    *asked_of(
        of_person,
        "posts.too-young",
        (
            "16岁以下参加公益性岗位",
            "below sixteen, yet in a public-welfare post",
        ),
        member.age >= parameter("post_from_age"),
        _WHOM,
        exited=GUIZHOU("3_01_008"),
        monitored=GUIZHOU("5_12_004"),
        only=person.public_post_given,
        note="16岁不含。",
    ),
    *asked_of(
        of_person,
        "posts.too-old",
        (
            "70岁及以上参加公益性岗位",
            "seventy or older, yet in a public-welfare post",
        ),
        member.age < parameter("post_below_age"),
        _WHOM,
        exited=GUIZHOU("5_01_006"),
        monitored=GUIZHOU("5_12_005"),
        only=person.public_post_given,
        note="70岁含。",
    ),
    *asked_of(
        of_person,
        "posts.too-many",
        (
            "登记3种及以上公益性岗位",
            "three or more public-welfare posts",
        ),
        member.public_posts < parameter("posts_too_many"),
        (
            "核实后只保留实际在岗的岗位",
            "keep only the posts really held",
        ),
        exited=GUIZHOU("3_01_010"),
        monitored=GUIZHOU("3_01_011"),
        note="3种含；以顿号、逗号、分号等隔开的各算一种。",
    ),
    of_person(
        "posts.without-labour",
        [GUIZHOU("5_15_006")],
        (
            "无劳动力或丧失劳动力的人有公益性岗位",
            "without capacity for labour, yet in a public-welfare post",
        ),
        ~who.NO_LABOUR,
        (
            "核实劳动技能和岗位，更正填错的一项",
            "find out capacity and post; put right whichever is wrong",
        ),
        applies=person.public_post_given,
        severity=Severity.NOTICE,
        note="编号不分脱贫人口和监测对象，人人都问。",
    ),
)
