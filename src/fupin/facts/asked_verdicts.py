"""Questions surveyors put to a household about its own exit: did it know, does it approve."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


VERDICT_ASKED: Final = Asked()
_yes = VERDICT_ASKED.condition

knows_exit: Final = _yes("knows_exit", "知道自家已脱贫", "knows that it has exited")
knows_standard: Final = _yes(
    "knows_standard", "知道脱贫程序和标准", "knows the procedure and the standard of exit"
)
agrees_to_exit: Final = _yes("agrees_to_exit", "认可脱贫", "agrees to the exit")
helped: Final = _yes("helped", "得到帮扶并受益", "was helped and gained from it")
knows_helper: Final = _yes(
    "knows_helper",
    "知道帮扶责任人或驻村干部",
    "knows its helper or the cadre in the village",
)
measures_discussed: Final = _yes(
    "measures_discussed", "帮扶措施与农户商量过", "the measures were discussed with it"
)
plan_fits: Final = _yes(
    "plan_fits", "有帮扶计划且与致贫原因相符", "has a plan that fits the causes"
)
has_project: Final = _yes("has_project", "有帮扶项目", "has a project")
help_effective: Final = _yes("help_effective", "帮扶有成效", "the help has an effect")
