"""One query for a set of rules: the facts, what groups answer, then the rules.

Each step is a named subquery, so that a person can read the text from above.  The names
start with ``fupin_`` and every fact is quoted; the user's tables are written as given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
import sqlglot.expressions as exp

from fupin.facts import household
from fupin.frames._sql_dialects import Dialect, call, either, missing, text
from fupin.frames._sql_groups import THINGS, Reduction
from fupin.frames._sql_nodes import Scope, column, expression
from fupin.frames._sql_parameters import Parameters, ParameterTable
from fupin.frames.columns import wordings
from fupin.logic import ChoiceFact, ChoicesFact, Condition, ConditionFact, QuantityFact, names
from fupin.logic.kinds import Fact


BIGINT: Final = exp.DataType.Type.BIGINT
TEXT: Final = exp.DataType.Type.TEXT
SUBJECTS: Final = "s"

_SIZE: Final = household.size.name
_OF_SOMEBODY: Final = {_SIZE, household.income_per_head.name}


@attrs.frozen(kw_only=True)
class Tables:
    """Where the rows are."""

    dialect: Dialect
    key: str
    subjects: exp.Table
    things: Mapping[str, exp.Table]
    """For each group, the table of its things."""

    guarded: bool = False
    """Whether an answer that is no official wording makes the query fail (Spark)."""


@attrs.frozen
class Query:
    """A query in steps: each may ask those before it."""

    last: exp.Select
    steps: Mapping[str, exp.Select]

    def then(self, step: str, alias: str, *chosen: exp.Expr) -> Query:
        """Ask *chosen* of this query, which becomes a step with a name and an alias."""
        return Query(
            exp.select(*chosen).from_(named(step, alias)), {**self.steps, step: self.last}
        )

    def tree(self) -> exp.Select:
        """All of it as one tree."""
        whole = self.last
        for step, inner in self.steps.items():
            whole = whole.with_(exp.to_identifier(step, quoted=True), as_=inner)
        return whole


def answers(asked: Mapping[str, Condition], tables: Tables, parameters: Parameters) -> Query:
    """The key and a column for each of *asked*, null where unknown."""
    used = names(*asked.values())
    numbers = _numbers(parameters, [p.name for p in used.parameters])
    scope = Scope(dialect=tables.dialect, facts=SUBJECTS, parameters=numbers, grouped={})
    steps = {"fupin_subjects": _subjects(tables, used.facts, parameters, numbers)}
    last = exp.select(column(tables.key, SUBJECTS)).from_(named("fupin_subjects", SUBJECTS))
    grouped: dict[Any, exp.Expr] = {}
    for number, (group, facts) in enumerate(used.groups):
        reduction = Reduction(group, tuple(asked.values()), f"g{number}")
        prefix = f"fupin_{group.name}"
        steps[prefix] = _facts(tables, tables.things[group.name], facts)
        steps[f"{prefix}_asked"] = _asked(reduction, prefix, tables, scope)
        steps[f"{prefix}_found"] = (
            exp.select(column(tables.key, THINGS), *reduction.reduced())
            .from_(named(f"{prefix}_asked", THINGS))
            .group_by(column(tables.key, THINGS))
        )
        last = _join(last, f"{prefix}_found", reduction.found, tables.key)
        grouped |= reduction.answers
    scope = attrs.evolve(scope, grouped=grouped)
    chosen = (said(expression(test, scope), name) for name, test in asked.items())
    return Query(last.select(*chosen), steps)


def named(table: str, alias: str) -> exp.Expr:
    """A step by its name, under an alias."""
    return exp.Table(this=exp.to_identifier(table, quoted=True)).as_(alias)


def said(tree: exp.Expr, name: str) -> exp.Expr:
    """A column of the outcome with its name."""
    return exp.alias_(tree, name, quoted=True, copy=False)


def _numbers(parameters: Parameters, used: Sequence[str]) -> dict[str, exp.Expr]:
    if isinstance(parameters, ParameterTable):
        return {n: column(f"parameter_{n}", SUBJECTS) for n in used}
    return {n: exp.Literal.number(value) for n, value in parameters.items()}


def _subjects(
    tables: Tables,
    facts: Iterable[Fact],
    parameters: Parameters,
    numbers: Mapping[str, exp.Expr],
) -> exp.Select:
    chosen = _facts(tables, tables.subjects, facts)
    if not isinstance(parameters, ParameterTable) or not numbers:
        return chosen
    of_day = exp.Between(
        this=exp.cast(exp.Literal.string(parameters.on.isoformat()), "date"),
        low=column("first", "p"),
        high=column("last", "p"),
    )
    in_force = (
        exp.select(column("region", "p"), *(column(n, "p") for n in numbers))
        .from_(tables.dialect.table(parameters.table).as_("p"))
        .where(of_day)
    )
    same = exp.EQ(this=column("region", "p"), expression=column(parameters.region, "t"))
    for n in numbers:
        chosen = chosen.select(said(exp.cast(column(n, "p"), BIGINT), f"parameter_{n}"))
    return chosen.join(in_force.subquery("p"), on=same, join_type="left")


def _facts(tables: Tables, table: exp.Table, facts: Iterable[Fact]) -> exp.Select:
    """The key and the facts, of the types rules reckon with."""
    listed = tuple(facts)
    sized = any(fact.name == _SIZE for fact in listed)
    chosen: list[exp.Expr] = [column(tables.key, THINGS)]
    for fact in listed:
        found = _typed(fact, column(fact.name, THINGS), tables)
        if sized and fact.name in _OF_SOMEBODY:  # of nobody, neither is an answer
            nobody = exp.LTE(this=column(_SIZE, THINGS), expression=exp.Literal.number(0))
            found = either(nobody, exp.null(), found)
        chosen.append(said(found, fact.name))
    return exp.select(*chosen).from_(table.as_(THINGS))


def _typed(fact: Fact, found: exp.Expr, tables: Tables) -> exp.Expr:
    match fact:
        case QuantityFact():
            return exp.cast(found, BIGINT)
        case ConditionFact():
            return found
        case ChoiceFact():
            return _guarded(fact, exp.cast(found, TEXT), tables)
        case ChoicesFact() if tables.dialect.casts_lists:
            return exp.cast(found, "array<text>")
        case ChoicesFact():
            return _guarded(fact, found, tables)


def _guarded(
    fact: ChoiceFact[Any] | ChoicesFact[Any], found: exp.Expr, tables: Tables
) -> exp.Expr:
    """The answer, if it is official; unnoticed, any other would silently match nothing."""
    if not tables.guarded:
        return found
    official = [text(wording) for wording in wordings(fact)]
    if isinstance(fact, ChoicesFact):
        others = call("ARRAY_EXCEPT", found.copy(), call("ARRAY", *official))
        known: exp.Expr = exp.EQ(this=call("SIZE", others), expression=exp.Literal.number(0))
    else:
        known = exp.In(this=found.copy(), expressions=official)
    fault = f"{fact.name}: not a value of the code list {fact.codes.__name__}"
    return either(
        exp.or_(missing(found.copy()), known, copy=False),
        found,
        call("RAISE_ERROR", text(fault)),
    )


def _asked(reduction: Reduction, prefix: str, tables: Tables, scope: Scope) -> exp.Select:
    """What each thing answers; the numbers of a table are those of its subject's region."""
    inner = attrs.evolve(scope, facts=THINGS)
    query = exp.select(column(tables.key, THINGS), *reduction.asked(inner)).from_(
        named(prefix, THINGS)
    )
    if any(c.table == SUBJECTS for c in query.find_all(exp.Column)):
        return _join(query, "fupin_subjects", SUBJECTS, tables.key, of=THINGS)
    return query


def _join(
    query: exp.Select, table: str, alias: str, key: str, of: str = SUBJECTS
) -> exp.Select:
    same = exp.EQ(this=column(key, alias), expression=column(key, of))
    return query.join(named(table, alias), on=same, join_type="left")
