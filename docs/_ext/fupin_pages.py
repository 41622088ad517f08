"""A page for every standard, scheme, procedure, parameter and check, before each build.

The pages are never committed: they say what the objects say, and show an example
that is decided by the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fupin_check_index import check_index
from fupin_checks import check_example
from fupin_content import NoSourceError, Table

from fupin import conformance, policy
from fupin.assessment.needs import FactNeeded, facts_needed
from fupin.conformance import Case
from fupin.logic import written
from fupin.model.procedure import Case as Proceeding
from fupin.register import next_steps
from fupin.standards import Scheme, Standard, schemes, standards
from fupin.standards.checks import pack
from fupin.standards.procedures import procedures


FOLDER = "_law"
_ASIDE = "---\norphan: true\n---\n\n"
"""Hundreds of pages stay out of the navigation: each page would list them all."""


def write_pages(source: Path) -> None:
    """Write every page below *source*, and take away those of things that are gone.

    Raises:
        NoSourceError: If a standard or scheme has no example to show.
    """
    folder = source / "reference" / FOLDER
    wanted = dict(_pages())
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _pages() -> Iterator[tuple[str, str]]:
    kinds: tuple[tuple[str, str, str, Iterable[tuple[str, str, str]]], ...] = (
        ("standards", "fupin-rules", "标准 · Standards", _titled(standards())),
        ("schemes", "fupin-schemes", "批次方案 · Schemes", _titled(schemes())),
        ("procedures", "fupin-procedures", "程序 · Procedures", _titled(procedures())),
        ("parameters", "fupin-parameters", "参数 · Parameters", _numbers()),
        ("checks", "fupin-check", "检查 · Checks", _titled(pack("registry"))),
    )
    for kind, directive, heading, things in kinds:
        names, listed = [], []
        aside = _ASIDE if kind in ("parameters", "checks") else ""
        for name, title, title_en in things:
            file = name.replace("/", "-")
            names.append(file)
            listed.append(f"- [{title}]({file}.md) `{name}`")
            example = f"```{{fupin-example}} {kind} {name}\n```"
            drawn = f"```{{{directive}}} {name}\n```"
            head = f"# {title}\n\n`{name}` *{title_en}*\n\n{drawn}"
            text = f"{aside}{head}\n\n## 示例 · Example\n\n{example}\n"
            yield f"{kind}/{file}.md", text
        if kind == "checks":
            yield f"{kind}/index.md", check_index()
            continue
        tree = "\n".join(("```{toctree}", *names, "```"))
        body = "\n".join(listed) if aside else tree
        yield f"{kind}/index.md", f"# {heading}\n\n{body}\n"


def _titled(things: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    return ((t.id, t.title, t.title_en) for t in things)


def _numbers() -> Iterator[tuple[str, str, str]]:
    return ((n, h.node.zh, h.node.en) for n, h in policy.parameters().items())


def example(kind: str, name: str) -> Iterator[Table]:
    """What stands under “示例” on the page of a thing."""
    return _EXAMPLES[kind](name)


def _decided(name: str) -> Iterator[Table]:
    """A record that passes, and one that does not, from the golden cases."""
    cases = list(conformance.cases_for(name))
    book = next(b for b in (*standards(), *schemes()) if b.id == name)
    told = {(f.group, f.fact): f for f in facts_needed(book)}
    chosen = _some(cases)
    if not chosen:
        raise NoSourceError(f"example of {name}")
    for case in chosen:
        yield Table(
            id=case.id,
            title="",
            intro=(_outcome(case, book),),
            header=("事实 fact", "登记为 recorded"),
            rows=tuple(_facts(case, told)) or (("—", "什么都没有登记 nothing"),),
        )


def _some(cases: list[Case]) -> list[Case]:
    """The first case of each outcome, those with something recorded before the empty one."""
    found: dict[object, Case] = {}
    for case in sorted(cases, key=lambda c: not c.facts):
        found.setdefault(case.expected.verdict or bool(case.expected.failed), case)
    return list(found.values())[:3]


def _outcome(case: Case, book: Standard | Scheme) -> str:
    day = f"{case.on.isoformat()}，{case.region or '不分地区'}"
    verdict = case.expected.verdict
    if isinstance(book, Standard) and verdict is not None:
        return f"{day}：{verdict.zh} {verdict.value}（{case.id}）"
    outside = "、".join((*case.expected.failed, *case.expected.undetermined)) or "无 none"
    return f"{day}：不属于或不能定的批次 not in, or undecided: {outside}（{case.id}）"


def _facts(case: Case, told: dict[tuple[str, str], FactNeeded]) -> Iterator[tuple[Any, ...]]:
    for name, answer in case.facts.items():
        if name == "members":
            for place, member in enumerate(answer, start=1):
                for inner, one in member.items():
                    yield _row(told["members", inner], one, f"第{place}名成员：")
            continue
        yield _row(told["", name], answer, "")


def _row(fact: FactNeeded, answer: Any, whose: str) -> tuple[Any, ...]:
    if isinstance(answer, bool):
        said = "是 yes" if answer else "否 no"
    elif isinstance(answer, int):
        said = written(answer, fact.unit)
    elif isinstance(answer, list):
        said = "、".join(answer) or "无 none"
    else:
        said = "未登记 not recorded" if answer is None else str(answer)
    return ((f"{whose}{fact.zh}", fact.en), said)


def _setting(name: str) -> Iterator[Table]:
    """What the last setting gives on its first day."""
    history = policy.history(name)
    setting = history.settings[-1]
    region = setting.region or (setting.group.provinces[0] if setting.group else "")
    chosen = history.on(setting.first, region)
    call = f'fupin.policy.history("{name}").on(date.fromisoformat("{setting.first}")'
    where = f', "{region}")' if region else ")"
    yield Table(
        id=name,
        title="",
        header=("调用 call", "得 gives"),
        rows=((call + where, written(chosen.setting.value, history.node.unit)),),
    )


def _course(name: str) -> Iterator[Table]:
    """Where a new case begins."""
    procedure = next(p for p in procedures() if p.id == name)
    opened = Proceeding(subject="示例", kind=procedure.subject.value, procedure=name)
    steps = "、".join(f"{s.title}（{s.id}）" for s in next_steps(opened))
    yield Table(
        id=name,
        title="",
        header=("立案后 a new case", "下一步 next"),
        rows=((f"Case(procedure={name!r})", steps),),
    )


_EXAMPLES: dict[str, Callable[[str], Iterator[Table]]] = {
    "standards": _decided,
    "schemes": _decided,
    "parameters": _setting,
    "procedures": _course,
    "checks": check_example,
}
