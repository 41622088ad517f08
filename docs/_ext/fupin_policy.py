"""Standards, schemes, parameters and documents as tables."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_content import Cell, Literal, NoSourceError, Table, noted, place_of, sourced

from fupin import policy
from fupin.logic import sentence, written
from fupin.standards import Scheme, Standard
from fupin.standards import schemes as all_schemes
from fupin.standards import standards as all_standards


def rules(name: str = "") -> Iterator[Table]:
    """One table a standard; only that of *name*, where one is named."""
    return (standard_table(s) for s in all_standards() if name in ("", s.id))


def standard_table(standard: Standard) -> Table:
    """The rules of a standard, as the code evaluates them."""
    income = f"收入口径：{standard.income.value}。" if standard.income else ""
    return Table(
        id=standard.id,
        title=f"{standard.title} · {standard.id}",
        intro=(
            f"{standard.title_en}.",
            f"有效期 {standard.first} 至 {standard.last}。{income}{standard.note}",
            f"依据：{sourced(standard.id, standard.cites)}",
        ),
        header=("编号 id", "规则 rule", "判据（达到时）test", "依据 source"),
        rows=tuple(
            (
                Literal(rule.id),
                (rule.title, rule.title_en),
                (sentence(rule.test), sentence(rule.test, "en"), *noted(rule.note)),
                sourced(rule.id, *rule.cites),
            )
            for rule in standard.rules
        ),
    )


def schemes(name: str = "") -> Iterator[Table]:
    """One table a scheme of batches; only that of *name*, where one is named."""
    return (scheme_table(s) for s in all_schemes() if name in ("", s.id))


def scheme_table(scheme: Scheme) -> Table:
    """The batches of a scheme, and whom each counts."""
    return Table(
        id=scheme.id,
        title=f"{scheme.title} · {scheme.id}",
        intro=(
            f"{scheme.title_en}.",
            f"依据：{sourced(scheme.id, scheme.cites)}",
            *noted(scheme.note),
        ),
        header=("编号 id", "批次 batch", "哪些户 test", "计谁 counts", "依据 source"),
        rows=tuple(
            (
                Literal(batch.id),
                (batch.title, batch.title_en),
                (sentence(batch.test), sentence(batch.test, "en"), *noted(batch.note)),
                "全户" if batch.person is None else sentence(batch.person),
                sourced(f"{scheme.id}.{batch.id}", *batch.cites),
            )
            for batch in scheme.batches
        ),
    )


def parameters(only: str = "") -> Iterator[Table]:
    """One table a parameter, one row a setting, the value as printed."""
    for name, history in policy.parameters().items():
        if only not in ("", name):
            continue
        if not history.settings:
            raise NoSourceError(name)
        yield Table(
            id=name,
            title=f"{history.node.zh} · {name}",
            intro=(f"{history.node.en}.",),
            header=(
                "数值 value",
                "自 first",
                "至 last",
                "地区 group",
                "出处 document",
                "核实程度 standing",
                "说明 note",
            ),
            rows=tuple(_setting(name, history.node.unit, s) for s in history.settings),
        )


def _setting(name: str, unit: str, setting: policy.Setting) -> tuple[Cell, ...]:
    cited = setting.citation
    sourced(f"{name} {setting.first}", cited)
    doubt = f"有争议：{cited.disputed}" if cited.disputed else ""
    made = f"推算：{cited.derived}" if cited.derived else ""
    return (
        written(setting.value, unit),
        setting.first.isoformat(),
        setting.last.isoformat(),
        setting.group.zh if setting.group else place_of(setting.region),
        str(cited),
        (cited.standing.zh, cited.standing.value),
        "；".join(part for part in (made, cited.note, doubt) if part) or "—",
    )


def groups() -> Iterator[Table]:
    """Groups of provinces that share a value."""
    yield Table(
        id="groups",
        title="",
        header=("编号 id", "省组 group", "省级代码 provinces", "出处 document", "说明 note"),
        rows=tuple(
            (
                Literal(g.id),
                (g.zh, g.en),
                "、".join(g.provinces),
                sourced(g.id, g.citation),
                g.citation.note or "—",
            )
            for g in policy.groups().values()
        ),
    )


def documents() -> Iterator[Table]:
    """Every document that something rests on."""
    yield Table(
        id="documents",
        title="",
        header=(
            "编号 id",
            "文件 document",
            "文号 number",
            "发文机关 issuer",
            "日期 date",
            "状态 status",
            "所见条款 articles",
            "核实程度 standing",
            "说明 note",
        ),
        rows=tuple(_document(d) for d in policy.documents().values()),
    )


def _document(document: policy.Document) -> tuple[Cell, ...]:
    if not document.title:
        raise NoSourceError(document.id)
    number = document.number + ("（凭记忆）" if document.number_recalled else "")
    day = "—" if document.issued is None else document.issued.isoformat()
    return (
        Literal(document.id),
        (document.title, document.en),
        number or "—",
        document.issuer or "—",
        f"{day[:7]}（日不详）" if document.day_unknown else day,
        _status(document),
        "、".join(document.articles) or "—",
        (document.standing.zh, document.standing.value),
        document.note or "—",
    )


def _status(document: policy.Document) -> Cell:
    """Whether it binds, what it replaces and what replaces it."""
    said = ["—"] if document.status is None else [document.status.zh, document.status.value]
    said += [f"代替 {policy.document(name).title}" for name in document.replaces]
    said += [f"被{newer.title}代替" for newer in policy.replaced_by(document.id)]
    return tuple(said)
