"""What checks of the register find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from fupin.errors import Severity
from fupin.values import Citation, number_shown


@attrs.frozen(kw_only=True, repr=False)
class CheckFinding:
    """One thing that is not as it should be, with what to do about it (疑点).

    A person is named by 人编号 and surname.  *household* and *person* are the numbers as
    recorded, which may be somebody's ID number; `as_dict` and the repr mask them.
    """

    rule: str
    aliases: tuple[str, ...]
    """Numbers of the check in the lists of provinces."""

    severity: Severity
    scope: str
    """``member``, ``household``, ``village``, ``ledger`` or ``cross-ledger``."""

    title: str
    title_en: str
    household: str = ""
    """户编号; empty for a village."""

    person: str = ""
    """人编号, where the finding is about a person who has one."""

    name: str = ""
    """Surname and star of the person, or of the head of the household."""

    position: int | None = None
    """Place of the person in ``household.members``."""

    village: str = ""
    """Name or code of the village."""

    township: str = ""
    sheet: str = ""
    row: int = 0
    """As the spreadsheet counts; 0 where it was not read from one."""

    fields: tuple[str, ...]
    """Model fields it rests on, ``member.birth_date``."""

    found: str
    found_en: str
    expected: str
    expected_en: str
    remedy: str
    remedy_en: str
    responsible: str
    """Who can put it right: 村, 乡（镇） or 县."""

    citations: tuple[Citation, ...] = ()

    @property
    def message(self) -> str:
        """What is wrong and what was found, in Chinese."""
        return f"{self.title}（{self.found}）" if self.found else self.title

    @property
    def message_en(self) -> str:
        """The same in English."""
        return f"{self.title_en} ({self.found_en})" if self.found_en else self.title_en

    def as_dict(self, *, reveal: bool = False) -> dict[str, Any]:
        """The finding as JSON can hold it.

        Args:
            reveal: Household and person numbers as recorded, even where they are ID
                numbers or phones.
        """
        household = self.household if reveal else number_shown(self.household)
        person = self.person if reveal else number_shown(self.person)
        return {
            "rule": self.rule,
            "aliases": list(self.aliases),
            "severity": self.severity.value,
            "scope": self.scope,
            "household": household or None,
            "person": person or None,
            "name": self.name or None,
            "position": self.position,
            "village": self.village or None,
            "township": self.township or None,
            "sheet": self.sheet or None,
            "row": self.row or None,
            "fields": list(self.fields),
            "found": self.found,
            "found_en": self.found_en,
            "expected": self.expected,
            "expected_en": self.expected_en,
            "message": self.message,
            "message_en": self.message_en,
            "remedy": self.remedy,
            "remedy_en": self.remedy_en,
            "responsible": self.responsible,
        }

    def __repr__(self) -> str:
        who = number_shown(self.household) or self.village
        return f"<CheckFinding {self.rule} {self.severity.value}: {who}>"


@attrs.frozen(kw_only=True)
class SkippedCheck:
    """A check that was not asked at all, and why."""

    rule: str
    reason: str
    reason_en: str


@attrs.frozen(kw_only=True, repr=False)
class CheckReport:
    """The outcome of a pack of checks: findings, and what could not be decided."""

    pack: str
    on: date
    findings: tuple[CheckFinding, ...]
    undecided: tuple[tuple[str, int], ...] = ()
    """Check, and of how many it could not be decided; an unknown is no finding."""

    asked: int
    """How many checks were asked."""

    skipped: tuple[SkippedCheck, ...] = ()

    @property
    def undetermined(self) -> dict[str, int]:
        """Check → of how many it could not be decided."""
        return dict(self.undecided)

    def __iter__(self) -> Iterator[CheckFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def counted(self, severity: Severity) -> int:
        """How many findings are of one grade."""
        return sum(f.severity is severity for f in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON can hold it, for a web form."""
        return {
            "pack": self.pack,
            "on": self.on.isoformat(),
            "asked": self.asked,
            "findings": [finding.as_dict() for finding in self.findings],
            "undetermined": self.undetermined,
            "skipped": [attrs.asdict(one) for one in self.skipped],
        }

    def __repr__(self) -> str:
        grades = ", ".join(f"{self.counted(s)} {s.value}" for s in Severity)
        return f"<CheckReport {self.pack} {self.on.isoformat()}: {grades}>"
