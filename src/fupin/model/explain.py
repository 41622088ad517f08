"""An assessment in words."""

from __future__ import annotations

from typing import Final, get_args

from fupin.errors import UnknownNameError
from fupin.logic import Lang, Truth, written
from fupin.model.results import ExitAssessment, Finding, Used


_SIGN: Final = {Truth.MET: "√", Truth.NOT_MET: "×", Truth.UNKNOWN: "？"}


def explained(assessment: ExitAssessment, lang: Lang) -> str:
    """The verdict and, rule by rule, what it rests on.

    Raises:
        UnknownNameError: If *lang* is neither ``"zh"`` nor ``"en"``.
    """
    if lang not in get_args(Lang):
        raise UnknownNameError("language", str(lang), get_args(Lang))
    lines = [_head(assessment, lang)]
    for finding in assessment.findings:
        lines.extend(_finding(finding, lang))
    lines.extend(_tail(assessment, lang))
    return "\n".join(lines)


def _head(a: ExitAssessment, lang: Lang) -> str:
    day = a.on.isoformat()
    if lang == "en":
        return f"{a.kind} {a.subject}, {a.title_en}, {day}: {a.verdict.value}"
    kind = {"household": "户", "village": "村", "county": "县"}.get(a.kind, a.kind)
    return f"{kind} {a.subject}，按《{a.title}》于{day}评估：{a.verdict.zh}"


def _finding(f: Finding, lang: Lang) -> list[str]:
    sign = _SIGN[f.truth]
    if lang == "en":
        lines = [f"  {sign} {f.title_en}: {f.truth.value}", f"      rule: {f.test_en}"]
    else:
        lines = [f"  {sign} {f.title}：{f.truth.zh}", f"      标准：{f.test}"]
    margin = _margin(f, lang)
    if margin:
        lines.append(f"      {margin}")
    words = {"zh": ("登记：", "证据：", "缺："), "en": ("read: ", "evidence: ", "missing: ")}
    read, evidence, missing = words[lang]
    joint = "；" if lang == "zh" else "; "
    if f.answers:
        lines.append(f"      {read}{joint.join(_answers(f, lang))}")
    said = f.evidence if lang == "zh" else f.evidence_en
    if said:
        lines.append(f"      {evidence}{joint.join(said)}")
    if f.missing:
        blocked = joint.join(m.zh if lang == "zh" else m.en for m in f.missing)
        lines.append(f"      {missing}{blocked}")
    lines.append(f"      {'依据' if lang == 'zh' else 'source'}{_sources(f, lang)}")
    return lines


def _margin(f: Finding, lang: Lang) -> str:
    if f.value is None or f.threshold is None or f.margin is None:
        return ""
    value, threshold = written(f.value, f.unit, lang), written(f.threshold, f.unit, lang)
    margin = written(abs(f.margin), f.unit, lang)
    if lang == "en":
        side = "above" if f.margin > 0 else "below" if f.margin < 0 else "exactly at it"
        tail = side if f.margin == 0 else f"{margin} {side}"
        return f"measured {value}, threshold {threshold}: {tail}"
    side = "高出" if f.margin > 0 else "相差"
    tail = "恰等于界值" if f.margin == 0 else f"{side}{margin}"
    return f"实测{value}，界值{threshold}，{tail}"


def _answers(f: Finding, lang: Lang) -> list[str]:
    blank = "未登记" if lang == "zh" else "not recorded"
    return [
        f"{a.zh}={a.value or blank}" if lang == "zh" else f"{a.en} = {a.value_en or blank}"
        for a in f.answers
    ]


def _sources(f: Finding, lang: Lang) -> str:
    cited = [c.described(lang) for c in f.citations]
    numbers = [_number(u, lang) for u in f.used]
    colon, joint = ("：", "；") if lang == "zh" else (": ", "; ")
    return colon + joint.join([*cited, *numbers])


def _number(u: Used, lang: Lang) -> str:
    extra = ""
    if u.extrapolated:
        extra = "，超出有效期外推" if lang == "zh" else ", extrapolated"
    colon = "：" if lang == "zh" else ": "
    return f"{u.said(lang)}{extra}{colon}{u.citation.described(lang)}"


def _tail(a: ExitAssessment, lang: Lang) -> list[str]:
    outside = int(a.standard_extrapolated)
    if lang == "en":
        lines = [f"  weakest standing of its sources: {a.standing.value}"]
        lines += ["  extrapolated: the standard was not in force that day"] * outside
        lines += [f"  extrapolated: {u.said(lang)}" for u in a.extrapolated]
        return lines
    lines = [f"  所依据材料中最弱的核实程度：{a.standing.zh}"]
    lines += ["  注意：评估日不在该标准有效期内，属外推"] * outside
    lines += [f"  注意：{u.said()}为外推值" for u in a.extrapolated]
    return lines
