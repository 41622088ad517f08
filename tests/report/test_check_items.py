"""What checks and reading found, as one list: whom it is about, what is masked."""

import json

import attrs
import pytest

from fupin.errors import Problem, Severity
from fupin.model.check_results import CheckReport
from fupin.report.check_items import FILES, NOWHERE, clear, items, lines


HAPPY = ("青山县", "河口镇", "幸福村")
PEACE = ("青山县", "河口镇", "和谐村")


@pytest.fixture(scope="module")
def found(report, register):
    return list(items(report, register))


def nothing(report):
    return attrs.evolve(report, findings=())


def test_findings_then_cells_that_could_not_be_read(found):
    assert [(i.village, i.finding.rule, i.finding.position) for i in found] == [
        (HAPPY, "t.ethnicity", 0),
        (HAPPY, "t.labour", 1),
        (HAPPY, "t.ethnicity", 0),
        (HAPPY, "t.ethnicity", 0),
        (("", "", NOWHERE), "t.size", None),
        (HAPPY, "t.population", None),
        (PEACE, "value.not-in-code-list", 0),
        (("", "", FILES), "row.no-household-number", None),
    ]


def test_a_cell_names_its_member(found):
    item = found[-2]

    assert item.finding.person == "000401"
    assert item.finding.name == "上*"
    assert item.finding.fields == ("member.ethnicity",)
    assert (item.finding.sheet, item.finding.row) == ("register.csv", 6)
    assert item.finding.found == "民族：火*"
    assert item.finding.remedy
    assert item.member is item.household.members[0]


@pytest.mark.parametrize(
    ("fields", "position", "told"),
    [
        (("member.ethnicity",), 0, False),
        (("member.ethnicity", "member.labour"), 0, False),
        (("member.labour", "member.ethnicity"), 0, True),
        (("member.ethnicity",), None, True),
        ((), None, True),
    ],
)
def test_a_cell_a_finding_is_about_is_told_once(report, register, fields, position, told):
    """About the cell is what has it as its first field, and means the person of the row."""
    odd = Problem(
        code="value.odd", message="怪", message_en="odd", sheet="register.csv", cell="L2"
    )
    book = attrs.evolve(register, problems=(odd,))
    finding = attrs.evolve(report.findings[0], fields=fields, position=position)

    codes = [i.finding.rule for i in items(attrs.evolve(report, findings=(finding,)), book)]

    assert codes == ["t.ethnicity", *(["value.odd"] if told else [])]
    elsewhere = attrs.evolve(book, problems=(attrs.evolve(odd, cell="L3"),))
    assert len(list(items(attrs.evolve(report, findings=(finding,)), elsewhere))) == 2


def test_cells_of_villages_and_places(report, register):
    """A place is no field of household or member; a village has no household."""
    village = Problem(
        code="v", message="怪", message_en="odd", sheet="villages.csv", cell="D4"
    )
    place = Problem(
        code="p",
        message="怪",
        message_en="odd",
        sheet="register.csv",
        cell="B2",
        found="示例",
        severity=Severity.NOTICE,
    )
    nowhere = Problem(code="n", message="怪", message_en="odd", sheet="?", household="77")
    book = attrs.evolve(register, problems=(village, place, nowhere))

    first, second, third = items(nothing(report), book)

    assert (first.village, first.finding.household) == (HAPPY, "")
    assert second.finding.fields == ("place.county",)
    assert (second.finding.position, second.finding.name) == (None, "欧阳*")
    assert (second.finding.found, second.finding.remedy) == ("示例", "")
    assert third.village == ("", "", NOWHERE)


def test_lines_are_masked(found, lines_of):
    first, *_, last = lines_of(lines(found))

    assert first["household"] == "4203240000001"
    assert first["name"] == "欧阳*"
    assert first["township"] == "河口镇"
    assert first["severity"] == "warning"
    assert first["aliases"] == ["list/1"]
    assert first["message"] == "民族为空（民族：空）"
    assert "id_number" not in first
    assert last["household"] is None


def test_nothing_personal_unless_revealed(found, canaries):
    text = "".join(lines(found)) + repr(found)
    assert [c for c in canaries if c in text] == []

    revealed = "".join(lines(found, reveal=True))
    for canary in ("欧阳测试", "欧阳小试", "司马甄别", *canaries[4:8]):
        assert canary in revealed


def test_lines_in_clear(found, lines_of, canaries):
    revealed = lines_of(lines(found, reveal=True))

    assert revealed[2]["household"] == canaries[6]
    assert revealed[2]["name"] == "司马甄别"
    assert revealed[2]["id_number"] is None
    assert revealed[0]["id_number"] == canaries[4]


def test_clear_of_nobody(found, register):
    village, cell = found[5], found[-1]
    assert clear(village) == clear(cell) == {}
    nobody = attrs.evolve(found[4], household=attrs.evolve(register.households[4], members=()))
    assert clear(nobody) == {}


@pytest.fixture
def lines_of():
    return lambda written: [json.loads(line) for line in written]


def test_a_village_twice_is_told_apart_by_its_row(report, register):
    """Villages of one name in two townships: the row says which; else nobody knows."""
    happy, peace = register.villages
    twin = attrs.evolve(
        happy, village_id="x", place=attrs.evolve(happy.place, county="白水县")
    )
    book = attrs.evolve(
        register,
        problems=(),
        villages=(happy, peace, twin),
        rows_of_villages={**register.rows_of_villages, "x": (("villages.csv", 9),)},
    )
    finding = next(f for f in report if f.rule == "t.population")
    here, there, unknown = (
        attrs.evolve(finding, row=4),
        attrs.evolve(finding, row=9),
        attrs.evolve(finding, sheet="", row=0),
    )
    some = CheckReport(pack="p", on=report.on, findings=(here, there, unknown), asked=1)

    assert [i.village[0] for i in items(some, book)] == ["青山县", "白水县", ""]
