"""Another implementation is run, and whatever it does is told clearly."""

import json
import os
import sys
import time

import pytest

from fupin.conformance import Trouble, cases_for, run
from fupin.conformance.reference import answer
from fupin.model import Verdict


FEW = list(cases_for("cn/county/2016"))[:4]
SCHEME = list(cases_for("cn/five-batches/2015"))[:3]


def program(body):
    """A command that runs *body* with the cases in ``asked``."""
    head = (
        "import json, sys, time\n"
        "from fupin.conformance.reference import answer\n"
        "asked = [json.loads(line) for line in sys.stdin.buffer]\n"
        "def say(thing):\n"
        "    text = thing if isinstance(thing, str) else json.dumps(thing)\n"
        "    sys.stdout.buffer.write(text.encode() + b'\\n')\n"
        "    sys.stdout.buffer.flush()\n"
    )
    return [sys.executable, "-c", head + body]


def troubles(report):
    return [fault.trouble for fault in report.faults]


def test_the_reference_conforms_as_a_command():
    report = run([sys.executable, "-m", "fupin.conformance.reference"], [*FEW, *SCHEME])

    assert report.conforms, report.explain("en")
    assert report.right == len(report.results) == 7
    assert report.explain() == "7例中7例相符，0例不符，0例未答"
    assert report.explain("en") == "7 of 7 cases right, 0 wrong, 0 missing"


def test_answers_may_come_in_any_order_with_blank_lines_and_a_mark():
    body = "sys.stdout.buffer.write(b'\\xef\\xbb\\xbf')\n[say(answer(a)) or say('') "

    report = run(program(body + "for a in reversed(asked)]"), FEW)

    assert report.conforms, report.explain("en")


def test_ids_may_stand_in_any_order():
    case = next(c for c in cases_for("cn/village/2016") if len(c.expected.undetermined) > 1)
    turned = answer(case.request())
    turned["undetermined"].reverse()

    assert run(lambda _: turned, [case]).conforms


def test_a_wrong_verdict_and_wrong_masks_are_told():
    wrong = {"verdict": "PASS", "failed": [], "undetermined": ["x"]}
    case = next(c for c in FEW if c.expected.verdict is Verdict.FAIL)

    report = run(lambda request: wrong | {"case": request["case"]}, [case])

    (result,) = report.wrong
    assert [d.zh for d in result.differences] == [
        "结论应为FAIL，答PASS",
        "“未达到”缺cn/county/2016.incidence",
        "“无法判定”多x",
    ]
    assert [d.en for d in result.differences] == [
        "verdict PASS, not FAIL",
        "failed lacks cn/county/2016.incidence",
        "undetermined has x too",
    ]
    assert case.id in report.explain()
    assert "乡村总人口" in report.explain() or "incidence" in report.explain()
    assert not report.conforms


def test_a_scheme_must_not_be_given_a_verdict():
    report = run(lambda r: answer(r) | {"verdict": "PASS"}, SCHEME)

    assert len(report.wrong) == len(SCHEME)
    assert report.wrong[0].differences[0].zh == "结论应为null，答PASS"


def test_a_missing_answer_is_told():
    report = run(program("[say(answer(a)) for a in asked[1:]]"), FEW)

    assert [r.case.id for r in report.missing] == [FEW[0].id]
    assert "未答" in report.explain()
    assert not report.conforms


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("'{broken'", "不是 JSON"),
        ("'[1]'", "不是对象"),
        ("{'case': 'x', 'verdict': 'PASS', 'failed': []}", "undetermined 应为编号的列表"),
        ("{'case': 'x', 'verdict': 'PASS', 'failed': [1], 'undetermined': []}", "failed 应为"),
        ("{'case': 'x', 'verdict': 'YES', 'failed': [], 'undetermined': []}", "verdict 应为"),
        ("{'verdict': 'PASS', 'failed': [], 'undetermined': []}", "没有 case"),
        ("{'case': 1, 'verdict': None, 'failed': [], 'undetermined': []}", "没有 case"),
    ],
)
def test_a_line_that_is_no_answer_is_told_with_its_place(line, said):
    body = f"say(answer(asked[0]))\nsay({line})\n[say(answer(a)) for a in asked[1:]]"

    report = run(program(body), FEW)

    (fault,) = report.faults
    assert (fault.trouble, fault.line) == (Trouble.GARBLED, 2)
    assert fault.zh.startswith(said)
    assert fault.en.isascii()
    assert report.right == len(FEW)
    assert not report.conforms


def test_extra_and_repeated_answers_are_told():
    body = "[say(answer(a)) for a in asked]\nsay(answer(asked[0]))\n"
    extra = "say(answer(asked[0]) | {'case': 'elsewhere'})"

    report = run(program(body + extra), FEW)

    assert troubles(report) == [Trouble.TWICE, Trouble.EXTRA]
    assert [fault.line for fault in report.faults] == [5, 6]
    assert "elsewhere" in report.explain()


def test_a_crash_is_told_with_its_last_words():
    report = run(program("say(answer(asked[0]))\nraise SystemExit('out of rice')"), FEW)

    (fault,) = report.faults
    assert fault.trouble is Trouble.CRASHED
    assert fault.en == "exit status 1: out of rice"
    assert report.right == 1
    assert len(report.missing) == len(FEW) - 1


def test_right_answers_before_a_crash_do_not_conform():
    report = run(program("[say(answer(a)) for a in asked]\nsys.exit(3)"), FEW)

    assert report.right == len(FEW)
    assert troubles(report) == [Trouble.CRASHED]
    assert not report.conforms


def test_a_command_that_reads_nothing_is_no_accident():
    """A pipe that is closed at the other end must not end the run."""
    report = run([sys.executable, "-c", "pass"], list(cases_for("cn/household/2016")))

    assert report.faults == ()
    assert report.right == 0
    assert not report.conforms


def test_time_runs_out():
    body = "say(answer(asked[0]))\ntime.sleep(60)"

    started = time.monotonic()
    report = run(program(body), FEW, timeout=5)

    assert time.monotonic() - started < 30
    assert troubles(report) == [Trouble.TIMED_OUT]
    assert report.right == 1
    assert "5秒" in report.explain()


@pytest.mark.skipif(os.name != "posix", reason="process groups")
def test_time_runs_out_for_what_it_started_too():
    """A child that holds the pipes open does not hold the run."""
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', %r])"
    inner = "import time; time.sleep(60)"

    started = time.monotonic()
    report = run([sys.executable, "-c", script % inner], FEW, timeout=1)

    assert time.monotonic() - started < 20
    assert troubles(report) == [Trouble.TIMED_OUT]


@pytest.mark.parametrize("argv", [["/nonexistent/program"], [""], []])
def test_a_command_that_can_not_be_started_is_told(argv):
    report = run(argv, FEW)

    assert troubles(report) == [Trouble.NOT_STARTED]
    assert len(report.missing) == len(FEW)


def test_a_function_that_raises_or_answers_nonsense_is_told():
    def theirs(request):
        if request["case"] == FEW[0].id:
            raise KeyError("poor")
        return "PASS" if request["case"] == FEW[1].id else answer(request)

    report = run(theirs, FEW)

    assert troubles(report) == [Trouble.CRASHED, Trouble.GARBLED]
    assert "KeyError" in report.faults[0].zh
    assert report.right == len(FEW) - 2


def test_no_cases_is_not_conforming():
    assert not run(answer, []).conforms


def test_the_list_of_wrong_cases_is_cut():
    asked = list(cases_for("cn/household/2016"))
    wrong = {"verdict": "PASS", "failed": ["x"], "undetermined": []}

    told = run(lambda r: wrong | {"case": r["case"]}, asked).explain(most=3)

    assert told.count("“未达到”多x") == 3
    assert f"另有{len(asked) - 3}例" in told


def test_coverage_tells_right_of_all():
    report = run(answer, cases_for("cn/village/2016"))

    for row in report.coverage():
        for count in (row.passing, row.failing, row.unknown):
            assert count.cases == count.right > 0
    incidence = report.coverage()[0]
    assert incidence.at_threshold.cases == incidence.at_threshold.right == 2


def test_the_reference_reads_lines(tmp_path):
    """As a vendor would run it: files in, files out."""
    from fupin.conformance.reference import serve

    asked, answered = tmp_path / "asked", tmp_path / "answered"
    asked.write_text("\n".join(json.dumps(c.request()) for c in FEW) + "\n\n", "utf-8")

    with asked.open("rb") as read, answered.open("wb") as write:
        serve(read, write)

    lines = answered.read_text("utf-8").splitlines()
    assert [json.loads(line)["case"] for line in lines] == [c.id for c in FEW]
