"""A household's exit by another line: the same book, with the line one names.

Limitations:
    Steps of a ladder whose years are lost are chosen by number, never by a day; whoever
    chooses one answers for it.
"""

from __future__ import annotations

import attrs

from fupin.errors import RuleDefinitionError
from fupin.policy import History, history, line
from fupin.standards.blocks import income_above
from fupin.standards.rule import IncomeConcept, Rule, Standard


def with_line(base: Standard, series: str) -> Standard:
    """*base* with the income line of a dated series.

    Args:
        base: A standard of households with a rule called ``income``.
        series: The series, for example ``measured``, ``ladder``, ``guizhou``.

    Raises:
        UnknownNameError: If there is no such series.
        RuleDefinitionError: If its years are lost, or *base* has no income rule.
    """
    chosen = line(series)
    if not chosen.dated:
        raise RuleDefinitionError(
            f"the years of {series} are not known: choose one of its"
            f" {len(chosen.parameters)} steps with with_step()"
        )
    return _with(base, series, history(chosen.parameters[0]), chosen.income)


def with_step(base: Standard, series: str, number: int) -> Standard:
    """*base* with one step of a ladder whose years are lost, the lowest being 1.

    Raises:
        UnknownNameError: If there is no such series.
        RuleDefinitionError: If a day chooses its value, there is no such step, or *base*
            has no income rule.
    """
    chosen = line(series)
    return _with(base, f"{series}-{number}", chosen.step(number), chosen.income)


def _with(base: Standard, name: str, found: History, income: str) -> Standard:
    (rule,) = _income_rules(base)
    node = found.node
    book = f"{base.id}@{name}"
    changed = Rule(
        id=f"{book}.income",
        title=f"收入稳定超过{node.zh}",
        title_en=f"income stably above the line: {node.en}",
        test=income_above(node.name),
        cites=rule.cites,
        note=rule.note,
    )
    derived = base.derive(
        book,
        f"{base.title}（{node.zh}）",
        f"{base.title_en}, {node.en}",
        changed,
        note=base.note,
    )
    return attrs.evolve(derived, income=IncomeConcept(income)) if income else derived


def _income_rules(base: Standard) -> list[Rule]:
    found = [rule for rule in base.rules if rule.last_name == "income"]
    if not found:
        raise RuleDefinitionError(f"{base.id} has no rule of income to change")
    return found
