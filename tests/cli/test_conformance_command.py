"""`fupin conformance`: another implementation checked from the command line."""

import json
import sys

import pytest

from fupin.cli import main
from fupin.conformance import cases_for, shipped, text_of


REFERENCE = (sys.executable, "-m", "fupin.conformance.reference")
COUNTY = ("--standard", "cn/county/2016")
AGREEABLE = """
import json, sys
for line in sys.stdin.buffer:
    case = json.loads(line)["case"]
    print(json.dumps({"case": case, "verdict": "PASS", "failed": [], "undetermined": []}))
"""


def test_an_implementation_that_conforms_leaves_with_0(capsys):
    assert main(["conformance", *COUNTY, "--", *REFERENCE]) == 0

    count = len(list(cases_for("cn/county/2016")))
    assert capsys.readouterr().out == f"{count}例中{count}例相符，0例不符，0例未答\n"


def test_one_that_does_not_leaves_with_1_and_is_told_why(capsys):
    typed = ["conformance", *COUNTY, "--most", "2", "--", sys.executable, "-c", AGREEABLE]

    assert main(typed) == 1

    said = capsys.readouterr().out
    assert "结论应为FAIL，答PASS" in said
    assert said.count("结论应为") == 2
    assert "…另有" in said


def test_it_speaks_english(capsys):
    typed = ["conformance", *COUNTY, "--lang", "en", "--", sys.executable, "-c", AGREEABLE]

    assert main(typed) == 1

    assert "verdict PASS, not FAIL" in capsys.readouterr().out


def test_coverage_is_a_table_of_rules(capsys):
    both = (*COUNTY, "--standard", "cn/five-batches/2015")

    assert main(["conformance", *both, "--coverage", "--", *REFERENCE]) == 0

    _, head, county, *batches = capsys.readouterr().out.splitlines()
    assert head.split() == ["规则", "达到", "未达到", "无法判定", "临界", "恰在临界"]
    assert county.split()[0] == "cn/county/2016.incidence"
    assert county.split()[-1] == "2/2"
    assert [line.split()[1] for line in batches][:2] == ["production", "relocation"]
    assert batches[0].split()[-1] == "-"


def test_printing_gives_the_files(capsys):
    assert main(["conformance", *COUNTY, "--print"]) == 0
    assert capsys.readouterr().out == text_of("cn/county/2016")

    assert main(["conformance", "--print"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum("format" in json.loads(line) for line in lines) == len(shipped())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["conformance"], "-- 之后应有被检查的命令"),
        (["conformance", "--lang", "en"], "the command to check stands behind --"),
        (
            ["conformance", "--standard", "cn/county/2061", "--", "x"],
            "没有名为 cn/county/2061",
        ),
        (["conformance", "--timeout", "-1", "--", "x"], "--timeout"),
    ],
)
def test_wrong_usage_leaves_with_2(typed, said, capsys):
    assert main(typed) == 2

    assert said in capsys.readouterr().err


def test_a_command_that_is_not_there_leaves_with_2(capsys):
    assert main(["conformance", *COUNTY, "--", "/nonexistent/program"]) == 2

    assert "命令不能启动" in capsys.readouterr().out


def test_options_behind_the_dashes_are_the_program_s_own(capsys):
    script = "import sys; sys.exit(0 if sys.argv[1:] == ['--lang', 'xx'] else 9)"

    assert (
        main(["conformance", *COUNTY, "--", sys.executable, "-c", script, "--lang", "xx"]) == 1
    )

    assert "退出码9" not in capsys.readouterr().out
