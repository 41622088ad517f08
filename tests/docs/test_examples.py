"""The scripts of examples/ run, and say what the pages say they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def output(script: Path, folder: Path) -> str:
    """What *script* prints when it is run somewhere else."""
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


def test_there_are_examples():
    wanted = {
        "batches",
        "changshun_villages",
        "county_from_files",
        "one_household",
        "web_form",
    }

    assert wanted <= {script.stem for script in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_runs_and_prints(script, tmp_path):
    assert output(script, tmp_path)


def test_readme_shows_the_first_example():
    """The code of the README is the example's, to the letter."""
    code = (ROOT / "examples" / "one_household.py").read_text("utf-8").partition("# %%\n")[2]

    shown = re.search(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )

    assert shown is not None
    assert shown[1] == code


def test_readme_shows_what_it_prints(tmp_path):
    """Every line of the README's excerpt stands in the output, in this order."""
    printed = output(ROOT / "examples" / "one_household.py", tmp_path).splitlines()
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)

    assert shown is not None
    lines = iter(printed)
    for line in shown[1].splitlines():
        if line.strip() != "…":
            assert line in lines


def test_all_villages_of_changshun_fail(tmp_path):
    """38 of 38; and 2 % exactly fails in the centre, passes in the west."""
    printed = output(ROOT / "examples" / "changshun_villages.py", tmp_path).splitlines()

    assert "共38个村，重算全部一致，38个未达标。" in printed
    assert printed[-6:] == [
        "1.99%  中部（2%以下）达标  西部（3%以下）达标",
        "2.00%  中部（2%以下）未达标  西部（3%以下）达标",
        "2.01%  中部（2%以下）未达标  西部（3%以下）达标",
        "2.99%  中部（2%以下）未达标  西部（3%以下）达标",
        "3.00%  中部（2%以下）未达标  西部（3%以下）未达标",
        "3.01%  中部（2%以下）未达标  西部（3%以下）未达标",
    ]


def test_the_form_has_three_problems_and_no_number_in_clear(tmp_path):
    printed = output(ROOT / "examples" / "web_form.py", tmp_path)

    assert re.findall(r"\[([a-z.-]+)\]", printed) == [
        "value.not-an-integer",
        "value.not-an-id-number",
        "value.not-in-code-list",
    ]
    assert "1101011900010100" not in printed
