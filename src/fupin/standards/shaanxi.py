"""Exit in Shaanxi: 5 conditions of a household, 7 of a village, 7 of a county.

Source:
    《陕西省贫困退出工作实施细则》 (2017-11-19); every indicator is a veto.

Limitations:
    What was newly identified in a year may not exit in it: a matter of procedure.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household, member
from fupin.facts import asked_both as both
from fupin.facts import asked_county as county
from fupin.facts import asked_village as village
from fupin.logic import Ratio, first_known
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import IncomeConcept, Rule, Standard, Subject


_TEXT: Final = document("exit-rules-shaanxi-2017")
_HOUSEHOLD: Final = Draft("cn-61/household/2017", _TEXT.cite("贫困户退出标准"))
_VILLAGE: Final = Draft("cn-61/village/2017", _TEXT.cite("贫困村退出标准"))
_COUNTY: Final = Draft("cn-61/county/2017", _TEXT.cite("贫困县退出标准"))
_FIRST: Final = date(2017, 11, 19)
_LAST: Final = date(2020, 12, 31)
_VETO: Final = "每项指标均为否决项；截止日未见，取2020年底。"

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="陕西省贫困户退出标准（2017年，5项）",
    title_en="Shaanxi standard of household exit, 2017",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均可支配收入超过省定标准（2010年不变价2500元）",
            "income a head above the province's line (2500 yuan of 2010)",
            blocks.income_above("shaanxi_poverty_line"),
            "登记表只有纯收入，以登记的收入比较；现价标准只查得2016、2017年，其余年份须外推。",
        ),
        _HOUSEHOLD.rule("housing", "有安全住房", "safe housing", blocks.HOUSING),
        _HOUSEHOLD.rule(
            "education",
            "无义务教育阶段辍学学生",
            "nobody has dropped out of compulsory schooling",
            blocks.SCHOOLING,
            blocks.HEALTH_WAIVER,
        ),
        _HOUSEHOLD.rule(
            "medical",
            "家庭成员全部参加新农合和大病保险",
            "everybody has medical and critical-illness insurance",
            first_known(
                household.medical_attested,
                blocks.everyone(
                    (member.basic_medical_insured & member.critical_illness_insured)
                    | member.in_service
                ),
            ),
            "核查结论按本省口径（含大病保险）填报；现役军人视为有保障。",
        ),
        _HOUSEHOLD.rule("water", "有安全饮水", "safe drinking water", blocks.safe_water()),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    income=IncomeConcept.DISPOSABLE,
    note=_VETO + "当年新识别的贫困户不得退出，属程序限制。",
)

VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="陕西省贫困村退出标准（2017年，7项）",
    title_en="Shaanxi standard of village exit, 2017",
    subject=Subject.VILLAGE,
    rules=(
        _VILLAGE.rule(
            "incidence",
            "贫困发生率低于3%",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.population, "shaanxi_village_incidence_cap"),
            "“低于”取严格小于。",
        ),
        _VILLAGE.rule(
            "income-share",
            "脱贫户人均收入占全县农村人均可支配收入比重高于上年",
            "income of exited households has gained on the county's",
            village.exited_income_share > village.exited_income_share_before,
        ),
        _VILLAGE.rule(
            "collective",
            "有集体经济或合作组织、互助资金组织",
            "a collective economy, a cooperative or a mutual fund",
            village.collective_organisation | village.cooperative | village.mutual_fund,
        ),
        _VILLAGE.rule("road", "通沥青（水泥）路", "a paved road", area.paved_road),
        _VILLAGE.rule(
            "water", "有安全饮水", "safe drinking water", blocks.village_safe_water()
        ),
        _VILLAGE.rule(
            "power",
            "电力入户率达到100%",
            "power in 100 % of the households",
            both.power_share >= parameter("shaanxi_power_share"),
        ),
        _VILLAGE.rule(
            "clinic", "有标准化卫生室", "a standard clinic", village.standard_clinic
        ),
    ),
    cites=_VILLAGE.cites,
    first=_FIRST,
    last=_LAST,
    note=_VETO + "村指撤并后的行政村。",
)


def _insured(draft: Draft, title: str, title_en: str, least: str, note: str) -> Rule:
    return draft.rule(
        "insured", title, title_en, county.insured_poor_share >= parameter(least), note
    )


COUNTY: Final = Standard(
    id=_COUNTY.book,
    title="陕西省贫困县退出标准（2017年，7项）",
    title_en="Shaanxi standard of county exit, 2017",
    subject=Subject.COUNTY,
    rules=(
        _COUNTY.rule(
            "incidence",
            "贫困发生率低于3%",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.rural_population, "shaanxi_county_incidence_cap"),
            "“低于”取严格小于。",
        ),
        _COUNTY.rule(
            "income",
            "农村居民人均可支配收入达到全省平均水平的70%以上",
            "rural income at least 70 % of the province's",
            Ratio(county.rural_disposable_income, county.provincial_rural_income)
            >= parameter("shaanxi_income_share"),
        ),
        _COUNTY.rule(
            "roads",
            "97%的行政村通沥青（水泥）路",
            "a paved road in 97 % of the villages",
            county.paved_village_share >= parameter("shaanxi_paved_village_share"),
            "“97%”取大于等于。",
        ),
        _COUNTY.rule(
            "tap-water",
            "自来水普及率达到90%以上",
            "tap water coverage of 90 % or more",
            county.tap_water_share >= parameter("shaanxi_tap_water_share"),
        ),
        _COUNTY.rule(
            "power",
            "电力入户率达到100%",
            "power in 100 % of the households",
            both.power_share >= parameter("shaanxi_power_share"),
        ),
        _COUNTY.rule(
            "housing",
            "97%的农户有安全住房",
            "safe housing for 97 % of the households",
            both.safe_housing_share >= parameter("shaanxi_safe_housing_share"),
            "“97%”取大于等于。",
        ),
        _insured(
            _COUNTY,
            "贫困人口新农合和大病保险参保率达到100%",
            "100 % of the poor insured",
            "shaanxi_insured_poor_share",
            "较早印本作97%，见 cn-61/county/2017-early；取较新文本。",
        ),
    ),
    cites=_COUNTY.cites,
    first=_FIRST,
    last=_LAST,
    note=_VETO,
)

_EARLY: Final = Draft(
    "cn-61/county/2017-early", document("exit-rules-shaanxi-early").cite("贫困县退出标准")
)
COUNTY_EARLY: Final = COUNTY.derive(
    _EARLY.book,
    "陕西省贫困县退出标准（较早印本，参保97%）",
    "Shaanxi standard of county exit, earlier print (97 % insured)",
    _insured(
        _EARLY,
        "贫困人口新农合和大病保险参保率达到97%",
        "97 % of the poor insured",
        "shaanxi_insured_poor_share_early",
        "2017年11月实施细则作100%。",
    ),
    cites=_EARLY.cites,
    note="只有参保比例与 cn-61/county/2017 不同；印本日期未见，起止日从之。",
)

STANDARDS: Final = (HOUSEHOLD, VILLAGE, COUNTY, COUNTY_EARLY)
