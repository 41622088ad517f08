"""The three rates and one degree (三率一度) of a county's exit, with every variant in use.

Source:
    《贫困县退出专项评估检查实施办法（试行）》 (2017-09-30), as retold; official reporting of
    November 2017.

Limitations:
    Of the trial measures only the first articles were read.  The veto on the rate of the
    register itself is retold for western counties only and is left out.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, survey
from fupin.logic import Condition, Quantity, Ratio, RatioComparison, first_known
from fupin.policy import document, parameter
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject
from fupin.values import Standing


_METHOD: Final = document("exit-survey-2017").cite(standing=Standing.REPORTED)
_STRICT: Final = document("county-exit-reporting-2017").cite()
_RETOLD: Final = document("survey-method-retold").cite()
_RECALLED: Final = document("exit-survey-2017").cite(standing=Standing.RECALLED)
_COUNTY_FORM: Final = document("guangxi-county-form-2017").cite("全县乡村人口")
_BAOSHAN: Final = document("baoshan-2021").cite("2014年末农业人口")

_VETO: Final = "高于上限的不得退出，恰等于上限的通过（2017年评估办法口径）。"
_BELOW: Final = "“低于”取严格小于，恰等于上限的不通过（2017年11月报道口径）。"

_wrong: Final = Ratio(survey.survey_wrongly_exited, survey.survey_exited_sampled)
_approving: Final = Ratio(survey.survey_households_approving, survey.survey_households_asked)


def composite(
    missed_base: Quantity, population: Quantity, cap: str, *, strict: bool = False
) -> Condition:
    """The composite incidence against a cap: by counts of the county, or extrapolated.

    (剩余贫困人口 + 漏评率 × 非建档立卡人口 + 错退率 × 脱贫人口) ÷ population, multiplied out:
    nothing is divided, so nothing is rounded.
    """
    limit = parameter(cap)
    exits = survey.survey_exited_sampled
    counted = Ratio(
        survey.survey_remaining_poor
        + survey.survey_missed_total
        + survey.survey_wrongly_exited_total,
        population,
    )
    sampled = Ratio(
        survey.survey_remaining_poor * missed_base * exits
        + survey.survey_missed * survey.survey_unregistered_total * exits
        + survey.survey_wrongly_exited * survey.survey_exited_total * missed_base,
        population * missed_base * exits,
    )
    return first_known(
        _against(counted, limit, strict=strict), _against(sampled, limit, strict=strict)
    )


def _against(rate: Ratio, limit: Quantity, *, strict: bool) -> RatioComparison:
    return rate < limit if strict else rate <= limit


_base: Final = Draft("cn/county/2017-survey", _METHOD)
_strict: Final = Draft("cn/county/2017-survey-strict", _STRICT)
_surveyed: Final = Draft("cn/county/2017-survey-surveyed", _RETOLD)
_agricultural: Final = Draft("cn/county/2017-survey-agricultural", _RECALLED)
_county_rural: Final = Draft("cn/county/2017-survey-county-rural", _COUNTY_FORM)
_fixed_base: Final = Draft("cn/county/2017-survey-2014-base", _BAOSHAN)

COUNTY_2017: Final = Standard(
    id=_base.book,
    title="贫困县退出专项评估检查“三率一度”（2017年办法，恰等于上限通过）",
    title_en="three rates and one degree, 2017 method, at the cap passes",
    subject=Subject.COUNTY,
    rules=(
        _base.rule(
            "wrong-exit",
            "脱贫人口错退率不高于2%",
            "rate of wrong exits at most 2 %",
            _wrong <= parameter("wrong_exit_cap"),
            _VETO + "错退指收入未稳定超过标准或“两不愁三保障”未稳定实现，任一即计。",
        ),
        _base.rule(
            "missed",
            "贫困人口漏评率不高于2%",
            "rate of missed people at most 2 %",
            Ratio(survey.survey_missed, survey.survey_unregistered_rural)
            <= parameter("missed_cap"),
            _VETO + "分母取抽查村未建档立卡农村人口数，其他口径另列。",
        ),
        _base.rule(
            "composite",
            "综合贫困发生率不高于2%（西部3%）",
            "composite incidence at most 2 % (west: 3 %)",
            composite(
                survey.survey_unregistered_rural,
                area.rural_population,
                "composite_incidence_cap",
            ),
            _VETO + "分母取乡村总人口；有全县推算数的先用，没有的由抽样推算。",
        ),
        _base.rule(
            "approval",
            "群众认可度不低于90%",
            "approval at least 90 %",
            _approving >= parameter("approval_floor"),
            "低于90%的不得退出，恰为90%的通过；按户计，按人计的口径另列。",
        ),
    ),
    cites=_METHOD,
    first=date(2017, 9, 30),
    last=date(2020, 12, 31),
    note="四项须全部符合，任何一项不符合的不予退出。",
)

STRICT_2017: Final = COUNTY_2017.derive(
    _strict.book,
    "贫困县退出“三率一度”（严格小于上限）",
    "three rates and one degree, strictly within the caps",
    _strict.rule(
        "wrong-exit",
        "脱贫人口错退率低于2%",
        "rate of wrong exits below 2 %",
        _wrong < parameter("wrong_exit_cap"),
        _BELOW,
    ),
    _strict.rule(
        "missed",
        "贫困人口漏评率低于2%",
        "rate of missed people below 2 %",
        Ratio(survey.survey_missed, survey.survey_unregistered_rural)
        < parameter("missed_cap"),
        _BELOW,
    ),
    _strict.rule(
        "composite",
        "综合贫困发生率低于2%（西部3%）",
        "composite incidence below 2 % (west: 3 %)",
        composite(
            survey.survey_unregistered_rural,
            area.rural_population,
            "composite_incidence_cap",
            strict=True,
        ),
        _BELOW,
    ),
    _strict.rule(
        "approval",
        "群众认可度高于90%",
        "approval above 90 %",
        _approving > parameter("approval_floor"),
        "“必须高于90%”取严格大于，恰为90%的不通过。",
    ),
    cites=_STRICT,
    note="同期另有报道作“90%及以上”；恰等于界值时两种口径结论不同。",
)

SURVEYED_2017: Final = COUNTY_2017.derive(
    _surveyed.book,
    "贫困县退出“三率一度”（漏评率以调查人口为分母，上限1%）",
    "three rates and one degree, missed people among those surveyed, cap 1 %",
    _surveyed.rule(
        "missed",
        "贫困人口漏评率不高于1%（以调查非建档立卡人口为分母）",
        "missed people at most 1 % of the unregistered people surveyed",
        Ratio(survey.survey_missed, survey.survey_unregistered_surveyed)
        <= parameter("missed_cap_tight"),
        _VETO,
    ),
    _surveyed.rule(
        "composite",
        "综合贫困发生率不高于2%（西部3%，漏评按调查人口推算）",
        "composite incidence at most 2 % (west: 3 %), by people surveyed",
        composite(
            survey.survey_unregistered_surveyed,
            area.rural_population,
            "composite_incidence_cap",
        ),
        _VETO,
    ),
    cites=_RETOLD,
)

AGRICULTURAL_2017: Final = COUNTY_2017.derive(
    _agricultural.book,
    "贫困县退出“三率一度”（农业户籍人口为分母，认可度按人）",
    "three rates and one degree over agricultural registration, approval by persons",
    _agricultural.rule(
        "missed",
        "贫困人口漏评率不高于2%（以农业户籍人口为分母）",
        "missed people at most 2 % of those of agricultural registration",
        Ratio(survey.survey_missed, survey.survey_unregistered_agricultural)
        <= parameter("missed_cap"),
        _VETO,
    ),
    _agricultural.rule(
        "composite",
        "综合贫困发生率不高于2%（西部3%，以农业户籍人口为分母）",
        "composite incidence at most 2 % (west: 3 %) of agricultural registration",
        composite(
            survey.survey_unregistered_agricultural,
            survey.survey_agricultural,
            "composite_incidence_cap",
        ),
        _VETO,
    ),
    _agricultural.rule(
        "approval",
        "群众认可度不低于90%（按人）",
        "approval at least 90 % of persons",
        Ratio(survey.survey_persons_approving, survey.survey_persons_asked)
        >= parameter("approval_floor"),
        "低于90%的不得退出，恰为90%的通过。",
    ),
    cites=_RECALLED,
    note="办法正文的分母措辞凭记忆，未核实。",
)

COUNTY_RURAL_2017: Final = COUNTY_2017.derive(
    _county_rural.book,
    "贫困县退出“三率一度”（综合贫困发生率以全县乡村人口为分母）",
    "three rates and one degree, composite incidence of the county's rural people",
    _county_rural.rule(
        "composite",
        "综合贫困发生率不高于2%（西部3%，以全县乡村人口为分母）",
        "composite incidence at most 2 % (west: 3 %) of the county's rural people",
        composite(
            survey.survey_unregistered_rural,
            survey.survey_county_rural,
            "composite_incidence_cap",
        ),
        _VETO,
    ),
    note="分母见于广西县级验收表；其余三项同2017年办法。",
)

FIXED_BASE_2017: Final = COUNTY_2017.derive(
    _fixed_base.book,
    "贫困县退出“三率一度”（综合贫困发生率以2014年末农业人口为固定分母）",
    "three rates and one degree, composite incidence of the agricultural people of 2014",
    _fixed_base.rule(
        "composite",
        "综合贫困发生率不高于2%（西部3%，以2014年末农业人口为分母）",
        "composite incidence at most 2 % (west: 3 %) of the agricultural people of 2014",
        composite(
            survey.survey_unregistered_rural,
            survey.survey_agricultural_2014,
            "composite_incidence_cap",
        ),
        _VETO,
    ),
    note="固定分母见于云南保山；其余三项同2017年办法。",
)

STANDARDS: Final = (
    COUNTY_2017,
    STRICT_2017,
    SURVEYED_2017,
    AGRICULTURAL_2017,
    COUNTY_RURAL_2017,
    FIXED_BASE_2017,
)
