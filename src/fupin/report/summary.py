"""The results on one page: a self-contained HTML file in Chinese with English beside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from fupin.report import background, outcomes
from fupin.report.result import Result
from fupin.report.totals import INVENTED, INVENTED_EN


def summary(result: Result) -> str:
    """The page, without anything that is fetched from elsewhere.

    No personal datum is in it.
    """
    style = resources.files("fupin.report").joinpath("summary.css").read_text("utf-8")
    title = escape(f"{result.survey.county.name or '全部'} 贫困退出测算 {result.survey.on}")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{title}</title><style>{style}</style></head>\n"
        f"<body><main>{chr(10).join(_parts(result))}</main></body></html>\n"
    )


def _parts(result: Result) -> Iterator[str]:
    if result.invented:
        banner = f'{escape(INVENTED)}<span lang="en">{escape(INVENTED_EN)}</span>'
        yield f'<div class="banner" role="note">{banner}</div>'
    yield _header(result)
    yield outcomes.households(result)
    yield outcomes.county(result)
    yield outcomes.indicators(result)
    yield outcomes.batches(result)
    yield outcomes.townships(result)
    yield outcomes.villages(result)
    yield background.missing(result)
    yield background.problems(result)
    yield background.sources(result)
    yield _footer(result)


def _header(result: Result) -> str:
    survey = result.survey
    name = survey.county.name or "全部登记户"
    return (
        f"<header><h1>{escape(name)}　贫困退出测算结果</h1>"
        f"<p>评估日期 {survey.on}　{escape(survey.standard.title)}"
        f"（{escape(survey.standard.id)}）　参数地区 {escape(survey.region or '未指定')}</p>"
        f'<p lang="en">Exit assessment on {survey.on} by {escape(survey.standard.title_en)}'
        f"</p></header>"
    )


def _footer(result: Result) -> str:
    files = "、".join(result.files)
    return (
        f"<footer>fupin {escape(result.library)}　读取文件：{escape(files or '无')}<br/>"
        "本页不含姓名、证件号码等个人信息。"
        ' <span lang="en">No personal data on this page.</span></footer>'
    )
