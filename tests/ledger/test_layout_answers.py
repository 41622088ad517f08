"""Columns of a verification sheet that answer facts which no registry records."""

from __future__ import annotations

import pytest

from fupin.errors import UnknownNameError
from fupin.ledger import join, load_layout, read_ledger
from fupin.ledger._building import flat
from fupin.model import AttestedAnswer


_SHEET = """
id = "mine"
title = "自定核查表"
title_en = "a verification sheet of one's own"
scope = "{scope}"
source = "a test"
keys = ["{key}"]
[columns]
"{key}" = {{ to = "{to}" }}
"核查日期" = {{ to = "{root}.attested.on" }}
{more}
"""
_ASKED = """
"有稳定收入" = { answer = "stable_income" }
"欠款（万元）" = { answer = "debt" }
"取水时间" = { answer = "minutes_to_water", unit = "minute" }
"劳力数" = { answer = "workers", unit = "人" }
"达标率" = { answer = "rate", unit = "percent" }
"已告知" = { answer = "told", yes_no = "1/0" }
"""


def sheet(more=_ASKED, scope="verification"):
    village = scope.startswith("village")
    root, key, to = (
        ("village", "村", "place.village")
        if village
        else ("household", "户编号", "household.household_id")
    )
    return load_layout(_SHEET.format(scope=scope, key=key, to=to, root=root, more=more))


@pytest.fixture
def read(write_csv):
    def make(*rows, layout=None, name="a.csv"):
        layout = layout or sheet()
        headers = [column.header for column in layout.columns]
        return read_ledger(write_csv(rows, headers=headers, name=name), layouts=[layout])

    return make


ROW = {
    "户编号": "1",
    "有稳定收入": "是",
    "欠款（万元）": "1.5",
    "取水时间": "20",
    "劳力数": "2",
    "达标率": "12.5",
    "已告知": "0",
}
ANSWERS = (
    AttestedAnswer(fact="stable_income", yes=True),
    AttestedAnswer(fact="debt", number=1_500_000),
    AttestedAnswer(fact="minutes_to_water", number=20),
    AttestedAnswer(fact="workers", number=2),
    AttestedAnswer(fact="rate", number=1250),
    AttestedAnswer(fact="told", yes=False),
)


def test_answers_are_read_in_steps_of_their_units(read):
    book = read(ROW)
    assert book.attestations["1"].answers == ANSWERS
    assert book.problems == ()
    assert sheet().answers == tuple(answer.fact for answer in ANSWERS)


def test_what_is_left_open_or_can_not_be_read_is_no_answer(read):
    book = read(
        {"户编号": "1", "劳力数": "0", "已告知": "2", "取水时间": "久"}, {"户编号": "2"}
    )
    assert book.attestations["1"].answers == (AttestedAnswer(fact="workers", number=0),)
    assert "2" not in book.attestations
    assert [p.code for p in book.problems] == ["value.not-a-number", "value.ambiguous-yes-no"]


def test_villages_answer_too(read):
    layout = sheet('"有合作社" = { answer = "cooperative" }', "village-verification")
    book = read({"村": "幸福村", "有合作社": "否"}, layout=layout)
    (village,) = book.villages
    assert village.attested.answers == (AttestedAnswer(fact="cooperative", yes=False),)


def test_rows_of_one_day_add_their_answers_up(read):
    book = read(
        {"户编号": "1", "有稳定收入": "是"},
        {"户编号": "1", "劳力数": "2"},
    )
    assert [a.fact for a in book.attestations["1"].answers] == ["stable_income", "workers"]
    assert book.problems == ()


@pytest.mark.parametrize(("day", "number"), [("2018-01-01", 2), ("2020-01-01", 3)])
def test_rows_that_answer_differently_are_told_and_the_later_one_counts(read, day, number):
    book = read(
        {"户编号": "1", "核查日期": "2019-01-01", "有稳定收入": "是", "劳力数": "2"},
        {"户编号": "1", "核查日期": day, "有稳定收入": "是", "劳力数": "3"},
    )
    (problem,) = book.problems
    assert (problem.code, problem.cell) == ("attestation.rows-disagree", "F3")
    assert [a.number for a in book.attestations["1"].answers] == [None, number]


def test_villages_that_answer_differently_are_told(read):
    layout = sheet('"有合作社" = { answer = "cooperative" }', "village-verification")
    rows = [{"村": "幸福村", "有合作社": answer} for answer in "是否"]
    assert [(p.code, p.cell) for p in read(*rows, layout=layout).problems] == [
        ("attestation.rows-disagree", "C3")
    ]


def test_two_books_with_different_questions_are_joined(read):
    second = sheet('"已告知" = { answer = "told" }')
    book = join(
        read({"户编号": "1", "有稳定收入": "是"}),
        read({"户编号": "1", "已告知": "是"}, layout=second, name="b.csv"),
    )
    assert [a.fact for a in book.attestations["1"].answers] == ["stable_income", "told"]


def test_answers_can_be_taken_out_as_they_were_read(read, household):
    import attrs

    layout = sheet()
    targets = [c.target for c in layout.columns]
    attested = attrs.evolve(household, attested=read(ROW).attestations["1"])
    values = flat(attested, targets, "household")
    assert values["household.attested.answers.told"] is False
    assert values["household.attested.answers.debt"] == 1_500_000
    assert flat(household, targets, "household")["household.attested.answers.debt"] is None
    book = read({"户编号": "1", "劳力数": "1"})
    few = attrs.evolve(household, attested=book.attestations["1"])
    assert flat(few, targets, "household")["household.attested.answers.debt"] is None


@pytest.mark.parametrize(
    ("more", "error", "said"),
    [
        ('"甲" = { answer = "Stable Income" }', ValueError, "no name of a fact"),
        ('"甲" = { answer = "x", unit = "步" }', UnknownNameError, "unit of 甲"),
        ('"甲" = { answer = "x", to = "household.bank" }', ValueError, "stands by itself"),
        ('"甲" = { answer = "x" }\n"乙" = { answer = "x" }', ValueError, "two columns go to"),
    ],
)
def test_a_wrong_question_is_refused(more, error, said):
    with pytest.raises(error, match=said):
        sheet(more)


@pytest.mark.parametrize("scope", ["household", "village"])
def test_only_a_verification_sheet_has_answers(scope):
    with pytest.raises(ValueError, match="stands by itself"):
        sheet('"甲" = { answer = "x" }', scope)
