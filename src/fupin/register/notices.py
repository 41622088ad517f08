"""Whether a notice stood where, and as long as, it had to."""

from __future__ import annotations

import itertools

from collections.abc import Iterator
from datetime import date

from fupin.errors import Severity
from fupin.logic import Truth
from fupin.model.procedure import Notice, ProcedureFinding
from fupin.register.asked import Asked
from fupin.register.course import Stage
from fupin.register.days import notice_length
from fupin.register.limits import NO_CALENDAR, NO_FIGURE, figure, used
from fupin.standards.procedure import NoticeRule


def notices(asked: Asked, stage: Stage) -> Iterator[ProcedureFinding]:
    """What is amiss with the notice of a step that holds."""
    rule, notice = stage.step.notice, stage.record.notice
    if rule is None:
        return
    if notice is None or notice.first is None or notice.last is None:
        yield asked.unknown(
            "notice-not-recorded",
            "未登记公示（公告）的首日和末日",
            "the first and last day of the notice are not recorded",
            stage=stage,
            severity=Severity.WARNING,
        )
    else:
        yield from _days(asked, stage, rule, notice.first, notice.last)
        yield from _ended(asked, stage, notice.last)
    if notice is not None:
        yield from _shown(asked, stage, rule, notice)


def _days(
    asked: Asked, stage: Stage, rule: NoticeRule, first: date, last: date
) -> Iterator[ProcedureFinding]:
    chosen = figure(rule.days, first, asked.region) if rule.days else None
    stood = notice_length(first, last, rule.unit, asked.calendar)
    if stood is None:
        yield asked.unknown("calendar-needed", *_length(NO_CALENDAR), stage=stage)
    elif chosen is None:
        yield from _unknown(asked, stage, rule, first, stood)
    elif stood < chosen.setting.value:
        least = chosen.setting.value
        say = rule.unit.said
        yield asked.finding(
            "notice-too-short",
            f"只公示了{say(stood)}，应不少于{say(least)}",
            f"stood {say(stood, 'en')}, at least {say(least, 'en')} are required",
            stage=stage,
            value=stood,
            threshold=least,
            used=(used(chosen),),
        )


def _length(reason: tuple[str, str]) -> tuple[str, str]:
    zh, en = reason
    return f"的公示天数无法判定：{zh}", f"whether it stood long enough can't be said: {en}"


def _unknown(
    asked: Asked, stage: Stage, rule: NoticeRule, first: date, stood: int
) -> Iterator[ProcedureFinding]:
    """No figure binds there: that is said, beside what was done there, if that is known."""
    zh, en = _length(NO_FIGURE)
    seen = figure(rule.seen, first, asked.region) if rule.seen else None
    if seen is None:
        yield asked.unknown("notice-days-unknown", zh, en, stage=stage)
        return
    usual, say = seen.setting.value, rule.unit.said
    short = stood < usual
    yield asked.finding(
        "notice-days-unknown",
        f"{zh}；当地见到的公示为{say(usual)}，本次{say(stood)}",
        f"{en}; one seen there stood {say(usual, 'en')}, this one {say(stood, 'en')}",
        stage=stage,
        severity=Severity.WARNING if short else Severity.NOTICE,
        truth=Truth.UNKNOWN,
        value=stood,
        threshold=usual,
        used=(used(seen),),
    )


def _ended(asked: Asked, stage: Stage, last: date) -> Iterator[ProcedureFinding]:
    done = stage.record.done_on
    if done is not None and done < last:
        yield asked.finding(
            "notice-not-ended",
            f"在公示末日{last.isoformat()}之前即告完成",
            f"concluded before the last day of the notice, {last.isoformat()}",
            stage=stage,
        )


def _shown(
    asked: Asked, stage: Stage, rule: NoticeRule, notice: Notice
) -> Iterator[ProcedureFinding]:
    if notice.place is not None and notice.place is not rule.place:
        yield asked.finding(
            "notice-elsewhere",
            f"应在{rule.place.zh}公示，登记为{notice.place.zh}",
            f"to be posted {rule.place.en}, recorded {notice.place.en}",
            stage=stage,
            severity=Severity.WARNING,
        )
    if rule.bars_sensitive and notice.sensitive:
        yield asked.finding(
            "notice-shows-sensitive-data",
            "公示了身份证号、电话、账号或健康信息",
            "shows ID numbers, phones, accounts or health data",
            stage=stage,
        )


def signing_gaps(asked: Asked, held: tuple[Stage, ...]) -> Iterator[ProcedureFinding]:
    """Notices signed too soon after the one before, where a place demands a distance."""
    if not asked.procedure.signing_gap:
        return
    signed = [(s, s.record.done_on) for s in held if s.step.notice is not None]
    for (before, earlier), (stage, later) in itertools.pairwise(signed):
        if earlier is None or later is None:
            continue
        chosen = figure(asked.procedure.signing_gap, later, asked.region)
        gap = (later - earlier).days
        if chosen is None or gap >= chosen.setting.value or before.step is stage.step:
            continue
        least = chosen.setting.value
        yield asked.finding(
            "signed-too-soon",
            f"与“{before.step.title}”的签字日期只隔{gap}天，应不少于{least}天",
            f"signed {gap} days after “{before.step.title_en}”, at least {least} are required",
            stage=stage,
            value=gap,
            threshold=least,
            used=(used(chosen),),
        )
