"""What the monthly survey and the register say of a member's wage work."""

from __future__ import annotations

import itertools
import re

from datetime import date
from typing import Any, Final

from fupin.codes import (
    WorkStatus,
)
from fupin.facts.registry_member_fields import MEMBER as _MEMBER
from fupin.logic import ChoiceFact, ConditionFact, QuantityFact
from fupin.model import Member, WorkRecord


_ABOVE_COUNTY: Final = re.compile(r"自治区|自治州|地区|新区")
_COUNTY: Final = re.compile(r"[县区旗]|[市州盟].*市")
_WITHOUT_COUNTIES: Final = ("东莞市", "中山市", "儋州市", "嘉峪关市")
_POST: Final = "公益性岗位"
_WORKSHOP: Final = "帮扶车间"


def current_work(person: Member) -> WorkRecord | None:
    """The spell of work that counts: the one that began last; undated ones come first."""
    if not person.work_records:
        return None
    return max(
        person.work_records,
        key=lambda r: (r.started_on is not None, r.started_on or date.min),
    )


def _of_work(call: Any) -> Any:
    def read(person: Member, on: date) -> Any:
        record = current_work(person)
        return None if record is None else call(record, on)

    return read


def _to_county(place: str | None) -> bool | None:
    """Whether a place is told down to the county; four prefectures have none."""
    if place is None:
        return None
    named = _ABOVE_COUNTY.sub("", place)
    return _COUNTY.search(named) is not None or place.endswith(_WITHOUT_COUNTIES)


def _place_to_county(person: Member, _: date) -> bool | None:
    record = current_work(person)
    if record is not None and record.place is not None:
        return _to_county(record.place)
    return _to_county(person.work_place)


work_status: Final = _MEMBER.derived(
    ChoiceFact("work_status", WorkStatus, "是否已务工", "has gone out to work"),
    _of_work(lambda record, _: record.status),
    "work_records",
)
monthly_wage: Final = _MEMBER.derived(
    QuantityFact("monthly_wage", "fen/month", "务工月收入", "wage a month"),
    _of_work(lambda record, _: record.monthly_wage),
    "work_records",
)
work_to_county: Final = _MEMBER.derived(
    ConditionFact("work_to_county", "务工地点填写到县级", "place of work names a county"),
    _place_to_county,
    "work_place",
    "work_records",
)


def _overlap(person: Member, _: date) -> bool | None:
    """Whether a spell of work begins before the one before it ended."""
    spells = sorted(
        ((r.started_on, r.ended_on) for r in person.work_records if r.started_on is not None),
        key=lambda spell: (spell[0], spell[1] or date.max),  # what has no end ends last
    )
    if not spells:
        return None
    pairs = itertools.pairwise(spells)
    return any(end is not None and start < end for (_, end), (start, _) in pairs)


work_overlaps: Final = _MEMBER.derived(
    ConditionFact(
        "work_overlaps", "务工开始时间早于上次结束时间", "begins before the last spell ended"
    ),
    _overlap,
    "work_records",
)


def _channels(person: Member) -> str | None:
    record = current_work(person)
    return record.channels if record is not None and record.channels else person.work_channels


def _local_channel(person: Member, _: date) -> bool | None:
    """Whether the job came through what a county itself offers: posts and workshops."""
    channels = _channels(person)
    return None if channels is None else _POST in channels or _WORKSHOP in channels


local_channel: Final = _MEMBER.derived(
    ConditionFact(
        "local_channel",
        "就业渠道含公益性岗位或帮扶车间",
        "job found through public posts or workshops",
    ),
    _local_channel,
    "work_channels",
    "work_records",
)
