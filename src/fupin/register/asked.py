"""What a check is asked about, and how what it finds is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from fupin.errors import Severity
from fupin.logic import Truth
from fupin.model import Used
from fupin.model.procedure import Case, ProcedureFinding, ProcedureRole
from fupin.register.course import Stage
from fupin.register.days import Calendar
from fupin.standards.procedure import Procedure


@attrs.frozen(kw_only=True)
class Asked:
    """A case, the day and the place it is checked for."""

    case: Case
    procedure: Procedure
    on: date
    region: str
    calendar: Calendar | None

    def finding(  # noqa: PLR0913  # a finding has this many parts
        self,
        code: str,
        zh: str,
        en: str,
        *,
        stage: Stage | None = None,
        severity: Severity = Severity.ERROR,
        truth: Truth = Truth.NOT_MET,
        value: int | None = None,
        threshold: int | None = None,
        used: tuple[Used, ...] = (),
    ) -> ProcedureFinding:
        """A finding about the case, or about one of its records."""
        return ProcedureFinding(
            code=f"procedure.{code}",
            severity=severity,
            truth=truth,
            step="" if stage is None else stage.step.id,
            record=None if stage is None else stage.place,
            message=zh if stage is None else f"“{stage.step.title}”{zh}",
            message_en=en if stage is None else f"{stage.step.title_en}: {en}",
            value=value,
            threshold=threshold,
            used=used,
            citations=self.procedure.cites,
        )

    def unknown(
        self,
        code: str,
        zh: str,
        en: str,
        *,
        stage: Stage | None = None,
        severity: Severity = Severity.NOTICE,
    ) -> ProcedureFinding:
        """A finding that something can't be decided."""
        return self.finding(code, zh, en, stage=stage, severity=severity, truth=Truth.UNKNOWN)


def roles(chosen: Iterable[ProcedureRole], lang: str = "zh") -> str:
    """Roles in the order of their list, in words."""
    found = set(chosen)
    listed = [role for role in ProcedureRole if role in found]
    return "、".join(r.zh for r in listed) if lang == "zh" else ", ".join(r.en for r in listed)
