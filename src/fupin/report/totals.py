"""The first sheet: what was assessed, by what, and every sum."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model import Verdict
from fupin.report.result import Result
from fupin.report.tables import SEVERITIES, Row, Table, rate_and_cap


INVENTED = "演示数据：人口和登记内容全部虚构，不反映任何真实的人、村或县"
INVENTED_EN = (
    "Demonstration: every person and every record is invented; nothing here is about"
    " any real person, village or county"
)


def totals(result: Result) -> Table:
    """What was assessed, by what, and every sum."""
    columns = (("类别", 16), ("项目", 46), ("数量", 12), ("人数", 12), ("说明", 80))
    return Table(name="汇总", columns=columns, rows=_rows(result))


def _rows(result: Result) -> Iterator[Row]:
    if result.invented:
        yield ("注意", INVENTED, None, None, INVENTED_EN)
    yield from _assessed(result)
    yield from _outcomes(result)
    yield from _indicators(result)
    for count in result.survey.missing:
        yield ("缺少的资料", count.zh, count.households, None, f"无法判定 {count.rule}")
    for kind in result.kinds:
        said = f"{kind.example.message}（{kind.code}）"
        yield ("问题", SEVERITIES[kind.severity], kind.count, None, said)


def _assessed(result: Result) -> Iterator[Row]:
    survey = result.survey
    own = survey.standard
    yield ("评估", "县", None, None, survey.county.name)
    yield ("评估", "评估日期", None, None, survey.on.isoformat())
    yield ("评估", "参数地区", None, None, survey.region)
    yield ("评估", "户标准", None, None, f"{own.title}（{own.id}）")
    yield ("评估", "分类口径", None, None, f"{survey.scheme.title}（{survey.scheme.id}）")
    for area in (*survey.village_assessments[:1], survey.county_assessment):
        kind = {"village": "村标准", "county": "县标准"}[area.kind]
        yield ("评估", kind, None, None, f"{area.title}（{area.standard}）")
    yield ("评估", "所依据材料中最弱的核实程度", None, None, survey.standing.zh)
    for used in survey.used:
        if used.extrapolated:
            yield ("评估", "外推的参数", None, None, used.said())
    for name in result.files:
        yield ("评估", "读取的文件", None, None, name)
    yield ("评估", "程序", None, None, f"fupin {result.library}")


def _outcomes(result: Result) -> Iterator[Row]:
    survey = result.survey
    persons = sum(survey.persons.values())
    yield ("户", "合计", len(survey.households), persons, "")
    for verdict in Verdict:
        counted = (survey.verdicts[verdict], survey.persons[verdict])
        yield ("户", verdict.zh, *counted, verdict.value)
    for name, counts in result.villages_by_attribute.items():
        for verdict in Verdict:
            yield (f"村（{name}）", verdict.zh, counts[verdict], None, verdict.value)
    found = survey.county_assessment
    yield ("县", found.verdict.zh, None, None, found.verdict.value)
    rate, cap = rate_and_cap(found)
    if rate is not None:
        yield ("县", "贫困发生率（按贫困人口上限）", None, None, f"{rate}，界值 {cap}")
    if survey.county.poor is not None:
        yield ("县", "贫困人口下限", None, survey.county.poor.at_least, "未达标户的人口")
        yield ("县", "贫困人口上限", None, survey.county.poor.at_most, "加上无法判定户的人口")


def _indicators(result: Result) -> Iterator[Row]:
    survey = result.survey
    for rule in survey.standard.rules:
        yield ("指标未达到", rule.title, survey.failed[rule.id], None, rule.id)
    for rule in survey.standard.rules:
        yield ("指标无法判定", rule.title, survey.undetermined[rule.id], None, rule.id)
    for batch in survey.batches:
        said = f"另有{batch.undetermined}户无法判定；各批可重叠"
        yield ("分类", batch.title, batch.households, batch.persons, said)
