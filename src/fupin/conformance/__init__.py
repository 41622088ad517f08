"""Golden cases for other implementations of the standards, and how to run them.

One file a standard or scheme, one JSON object a line: first a header (`header`), then
the cases.  A case has an id (``case``), the ``standard`` or ``scheme``, the day ``on``,
the ``region`` that chooses regional numbers, the ``facts``, what is ``expected``
(``verdict``, ``failed``, ``undetermined``), what it ``shows`` of which rule, and its
``source`` with the standing of each.  Numbers are whole steps of the fact's unit
(``units`` in the header: fen, hundredths of a percent); ``null`` and a missing fact both
mean "not recorded".

An implementation reads cases without their answers, one a line, and answers each with
``{"case": …, "verdict": …, "failed": […], "undetermined": […]}``.
"""

from fupin.conformance.case import (
    Answer,
    Case,
    Point,
    Shows,
    Side,
    Source,
    State,
)
from fupin.conformance.files import cases, cases_for, header, shipped, text_of
from fupin.conformance.outcome import (
    CaseResult,
    Count,
    Difference,
    Fault,
    Report,
    RuleCoverage,
    Trouble,
    coverage,
)
from fupin.conformance.running import Implementation, run


__all__ = [
    "Answer",
    "Case",
    "CaseResult",
    "Count",
    "Difference",
    "Fault",
    "Implementation",
    "Point",
    "Report",
    "RuleCoverage",
    "Shows",
    "Side",
    "Source",
    "State",
    "Trouble",
    "cases",
    "cases_for",
    "coverage",
    "header",
    "run",
    "shipped",
    "text_of",
]
