"""Every error the library raises on purpose, and `Problem`, which is not one.

Exceptions are for programmers: English, with a stable code and attributes, and
each also derives from the built-in a caller would expect, so ``except
ValueError`` keeps working.  What is wrong with *data* is a `Problem`: a value
in Chinese and English that can be sent back to the village.  What is merely
not known is neither: it is an answer.

No message holds a personal datum: values are masked before they get here.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

import attrs


__all__ = [
    "ExtrapolationError",
    "FupinError",
    "InvalidDataError",
    "InvalidValueError",
    "LedgerError",
    "MissingExtraError",
    "ParameterNotInForceError",
    "Problem",
    "RegionNeededError",
    "RuleDefinitionError",
    "RuleSyntaxError",
    "Severity",
    "UnitError",
    "UnknownNameError",
]


class Severity(enum.Enum):
    """How grave a problem or a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@attrs.frozen(kw_only=True)
class Problem:
    """One fault in data that was read: where, what was found, what was expected.

    A problem never carries a personal datum in clear: *found* is masked.
    """

    code: str
    """Stable identifier, for example ``value.not-a-date``."""

    message: str
    """What is wrong, in Chinese."""

    message_en: str
    """The same in English."""

    path: str = ""
    """Place in a document, for example ``$.members[2].birth_date``."""

    sheet: str = ""
    cell: str = ""
    """Address in the sheet, for example ``K17``."""

    column: str = ""
    """Header of the column, as the file has it."""

    household: str = ""
    """Household number (户编号) of the row, where it has one."""

    found: str = ""
    """What stands there, masked where it is personal."""

    expected: str = ""
    """What should stand there, or what to try, in Chinese."""

    expected_en: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """Where the problem is: sheet and cell, or else the path."""
        if self.cell:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return self.path or "$"

    def __str__(self) -> str:
        tail = f"；应为{self.expected}" if self.expected else ""
        found = f"（“{self.found}”）" if self.found else ""
        return f"{self.place}：{self.message}{found}{tail} [{self.code}]"

    def english(self) -> str:
        """The problem as one English line."""
        tail = f"; expected {self.expected_en}" if self.expected_en else ""
        found = f" ({self.found!r})" if self.found else ""
        return f"{self.place}: {self.message_en}{found}{tail} [{self.code}]"


class FupinError(Exception):
    """Base of every error raised on purpose by *fupin*."""

    code: ClassVar[str] = "FP000"
    """A stable identifier for logs."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(
    kind: type[FupinError], args: tuple[Any, ...], state: dict[str, Any]
) -> FupinError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidValueError(FupinError, ValueError):
    """One text or number can't be read as the value it should be.

    The message names the kind and what was expected.  *found* is masked by the
    caller where it is personal.
    """

    code = "FP101"

    def __init__(  # noqa: PLR0913  # a fault has this many parts
        self,
        problem_code: str,
        message: str,
        message_en: str,
        *,
        found: str = "",
        expected: str = "",
        expected_en: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problem_code = problem_code
        self.message = message
        self.message_en = message_en
        self.found = found
        self.expected = expected
        self.expected_en = expected_en
        self.severity = severity
        tail = f": expected {expected_en}" if expected_en else ""
        super().__init__(f"{message_en}{tail} [{problem_code}]")

    def problem(self, **place: str) -> Problem:
        """The same fault as a `Problem` at *place* (``path=`` or ``sheet=``, ``cell=`` …)."""
        return Problem(
            code=self.problem_code,
            message=self.message,
            message_en=self.message_en,
            found=self.found,
            expected=self.expected,
            expected_en=self.expected_en,
            severity=self.severity,
            **place,
        )


class InvalidDataError(FupinError, ValueError):
    """A document can't be structured; every fault is listed, not just the first."""

    code = "FP102"

    def __init__(self, problems: Iterable[Problem], what: str = "document") -> None:
        self.problems = tuple(problems)
        self.what = what
        lines = [p.english() for p in self.problems]
        super().__init__(f"{what}: {len(lines)} problem(s)\n" + "\n".join(lines))

    def explain(self, lang: str = "zh") -> str:
        """All problems, one a line, in Chinese or (``lang="en"``) English."""
        return "\n".join(p.english() if lang == "en" else str(p) for p in self.problems)


class LedgerError(InvalidDataError):
    """A file can't be read as a ledger at all (damaged, unknown layout, unsafe)."""

    code = "FP103"


class ParameterNotInForceError(FupinError, LookupError):
    """No value of a policy parameter, or no standard, was in force on the day asked for."""

    code = "FP201"

    def __init__(self, name: str, on: date, nearest: str, region: str = "") -> None:
        self.name, self.on, self.nearest, self.region = name, on, nearest, region
        where = f" for region {region}" if region else ""
        super().__init__(
            f"{name} has no value on {on.isoformat()}{where}; {nearest}"
            " (pass extrapolate=True to use the nearest; the result records it)"
        )


class ExtrapolationError(ParameterNotInForceError):
    """There is not even a nearest value to extrapolate from."""

    code = "FP202"


class RegionNeededError(FupinError, LookupError):
    """A regional parameter was asked for without a region, or for one it has no value in."""

    code = "FP203"

    def __init__(self, name: str, region: str, known: str) -> None:
        self.name, self.region, self.known = name, region, known
        said = f"has no value for region {region!r}" if region else "depends on the region"
        super().__init__(f"{name} {said}: pass region= as a six-digit code; known: {known}")


class RuleDefinitionError(FupinError, TypeError):
    """A rule is written in a way that can't mean what it seems to mean."""

    code = "FP301"


class UnitError(RuleDefinitionError):
    """The two sides of a comparison, sum or difference have different units."""

    code = "FP302"


class RuleSyntaxError(RuleDefinitionError):
    """A rule written as an expression can't be read; every fault has its place."""

    code = "FP303"

    def __init__(self, faults: Iterable[Any]) -> None:
        self.faults = tuple(faults)
        lines = [f"line {f.line}, column {f.column}: {f.message_en}" for f in self.faults]
        super().__init__("; ".join(lines))

    def explain(self) -> str:
        """All faults, one a line, in Chinese."""
        return "\n".join(f"第{f.line}行第{f.column}列：{f.message}" for f in self.faults)


class UnknownNameError(FupinError, LookupError):
    """A name (standard, scheme, fact, parameter, code list, layout) is not known."""

    code = "FP401"

    def __init__(self, kind: str, name: str, near: Iterable[str] = ()) -> None:
        self.kind, self.name, self.near = kind, name, tuple(near)
        hint = f"; did you mean {', '.join(map(repr, self.near))}?" if self.near else ""
        super().__init__(f"unknown {kind} {name!r}{hint}")


class MissingExtraError(FupinError, ImportError):
    """An optional part of the library needs a package that isn't installed."""

    code = "FP501"

    def __init__(self, part: str, extra: str) -> None:
        self.part, self.extra = part, extra
        super().__init__(f"{part} needs an extra: pip install 'fupin[{extra}]'")
