"""Worksheets and their comparison as tables of text, in Chinese and in English."""

from __future__ import annotations

import unicodedata

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from fupin.assessment.income_comparison import ComparedRow, Comparison
from fupin.assessment.income_lines import WorksheetLine
from fupin.assessment.worksheet import Worksheet
from fupin.logic import Lang
from fupin.standards.income_rule import Component
from fupin.values import Citation, Fen, format_yuan


_Cells: TypeAlias = Sequence[str]
_Sum: TypeAlias = Callable[[Worksheet], Fen | None]

_WORDS: Final[Mapping[Lang, Mapping[str, str]]] = {
    "zh": {
        "yes": "计入",
        "no": "不计",
        "unknown": "待定",
        "cost": "扣除",
        "blank": "未登记",
        "open": "未知",
        "none": "无此项",
        "outcome": "结论",
        "item": "项目",
        "amount": "金额（元）",
        "counted": "计入（元）",
        "reason": "理由",
        "sources": "依据：",
        "missing": "缺：",
        "outside": "注意：该口径不适用于此核算期，属外推",
        "standing": "所依据材料中最弱的核实程度：",
        "marked": "* 各口径结论不同的项目",
        "colon": "：",
        "join": "；",
    },
    "en": {
        "yes": "counts",
        "no": "no",
        "unknown": "unknown",
        "cost": "deducted",
        "blank": "not recorded",
        "open": "unknown",
        "none": "no such line",
        "outcome": "outcome",
        "item": "item",
        "amount": "amount (yuan)",
        "counted": "counted (yuan)",
        "reason": "reason",
        "sources": "sources:",
        "missing": "missing: ",
        "outside": "note: extrapolated, the rule is not meant for this period",
        "standing": "weakest standing of its sources: ",
        "marked": "* items the rules treat differently",
        "colon": ": ",
        "join": "; ",
    },
}
_SUMS: Final[tuple[tuple[str, str, _Sum], ...]] = (
    ("期内总收入", "gross income of the period", lambda s: s.gross),
    ("其中不计入", "of which does not count", lambda s: s.excluded),
    ("生产经营性支出", "business costs", lambda s: s.costs),
    ("纯收入", "net income", lambda s: s.net),
    ("人均纯收入", "net income a head", lambda s: s.per_head_fen),
)
_GAP: Final = "  "


def width(text: str) -> int:
    """Columns a terminal needs for *text*: a Chinese character takes two.

    >>> width("低保金 ab")
    9
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def explained(sheet: Worksheet, lang: Lang) -> str:
    """A worksheet line by line, its sums, what is missing, and its sources."""
    words = _WORDS[lang]
    cited = {c: n for n, c in enumerate(_cited(sheet.lines), 1)}
    head = (words["outcome"], words["item"], words["amount"], words["counted"])
    rows: list[_Cells] = [(*head, words["reason"])]
    rows += [_row(line, lang, cited) for line in sheet.lines]
    lines = [*_head(sheet, lang), *_table(rows, right={2, 3}), ""]
    lines += _table([_sum_row(sheet, row, lang) for row in _SUMS], right={1})
    lines += [*_shares(sheet, lang), *_differences(sheet, lang)]
    if sheet.missing:
        said = (m.zh if lang == "zh" else m.en for m in sheet.missing)
        lines.append(words["missing"] + words["join"].join(said))
    lines.append(words["sources"])
    lines += [f"  [{n}] {cite.described(lang)}" for cite, n in cited.items()]
    return "\n".join([*lines, *_tail(sheet, lang)])


def compared(comparison: Comparison, lang: Lang) -> str:
    """A table with a column for each rule, and why the rules differ."""
    words = _WORDS[lang]
    sheets = comparison.sheets
    lines = [
        f"[{n}] {_title(sheet, lang)}{words['colon']}{_period(sheet, lang)}"
        for n, sheet in enumerate(sheets, 1)
    ]
    columns = [f"[{n}]" for n, _ in enumerate(sheets, 1)]
    rows: list[_Cells] = [("", words["item"], words["amount"], *columns)]
    rows += [_compared_row(row, lang) for row in comparison.rows]
    for zh, en, total in _SUMS:
        sums = [total(sheet) for sheet in sheets]
        mark = "*" if len(set(sums)) > 1 else ""
        name = zh if lang == "zh" else en
        rows.append((mark, name, "", *(_yuan(one, words["open"]) for one in sums)))
    lines += _table(rows, right=set(range(2, 3 + len(sheets))))
    if not comparison.differing:
        return "\n".join(lines)
    lines += ["", words["marked"]]
    for row in comparison.differing:
        lines.append(f"  {row.zh if lang == 'zh' else row.en}")
        lines += [
            f"    [{n}] {_why(line, lang)}" for n, line in enumerate(row.lines, 1) if line
        ]
    return "\n".join(lines)


def _head(sheet: Worksheet, lang: Lang) -> list[str]:
    colon = _WORDS[lang]["colon"]
    cited = "；".join(c.described(lang) for c in sheet.rule.period_cites)
    if lang == "en":
        basis = "entries" if sheet.from_entries else "yearly components of the record"
        return [
            f"household {sheet.household}, income of {sheet.year}: {_title(sheet, lang)}",
            f"months: {_period(sheet, lang)}{colon}{cited}",
            f"reckoned from: {basis}",
        ]
    basis = "收入明细" if sheet.from_entries else "登记的年度分项"
    return [
        f"户 {sheet.household}，{sheet.year}年收入核算，按《{_title(sheet, lang)}》",
        f"核算期：{_period(sheet, lang)}（{cited}）",
        f"核算依据：{basis}",
    ]


def _title(sheet: Worksheet, lang: Lang) -> str:
    return sheet.rule.title if lang == "zh" else sheet.rule.title_en


def _period(sheet: Worksheet, lang: Lang) -> str:
    if lang == "zh":
        return sheet.period.label
    return f"{sheet.period.first.isoformat()} to {sheet.period.last.isoformat()}"


def _row(line: WorksheetLine, lang: Lang, cited: Mapping[Citation, int]) -> _Cells:
    words = _WORDS[lang]
    numbers = "".join(f"[{cited[c]}]" for c in line.cites)
    return (
        _outcome(line, lang),
        line.zh if lang == "zh" else line.en,
        _yuan(line.amount, words["blank"]),
        _yuan(line.counted, words["open"]),
        (line.reason if lang == "zh" else line.reason_en) + numbers,
    )


def _outcome(line: WorksheetLine, lang: Lang) -> str:
    words = _WORDS[lang]
    if line.included is None:
        return words["unknown"]
    if not line.included:
        return words["no"]
    return words["cost" if line.component is Component.COST else "yes"]


def _sum_row(sheet: Worksheet, row: tuple[str, str, _Sum], lang: Lang) -> _Cells:
    zh, en, total = row
    return (zh if lang == "zh" else en, _yuan(total(sheet), _WORDS[lang]["open"]))


def _shares(sheet: Worksheet, lang: Lang) -> list[str]:
    """How net income a head comes about, with what rounding down leaves."""
    net, size, share = sheet.net, sheet.size, sheet.per_head_fen
    if net is None or size is None or share is None:
        return []
    rest = net - share * size
    if lang == "en":
        return [f"a head: {format_yuan(net)} / {size}, rounded down to fen, {rest} fen left"]
    return [f"人均：{format_yuan(net)}÷{size}人，向下取到分，余{rest}分"]


def _differences(sheet: Worksheet, lang: Lang) -> list[str]:
    pairs: list[tuple[str, str, Fen | None, Fraction | int | None]] = [
        ("纯收入", "net income", sheet.recorded_net, sheet.net_difference),
        (
            *("人均纯收入", "net income a head"),
            *(sheet.recorded_per_head, sheet.per_head_difference),
        ),
    ]
    said = []
    for zh, en, recorded, difference in pairs:
        if recorded is None:
            continue
        by = _signed(difference, lang)
        if lang == "en":
            said.append(f"recorded {en} {format_yuan(recorded)}: the worksheet {by}")
        else:
            said.append(f"登记的{zh}{format_yuan(recorded)}元，本表{by}")
    return said


def _signed(difference: Fraction | int | None, lang: Lang) -> str:
    if difference is None:
        return "can't be compared" if lang == "en" else "无法比较"
    if difference == 0:
        return "agrees" if lang == "en" else "与之一致"
    whole = round(abs(Fraction(difference)))
    under = " (less than half a fen)" if lang == "en" else "（不足半分）"
    tail = "" if whole else under
    size = format_yuan(whole)
    if lang == "en":
        return f"is {size} {'higher' if difference > 0 else 'lower'}{tail}"
    return f"{'高' if difference > 0 else '低'}{size}元{tail}"


def _tail(sheet: Worksheet, lang: Lang) -> list[str]:
    words, zh = _WORDS[lang], lang == "zh"
    note = sheet.rule.note if zh else sheet.rule.note_en
    lines = [("口径说明：" if zh else "note: ") + note] if note else []
    lines += [words["outside"]] * sheet.extrapolated
    standing = sheet.standing.zh if zh else sheet.standing.value
    return [*lines, words["standing"] + standing]


def _compared_row(row: ComparedRow, lang: Lang) -> _Cells:
    words = _WORDS[lang]
    return (
        "*" if row.differs else "",
        row.zh if lang == "zh" else row.en,
        _yuan(row.amount, words["blank"]),
        *(_treated(line, lang) for line in row.lines),
    )


def _treated(line: WorksheetLine | None, lang: Lang) -> str:
    words = _WORDS[lang]
    if line is None:
        return words["none"]
    return f"{_outcome(line, lang)} {_yuan(line.counted, words['open'])}"


def _why(line: WorksheetLine, lang: Lang) -> str:
    reason = line.reason if lang == "zh" else line.reason_en
    cited = "".join(f" {c.described(lang)}" for c in line.cites)
    return f"{_outcome(line, lang)}{_WORDS[lang]['colon']}{reason}{cited}"


def _cited(lines: Iterable[WorksheetLine]) -> list[Citation]:
    return list(dict.fromkeys(c for line in lines for c in line.cites))


def _yuan(amount: Fen | None, blank: str) -> str:
    return blank if amount is None else format_yuan(amount)


def _table(rows: Sequence[_Cells], right: set[int]) -> list[str]:
    """Columns as wide as their widest cell; those of amounts flush right."""
    wide = [max(width(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for n, (cell, to) in enumerate(zip(row, wide, strict=True)):
            blanks = " " * (to - width(cell))
            cells.append(blanks + cell if n in right else cell + blanks)
        lines.append(_GAP.join(cells).rstrip())
    return lines
