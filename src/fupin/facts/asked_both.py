"""Questions asked of a village and of a county alike; no registry answers them."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


BOTH_ASKED: Final = Asked()
_number = BOTH_ASKED.quantity

safe_housing_share: Final = _number(
    "safe_housing_share", "percent", "安全住房农户比例", "households in safe housing"
)
insured_share: Final = _number(
    "insured_share", "percent", "基本医疗保险参保比例", "share with basic medical insurance"
)
safe_water_share: Final = _number(
    "safe_water_share", "percent", "饮水安全农户比例", "households with safe water"
)
power_share: Final = _number("power_share", "percent", "通电农户比例", "households with power")
television_share: Final = _number(
    "television_share", "percent", "能收看电视农户比例", "households with television"
)
pension_share: Final = _number(
    "pension_share", "percent", "基本养老保险参保率", "share with pension insurance"
)
industry_coverage: Final = _number(
    "industry_coverage",
    "percent",
    "产业覆盖贫困户比例",
    "poor households covered by the industries",
)
specialty_industries: Final = _number(
    "specialty_industries", "item", "特色产业个数", "specialty industries"
)
