"""Helpers, measures and plans whose four lists speak of the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from fupin.codes import HelperKind, MeasureCategory, PoliticalStatus, PovertyCause
from fupin.model import AssistancePlan, Goal, Helper, Measure, Need, Responsibility
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._identity import person_name, phone
from fupin.strategies._life import DAY, GIVEN, SURNAMES
from fupin.values import Fen


_M = MeasureCategory
_ANSWERS: Final[Mapping[PovertyCause, tuple[str, MeasureCategory, str]]] = {
    PovertyCause.ILLNESS: ("看病有保障", _M.HEALTH, "签约家庭医生"),
    PovertyCause.DISABILITY: ("残疾人照护", _M.GENERAL_SECURITY, "落实残疾人补贴"),
    PovertyCause.SCHOOLING: ("子女上学", _M.EDUCATION, "落实助学金"),
    PovertyCause.DISASTER: ("恢复生产", _M.LIVING_CONDITIONS, "修复受灾田地"),
    PovertyCause.NO_LAND: ("增加收入来源", _M.EMPLOYMENT, "介绍务工"),
    PovertyCause.NO_WATER: ("饮水安全", _M.SAFE_WATER, "接通自来水"),
    PovertyCause.NO_SKILLS: ("学习技术", _M.EMPLOYMENT, "参加技能培训"),
    PovertyCause.NO_LABOUR: ("基本生活", _M.GENERAL_SECURITY, "纳入低保"),
    PovertyCause.NO_CAPITAL: ("生产资金", _M.FINANCE, "发放小额信贷"),
    PovertyCause.REMOTENESS: ("出行方便", _M.INFRASTRUCTURE, "硬化入户道路"),
    PovertyCause.NO_DRIVE: ("发展产业", _M.INDUSTRY, "加入合作社"),
    PovertyCause.MARRIAGE: ("稳定收入", _M.PUBLIC_POST, "安排公益岗位"),
    PovertyCause.BEREAVEMENT: ("渡过难关", _M.SOCIAL, "社会捐助"),
    PovertyCause.OTHER: ("其他需求", _M.SOCIAL, "结对帮扶"),
}
_KINDS: Final = (HelperKind.PERSON, *(k for k in HelperKind if k is not HelperKind.PERSON))
_PARTIES: Final = (PoliticalStatus.CPC, PoliticalStatus.MASSES, PoliticalStatus.YOUTH_LEAGUE)
_POSTS: Final = ("科员", "科长", "主任")
_CAUSES: Final = tuple(PovertyCause)
_NEEDS: Final = 3


@st.composite
def helpers(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Helper:
    """Persons, units and teams that help; they end no sooner than they begin.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer that has one is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Helper, fields)
    return _helper(draw, DAY, given, complete=complete)


def _helper(draw: st.DrawFn, on: date, given: Mapping[str, Any], *, complete: bool) -> Helper:
    dice = Dice(draw, 12)
    kind, surname, name, party, post = dice.split(
        len(_KINDS), len(SURNAMES), len(GIVEN), len(_PARTIES), len(_POSTS)
    )
    number, since, until = dice.split(1_000, 100, 100)
    first, last = _period(given, on - timedelta(days=10 * since), 10 * until)
    values = {
        "helper_id": f"{number:06d}",
        "kind": _KINDS[kind],
        "name": person_name(surname, name),
        "unit": f"示例单位{number % 9 + 1}",
        "post": _POSTS[post],
        "political_status": _PARTIES[party],
        "phone": phone(number),
        "first": first,
        "last": last,
    }
    return made(dice, Helper, values, given, complete=complete)


def _period(given: Mapping[str, Any], first: date, days: int) -> tuple[date, date]:
    """A first and a last day that fit the one that is given."""
    if given.get("first"):
        first = given["first"]
    elif given.get("last"):
        first = given["last"] - timedelta(days=days)
    return first, first + timedelta(days=days)


@st.composite
def measures(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Measure:
    """Measures of help, with what they answer.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Measure, fields)
    cause = Dice(draw, 1).one(_CAUSES)
    return _measure(draw, cause, DAY, given, complete=complete)


def _measure(
    draw: st.DrawFn, cause: PovertyCause, on: date, given: Mapping[str, Any], *, complete: bool
) -> Measure:
    need, category, what = _ANSWERS[cause]
    dice = Dice(draw, 6)
    amount, since, until, done = dice.split(500, 100, 100, 2)
    first, last = _period(given, on - timedelta(days=10 * since), 5 * until)
    values = {
        "category": category,
        "what": what,
        "answers": (need,),
        "amount": Fen(10_000 * amount),
        "first": first,
        "last": last,
        "done": bool(done),
    }
    always = frozenset({"category", "what", "answers"})
    return made(dice, Measure, values, given, complete=complete, always=always)


@st.composite
def plans(
    draw: st.DrawFn,
    /,
    *,
    complete: bool = False,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> AssistancePlan:
    """Plans of four lists: measures answer needs, helpers answer for measures.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every need has a measure, every measure somebody who answers
            for it, and every need a goal; by default lists may end early.
        on: The day the plan is seen from; some of its goals lie behind it.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, AssistancePlan, fields)
    dice = Dice(draw, _NEEDS + 2)
    causes = {dice.one(_CAUSES) for _ in range(_NEEDS)}
    number = f"42032400{dice.below(10_000):04d}"
    return drawn_plan(draw, number, causes, on, given, complete=complete)


def drawn_plan(  # noqa: PLR0913  # one argument a circumstance
    draw: st.DrawFn,
    number: str,
    causes: Iterable[PovertyCause],
    on: date,
    given: Mapping[str, Any],
    *,
    complete: bool,
) -> AssistancePlan:
    """Draw the plan of household *number* against *causes*, of which *given* is known."""
    asked = [c for c in _CAUSES if c in set(causes)]
    rows = len(asked) + 1
    ends = [len(asked)] * 4 if complete else Dice(draw, 4).split(*(rows,) * 4)
    # A list never speaks of what the one before it leaves out.
    needs, acted, owned, aimed = ends[0], min(ends[:2]), min(ends[:3]), min(ends[0], ends[3])
    means = [_measure(draw, c, on, {}, complete=complete) for c in asked[:acted]]
    values = {
        "household_id": number,
        "needs": tuple(
            Need(what=_ANSWERS[c][0], causes=frozenset({c})) for c in asked[:needs]
        ),
        "measures": tuple(means),
        "responsibilities": _owned(draw, means[:owned], on, complete=complete),
        "goals": tuple(_goal(draw, c, on) for c in asked[:aimed]),
    }
    return AssistancePlan(**{**values, **given})


def _owned(
    draw: st.DrawFn, means: list[Measure], on: date, *, complete: bool
) -> tuple[Responsibility, ...]:
    """One helper answers for all: a household has one."""
    if not means:
        return ()
    helper = _helper(draw, on, {}, complete=complete)
    return tuple(Responsibility(helper=helper, duty=measure.what) for measure in means)


def _goal(draw: st.DrawFn, cause: PovertyCause, on: date) -> Goal:
    need, *_ = _ANSWERS[cause]
    days, reached, early = Dice(draw, 4).split(730, 2, 90)
    deadline = on - timedelta(days=365) + timedelta(days=days)
    done = deadline - timedelta(days=early) if reached else None
    return Goal(what=f"解决{need}", deadline=deadline, reached_on=done)
