"""Wage work away from home, as the monthly survey has it; and help that monitoring records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from fupin.codes import WorkStatus
from fupin.model import Measures, WorkRecord
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._life import DAY


PLACES: Final = ("本县示例镇", "湖北省武汉市江夏区", "广东省东莞市", "浙江省宁波市慈溪市")
CHANNELS: Final = ("亲友介绍", "公益性岗位", "帮扶车间", "有组织劳务输出")
_INDUSTRIES: Final = ("制造业", "建筑业", "居民服务业", "农业")
_HELP: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("industry", ("种植业", "种植业、养殖业", "其他")),
    ("employment", ("技能培训", "技能培训、劳务输出")),
    ("finance", ("小额信贷",)),
    ("public_post", ("护林员", "保洁员")),
    ("housing", ("危房改造",)),
    ("water", ("饮水设施改造",)),
    ("health", ("医疗救助", "参保资助")),
    ("compulsory_education", ("控辍保学",)),
    ("education", ("雨露计划",)),
    ("general_security", ("低保", "特困供养")),
    ("social", ("社会捐助",)),
    ("living_conditions", ("卫生厕所",)),
)


@st.composite
def work_records(
    draw: st.DrawFn,
    /,
    *,
    complete: bool = False,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> WorkRecord:
    """Spells of wage work, begun within the year before *on*; in the simplest none is far.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer that has one is recorded.
        on: Nothing begins later.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, WorkRecord, fields)
    dice = Dice(draw, 10)
    return made(dice, WorkRecord, spell(dice, on), given, complete=complete)


def spell(dice: Dice, on: date) -> dict[str, Any]:
    """Answers of one spell: it may have ended, never before it began."""
    place, channel, industry, begun, lasted, wage, over = dice.split(
        len(PLACES), len(CHANNELS), len(_INDUSTRIES), 330, 300, 60, 2
    )
    started = on - timedelta(days=330 - begun)
    ended = min(started + timedelta(days=30 + lasted), on)
    return {
        "status": WorkStatus.WORKING,
        "started_on": started,
        "ended_on": ended if over else None,
        "place": PLACES[place],
        "monthly_wage": 10_000 * (15 + wage),
        "employer": "示例公司",
        "industry": _INDUSTRIES[industry],
        "point_to_point": channel == len(CHANNELS) - 1,
        "channels": CHANNELS[channel],
        "transport_subsidy": 0 if place == 0 else 50_000,
    }


@st.composite
def help_records(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Measures:
    """Help a monitored household has had, class by class; in the simplest one class.

    Args:
        draw: Given by Hypothesis.
        complete: Whether no answer that was drawn goes missing.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Measures, fields)
    dice = Dice(draw, 16)
    return made(dice, Measures, helped(dice), given, complete=complete)


def helped(dice: Dice) -> dict[str, Any]:
    """Some classes of help, industry always among them."""
    values: dict[str, Any] = {}
    for at, (name, kinds) in enumerate(_HELP):
        kind = kinds[dice.below(len(kinds))]
        if at == 0 or dice.below(4) == 3:  # noqa: PLR2004  # one in four
            values[name] = kind
    return values
