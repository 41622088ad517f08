"""A pack of checks made ready for one day: compiled, its numbers chosen."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from datetime import date

import attrs

from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.logic import compile_tests, sentence
from fupin.logic.python import Decide
from fupin.model.check_results import SkippedCheck
from fupin.policy import choose
from fupin.standards.checks import Check, Kind, Pack, pack
from fupin.standards.checks.check import READS


@attrs.frozen(eq=False)
class ReadyCheck:
    """A check with what its findings will say."""

    check: Check
    fields: tuple[str, ...]
    shown: tuple[str, ...]
    """Fields whose values a finding gives."""

    asks_age: bool
    expected: str
    expected_en: str
    fault: str


@attrs.frozen(eq=False)
class ReadyKind:
    """The checks about one kind of row, compiled into one function."""

    kind: Kind
    on: date
    checks: tuple[ReadyCheck, ...]
    decide: Decide
    """``(subject, on) -> (failed, unknown)``: bit *i* is check *i*."""


@attrs.frozen(eq=False)
class ReadyPack:
    """A pack for one day and region."""

    pack: Pack
    on: date
    kinds: Mapping[Kind, ReadyKind]
    values: Mapping[str, int]
    """The parameters by name."""

    skipped: tuple[SkippedCheck, ...]

    @property
    def asked(self) -> int:
        """How many checks are asked."""
        return sum(len(kind.checks) for kind in self.kinds.values())


def find_pack(name: str | Pack) -> Pack:
    """The pack of that id, or the pack itself."""
    return name if isinstance(name, Pack) else pack(name)


@functools.lru_cache(maxsize=16)
def ready_pack(book: Pack, on: date, region: str, extrapolate: bool) -> ReadyPack:
    """Make *book* ready: what is not in force, or lacks its number, is skipped and said."""
    values: dict[str, int] = {}
    kinds: dict[Kind, list[Check]] = {kind: [] for kind in Kind}
    skipped = []
    for one in book.checks:
        reason = _reason(one, on, region, extrapolate, values)
        if reason is None:
            kinds[one.kind].append(one)
        else:
            skipped.append(SkippedCheck(rule=one.id, reason=reason[0], reason_en=reason[1]))
    return ReadyPack(
        pack=book,
        on=on,
        kinds={
            kind: _ready(kind, on, tuple(checks), values) for kind, checks in kinds.items()
        },
        values=values,
        skipped=tuple(skipped),
    )


def _reason(
    one: Check, on: date, region: str, extrapolate: bool, values: dict[str, int]
) -> tuple[str, str] | None:
    """Why a check is not asked; else its parameters are chosen."""
    if not one.in_force(on):
        return (
            f"只用于{one.first.isoformat()}至{one.last.isoformat()}",
            f"holds from {one.first.isoformat()} to {one.last.isoformat()} only",
        )
    try:
        chosen = choose(one.names.parameters, on, region, extrapolate=extrapolate)
    except RegionNeededError:
        return ("参数因地区而异，未给出地区", "a parameter depends on the region")
    except ParameterNotInForceError as error:
        return (f"参数 {error.name} 在该日没有取值", f"no value of {error.name} on that day")
    values.update({c.parameter.name: c.setting.value for c in chosen})
    return None


def _ready(
    kind: Kind, on: date, checks: tuple[Check, ...], values: Mapping[str, int]
) -> ReadyKind:
    tests = tuple(one.test for one in checks)
    numbers = tuple(sorted(values.items()))
    return ReadyKind(
        kind=kind,
        on=on,
        checks=tuple(
            ReadyCheck(
                check=one,
                fields=one.fields,
                shown=one.shown,
                asks_age=one.asks_age,
                expected=sentence(one.sound, "zh", values),
                expected_en=sentence(one.sound, "en", values),
                fault=one.same_fault,
            )
            for one in checks
        ),
        decide=compile_tests(tests, READS[kind], numbers),
    )
