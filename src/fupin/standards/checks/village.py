"""Checks of villages: what an exited one must record, and what can't be.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings.
"""

from __future__ import annotations

import functools
import operator

from typing import Final

from fupin.errors import Severity
from fupin.facts import registry_village as village
from fupin.facts.registry_village import GIVEN, LAND, REGISTER_LAND, village_land
from fupin.logic import Condition
from fupin.logic.nodes import Number
from fupin.standards.checks.audience import grade
from fupin.standards.checks.check import Check, Responsible
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    of_village,
)


_ASK: Final = ("向村里核实后补录", "ask the village and record it")
_NO_HOUSEHOLD: Final = Number(0, "household")
_NOBODY: Final = Number(0, "person")
_NO_MONEY: Final = Number(0, "fen/year")


def _exited(  # noqa: PLR0913  # the parts of a check
    what: str,
    number: str,
    said: tuple[str, str],
    sound: Condition,
    remedy: tuple[str, str] = _ASK,
    *,
    note: str = "",
) -> Check:
    """A check of Guizhou's list, asked of villages that have exited."""
    source = GUIZHOU(number)
    return of_village(
        f"village.{what}",
        [source],
        (f"出列村{said[0]}", f"exited village: {said[1]}"),
        sound,
        remedy,
        applies=village.exited,
        severity=grade(source),
        responsible=Responsible.TOWNSHIP,
        note=note,
    )


_LAND_FITS: Final = functools.reduce(
    operator.and_, (REGISTER_LAND[kind] <= village_land(kind) for kind in LAND)
)

_RECORDED: Final = (
    _exited(
        "no-population",
        "1_03_002",
        ("总人口数为0", "population 0"),
        village.population > _NOBODY,
        note="清单只说为0；为空的不作判断。",
    ),
    _exited(
        "no-collective-income",
        "1_03_003",
        ("村级集体经济收入为空或为0", "collective income blank or 0"),
        GIVEN["collective_income"] & (village.collective_income > _NO_MONEY),
        note="负数也算。",
    ),
    _exited(
        "primary-schools-blank",
        "1_03_004",
        ("村小学个数为空", "primary schools left blank"),
        GIVEN["primary_schools"],
        note="没有村小学的应填0。",
    ),
    _exited(
        "pension-blank",
        "1_03_006",
        ("参加城乡居民基本养老保险人数为空", "people with pension insurance left blank"),
        GIVEN["pension_insured"],
    ),
    _exited(
        "bus-blank",
        "1_03_007",
        ("是否通客运班车为空", "bus service left blank"),
        GIVEN["bus"],
    ),
    _exited(
        "clinics-blank", "1_03_009", ("卫生室个数为空", "clinics left blank"), GIVEN["clinics"]
    ),
    _exited(
        "toilets-blank",
        "1_03_010",
        ("公共卫生厕所个数为空", "public toilets left blank"),
        GIVEN["public_toilets"],
    ),
    _exited(
        "doctors-blank",
        "1_03_011",
        ("执业（助理）医师数为空", "licensed doctors left blank"),
        GIVEN["doctors"],
    ),
    _exited(
        "waste-blank",
        "1_03_012",
        ("垃圾集中堆放点个数为空", "waste collection points left blank"),
        GIVEN["waste_points"],
    ),
    _exited(
        "reading-rooms-blank",
        "1_03_013",
        ("文化（图书）室个数为空", "reading rooms left blank"),
        GIVEN["reading_rooms"],
    ),
    _exited(
        "subsistence-blank",
        "1_03_014",
        ("低保户数或低保人数为空", "households or people on subsistence allowance left blank"),
        GIVEN["subsistence_households"] & GIVEN["subsistence_persons"],
        note="两项都要填。",
    ),
    _exited(
        "destitute-blank",
        "1_03_015",
        ("特困供养人口数为空", "people with destitute support left blank"),
        GIVEN["destitute_persons"],
    ),
    _exited(
        "disabled-blank",
        "1_03_016",
        ("残疾人口数为空", "disabled people left blank"),
        GIVEN["disabled_persons"],
    ),
    _exited(
        "no-households",
        "3_03_003",
        ("总户数为空或为0", "households blank or 0"),
        GIVEN["households"] & (village.households > _NO_HOUSEHOLD),
    ),
)

CHECKS: Final[tuple[Check, ...]] = (
    *_RECORDED,
    _exited(
        "no-paved-road",
        "2_03_001",
        ("到乡镇未通硬化路", "no paved road to the township"),
        village.paved_road,
        ("核实；确未通的列入项目库", "find out; where there is none, plan one"),
        note="为空的不作判断。",
    ),
    _exited(
        "more-than-households",
        "3_03_001",
        (
            "未解决饮水户数或住危房户数大于总户数",
            "more households without safe water, or in dangerous dwellings, than there are",
        ),
        (village.unsafe_water <= village.households)
        & (village.dangerous_dwellings <= village.households),
        ("核实三项户数后更正", "find out the three numbers and put them right"),
        note="两项有一项大于总户数即算；等于不算。",
    ),
    _exited(
        "land-below-register",
        "3_03_002",
        (
            "土地面积小于村内脱贫户该类土地之和",
            "less land of a kind than its exited households have together",
        ),
        _LAND_FITS,
        (
            "核实村和脱贫户的该类土地面积",
            "find out the land of the village and of the households",
        ),
        note="六类土地有一类小于即算。",
    ),
    of_village(
        "village.persons-beyond-population",
        [OWN()],
        ("建档立卡人口数大于村总人口数", "more people on the register than in the village"),
        village.register_persons <= village.population,
        ("核实村总人口数和建档立卡人口", "find out the population and who is on the register"),
        severity=Severity.WARNING,
        note="户籍人口与常住人口口径不同时可能如此，所以只作警告。",
    ),
    of_village(
        "village.households-beyond-total",
        [OWN()],
        ("建档立卡户数大于村总户数", "more households on the register than in the village"),
        village.register_households <= village.households,
        ("核实村总户数和建档立卡户", "find out the households and which are on the register"),
        severity=Severity.WARNING,
        note="户籍与常住口径不同时可能如此，所以只作警告。",
    ),
)
