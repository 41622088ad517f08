"""The vocabularies: closed, unambiguous, worded as the register words them."""

import copy
import csv
import pickle

from pathlib import Path

import pytest

from fupin import codes
from fupin.codes import (
    CODE_LISTS,
    Code,
    Ethnicity,
    PovertyStatus,
    Relationship,
    RoadType,
    Sex,
    SurvivalStatus,
)
from fupin.errors import InvalidValueError


ORACLE = Path(__file__).parents[1] / "oracles" / "code_lists.csv"
LISTS = list(CODE_LISTS.values())
MEMBERS = [member for kind in LISTS for member in kind]


def test_code_lists_are_keyed_by_class_name_and_exported():
    assert len(CODE_LISTS) == 45
    for name, kind in CODE_LISTS.items():
        assert kind.__name__ == name
        assert getattr(codes, name) is kind
        assert name in codes.__all__


def test_no_list_is_left_out():
    assert set(LISTS) == set(Code.__subclasses__()) & {
        getattr(codes, name) for name in codes.__all__ if name != "CODE_LISTS"
    }


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_list_says_what_it_is_and_where_it_was_read(kind):
    assert kind.title
    assert "AAC" not in kind.title
    assert kind.source
    assert kind.title.split("（")[0] in kind.__doc__


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_wordings_and_english_labels_are_unique(kind):
    assert len(kind.__members__) == len(list(kind))  # no aliases
    assert len({member.en for member in kind}) == len(list(kind))


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_every_member_has_both_labels_and_survives_copying(member):
    assert member.zh == member.value == member.zh.strip()
    assert member.en
    assert member.en.isascii()
    assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301  # our own bytes
    assert copy.deepcopy(member) is member
    assert type(member).read(f" {member.zh}\n") is member


def test_lists_hold_exactly_the_known_labels():
    """Labels of the registry lists, plus those that only later forms have."""
    with ORACLE.open(encoding="utf-8", newline="") as file:
        known: dict[str, set[str]] = {}
        for row in csv.DictReader(file):
            known.setdefault(row["kind"], set()).add(row["label"])
    later = {
        "Relationship": "之曾孙子 之曾孙女 之兄弟姐妹 之兄弟媳妇 之叔伯 之侄儿 之侄女",
        "Education": "大专 本科及以上",
        "StudentStatus": "技师学院 本科 硕士研究生及以上 学龄前儿童",
        "LabourCapacity": "弱劳动力或半劳动力",
        "RoadType": "硬化路",
        "HouseholdType": "脱贫户 一般脱贫户 普通农户",
        "WorkStatus": "已外出务工 计划外出务工 未外出务工",
    }
    for name, kind in CODE_LISTS.items():
        expected = known.get(name, set()) | set(later.get(name, "").split())
        assert {member.zh for member in kind} == expected, name


def test_a_code_is_no_text():
    assert Sex.MALE != "男"


def test_relation_implies_sex_or_nothing():
    """A son is male, a niece female; a head, a spouse and a sibling may be either."""
    either = {
        Relationship.HEAD,
        Relationship.SPOUSE,
        Relationship.SIBLING,
        Relationship.OTHER,
    }
    female = set("女媳母婆")
    for relation in Relationship:
        if relation in either:
            assert relation.male is None
        else:
            woman = bool(female & set(relation.zh)) and relation is not Relationship.SON_IN_LAW
            assert relation.male is not woman, relation


def test_who_is_poor_on_the_register():
    assert [s.name for s in PovertyStatus if s.on_register_poor] == [
        "POOR",
        "PRE_EXIT",
        "RELAPSED",
    ]


def test_who_counts_in_the_household():
    assert [s.name for s in SurvivalStatus if s.active] == ["NORMAL", "JOINED"]


def test_gravel_is_no_hard_surface():
    assert [r.name for r in RoadType if r.hardened] == ["CEMENT", "ASPHALT", "HARDENED"]


def test_fifty_six_peoples_and_other():
    assert len(Ethnicity) == 57
    assert Ethnicity.OTHER.zh == "其他"
    assert all(member.zh.endswith("族") for member in Ethnicity if member.name != "OTHER")


def test_unknown_wording_suggests_near_ones():
    with pytest.raises(InvalidValueError) as caught:
        Ethnicity.read("蒙族")
    assert caught.value.problem_code == "value.not-in-code-list"
    assert "蒙古族" in caught.value.expected
