"""Columns of a terminal: a Chinese character takes two."""

import pytest

from fupin.cli.parser import build
from fupin.cli.wide import pad, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("户", 2), ("户 a", 4), ("（", 2), ("√", 1)]
)
def test_width(text, columns):
    assert width(text) == columns


def test_pad():
    assert pad("户", 4) == "户  "
    assert pad("户编号", 4) == "户编号"


def test_wrap_keeps_words_and_punctuation():
    lines = wrap("六位行政区划代码，形如 420324 的，见 fupin standards。", 16)

    assert all(width(line) <= 18 for line in lines)
    assert not any(line[0] in "，。" for line in lines)
    assert any("420324" in line for line in lines)
    assert (
        "".join(lines).replace(" ", "") == "六位行政区划代码，形如420324的，见fupinstandards。"
    )


def test_wrap_of_nothing():
    assert wrap("  ", 10) == [""]


def test_help_fits_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")

    for line in build("0").format_help().splitlines():
        assert width(line) <= 60
