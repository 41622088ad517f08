"""Batches over tables: memberships, and counts of households and persons."""

import polars as pl
import pytest

from fupin import frames
from fupin.errors import InvalidDataError, UnknownNameError


HOUSEHOLDS = pl.DataFrame(
    {
        "household": ["2", "1", "3"],
        "size": [3, None, 1],
        "relocation_planned": [True, True, None],
        "ecological_area": [False, True, None],
        "attribute": ["低保贫困户", None, "一般贫困户"],
    }
)
MEMBERS = pl.DataFrame(
    {
        "household": ["1", "2", "1"],
        "labour": ["普通劳动力", "丧失劳动力", None],
        "student_status": ["非在校生", "小学", None],
    }
)
SCHEME = "cn/five-batches/2015"


def test_classify():
    found = frames.classify(HOUSEHOLDS, MEMBERS, scheme=SCHEME)
    assert found.rows() == [
        ("2", False, True, False, True, True, ["relocation", "education", "social-security"]),
        ("1", True, True, True, None, None, ["production", "relocation", "ecology"]),
        ("3", None, None, None, None, None, []),
    ]
    assert found.columns[1:6] == [
        *("production", "relocation", "ecology", "education", "social-security")
    ]


def test_tally_counts_persons_the_batch_is_for():
    """The able where a batch names them, else the registered size, else the rows."""
    found = frames.tally(HOUSEHOLDS, MEMBERS, scheme=SCHEME)
    assert found.drop("title").rows() == [
        ("production", 1, 1, 1),
        ("relocation", 2, 5, 1),
        ("ecology", 1, 1, 1),
        ("education", 1, 1, 2),
        ("social-security", 1, 3, 2),
    ]


def test_tally_asks_the_size():
    with pytest.raises(InvalidDataError) as caught:
        frames.tally(HOUSEHOLDS.drop("size"), MEMBERS, scheme=SCHEME)
    assert [p.path for p in caught.value.problems] == ["households.size"]


def test_unknown_scheme():
    with pytest.raises(UnknownNameError):
        frames.classify(HOUSEHOLDS, MEMBERS, scheme="cn/six-batches")
