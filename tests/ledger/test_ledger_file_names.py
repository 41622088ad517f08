"""Of several files, a problem says which one it is in."""

import csv

from fupin.ledger import read_ledger, read_ledgers


HEADER = ("户编号", "不愁吃", "不愁穿", "基本医疗有保障", "核查人", "核查日期")


def write(path, *rows):
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *rows])
    return path


def test_problems_of_several_files_name_the_file(tmp_path):
    one = write(tmp_path / "甲.csv", ("1", "也许", "是", "是", "", ""))
    two = write(tmp_path / "乙.csv", ("2", "是", "也许", "是", "", ""))

    book = read_ledgers([one, two])

    assert [(p.sheet, p.cell) for p in book.problems if p.code.startswith("value.")] == [
        ("甲.csv", "B2"),
        ("乙.csv", "C2"),
    ]


def test_the_sheets_of_workbooks_stand_behind_their_file(tmp_path):
    import openpyxl

    paths = []
    for name in ("甲.xlsx", "乙.xlsx"):
        workbook = openpyxl.Workbook()
        workbook.active.title = "Sheet1"
        workbook.active.append(list(HEADER))
        workbook.active.append([name, "也许", "是", "是", "", ""])
        workbook.save(tmp_path / name)
        paths.append(tmp_path / name)

    assert [s.name for s in read_ledgers(paths).sheets] == ["甲.xlsx:Sheet1", "乙.xlsx:Sheet1"]
    assert [s.name for s in read_ledger(paths[0]).sheets] == ["Sheet1"]
