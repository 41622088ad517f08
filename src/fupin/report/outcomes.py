"""The parts of the page that say what came out."""

from __future__ import annotations

from typing import Final

from fupin.logic import sentence
from fupin.model import PoorCount, Verdict
from fupin.report.markup import (
    SHADES,
    Bar,
    Content,
    bars,
    both,
    grid,
    key,
    note,
    number,
    section,
    share,
    verdict_mark,
)
from fupin.report.result import Result
from fupin.report.tables import rate_and_cap


_LISTED: Final = 40  # villages named on the page; the workbook has all
_EN: Final = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "fail",
    Verdict.UNDETERMINED: "can't be judged",
}


def households(result: Result) -> str:
    """Households by verdict."""
    survey = result.survey
    total, persons = len(survey.households), sum(survey.persons.values())
    cards = "".join(
        f'<div class="card {SHADES[v]}"><span>{both(v.zh, _EN[v])}</span>'
        f"<b>{number(survey.verdicts[v])} 户</b>"
        f"<span>{share(survey.verdicts[v], total)}　{number(survey.persons[v])} 人</span>"
        "</div>"
        for v in Verdict
    )
    line = Bar(
        zh=f"合计 {number(total)} 户",
        en=f"{number(persons)} persons on the register",
        parts=tuple((survey.verdicts[v], SHADES[v]) for v in Verdict),
        said=f"{number(persons)} 人",
    )
    return section(
        "户退出结论",
        "Households",
        f'<div class="cards">{cards}</div>',
        bars([line], total, "户退出结论"),
        note(
            "“无法判定”表示资料未登记，不等于未达标。",
            "“Can't be judged” means a fact is not recorded; it is not a failure.",
        ),
    )


def county(result: Result) -> str:
    """The county, and villages by attribute and verdict."""
    found = result.survey.county_assessment
    rate, cap = rate_and_cap(found)
    rows: list[tuple[Content, ...]] = [
        (
            result.survey.county.name or "全部",
            verdict_mark(found.verdict),
            result.survey.county.rural_population,
            _between(result.survey.county.poor),
            rate,
            cap,
            "、".join(dict.fromkeys(m.zh for m in found.missing)),
        )
    ]
    headers = [
        ("县", "county"),
        ("结论", "outcome"),
        ("乡村总人口", "rural population"),
        ("贫困人口", "poor people"),
        ("贫困发生率（上限）", "incidence, at most"),
        ("须低于", "must be below"),
        ("缺少的资料", "missing"),
    ]
    by_attribute: list[tuple[Content, ...]] = [
        (name, *(counts[v] for v in Verdict))
        for name, counts in result.villages_by_attribute.items()
    ]
    heads = [("村属性", "villages"), *((v.zh, _EN[v]) for v in Verdict)]
    return section(
        "县与村",
        "County and villages",
        grid(headers, rows),
        "<br/>",
        grid(heads, by_attribute),
    )


def _between(poor: PoorCount | None) -> str | None:
    if poor is None:
        return None
    if poor.at_least == poor.at_most:
        return f"{number(poor.at_least)} 人"
    return f"{number(poor.at_least)}–{number(poor.at_most)} 人"


def indicators(result: Result) -> str:
    """Households that do not meet a rule, or for which it can't be judged, by rule."""
    survey = result.survey
    lines = [
        Bar(
            zh=rule.title,
            en=rule.title_en,
            parts=((survey.failed[rule.id], "fail"), (survey.undetermined[rule.id], "open")),
            said=" / ".join(
                map(number, (survey.failed[rule.id], survey.undetermined[rule.id]))
            ),
        )
        for rule in survey.standard.rules
    ]
    full = max((sum(value for value, _ in line.parts) for line in lines), default=0)
    return section(
        "按指标",
        "By indicator",
        key(
            ("fail", "未达到（户）", "not met"),
            ("open", "无法判定（户）", "can't be judged"),
        ),
        bars(lines, full, "各指标未达到和无法判定的户数"),
        note("一户可有多项指标未达到。", "A household counts under each indicator."),
    )


def batches(result: Result) -> str:
    """Households in each batch of the scheme."""
    survey = result.survey
    english = {batch.id: batch.title_en for batch in survey.scheme.batches}
    lines = [
        Bar(
            zh=b.title,
            en=english[b.batch],
            parts=((b.households, "plain"), (b.undetermined, "open")),
            said=f"{number(b.households)} 户　{number(b.persons)} 人",
        )
        for b in survey.batches
    ]
    return section(
        "分类",
        "Batches",
        note(f"{survey.scheme.title}（{survey.scheme.id}）"),
        key(
            ("plain", "属于该批（户）", "in it"), ("open", "无法判定（户）", "can't be judged")
        ),
        bars(lines, len(survey.households), "各批户数"),
        note("一户可属于多批，各批之和不等于总户数。", "A household may be in several."),
        *(note(f"{b.title}：{sentence(b.test)}") for b in survey.scheme.batches),
    )


def townships(result: Result) -> str:
    """Each township in figures."""
    headers = [
        ("乡镇", "township"),
        ("户数", "households"),
        ("人口", "persons"),
        *((v.zh, _EN[v]) for v in Verdict),
        ("贫困人口", "poor people"),
        ("村数", "villages"),
        ("应出列村", "poor villages"),
        ("其中达标", "of them pass"),
    ]
    rows = (
        (
            t.township or "未登记",
            t.households,
            t.persons,
            *t.verdicts,
            _between(t.poor),
            t.villages,
            t.poor_villages,
            t.poor_villages_passed,
        )
        for t in result.townships
    )
    return section("按乡镇", "By township", grid(headers, rows))


def villages(result: Result) -> str:
    """The villages that fail."""
    survey = result.survey
    pairs = list(zip(survey.villages, survey.village_assessments, strict=True))
    poor = [p for p in pairs if p[1].failed]
    headers = [
        ("乡镇", "township"),
        ("村", "village"),
        ("村属性", "attribute"),
        ("总人口", "population"),
        ("贫困人口", "poor people"),
        ("贫困发生率（上限）", "incidence, at most"),
        ("未达到的指标", "not met"),
    ]
    rows = (
        (
            None if village.place is None else village.place.township,
            village.village_id if village.place is None else village.place.village,
            None if village.attribute is None else village.attribute.zh,
            village.population,
            _between(village.poor),
            rate_and_cap(found)[0],
            "、".join(found.reasons),
        )
        for village, found in poor[:_LISTED]
    )
    listed = grid(headers, rows) if poor else note("没有未达标的村。", "No village fails.")
    more = note(f"另有{len(poor) - _LISTED}个村，见 result.xlsx。") if poor[_LISTED:] else ""
    unsure = survey.village_verdicts[Verdict.UNDETERMINED]
    also = (
        note(f"另有{unsure}个村无法判定，见 villages.jsonl 和 result.xlsx。") if unsure else ""
    )
    return section("未达标的村", "Villages that fail", listed, more, also)
