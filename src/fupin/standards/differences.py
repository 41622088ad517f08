"""What one standard says otherwise than another: rules, numbers, days, in words."""

from __future__ import annotations

import enum

from collections.abc import Iterator
from datetime import date

import attrs

from fupin.logic import Lang, sentence, written
from fupin.policy import History, Setting, parameters
from fupin.standards.rule import Rule, Standard
from fupin.values import Citation


class Change(enum.Enum):
    """How something differs."""

    ADDED = "新增"
    REMOVED = "取消"
    CHANGED = "改变"

    @property
    def en(self) -> str:
        """The same in English."""
        return self.name.lower()


@attrs.frozen(kw_only=True)
class Difference:
    """One rule, number or span of days that is not as in the base."""

    change: Change
    what: str
    """``rule``, ``parameter``, ``days`` or ``income``."""

    name: str
    """Last name of the rule, name of the parameter; empty for the others."""

    title: str
    title_en: str
    before: str = ""
    """What the base says, in Chinese; empty where it says nothing."""

    before_en: str = ""
    after: str = ""
    """What the standard says."""

    after_en: str = ""
    cites: tuple[Citation, ...] = ()
    """What the difference rests on; empty for what was removed."""

    def explain(self, lang: Lang = "zh") -> str:
        """The difference in a few lines."""
        zh = lang == "zh"
        kind = _KINDS[self.what][not zh]
        title = self.title if zh else self.title_en
        change = self.change.value if zh else self.change.en
        before, after = (self.before, self.after) if zh else (self.before_en, self.after_en)
        head = f"{change}{kind}：{title}" if zh else f"{change} {kind}: {title}"
        words = ("原：", "今：", "依据：") if zh else ("before: ", "now: ", "source: ")
        lines = [head]
        lines += [f"  {words[0]}{before}"] if before else []
        lines += [f"  {words[1]}{after}"] if after else []
        lines += [f"  {words[2]}{cited.described(lang)}" for cited in self.cites]
        return "\n".join(lines)


_KINDS = {
    "rule": ("规则", "rule"),
    "parameter": ("数值", "number"),
    "days": ("有效期", "days in force"),
    "income": ("收入口径", "income concept"),
}


def differences(standard: Standard, base: Standard) -> tuple[Difference, ...]:
    """What *standard* says otherwise than *base*.

    Returns:
        The days and the income concept, then the rules in the order of *standard*,
        those removed, then policy numbers: those both rest on that have other values, and
        those of its own that the base does not rest on.
    """
    return (
        *_days(standard, base),
        *_income(standard, base),
        *_rules(standard, base),
        *_numbers(standard, base),
    )


def _days(standard: Standard, base: Standard) -> Iterator[Difference]:
    spans = [(one.first, one.last) for one in (base, standard)]
    if spans[0] != spans[1]:
        (before, after), (before_en, after_en) = (
            [span(*days, lang) for days in spans] for lang in ("zh", "en")
        )
        yield _difference("days", "", standard, before, before_en, after, after_en)


def _income(standard: Standard, base: Standard) -> Iterator[Difference]:
    if standard.income is not base.income:
        before, after = (one.income.value if one.income else "" for one in (base, standard))
        yield _difference("income", "", standard, before, before, after, after)


def _difference(
    what: str,
    name: str,
    standard: Standard,
    *said: str,
) -> Difference:
    before, before_en, after, after_en = said
    return Difference(
        change=Change.CHANGED,
        what=what,
        name=name,
        title=standard.title,
        title_en=standard.title_en,
        before=before,
        before_en=before_en,
        after=after,
        after_en=after_en,
        cites=(standard.cites,),
    )


def _rules(standard: Standard, base: Standard) -> Iterator[Difference]:
    old = {rule.last_name: rule for rule in base.rules}
    for rule in standard.rules:
        before = old.pop(rule.last_name, None)
        if before is None or not _alike(rule, before):
            yield _rule(rule, before)
    for rule in old.values():
        yield Difference(
            change=Change.REMOVED,
            what="rule",
            name=rule.last_name,
            title=rule.title,
            title_en=rule.title_en,
            before=sentence(rule.test, "zh"),
            before_en=sentence(rule.test, "en"),
        )


def _alike(rule: Rule, other: Rule) -> bool:
    return (rule.title, rule.test, rule.cites) == (other.title, other.test, other.cites)


def _rule(rule: Rule, before: Rule | None) -> Difference:
    old = {"before": "", "before_en": ""}
    if before is not None:
        old = {
            "before": f"{before.title}：{sentence(before.test, 'zh')}",
            "before_en": f"{before.title_en}: {sentence(before.test, 'en')}",
        }
    return Difference(
        change=Change.ADDED if before is None else Change.CHANGED,
        what="rule",
        name=rule.last_name,
        title=rule.title,
        title_en=rule.title_en,
        after=sentence(rule.test, "zh"),
        after_en=sentence(rule.test, "en"),
        cites=rule.cites,
        **old,
    )


def _numbers(standard: Standard, base: Standard) -> Iterator[Difference]:
    old = {node.name: _history(base, node.name) for node in base.names.parameters}
    own = {history.node.name for history in standard.own}
    for node in standard.names.parameters:
        history = _history(standard, node.name)
        before = old.get(node.name)
        known = () if before is None else before.settings
        gone = [s for s in known if _value(s) not in map(_value, history.settings)]
        new = [s for s in history.settings if _value(s) not in map(_value, known)]
        if (before is None and node.name not in own) or not (gone or new):
            continue
        yield Difference(
            change=Change.ADDED if before is None else Change.CHANGED,
            what="parameter",
            name=node.name,
            title=node.zh,
            title_en=node.en,
            before="；".join(_said(node.unit, s, "zh") for s in gone),
            before_en="; ".join(_said(node.unit, s, "en") for s in gone),
            after="；".join(_said(node.unit, s, "zh") for s in new),
            after_en="; ".join(_said(node.unit, s, "en") for s in new),
            cites=tuple(dict.fromkeys(s.citation for s in new)),
        )


def _history(standard: Standard, name: str) -> History:
    own = {history.node.name: history for history in standard.own}
    return own[name] if name in own else parameters()[name]


def _value(setting: Setting) -> tuple[date, date, str, str, int]:
    group = setting.group.id if setting.group else ""
    return setting.first, setting.last, group, setting.region, setting.value


def _said(unit: str, setting: Setting, lang: Lang) -> str:
    value = written(setting.value, unit, lang)
    where = setting.region
    if setting.group is not None:
        where = setting.group.zh if lang == "zh" else setting.group.en
    place = f"（{where}）" if where and lang == "zh" else f" ({where})" if where else ""
    return f"{span(setting.first, setting.last, lang)} {value}{place}"


def span(first: date, last: date, lang: str = "zh") -> str:
    """Days as one says them; a whole calendar year is its number.

    >>> from datetime import date
    >>> span(date(2018, 1, 1), date(2018, 12, 31))
    '2018年'
    """
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"{first.year}年" if lang == "zh" else str(first.year)
    joint = "至" if lang == "zh" else " to "
    return f"{first.isoformat()}{joint}{last.isoformat()}"
