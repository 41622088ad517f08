"""哪一年，哪一条线。  Which line: two national series, provinces, steps without years.

Everybody says 国家扶贫标准, and two series go by that name.  Provinces had lines of their own;
a township's ladder lost its years; monitoring has yet another line, which most places set
themselves.
"""

# %% 同一天，各条线。  All the lines known for a day and a place.
from datetime import date

import fupin

from fupin.policy import ValueNeededError, history, line, lines_on
from fupin.standards.lines import with_line, with_step
from fupin.values import format_yuan


CHANGSHUN = "522729"
for year in (2014, 2017, 2019, 2020):
    print(f"{year}年，贵州长顺：")
    for series, chosen in lines_on(date(year, 6, 30), CHANGSHUN):
        yuan = format_yuan(fupin.Fen(chosen.setting.value))
        print(f"  {yuan}元  {series.zh}  {chosen.setting.citation.described()}")

# %% 一户两条线：同样的收入，不同的结论。  The same income under two lines.
household = fupin.Household(
    household_id="示例-008",
    size=3,
    income=fupin.Income(year=2018, recorded_net=fupin.parse_yuan("9600.00")),
)
base = fupin.standard("cn/household/2016")
for name in ("measured", "ladder", "guizhou"):
    found = fupin.assess_exit(
        household, on=date(2018, 12, 31), standard=with_line(base, name)
    ).findings[0]
    print(f"{line(name).zh}：{found.truth.zh}，{found.test}")

# %% 年份不可考的阶梯：只能指明第几级。  Steps whose years are lost are chosen by number.
ladder = line("township-003")
try:
    ladder.on(date(2018, 12, 31))
except fupin.FupinError as error:
    print(error)
for step in (1, 2, 3, 4):
    book = with_step(base, "township-003", step)
    found = fupin.assess_exit(household, on=date(2018, 12, 31), standard=book).findings[0]
    print(f"第{step}级：{found.truth.zh}，{found.test}")

# %% 监测线：推算的写明怎么推算；不知道的，由使用者提供。  Monitoring: derived, or supplied.
monitoring = history("monitoring_line")
for day, region in ((date(2020, 6, 30), ""), (date(2023, 6, 30), CHANGSHUN)):
    setting = monitoring.on(day, region).setting
    print(f"{format_yuan(fupin.Fen(setting.value))}元  {setting.citation.described()}")
try:
    monitoring.on(date(2023, 6, 30), "420324", extrapolate=True)
except ValueNeededError as needed:
    print(needed)
