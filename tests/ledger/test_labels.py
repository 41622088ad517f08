"""Labels, spellings and numbers of ledgers to members of code lists."""

import csv

from pathlib import Path

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.codes import (
    CODE_LISTS,
    DwellingGrade,
    Education,
    Ethnicity,
    HealthStatus,
    HouseholdAttribute,
    HouseholdType,
    IdType,
    LabourCapacity,
    MonitoringCategory,
    PovertyCause,
    PovertyStatus,
    Relationship,
    RiskType,
    Sex,
    StudentStatus,
    SurvivalStatus,
    TechnicalSpecialty,
    UnitAffiliation,
    WorkArea,
)
from fupin.errors import InvalidValueError, UnknownNameError
from fupin.ledger.labels import (
    read_code,
    read_codes,
)


ORACLE = Path(__file__).parents[1] / "oracles" / "code_lists.csv"
with ORACLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def _refused(call, *args, **kwargs):
    with pytest.raises(InvalidValueError) as caught:
        call(*args, **kwargs)
    return caught.value


class TestReadCode:
    @pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(list(row.values())[1:]))
    def test_every_known_pair(self, row):
        """Each label alone; each number in its version, as text, bare, as a float."""
        kind = CODE_LISTS[row["kind"]]
        member = kind(row["label"])
        assert read_code(kind, row["label"]) is member
        if not row["code"]:
            return
        version = row["version"]
        code = row["code"]
        for text in (code, code.lstrip("0") or "0", f"{code}.0", f" {code}\n"):
            assert read_code(kind, text, version=version) is member
        for text in (
            f"{code}{row['label']}",
            f"{code} {row['label']}",
            f"{code}.{row['label']}",
        ):
            assert read_code(kind, text) is member
            assert read_code(kind, text, version=version) is member
        assert _refused(read_code, kind, code).problem_code == "value.code-without-version"

    def test_versions_that_go_on_hold_the_earlier_numbers(self):
        for version in ("form-2018", "xian-2018", "other-causes-2014-2017"):
            assert read_code(PovertyCause, "01", version=version) is PovertyCause.ILLNESS

    def test_twelve_and_thirteen_depend_on_who_wrote_them(self):
        read = {
            (v, n): read_code(PovertyCause, n, version=v)
            for v in ("form-2018", "xian-2018")
            for n in ("12", "13")
        }
        assert read == {
            ("form-2018", "12"): PovertyCause.MARRIAGE,
            ("form-2018", "13"): PovertyCause.BEREAVEMENT,
            ("xian-2018", "12"): PovertyCause.OTHER,
            ("xian-2018", "13"): PovertyCause.MARRIAGE,
        }
        error = _refused(read_code, PovertyCause, "12", version="2014-2020")
        assert error.problem_code == "value.not-in-code-list"
        assert "01 因病" in error.expected

    def test_numbers_of_peoples_are_not_the_national_standards(self):
        """02 is Manchu in the register and Mongol in GB/T 3304; 12 to 56 agree."""
        register, standard = (
            {n: read_code(Ethnicity, str(n), version=v) for n in range(1, 57)}
            for v in ("2014-2020", "gb-3304")
        )
        assert register[2] is Ethnicity.MANCHU
        assert standard[2] is Ethnicity.MONGOL
        assert [n for n in register if register[n] is not standard[n]] == [2, *range(4, 12)]
        assert read_code(Ethnicity, "99", version="2014-2020") is Ethnicity.OTHER
        assert read_code(Ethnicity, "97", version="gb-3304") is Ethnicity.OTHER
        for number, version in (("99", "gb-3304"), ("98", "gb-3304"), ("97", "2014-2020")):
            _refused(read_code, Ethnicity, number, version=version)

    @pytest.mark.parametrize("text", ["02", "2", "2.0", "０２", " 2 "])
    def test_a_number_alone_is_refused_without_its_version(self, text):
        error = _refused(read_code, Ethnicity, text)
        assert error.problem_code == "value.code-without-version"
        assert "2014-2020" in error.expected_en

    def test_a_list_without_numbers_says_so(self):
        assert "none known" in _refused(read_code, RiskType, "1").expected_en

    def test_zero_is_a_number_only_where_it_is_one(self):
        assert read_code(Sex, "0", version="vendor-1-0") is Sex.FEMALE
        assert read_code(PovertyStatus, "0", version="2014-2020") is PovertyStatus.POOR
        _refused(read_code, Sex, "0", version="2014-2020")

    @pytest.mark.parametrize("number", ["1.5", "1.", ".1", "-1", "+1", "1e0", "1,0"])
    def test_what_only_looks_like_a_number_is_none(self, number):
        error = _refused(read_code, Sex, number, version="2014-2020")
        assert error.problem_code == "value.not-in-code-list"

    def test_unknown_version_is_a_programmers_error(self):
        with pytest.raises(UnknownNameError, match="2014-2020"):
            read_code(Sex, "男", version="2014")

    @pytest.mark.parametrize(
        ("kind", "text", "member"),
        [
            (HouseholdAttribute, "低保户贫困户", HouseholdAttribute.SUBSISTENCE_POOR),
            (HouseholdAttribute, "低保户", HouseholdAttribute.SUBSISTENCE),
            (HouseholdAttribute, "五保户", HouseholdAttribute.DESTITUTE),
            (HouseholdAttribute, "特困供养贫困户", HouseholdAttribute.DESTITUTE_POOR),
            (HouseholdAttribute, "特困供养户", HouseholdAttribute.DESTITUTE_POOR),
            (HouseholdAttribute, "一般农民", HouseholdAttribute.GENERAL),
            (HouseholdAttribute, "低收入农户", HouseholdAttribute.GENERAL),
            (HouseholdType, "一般农户", HouseholdType.ORDINARY),
            (PovertyStatus, "已脱贫(享受政策)", PovertyStatus.EXITED),
            (PovertyStatus, "已脱贫 （享受政策)", PovertyStatus.EXITED),
            (PovertyStatus, "已脱贫", PovertyStatus.EXITED),
            (PovertyStatus, "享受政策", PovertyStatus.EXITED),
            (PovertyStatus, "稳定脱贫", PovertyStatus.EXITED_STABLE),
            (PovertyStatus, "不享受政策", PovertyStatus.EXITED_STABLE),
            (PovertyCause, "缺劳动力", PovertyCause.NO_LABOUR),
            (PovertyCause, "自身发展动力不足", PovertyCause.NO_DRIVE),
            (PovertyCause, "自身发展不足", PovertyCause.NO_DRIVE),
            (PovertyCause, "因自然灾害", PovertyCause.DISASTER),
            (PovertyCause, "交通落后", PovertyCause.REMOTENESS),
            (RiskType, "因自然灾害", RiskType.DISASTER),
            (RiskType, "缺劳动力", RiskType.NO_LABOUR),
            (RiskType, "突发意外", RiskType.ACCIDENT),
            (RiskType, "饮水不安全", RiskType.UNSAFE_WATER),
            (Relationship, "本人", Relationship.HEAD),
            (Relationship, "本人或户主", Relationship.HEAD),
            (Relationship, "01 户主", Relationship.HEAD),
            (Relationship, "01户主", Relationship.HEAD),
            (Relationship, "1、本人", Relationship.HEAD),
            (Education, "半文盲", Education.ILLITERATE),
            (Education, "初级中学", Education.JUNIOR),
            (Education, "大专以上", Education.COLLEGE),
            (Education, "大专", Education.JUNIOR_COLLEGE),
            (StudentStatus, "初一", StudentStatus.GRADE_7),
            (StudentStatus, "初中一年级", StudentStatus.GRADE_7),
            (StudentStatus, "普通高中一年级", StudentStatus.SENIOR_1),
            (StudentStatus, "高职高专三年级", StudentStatus.HIGHER_VOCATIONAL_3),
            (StudentStatus, "大学", StudentStatus.BACHELOR),
            (LabourCapacity, "散失劳动力", LabourCapacity.LOST),
            (LabourCapacity, "普通劳动能力", LabourCapacity.ORDINARY),
            (LabourCapacity, "半劳弱劳动力", LabourCapacity.WEAK),
            (SurvivalStatus, "转出", SurvivalStatus.MARRIED_OUT),
            (SurvivalStatus, "转入", SurvivalStatus.JOINED),
            (Ethnicity, "僳僳族", Ethnicity.LISU),
            (Ethnicity, "塔塔儿族", Ethnicity.TATAR),
            (Ethnicity, "汉", Ethnicity.HAN),
            (WorkArea, "乡（镇）外县内务工", WorkArea.IN_COUNTY),
            (IdType, "居民身份证(户口簿)", IdType.RESIDENT_ID),
            (DwellingGrade, "Ｃ级", DwellingGrade.C),
            (DwellingGrade, "3.C级", DwellingGrade.C),
            (MonitoringCategory, "边缘易致贫户", MonitoringCategory.MARGINAL),
        ],
    )
    def test_spellings_seen_in_the_wild(self, kind, text, member):
        assert read_code(kind, text) is member

    def test_number_and_label_must_agree(self):
        error = _refused(read_code, Relationship, "02户主")
        assert error.problem_code == "value.code-label-mismatch"
        assert "户主" in error.expected

    def test_number_and_label_must_agree_in_the_version_given(self):
        assert read_code(PovertyCause, "13因婚") is PovertyCause.MARRIAGE
        error = _refused(read_code, PovertyCause, "13因婚", version="form-2018")
        assert error.problem_code == "value.code-label-mismatch"

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            (DwellingGrade, "c级"),
            (PovertyCause, "因病致贫"),
            (PovertyCause, "病"),
            (Sex, "男女"),
            (Sex, ""),
            (Relationship, "01丈夫"),
        ],
    )
    def test_nothing_is_guessed(self, kind, text):
        assert _refused(read_code, kind, text).problem_code == "value.not-in-code-list"

    def test_unknown_wording_suggests_near_labels(self):
        assert "缺劳力" in _refused(read_code, PovertyCause, "缺少劳力").expected

    @pytest.mark.parametrize(
        "text", ["110105194912310021", "１１０１０５ 19491231002X", "1e5"]
    )
    def test_a_slipped_column_shows_no_identity_number(self, text):
        error = _refused(read_code, Ethnicity, text, version="2014-2020")
        assert error.problem_code == "value.not-in-code-list"
        assert "1949" not in error.found + str(error)


class TestReadCodes:
    BOTH = frozenset({HealthStatus.CHRONIC, HealthStatus.DISABLED})

    @pytest.mark.parametrize("separator", [",", "，", "、", ";", "；", "/", "／", " , "])
    def test_order_and_separator_do_not_matter(self, separator):
        for pair in (("残疾", "长期慢性病"), ("长期慢性病", "残疾")):
            assert read_codes(HealthStatus, separator.join(pair)) == self.BOTH

    def test_one_is_a_set_of_one(self):
        assert read_codes(HealthStatus, "健康") == {HealthStatus.HEALTHY}

    def test_numbers_need_the_version(self):
        assert read_codes(HealthStatus, "02,04", version="2014-2020") == self.BOTH
        error = _refused(read_codes, HealthStatus, "02,04")
        assert error.problem_code == "value.code-without-version"
        assert error.found == "02、04"

    def test_repeats_and_stray_separators_add_nothing(self):
        assert read_codes(HealthStatus, ",残疾、长期慢性病,,残疾；") == self.BOTH

    def test_separator_inside_an_official_wording(self):
        assert read_codes(UnitAffiliation, "市、地区、中央") == {
            UnitAffiliation.PREFECTURE,
            UnitAffiliation.CENTRAL,
        }
        assert read_codes(UnitAffiliation, "街道、镇、乡") == {UnitAffiliation.TOWNSHIP_LEVEL}
        assert read_codes(UnitAffiliation, "街道、乡") == {
            UnitAffiliation.SUBDISTRICT,
            UnitAffiliation.TOWNSHIP,
        }

    def test_all_unknown_parts_are_named(self):
        error = _refused(read_codes, TechnicalSpecialty, "种植,种草,养殖,木工")
        # What is like no wording of the list may be a name, and is masked.
        assert error.found == "种草、**"

    @pytest.mark.parametrize("text", ["", ",", " 、 "])
    def test_nothing_is_no_set(self, text):
        _refused(read_codes, HealthStatus, text)

    @given(
        st.sets(st.sampled_from(list(PovertyCause)), min_size=1), st.sampled_from(",，、;；/")
    )
    def test_what_was_joined_comes_apart(self, causes, separator):
        assert read_codes(PovertyCause, separator.join(c.zh for c in causes)) == causes
