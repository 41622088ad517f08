"""One definition of what is sound, asked of exited households, of monitored ones, of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from fupin.errors import Severity
from fupin.logic import Condition
from fupin.standards.checks import who
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    From,
)


_GRADES: Final = {
    "1": Severity.ERROR,
    "2": Severity.ERROR,
    "3": Severity.WARNING,
    "4": Severity.WARNING,
    "5": Severity.NOTICE,
}
"""First digit of a number in Guizhou's list → how grave it is."""


def grade(source: From) -> Severity:
    """How grave Guizhou's list says it is; the gravest of several numbers."""
    return _GRADES[min(source.numbers)[0]]


def asked_of(  # noqa: PLR0913  # a check has these parts
    draft: Callable[..., Check],
    what: str,
    said: tuple[str, str],
    sound: Condition,
    remedy: tuple[str, str],
    *,
    exited: From | None = None,
    monitored: From | None = None,
    everybody: Iterable[From] = (),
    only: Condition | None = None,
    severity: Severity = Severity.WARNING,
    note: str = "",
) -> tuple[Check, ...]:
    """The checks of one fault: as many as there are lists that ask it of somebody.

    Args:
        draft: `of_person` or `of_household`.
        what: The fault, and the id of the check for everybody; the others add
            ``-exited`` and ``-monitored``.
        said: What is wrong.
        sound: How it should be.
        remedy: What to do.
        exited: Where it is asked of exited households; graded by its number.
        monitored: The same of monitored ones.
        everybody: Where it is asked of all.
        only: Whom it is asked of besides.
        severity: Of the check for everybody.
        note: What the lists leave open, and how it was decided.
    """
    zh, en = said
    found = []
    for source, suffix, group, name in (
        (exited, "exited", who.EXITED, "脱贫户"),
        (monitored, "monitored", who.MONITORED, "监测对象"),
    ):
        if source is not None:
            found.append(
                draft(
                    f"{what}-{suffix}",
                    [source],
                    (f"{name}：{zh}", f"{suffix} household: {en}"),
                    sound,
                    remedy,
                    applies=group if only is None else group & only,
                    severity=grade(source),
                    fault=what,
                    note=note,
                )
            )
    if sources := tuple(everybody):
        found.append(
            draft(
                what,
                sources,
                said,
                sound,
                remedy,
                applies=only,
                severity=severity,
                note=note,
            )
        )
    return tuple(found)
