"""Changshun county, Guizhou: its own two rates and one degree (两率一度), and its checklists.

Source:
    The policy handbook of Changshun county, Guizhou (2017).

Limitations:
    错评率, capped together with 漏评率, is left out: its base was not seen.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import asked_verdicts as verdicts
from fupin.facts import survey
from fupin.logic import Ratio
from fupin.policy import document, parameter
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject


_HANDBOOK: Final = document("changshun-2017")
_FIRST: Final = date(2017, 1, 1)
_LAST: Final = date(2018, 12, 31)
_DRAFT: Final = Draft("cn-522729/county/2017-survey", _HANDBOOK.cite("两率一度"))

CHANGSHUN_2017: Final = Standard(
    id=_DRAFT.book,
    title="贵州省长顺县“两率一度”（2017年）",
    title_en="two rates and one degree of Changshun county, 2017",
    subject=Subject.COUNTY,
    rules=(
        _DRAFT.rule(
            "wrong-exit",
            "错退率不高于2%",
            "rate of wrong exits at most 2 %",
            Ratio(survey.survey_wrongly_exited, survey.survey_exited_sampled)
            <= parameter("changshun_wrong_exit_cap"),
        ),
        _DRAFT.rule(
            "missed",
            "漏评率不高于1%",
            "rate of missed people at most 1 %",
            Ratio(survey.survey_missed, survey.survey_unregistered_rural)
            <= parameter("changshun_missed_cap"),
            "手册未写分母，取抽查村未建档立卡农村人口数；错评率的分母未见，不列。",
        ),
        _DRAFT.rule(
            "satisfaction",
            "群众满意度不低于90%",
            "satisfaction at least 90 %",
            Ratio(survey.survey_satisfied, survey.survey_satisfaction_asked)
            >= parameter("changshun_satisfaction_floor"),
            "手册未写按户或按人，取按户。",
        ),
    ),
    cites=_DRAFT.cites,
    first=_FIRST,
    last=_LAST,
    note="县内自查口径，严于2017年国家办法（漏评率2%）。",
)

_exited: Final = Draft("cn-522729/household/2017-exited-aware", _HANDBOOK.cite("被脱贫情形"))
_content: Final = Draft("cn-522729/household/2017-content", _HANDBOOK.cite("不满意情形"))

EXITED_AWARE: Final = Standard(
    id=_exited.book,
    title="贵州省长顺县：不属“被脱贫”（2017年）",
    title_en="Changshun: not exited over its head, 2017",
    subject=Subject.HOUSEHOLD,
    rules=(
        _exited.rule("knows", "知道自家已脱贫", "knows of its exit", verdicts.knows_exit),
        _exited.rule(
            "standard",
            "知道脱贫程序和标准",
            "knows procedure and standard",
            verdicts.knows_standard,
        ),
        _exited.rule("agrees", "认可脱贫", "agrees to the exit", verdicts.agrees_to_exit),
        _exited.rule("helped", "得到帮扶并受益", "helped and gained", verdicts.helped),
    ),
    cites=_exited.cites,
    first=_FIRST,
    last=_LAST,
    note="任何一项不符合即属“被脱贫”。",
)

CONTENT: Final = Standard(
    id=_content.book,
    title="贵州省长顺县：不属“不满意”（2017年）",
    title_en="Changshun: no cause for discontent, 2017",
    subject=Subject.HOUSEHOLD,
    rules=(
        _content.rule(
            "helper",
            "知道帮扶责任人或驻村干部",
            "knows its helper or cadre",
            verdicts.knows_helper,
        ),
        _content.rule(
            "discussed",
            "帮扶措施与农户商量过",
            "measures were discussed",
            verdicts.measures_discussed,
        ),
        _content.rule(
            "plan",
            "有帮扶计划且与致贫原因相符",
            "has a plan that fits",
            verdicts.plan_fits,
        ),
        _content.rule("project", "有帮扶项目", "has a project", verdicts.has_project),
        _content.rule("effect", "帮扶有成效", "help has an effect", verdicts.help_effective),
    ),
    cites=_content.cites,
    first=_FIRST,
    last=_LAST,
    note="任何一项不符合即计为不满意。",
)

STANDARDS: Final = (CHANGSHUN_2017, EXITED_AWARE, CONTENT)
