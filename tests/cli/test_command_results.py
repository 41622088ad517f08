"""The command end to end: files in, results out, nobody's name shown."""

import json
import re
import zipfile

from datetime import date

import openpyxl

from fupin import assess_exit, join, read_ledger
from fupin.cli import main
from fupin.report import OUTPUTS


ON = ("--on", "2018-12-31")
WHERE = ("--region", "420324")
INPUTS = ("register.csv", "verification.xlsx", "villages.xlsx", "village-verification.xlsx")


def texts(folder):
    """Everything one could read in the outputs of a folder."""
    for name in OUTPUTS:
        path = folder / name
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                yield from (parts.read(part).decode("utf-8") for part in parts.namelist())
        else:
            yield path.read_text("utf-8")


def verified(demo):
    names = ("verification.xlsx", "village-verification.xlsx")
    return [part for name in names for part in ("--verification", str(demo / name))]


def test_demo_leaves_inputs_and_outputs(demo):
    assert sorted(p.name for p in demo.iterdir()) == sorted([*OUTPUTS, *INPUTS])


def test_demo_has_the_totals_asked_for(demo, lines):
    county = json.loads((demo / "county.json").read_text("utf-8"))

    assert county["households"]["total"] == len(lines(demo / "households.jsonl")) == 60
    assert county["persons"]["total"] == round(60 * 111_000 / 33_500)
    assert county["villages"]["total"] == len(lines(demo / "villages.jsonl")) == 6
    assert county["invented"] is True
    assert "虚构" in county["county"]
    assert "虚构" in (demo / "summary.html").read_text("utf-8")


def test_the_same_seed_gives_the_same_results(demo, tmp_path):
    again = ("demo", "--out", str(tmp_path / "b"), "--seed", "3", "--households", "60")
    assert main([*again, "--villages", "6", "--townships", "2"]) == 0

    for name in (*OUTPUTS, *INPUTS):
        assert (demo / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_lines_agree_with_the_assessment_of_each_household(demo, lines):
    book = join(*(read_ledger(demo / name) for name in INPUTS))

    found = lines(demo / "households.jsonl")

    assert len(found) == len(book.households)
    for line, household in zip(found, book.households, strict=True):
        alone = assess_exit(household, on=date(2018, 12, 31), region="420324")
        assert line["household"] == household.household_id
        assert line["verdict"] == alone.verdict.value
        assert line["failed"] == list(alone.failed)
        assert line["undetermined"] == list(alone.undetermined)


def test_assess_gives_what_the_demo_gave(demo, tmp_path, assess):
    assert assess(tmp_path / "out", *verified(demo)) == 0

    for name in ("households.jsonl", "villages.jsonl", "problems.jsonl"):
        assert (demo / name).read_text("utf-8") == (tmp_path / "out" / name).read_text("utf-8")
    county = json.loads((tmp_path / "out" / "county.json").read_text("utf-8"))
    assert county["invented"] is False
    assert county["county"] == "竹溪县"


def test_without_a_verification_sheet_nobody_passes(tmp_path, assess, lines):
    """No register records food and clothing, so the verdict is open, and it says why."""
    assert assess(tmp_path / "out") == 0

    for line in lines(tmp_path / "out" / "households.jsonl"):
        assert line["verdict"] in {"FAIL", "UNDETERMINED"}
        assert {"cn/household/2016.food", "cn/household/2016.clothing"} <= set(
            line["undetermined"]
        )
        assert {"food_attested", "clothing_attested"} <= set(line["missing"])
    assert "核查不愁吃" in (tmp_path / "out" / "summary.html").read_text("utf-8")


def test_without_a_village_export_villages_still_appear(ledger, tmp_path, lines):
    out = tmp_path / "out"
    assert main(["assess", ledger, *ON, *WHERE, "--out", str(out)]) == 0

    villages = lines(out / "villages.jsonl")
    assert len(villages) == 6
    assert {v["verdict"] for v in villages} == {"UNDETERMINED"}
    codes = {p["code"] for p in lines(out / "problems.jsonl")}
    assert "survey.village-without-row" in codes


def test_nobody_is_named(demo, secrets, tmp_path, assess):
    assert assess(tmp_path / "out", *verified(demo)) == 0

    for text in (*texts(demo), *texts(tmp_path / "out")):
        assert [s for s in secrets if s in text] == []
        assert re.search(r"4203241[0-9]{10}[0-9X]", text) is None


def test_reveal_names_heads_in_the_worklist_only(secrets, tmp_path, assess):
    out = tmp_path / "out"
    assert assess(out, "--reveal") == 0

    sheet = openpyxl.load_workbook(out / "result.xlsx")["未达标与无法判定"]
    header, first, *_ = sheet.iter_rows(values_only=True)
    shown = dict(zip(header, first, strict=True))
    assert shown["户主"] in secrets
    assert shown["户主证件号码"] in secrets
    for name in OUTPUTS:
        if not name.endswith(".xlsx"):
            text = (out / name).read_text("utf-8")
            assert [s for s in secrets if s in text] == []


def test_workbook_has_the_same_counts(demo):
    county = json.loads((demo / "county.json").read_text("utf-8"))
    book = openpyxl.load_workbook(demo / "result.xlsx")
    found = {
        (row[0], row[4]): row[2] for row in book["汇总"].iter_rows(values_only=True, min_row=2)
    }

    for verdict in ("PASS", "FAIL", "UNDETERMINED"):
        assert found["户", verdict] == county["households"][verdict]


def test_errors_in_the_data_are_status_1(demo, tmp_path, capsys, secrets, lines):
    text = (demo / "register.csv").read_text("gb18030")
    header, first, *rest = text.split("\n")
    at = header.split(",").index("人均纯收入")
    cells = first.split(",")
    cells[at] = "很多"
    bad = tmp_path / "bad.csv"
    bad.write_text("\n".join([header, ",".join(cells), *rest]), "gb18030")

    status = main(["assess", str(bad), *ON, *WHERE, "--out", str(tmp_path / "out")])

    assert status == 1
    errors = [
        p for p in lines(tmp_path / "out" / "problems.jsonl") if p["severity"] == "error"
    ]
    assert errors[0]["sheet"] == "bad.csv"
    assert errors[0]["cell"].endswith("2")
    said = capsys.readouterr()
    assert [s for s in secrets if s in said.out + said.err] == []
