"""Checks of the register over tables of facts: what is not sound, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs
import polars as pl

from fupin.assessment.check_ready import ReadyPack, find_pack, ready_pack
from fupin.errors import Severity
from fupin.facts import member
from fupin.frames.check_facts import facts_asked, facts_of
from fupin.frames.columns import KEYS
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.intake import take
from fupin.frames.sources import Frame, open_table
from fupin.logic import Names, names
from fupin.model.check_results import SkippedCheck
from fupin.standards import Subject
from fupin.standards.checks import Check, Kind, Pack


_KEY: Final = KEYS[Subject.HOUSEHOLD]
_HOUSEHOLDS: Final = "households"
_MEMBERS: Final = "members"
_MEMBER: Final = "member"
_ROW: Final = "fupin:home"
_CHECK: Final = "fupin:check"
_SEVERITIES: Final = pl.Enum([severity.value for severity in Severity])
_KINDS: Final = (Kind.HOUSEHOLD, Kind.PERSON)


@attrs.frozen(kw_only=True, eq=False)
class Checked:
    """What checks over tables found."""

    findings: pl.DataFrame
    """Key of the household as given; *member*, its row among those of the household from
    0, null where it is about the household; *rule* and *severity* of the check.  Each
    fault of a row stands once."""

    undetermined: Mapping[str, int]
    """Check → rows it could not be decided for."""

    asked: int
    """How many checks were asked."""

    skipped: tuple[SkippedCheck, ...]


def check(  # noqa: PLR0913  # two tables and how to judge them
    households: Frame,
    members: Frame | None = None,
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
    extrapolate: bool = False,
) -> Checked:
    """Ask the checks of a pack of every household and every member.

    Args:
        households: One row a household: ``household``, and facts; `schema` of the pack
            names them all.  A check is skipped where a fact it asks is no column.
        members: One row for each member who is on the register now.
        on: The day: the checks and the numbers of that day are asked.  Ages are
            columns: they must be those of this day.
        pack: A pack of checks or its id.
        region: Six-digit code that chooses regional numbers.
        extrapolate: Use the nearest number of what was not in force on that day.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such pack.

    Limitations:
        Checks of villages are skipped.
    """
    ready = ready_pack(find_pack(pack), on, region, extrapolate)
    there = {_HOUSEHOLDS: _columns(households, _HOUSEHOLDS)}
    if members is not None:
        there[_MEMBERS] = _columns(members, _MEMBERS)
    checks, skipped = _answerable(ready, there)
    used = Names(
        facts_asked(checks, _HOUSEHOLDS),
        (),
        ((member.members, facts_asked(checks, _MEMBERS)),) if _MEMBERS in there else (),
    )
    tables = {_HOUSEHOLDS: households, _MEMBERS: members}
    homes, things = take(tables, _HOUSEHOLDS, _KEY, used)
    people = things.get(_MEMBERS, pl.DataFrame())
    outcomes = [
        _judged(ready, [one for one in checks if one.kind is kind], kind, homes, people)
        for kind in _KINDS
    ]
    found = pl.concat([table for table, _ in outcomes])
    return Checked(
        findings=found.sort(_ROW, _MEMBER, _CHECK, nulls_last=False).select(
            _KEY, _MEMBER, "rule", "severity"
        ),
        undetermined={name: n for _, unknown in outcomes for name, n in unknown.items()},
        asked=len(checks),
        skipped=(*ready.skipped, *skipped),
    )


def _columns(table: Frame, name: str) -> set[str]:
    frame, _ = open_table(table, name, _KEY, ())
    return set(frame.collect_schema())


def _answerable(
    ready: ReadyPack, there: Mapping[str, set[str]]
) -> tuple[list[Check], list[SkippedCheck]]:
    checks, skipped = [], []
    for kind in Kind:
        for one in (ready_check.check for ready_check in ready.kinds[kind].checks):
            lacking = _lacking(one, there)
            if lacking:
                zh, en = "、".join(lacking), ", ".join(lacking)
                skipped.append(
                    SkippedCheck(
                        rule=one.id, reason=f"表中没有：{zh}", reason_en=f"no columns: {en}"
                    )
                )
            else:
                checks.append(one)
    return checks, skipped


def _lacking(one: Check, there: Mapping[str, set[str]]) -> list[str]:
    """Columns or tables a check asks that are not there."""
    if one.kind is Kind.VILLAGE:
        return ["villages"]
    grouped = one.kind is Kind.PERSON or bool(one.names.groups)
    if grouped and _MEMBERS not in there:
        return [_MEMBERS]
    return [
        f"{table}.{fact.name}"
        for table, columns in there.items()
        for fact in facts_of(one, table)
        if fact.name not in columns
    ]


def _judged(
    ready: ReadyPack,
    checks: Sequence[Check],
    kind: Kind,
    homes: pl.DataFrame,
    people: pl.DataFrame,
) -> tuple[pl.DataFrame, dict[str, int]]:
    """The findings about one kind of row, and how many rows each check leaves open."""
    tests: dict[str, Any] = {one.id: one.test for one in checks}
    things = {}
    if kind is Kind.HOUSEHOLD:
        table = homes.with_row_index(_ROW).with_columns(pl.lit(None, pl.UInt32).alias(_MEMBER))
        things = {group.name: people for group, _ in names(*tests.values()).groups}
    else:
        table = _with_homes(people, homes) if tests else pl.DataFrame()
    if not tests or not table.height:
        return _nothing(homes), {}
    where = [_ROW, _MEMBER, _KEY]
    outcome = in_order(evaluate(tests, table, things, _KEY, ready.values), *where, *tests)
    rows = outcome.select(where)
    tables = [_nothing(homes)]
    for place, one in enumerate(checks):
        wrong = (~outcome[one.id]).fill_null(value=False)
        if wrong.any():
            tables.append(_found(rows.filter(wrong), one, place))
    unknown = {name: outcome[name].null_count() for name in tests}
    return _once(pl.concat(tables), checks), {name: n for name, n in unknown.items() if n}


def _with_homes(people: pl.DataFrame, homes: pl.DataFrame) -> pl.DataFrame:
    """Members with the facts of their household and their place in it; others left out."""
    placed = people.with_columns(
        pl.int_range(pl.len(), dtype=pl.UInt32).over(_KEY).alias(_MEMBER)
    )
    return placed.join(homes.with_row_index(_ROW), on=_KEY, how="inner", maintain_order="left")


def _found(rows: pl.DataFrame, one: Check, place: int) -> pl.DataFrame:
    return rows.with_columns(
        pl.lit(one.id).alias("rule"),
        pl.lit(one.severity.value, _SEVERITIES).alias("severity"),
        pl.lit(place, pl.UInt32).alias(_CHECK),
    )


def _once(found: pl.DataFrame, checks: Sequence[Check]) -> pl.DataFrame:
    """Each fault of a row once: of checks that find the same, the first has said it."""
    fault = {one.id: one.same_fault for one in checks}
    if len(set(fault.values())) == len(fault):
        return found
    same = pl.col("rule").replace_strict(fault, return_dtype=pl.String)
    first = pl.col(_CHECK) == pl.col(_CHECK).min().over(_ROW, _MEMBER, same)
    return found.filter(first)


def _nothing(homes: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        schema={
            _ROW: pl.UInt32,
            _MEMBER: pl.UInt32,
            _KEY: homes.schema[_KEY],
            "rule": pl.String,
            "severity": _SEVERITIES,
            _CHECK: pl.UInt32,
        }
    )
