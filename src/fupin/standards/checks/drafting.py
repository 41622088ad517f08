"""How checks are written: the lists they come from, and functions that fill in the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import attrs

from fupin.errors import Severity
from fupin.logic import Condition
from fupin.policy import document
from fupin.standards.checks.check import Check, Kind, Responsible, Scope
from fupin.values import Citation


FOREVER: Final = date.max
_DAYS: Final = {
    "national": (date(2014, 1, 1), FOREVER),
    "xian-2018": (date(2014, 1, 1), date(2020, 12, 31)),
    "cleaning-2017": (date(2014, 1, 1), date(2020, 12, 31)),
    "household-2022": (date(2021, 1, 1), FOREVER),
    "guizhou-2024": (date(2021, 1, 1), FOREVER),
}
"""List → days its checks hold: the lists give none; 2014–2020 the register of the
campaign, from 2021 the platform of monitoring."""


@attrs.frozen
class Source:
    """A list of checks: what its numbers look like, which days it holds."""

    name: str
    document: str

    def days(self) -> tuple[date, date]:
        """First and last day."""
        return _DAYS[self.name]

    def cite(self, *numbers: str) -> Citation:
        """The list, and which of its numbers."""
        return document(self.document).cite("、".join(numbers))

    def __call__(self, *numbers: str) -> From:
        """Numbers of this list."""
        return From(self, numbers)


@attrs.frozen
class From:
    """Where a check comes from: a list and the numbers it has there."""

    source: Source
    numbers: tuple[str, ...]

    @property
    def aliases(self) -> tuple[str, ...]:
        """The numbers as the pack has them: Guizhou's bare, others with their list."""
        if self.source.name == "guizhou-2024":
            return self.numbers
        return tuple(f"{self.source.name}/{number}" for number in self.numbers)


GUIZHOU: Final = Source("guizhou-2024", "checks-guizhou-2024")
XIAN: Final = Source("xian-2018", "checks-xian-2018")
CLEANING: Final = Source("cleaning-2017", "checks-cleaning-2017")
HOUSEHOLD_2022: Final = Source("household-2022", "checks-household-2022")
OWN: Final = Source("national", "checks-fupin")
"""What follows from the register itself, in no list: said to be the library's own."""


def drafted(kind: Kind, scope: Scope) -> Callable[..., Check]:
    """A function that writes checks of one kind and scope.

    It takes the id, a list of sources, titles, the sound state, remedies, and what
    else a `Check` may have; citations, aliases and days follow from the sources.
    """

    def draft(  # noqa: PLR0913  # a check has these parts
        id: str,  # noqa: A002
        sources: Iterable[From],
        said: tuple[str, str],
        sound: Condition,
        remedy: tuple[str, str],
        *,
        applies: Condition | None = None,
        severity: Severity = Severity.ERROR,
        scope: Scope = scope,
        fault: str = "",
        note: str = "",
        responsible: Responsible = Responsible.VILLAGE,
    ) -> Check:
        known = tuple(sources)
        days = [one.source.days() for one in known]
        return Check(
            id=id,
            aliases=tuple(alias for one in known for alias in one.aliases),
            kind=kind,
            scope=scope,
            severity=severity,
            title=said[0],
            title_en=said[1],
            applies=applies,
            sound=sound,
            remedy=remedy[0],
            remedy_en=remedy[1],
            responsible=responsible,
            fault=fault,
            cites=tuple(one.source.cite(*one.numbers) for one in known),
            first=min(first for first, _ in days),
            last=max(last for _, last in days),
            note=note,
        )

    return draft


of_person: Final = drafted(Kind.PERSON, Scope.MEMBER)
of_household: Final = drafted(Kind.HOUSEHOLD, Scope.HOUSEHOLD)
of_village: Final = drafted(Kind.VILLAGE, Scope.VILLAGE)
