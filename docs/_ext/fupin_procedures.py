"""The procedures, step by step, as the code walks them."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_content import Cell, Literal, Table, place_of, sourced

from fupin import policy
from fupin.standards.procedure import Procedure, Step, WithinDays
from fupin.standards.procedures import procedures as all_procedures


def procedures(name: str = "") -> Iterator[Table]:
    """One table a procedure, one row a step; only that of *name*, where one is named."""
    return (procedure_table(p) for p in all_procedures() if name in ("", p.id))


def procedure_table(procedure: Procedure) -> Table:
    """The steps: who acts, what is posted, what may go wrong."""
    where = "、".join(map(place_of, procedure.regions)) or "全国"
    return Table(
        id=procedure.id,
        title=f"{procedure.title} · {procedure.id}",
        intro=(
            f"{procedure.title_en}.",
            f"{where}，有效期 {procedure.first} 至 {procedure.last}。{procedure.note}",
            f"依据：{sourced(procedure.id, *procedure.cites)}",
        ),
        header=("步骤 step", "做什么 what", "谁 who", "公示、时限 notice, limit"),
        rows=tuple(
            (Literal(step.id), (step.title, step.title_en), _who(step), _rules(step))
            for step in procedure.steps
        ),
    )


def _who(step: Step) -> str:
    acts = "、".join(role.zh for role in step.who)
    signs = "、".join(role.zh for role in step.signs)
    return "；".join(part for part in (acts, f"签字：{signs}" if signs else "") if part) or "—"


def _rules(step: Step) -> Cell:
    said = []
    if step.notice is not None:
        days = _label(step.notice.days) if step.notice.days else "天数没有文件规定"
        said.append(f"公示：{step.notice.place.zh}，{days}")
    if step.limit is not None:
        kind = "时限" if isinstance(step.limit, WithinDays) else "期限"
        said.append(f"{kind}：{_label(step.limit.parameter)}")
    if step.on_objection:
        said.append(f"有异议退回：{step.on_objection}")
    if step.optional:
        said.append("可以没有")
    if step.note:
        said.append(f"说明：{step.note}")
    return tuple(said) or "—"


def _label(name: str) -> str:
    return f"{policy.history(name).node.zh}（{name}）"
