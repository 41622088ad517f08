"""Every engine decides the same invented rows; one that errs is found out and named."""

import operator

import pytest

from fupin.cli import main
from fupin.frames import polars


FEW = ["selfcheck", "--equality", "--households", "120", "--engines"]


def test_the_engines_agree_on_every_shipped_rule(capsys):
    assert main([*FEW, "object,polars,duckdb"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("一致：120 户，")
    assert last.endswith("3 个引擎，0 处不同")


def test_an_engine_that_errs_is_found_out(capsys, monkeypatch):
    monkeypatch.setitem(polars.OPERATORS, ">", operator.ge)
    assert main([*FEW, "object,polars", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("differs: ")
    assert "object" in said
    assert "polars" in said
    assert said.splitlines()[-1].startswith("not equal: 120 households")


@pytest.mark.parametrize(
    ("engines", "said"), [("polars", "至少要两个引擎"), ("object,oracle", "没有引擎")]
)
def test_what_can_not_be_compared_is_refused(engines, said, capsys):
    assert main([*FEW, engines]) == 2
    assert said in capsys.readouterr().err


def test_no_household_is_no_comparison(capsys):
    arguments = [
        "selfcheck",
        "--households",
        "0",
        "--engines",
        "object,polars",
        "--lang",
        "en",
    ]
    assert main(arguments) == 2
    assert "at least one household" in capsys.readouterr().err
