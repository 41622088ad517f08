"""Events between two exports in words, Chinese and English; nobody's data in clear."""

from __future__ import annotations

import re

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias, assert_never

from fupin.logic import Lang, written
from fupin.model import FieldShape, Kind, Member, Place
from fupin.register import _snapshot_events as events
from fupin.register._snapshot_events import Event, EventKind
from fupin.values import mask_id, number_shown


_Cells: TypeAlias = tuple[str, str, str, str, str]
"""Household, what it is about, before, after, and the rest of the message."""

_LONG_DIGITS: Final = re.compile(r"[0-9]{7,}[0-9Xx]*")
_LEVELS: Final = ("county", "township", "village", "natural_village")


def row(event: Event, lang: Lang) -> dict[str, str]:
    """An event as a row of a worksheet."""
    household, what, before, after, rest = _cells(event, lang)
    title = _one(event.kind.zh, event.kind.en, lang)
    about = _one(f"户{household}", f"household {household}", lang)
    change = f"{before} → {after}" if before and after else before or after
    parts = [part for part in (what, change, rest) if part]
    message = _one("：", ": ", lang).join((title, about))
    if parts:
        message += _one("，", ", ", lang) + _one("，", ", ", lang).join(parts)
    return {
        "household": household,
        "kind": event.kind.value,
        "title": title,
        "what": what,
        "before": before,
        "after": after,
        "message": message,
    }


def _one(zh: str, en: str, lang: Lang) -> str:
    return zh if lang == "zh" else en


def person_shown(member: Member, lang: Lang) -> str:
    """A person by number, or else by the masked name."""
    if member.member_id is not None:
        return number_shown(member.member_id)
    if member.name:
        return member.name.masked
    return _one("姓名未登记", "name not recorded", lang)


def _cells(event: Event, lang: Lang) -> _Cells:
    match event:
        case events.AttributeChanged():
            return _field(event, lang)
        case events.HeadChanged():
            old, new = person_shown(event.before, lang), person_shown(event.after, lang)
            reason = "" if event.reason is None else _coded(event.reason, lang)
            why = _one(f"原户主{reason}", f"the old head: {reason}", lang) if reason else ""
            return number_shown(event.household), "", old, new, why
        case events.IncomeShock():
            return _income(event, lang)
        case (
            events.PersonAppeared()
            | events.PersonGone()
            | events.PersonMoved()
            | events.PersonAmbiguous()
        ):
            return _person(event, lang)
        case _:
            return _household(event, lang)


_OfHousehold: TypeAlias = (
    events.HouseholdAppeared
    | events.HouseholdGone
    | events.HouseholdRenumbered
    | events.HouseholdSplit
    | events.HouseholdsMerged
    | events.HouseholdMoved
)
_OfPerson: TypeAlias = (
    events.PersonAppeared | events.PersonGone | events.PersonMoved | events.PersonAmbiguous
)


def _household(event: _OfHousehold, lang: Lang) -> _Cells:
    match event:
        case events.HouseholdAppeared():
            rest = [_one(f"{event.persons}人", f"{event.persons} persons", lang)]
            if event.moved_in:
                known = event.moved_in
                rest.append(
                    _one(f"其中{known}人原在其他户", f"{known} of other households", lang)
                )
            if event.identified_on is not None:
                day = event.identified_on.isoformat()
                rest.append(_one(f"首次识别{day}", f"first identified {day}", lang))
            joined = _one("，", ", ", lang).join(rest)
            return number_shown(event.household), "", "", "", joined
        case events.HouseholdGone():
            left, rest_zh = event.moved_out, f"{event.persons}人"
            rest_en = f"{event.persons} persons"
            if left:
                rest_zh += f"，其中{left}人现在其他户"
                rest_en += f", {left} in other households now"
            return number_shown(event.household), "", "", "", _one(rest_zh, rest_en, lang)
        case events.HouseholdRenumbered():
            old, new = number_shown(event.before), number_shown(event.after)
            same = _one(f"同户{event.persons}人", f"{event.persons} persons in both", lang)
            return new, "", old, new, same
        case events.HouseholdSplit():
            own = number_shown(event.before)
            return own, "", own, _numbers(event.after, lang), ""
        case events.HouseholdsMerged():
            own = number_shown(event.after)
            return own, "", _numbers(event.before, lang), own, ""
        case events.HouseholdMoved():
            old, new = _place(event.before), _place(event.after)
            return number_shown(event.household), "", old, new, ""
        case _:
            assert_never(event)


def _person(event: _OfPerson, lang: Lang) -> _Cells:
    who = person_shown(event.member, lang)
    match event:
        case events.PersonAppeared():
            rest = ""
            if event.returned is not None:
                code = _coded(event.returned, lang)
                rest = _one(f"原已登记为“{code}”", f"had been recorded as {code}", lang)
            elif event.born_since:
                rest = _one("期间出生", "born in between", lang)
            return number_shown(event.household), who, "", "", rest
        case events.PersonGone():
            rest = _one("原因未登记", "reason not recorded", lang)
            if event.reason is not None:
                rest = _coded(event.reason, lang)
            if event.died_on is not None:
                day = event.died_on.isoformat()
                rest += _one(f"，死亡日期{day}", f", date of death {day}", lang)
            return number_shown(event.household), who, "", "", rest
        case events.PersonMoved():
            with_ = event.along_with
            rest = "" if with_ is None else _one(f"随{with_.zh}", f"with {with_.en}", lang)
            old, new = number_shown(event.before), number_shown(event.after)
            return new, who, old, new, rest
        case events.PersonAmbiguous():
            old, new = _numbers(event.before, lang), _numbers(event.after, lang)
            first = number_shown((*event.after, *event.before)[0])
            return first, who, old, new, _one("未追踪", "not followed", lang)
        case _:
            assert_never(event)


def _numbers(numbers: Iterable[str], lang: Lang) -> str:
    return _one("、", ", ", lang).join(number_shown(n) for n in numbers)


def _place(place: Place) -> str:
    """The names of a place, or its code; a number that slipped in is masked."""
    named = [name for level in _LEVELS if (name := getattr(place, level))]
    if not named and place.code is not None:
        return str(place.code)
    return _LONG_DIGITS.sub(lambda digits: mask_id(digits[0]), "".join(named))


def _income(event: events.IncomeShock, lang: Lang) -> _Cells:
    old, new = (_per_head(amount, lang) for amount in (event.before, event.after))
    tenths = abs(event.percent) * 10
    percent = f"{tenths // 10}.{tenths // 1 % 10}%"
    rest = [
        _one(f"下降{percent}", f"fell by {percent}", lang)
        if event.fell
        else _one(f"上升{percent}", f"rose by {percent}", lang)
    ]
    years = (event.year_before, event.year_after)
    if None not in years:
        rest.append(
            _one(f"{years[0]}年度与{years[1]}年度", f"{years[0]} and {years[1]}", lang)
        )
    if event.computed:
        rest.append(_one("按纯收入和人口数计算", "net income by size", lang))
    what = _one("人均纯收入", "net income a head", lang)
    return number_shown(event.household), what, old, new, _one("，", ", ", lang).join(rest)


def _per_head(fen: Fraction, lang: Lang) -> str:
    return written(fen.numerator // fen.denominator, "fen/person/year", lang)


def _field(event: events.AttributeChanged, lang: Lang) -> _Cells:
    labels = [getattr(field.about, lang) for field in event.fields]
    label = _one("·", " / ", lang).join(labels)
    if event.member is not None:
        label = f"{person_shown(event.member, lang)} {label}"
    field = event.fields[-1]
    old, new = (_value(value, field, lang) for value in (event.before, event.after))
    rest = ""
    if event.kind is EventKind.CHANGED and old == new:
        rest = _one("有变化", "changed", lang)
        old = new = ""
    return number_shown(event.household), label, old, new, rest


_UNSHOWN: Final = frozenset({Kind.TEXT, Kind.TEXTS, Kind.OBJECT, Kind.OBJECTS})
"""Free text may name somebody, and lists hold texts: only that they changed is said."""


def _value(value: Any, field: FieldShape, lang: Lang) -> str:
    if value is None:
        return _one("未登记", "not recorded", lang)
    if field.kind in _UNSHOWN or field.name == "birth_date":
        return _one("已登记", "recorded", lang)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        return written(value, field.about.unit, lang)
    if isinstance(value, bool):
        return _one("是", "yes", lang) if value else _one("否", "no", lang)
    if isinstance(value, frozenset):
        listed = [_coded(code, lang) for code in field.type if code in value]
        return _one("、", ", ", lang).join(listed) or _one("无", "none", lang)
    return value.isoformat() if isinstance(value, date) else _coded(value, lang)


def _coded(code: Any, lang: Lang) -> str:
    """The wording of a code; a region code is its own."""
    wording = getattr(code, lang, "") or getattr(code, "zh", "")
    return wording or str(getattr(code, "value", code))
