"""A comparison in words: every kind of event, Chinese and English, nobody in clear."""

import pickle

from datetime import date
from decimal import Decimal

import attrs
import pytest

from fupin.codes import HealthStatus, PovertyCause, Relationship, SurvivalStatus
from fupin.model import Dwelling, Helper, Household, Income, Member, Place
from fupin.register.snapshots import EventKind, compare_snapshots
from fupin.values import Fen, Milli, PersonName, RegionCode, make_id_number


HEAD, SON = Relationship.HEAD, Relationship.SON
HERE = Place(county="示例县", township="河口镇", village="幸福村")
SECRET = make_id_number("420324", date(1980, 1, 1), 999)


def person(number, **fields):
    born = make_id_number("420324", date(1990, 1, 1), number)
    return Member(**({"member_id": f"P{number}", "id_number": born} | fields))


def house(number, *members, **fields):
    return Household(household_id=number, members=members, **fields)


def earning(yuan, **fields):
    return Income(per_head=None if yuan is None else Fen(yuan * 100), **fields)


BEFORE = (
    house("H01", person(1), person(2)),  # goes, one of it elsewhere
    house("H02", person(11), person(12)),  # renumbered
    house("H03", person(21), person(22), person(23)),  # splits
    house("H04", person(31)),  # merged into H05
    house(
        "H05",
        person(41, relationship=HEAD),
        person(42, relationship=SON),
        place=HERE,
        income=earning(6000, year=2019),
    ),
    house(
        "H06",
        person(51, name=PersonName("欧阳示例"), member_id=None, birth_date=date(1990, 1, 1)),
        person(52),
        person(53),
        income=Income(recorded_net=Fen(1_000_000)),
        size=3,
        dwelling=Dwelling(floor_area=Milli(50_500), dangerous=True),
        other_causes=frozenset(),
        helpers=(Helper(name=PersonName("李帮扶")),),
        bank="示例银行",
        place=Place(code=RegionCode("420324100201")),
    ),
    house("H07", person(61, survival=SurvivalStatus.CLEARED), person(62)),
)
AFTER = (
    house("X02", person(11), person(12)),
    house("H03", person(21), person(22)),
    house("S03", person(23)),
    house(
        "H05",
        person(41, survival=SurvivalStatus.DEAD, death_date=date(2020, 3, 1)),
        person(42, relationship=HEAD),
        person(31),
        person(2),
        place=attrs.evolve(HERE, village="平安村", natural_village="一组"),
        income=earning(3000, year=2020),
    ),
    house(
        "H06",
        person(51, name=PersonName("欧阳改名"), member_id=None, birth_date=date(1991, 1, 1)),
        person(52, health=frozenset({HealthStatus.DISABLED, HealthStatus.CHRONIC})),
        income=Income(recorded_net=Fen(2_000_000)),
        size=3,
        dwelling=Dwelling(floor_area=Milli(60_000), dangerous=False),
        main_cause=PovertyCause.ILLNESS,
        other_causes=frozenset({PovertyCause.SCHOOLING}),
        helpers=(Helper(name=PersonName("王帮扶")),),
        bank="另一银行",
        place=Place(code=RegionCode("420324100202")),
    ),
    house("H07", person(61), person(62), person(63, birth_date=date(2020, 6, 1))),
    house("N08", person(71), person(1), person(72), identified_on=date(2020, 5, 1)),
    house(str(SECRET), person(81), person(81, name=PersonName("赵示例"))),
)


@pytest.fixture(scope="module")
def found():
    return compare_snapshots(
        BEFORE,
        AFTER,
        before_on=date(2019, 12, 31),
        after_on=date(2020, 12, 31),
        income_shock=30,
    )


ZH = """\
新增户：户N08，3人，其中1人原在其他户，首次识别2020-05-01
新增户：户420324************，2人
减少户：户H01，2人，其中2人现在其他户
户编号变更：户X02，H02 → X02，同户2人
分户：户H03，H03 → H03、S03
并户：户H05，H04、H05 → H05
住地变更：户H05，示例县河口镇幸福村 → 示例县河口镇平安村一组
住地变更：户H06，420324100201 → 420324100202
户主变更：户H05，P41 → P42，原户主死亡
收入突变：户H05，人均纯收入，6000 元/人/年 → 3000 元/人/年，\
下降50.0%，2019年度与2020年度
收入突变：户H06，人均纯收入，3333.33 元/人/年 → 6666.66 元/人/年，\
上升100.0%，按纯收入和人口数计算
新增人员：户H07，P61，原已登记为“人员清退”
新增人员：户H07，P63，期间出生
新增人员：户N08，P71
新增人员：户N08，P72
减少人员：户H05，P41，死亡，死亡日期2020-03-01
减少人员：户H06，P53，原因未登记
人员转户：户N08，P1，H01 → N08
人员转户：户H05，P2，H01 → H05
人员转户：户S03，P23，H03 → S03，随分户
人员转户：户H05，P31，H04 → H05，随并户
标识重复或矛盾：户420324************，P81，420324************、420324************，未追踪
项目变更：户H05，收入·年度，2019 → 2020
项目变更：户H05，收入·人均纯收入，6000 元/人/年 → 3000 元/人/年
项目变更：户H06，其他致贫原因，无 → 因学
项目变更：户H06，收入·纯收入，10000 元/年 → 20000 元/年
项目变更：户H06，住房·住房面积，50.5 平方米 → 60 平方米
项目变更：户H06，住房·危房户，是 → 否
项目变更：户H06，帮扶责任人，有变化
项目变更：户H06，开户银行，有变化
项目变更：户H05，P42 与户主关系，之子 → 户主
项目变更：户H06，欧阳* 出生日期，有变化
补登：户H05，所在地·自然村，未登记 → 已登记
补登：户H06，主要致贫原因，未登记 → 因病
补登：户H06，P52 健康状况，未登记 → 长期慢性病、残疾"""

EN = """\
household appeared: household N08, 3 persons, 1 of other households, \
first identified 2020-05-01
household appeared: household 420324************, 2 persons
household gone: household H01, 2 persons, 2 in other households now
household renumbered: household X02, H02 → X02, 2 persons in both
household split: household H03, H03 → H03, S03
households merged: household H05, H04, H05 → H05
household moved: household H05, 示例县河口镇幸福村 → 示例县河口镇平安村一组
household moved: household H06, 420324100201 → 420324100202
head changed: household H05, P41 → P42, the old head: dead
income shock: household H05, net income a head, 6000 yuan/person/year → 3000 \
yuan/person/year, fell by 50.0%, 2019 and 2020
income shock: household H06, net income a head, 3333.33 yuan/person/year → 6666.66 \
yuan/person/year, rose by 100.0%, net income by size
person appeared: household H07, P61, had been recorded as person removed
person appeared: household H07, P63, born in between
person appeared: household N08, P71
person appeared: household N08, P72
person gone: household H05, P41, dead, date of death 2020-03-01
person gone: household H06, P53, reason not recorded
person moved to another household: household N08, P1, H01 → N08
person moved to another household: household H05, P2, H01 → H05
person moved to another household: household S03, P23, H03 → S03, with household split
person moved to another household: household H05, P31, H04 → H05, with households merged"""


def test_every_kind_of_event_is_said_in_chinese(found):
    rows = found.rows()

    assert "\n".join(row["message"] for row in rows) == ZH
    told = {row["kind"] for row in rows}
    assert told == {kind.value for kind in EventKind} - {"no-longer-recorded"}


def test_and_in_english(found):
    rows = found.rows("en")

    assert "\n".join(row["message"] for row in rows[:21]) == EN
    assert rows[21]["message"].endswith("not followed")
    assert rows[28]["message"] == "changed: household H06, helpers, changed"
    assert rows[30]["message"].endswith(
        "P42 relationship to the head, son → head of household"
    )
    assert rows[32]["message"].endswith("place / natural village, not recorded → recorded")


def test_a_row_has_the_same_keys_for_every_event(found):
    rows = found.rows()

    keys = ["household", "kind", "title", "what", "before", "after", "message"]
    assert {tuple(row) for row in rows} == {tuple(keys)}
    assert rows[9] == {
        "household": "H05",
        "kind": "income-shock",
        "title": "收入突变",
        "what": "人均纯收入",
        "before": "6000 元/人/年",
        "after": "3000 元/人/年",
        "message": ZH.splitlines()[9],
    }


def test_it_is_summed_up(found):
    assert (
        found.explain()
        == """\
台账对比：2019-12-31 与 2020-12-31
户：7 → 8
  7 = 户编号不变4 + 换号1 + 并入他户1 + 分为数户0 + 减少1
  8 = 户编号不变4 + 换号1 + 分出1 + 数户合成0 + 新增2
在册人口：14 → 18
  14 = 仍在本户8 + 转户4 + 减少2 + 标识重复或矛盾0 + 无标识0
  18 = 仍在本户8 + 转户4 + 新增4 + 标识重复或矛盾2 + 无标识0
其他：分户1、并户1、住地变更2、户主变更1、项目变更10、补登3
变更最多的项目：年度1、人均纯收入1、其他致贫原因1、纯收入1、住房面积1
人均纯收入变动超过30%：下降1户，上升1户（可比2户，不可比3户）"""
    )


def test_and_summed_up_in_english(found):
    assert (
        found.explain("en")
        == """\
Registers of 2019-12-31 and 2020-12-31
Households: 7 → 8
  7 = kept 4 + renumbered 1 + merged into others 1 + split up 0 + gone 1
  8 = kept 4 + renumbered 1 + split off 1 + merged from several 0 + appeared 2
Persons on the register: 14 → 18
  14 = stayed 8 + moved 4 + gone 2 + ambiguous 0 + without identifier 0
  18 = stayed 8 + moved 4 + appeared 4 + ambiguous 2 + without identifier 0
Further: household split 1, households merged 1, household moved 2, head changed 1, \
changed 10, now recorded 3
Changed most: accounting year (in which it ends) 1, net income a head as recorded 1, \
other causes 1, net income as recorded 1, floor area 1
Net income a head changed by more than 30%: fell 1, rose 1 (2 comparable, 3 not)"""
    )


def test_a_comparison_pickles_and_hashes(found):
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own bytes

    assert again == found
    assert hash(again) == hash(found)


def test_where_nothing_changed_nothing_further_is_said():
    day = date(2020, 12, 31)
    same = compare_snapshots(BEFORE, BEFORE, before_on=day, after_on=day)

    assert len(same.explain().splitlines()) == 7
    assert len(same.explain("en").splitlines()) == 7
    assert same.rows() == []


def test_nobody_is_shown_in_clear(found):
    shown = [found.explain(), found.explain("en"), repr(found), *map(repr, found.events)]
    shown += [str(row) for lang in ("zh", "en") for row in found.rows(lang)]
    text = "\n".join(shown)

    for secret in (
        "示例银行",
        "欧阳示例",
        "改名",
        "帮扶，",
        "李帮扶",
        "1990-01-01",
        str(SECRET),
    ):
        assert secret not in text
    for household in (*BEFORE, *AFTER):
        assert all(str(m.id_number) not in text for m in household.members)


def test_persons_without_a_number_or_name_and_slipped_numbers_are_masked():
    head = {"relationship": HEAD, "member_id": None}
    slipped = Place(village="13812345678")
    before = house("H1", person(1, **head), person(2, relationship=SON), place=slipped)
    after = house("H1", person(1, member_id=None), person(2, relationship=HEAD), place=HERE)
    rest = house("H2", person(3))
    day = date(2020, 12, 31)
    found = compare_snapshots([before, rest], [after, rest], before_on=day, after_on=day)

    move, head_changed = found.rows()[:2]
    assert move["before"] == "138********"
    assert (head_changed["before"], head_changed["after"]) == ("姓名未登记", "P2")
    assert found.rows("en")[1]["before"] == "name not recorded"
    lost = [row["message"] for row in found.rows() if row["kind"] == "no-longer-recorded"]
    assert lost == ["不再登记：户H1，姓名未登记 与户主关系，户主 → 未登记"]


def test_the_share_is_written_as_it_was_asked_for():
    day = date(2020, 12, 31)
    for share, said in ((Decimal("12.5"), "12.5%"), (100, "100%")):
        found = compare_snapshots([], [], before_on=day, after_on=day, income_shock=share)
        assert f"超过{said}：" in found.explain()
