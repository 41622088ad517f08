"""Results as tables: what each sheet of the workbook holds, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from fupin.errors import Severity
from fupin.logic import Truth, written
from fupin.model import ExitAssessment, Finding, Household, Place, PoorCount
from fupin.report.advice import advice
from fupin.report.result import Result, head
from fupin.values import number_shown


Cell: TypeAlias = str | int | None
Row: TypeAlias = tuple[Cell, ...]


@attrs.frozen(kw_only=True)
class Table:
    """A sheet: its name, its headers with their widths, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    """Header and width in Latin letters."""

    rows: Iterable[Row] = attrs.field(repr=False)


SEVERITIES: Final = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.NOTICE: "提示",
}


def worklist(result: Result, *, reveal: bool = False) -> Table:
    """A row for each rule a household does not meet, or that can't be judged."""
    columns = (
        ("县", 12),
        ("乡", 14),
        ("村", 16),
        ("户编号", 20),
        ("户主", 10),
        *((("户主证件号码", 22),) if reveal else ()),
        ("户结论", 10),
        ("指标", 34),
        ("指标结论", 10),
        ("实测", 18),
        ("界值", 18),
        ("缺少的资料", 40),
        ("建议", 46),
        ("依据", 60),
    )
    return Table(name="未达标与无法判定", columns=columns, rows=_work(result, reveal=reveal))


def _work(result: Result, *, reveal: bool) -> Iterator[Row]:
    survey = result.survey
    titles = {rule.id: rule.title for rule in survey.standard.rules}
    sources = {
        rule.id: "；".join(c.described() for c in rule.cites) for rule in survey.standard.rules
    }
    for household, judged in zip(result.register, survey.households, strict=True):
        if not judged.gaps:
            continue
        place = household.place or Place()
        number = judged.household if reveal else number_shown(judged.household)
        who = (place.county, place.township, place.village, number)
        named = (*who, *_head(household, reveal=reveal), judged.verdict.zh)
        for gap in judged.gaps:
            yield (
                *named,
                titles[gap.rule],
                gap.truth.zh,
                _quantity(gap.value, gap.unit),
                _quantity(gap.threshold, gap.unit),
                "、".join(dict.fromkeys(m.zh for m in gap.missing)),
                advice(gap),
                sources[gap.rule],
            )


def _head(household: Household, *, reveal: bool) -> tuple[Cell, ...]:
    person = head(household.members)
    name = None if person is None else person.name
    if not reveal:
        return (None if name is None else name.masked,)
    number = None if person is None else person.id_number
    return (
        None if name is None else str.__str__(name),
        None if number is None else str.__str__(number),
    )


def _quantity(value: int | None, unit: str) -> str | None:
    return None if value is None else written(value, unit)


def villages(result: Result) -> Table:
    """A row a village."""
    columns = (
        ("县", 12),
        ("乡", 14),
        ("村", 16),
        ("村编码", 20),
        ("村属性", 12),
        ("结论", 10),
        ("总人口", 10),
        ("贫困人口下限", 14),
        ("贫困人口上限", 14),
        ("贫困发生率（上限）", 20),
        ("界值", 10),
        ("未达到的指标", 46),
        ("无法判定的指标", 46),
        ("缺少的资料", 46),
        ("说明", 40),
    )
    return Table(name="村", columns=columns, rows=_villages(result))


def _villages(result: Result) -> Iterator[Row]:
    survey = result.survey
    for village, found in zip(survey.villages, survey.village_assessments, strict=True):
        place = village.place or Place()
        unexported = place.village_key in survey.unexported
        yield (
            place.county,
            place.township,
            place.village,
            village.village_id,
            None if village.attribute is None else village.attribute.zh,
            found.verdict.zh,
            village.population,
            *_bounds(village.poor),
            *rate_and_cap(found),
            *_titles(found),
            "、".join(dict.fromkeys(m.zh for m in found.missing)),
            "村级导出中没有该村，总人口未知" if unexported else "",
        )


def _bounds(poor: PoorCount | None) -> tuple[int | None, int | None]:
    return (None, None) if poor is None else (poor.at_least, poor.at_most)


def rate_and_cap(found: ExitAssessment) -> tuple[str | None, str | None]:
    """Incidence reckoned with the most poor people, and the cap it must stay below."""
    rate = next((f for f in found.findings if f.unit == "rate"), None)
    if rate is None:
        return None, None
    return _quantity(rate.value, "rate"), _quantity(rate.threshold, "rate")


def _titles(found: ExitAssessment) -> tuple[str, str]:
    def of(truth: Truth) -> str:
        return "、".join(f.title for f in found.findings if f.truth is truth)

    return of(Truth.NOT_MET), of(Truth.UNKNOWN)


def county(result: Result) -> Table:
    """A row a rule of the county's standard."""
    columns = (
        ("县", 24),
        ("结论", 10),
        ("乡村总人口", 12),
        ("贫困人口下限", 14),
        ("贫困人口上限", 14),
        ("指标", 44),
        ("指标结论", 10),
        ("实测", 16),
        ("界值", 12),
        ("缺少的资料", 40),
        ("依据", 60),
    )
    survey = result.survey
    found = survey.county_assessment
    own = (
        survey.county.name,
        found.verdict.zh,
        survey.county.rural_population,
        *_bounds(survey.county.poor),
    )
    return Table(
        name="县", columns=columns, rows=[(*own, *_finding(f)) for f in found.findings]
    )


def _finding(one: Finding) -> Row:
    return (
        one.title,
        one.truth.zh,
        _quantity(one.value, one.unit),
        _quantity(one.threshold, one.unit),
        "、".join(dict.fromkeys(m.zh for m in one.missing)),
        "；".join(c.described() for c in one.citations),
    )


def problems(result: Result) -> Table:
    """A row a problem, to be sent back to the village; what was found is masked."""
    columns = (
        ("严重程度", 10),
        ("工作表", 20),
        ("单元格", 10),
        ("列", 20),
        ("户编号", 20),
        ("发现（已遮盖）", 24),
        ("应为", 40),
        ("说明", 50),
        ("英文说明", 50),
        ("代码", 30),
    )
    rows = (
        (
            SEVERITIES[p.severity],
            p.sheet,
            p.cell or p.path,
            p.column,
            p.household,
            p.found,
            p.expected,
            p.message,
            p.message_en,
            p.code,
        )
        for p in result.problems
    )
    return Table(name="问题", columns=columns, rows=rows)


def sources(result: Result) -> Table:
    """Every number and document the results rest on."""
    columns = (
        ("类别", 8),
        ("名称", 30),
        ("值", 20),
        ("有效期起", 12),
        ("有效期止", 12),
        ("外推", 8),
        ("依据文件", 56),
        ("文号", 22),
        ("条款", 20),
        ("发布日期", 12),
        ("核实程度", 16),
        ("争议", 40),
    )
    return Table(name="参数与依据", columns=columns, rows=_sources(result))


def _sources(result: Result) -> Iterator[Row]:
    for used in result.survey.used:
        cited = used.citation
        yield (
            "参数",
            used.zh,
            written(used.value, used.unit),
            None if used.first is None else used.first.isoformat(),
            None if used.last is None else used.last.isoformat(),
            "是" if used.extrapolated else "否",
            cited.document,
            cited.number,
            cited.article,
            None if cited.issued is None else cited.issued.isoformat(),
            cited.standing.zh,
            cited.disputed,
        )
    for cited in result.survey.citations:
        issued = None if cited.issued is None else cited.issued.isoformat()
        nothing = (None,) * 5
        own = (cited.document, cited.number, cited.article, issued)
        yield ("文件", *nothing, *own, cited.standing.zh, cited.disputed)
