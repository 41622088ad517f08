"""Layouts are data, checked against the model; every header of every export has its place."""

from __future__ import annotations

import csv
import random

from pathlib import Path

import pytest

from fupin.errors import UnknownNameError
from fupin.ledger import layout_of, layouts, load_layout, target, targets
from fupin.ledger.headers import find_header


_HEADERS = Path(__file__).parent / "headers"
_FILES = {
    "nat_member_export_2017_27col": ("nat-member-2017", 27),
    "nat_member_export_2019_28col": ("nat-member-2019", 28),
    "nat_member_export_2020_29col": ("nat-member-2020", 29),
    "nat_monitor_export_2022_31col": ("nat-monitor-2022", 31),
    "nat_household_export_2022_53col_gbk_csv": ("nat-household-2022", 53),
    "gz_monitor_custom_export_2023_12_row3_header": ("gz-monitor-2023", 86),
    "gz_village_custom_export_2023_12_row3_header": ("gz-village-2023", 22),
    "gz_outwork_monthly_2023_12_row3_header": ("gz-outwork-2023", 17),
    "js_change_log": ("js-change-log", 9),
    "js_county_fund_allocation": ("js-fund-allocation", 9),
    "js_fund_to_household_import": ("js-fund-payment", 12),
    "js_project_application_to_household": ("js-project-application", 29),
    "js_project_fund_execution": ("js-project-execution", 11),
    "tdkj_relocation_import": ("tdkj-relocation", 10),
}
_DESCRIBED = {"hn-full-2023": 88, "js-household-template": 22, "js-member-template": 23}
"""Layouts whose headers are told in full, without a file, and how many these are."""

_LISTS = {
    "list-disabled",
    "list-dwelling",
    "list-enterprise",
    "list-insured",
    "list-population",
    "list-vehicle",
}


def _header(name):
    text = (_HEADERS / f"{name}.csv").read_text("utf-8-sig")
    return next(csv.reader([text.strip()]))


def _own(name):
    return [column.header for column in layout_of(name).columns]


def _lines():
    yield from ((layout, _header(file)) for file, (layout, _) in _FILES.items())
    yield from ((name, _own(name)) for name in ("verification", "village-verification"))
    yield from ((name, _own(name)) for name in (*_DESCRIBED, *sorted(_LISTS)))


def _find(rows):
    return find_header(rows, layouts().values())


def test_every_shipped_layout_has_its_oracle_or_is_a_form_of_ours():
    assert set(layouts()) == {name for name, _ in _lines()}


@pytest.mark.parametrize("file", _FILES)
def test_every_header_of_an_export_is_a_column_of_its_layout(file):
    name, width = _FILES[file]
    assert _header(file) == _own(name)
    assert len(_own(name)) == width


def test_no_header_file_is_without_its_layout():
    assert {path.stem for path in _HEADERS.glob("*.csv")} == set(_FILES)


@pytest.mark.parametrize(("name", "width"), _DESCRIBED.items())
def test_a_layout_without_a_file_has_the_columns_that_are_told(name, width):
    assert len(_own(name)) == width


@pytest.mark.parametrize("name", sorted(_LISTS))
def test_lists_of_departments_say_that_they_are_not_official(name):
    assert layout_of(name).record == "ListedPerson"
    assert layout_of(name).source.startswith("not official")


@pytest.mark.parametrize("row", [0, 2, 19])
@pytest.mark.parametrize(("name", "header"), list(_lines()))
def test_a_header_is_recognised_in_any_of_the_first_rows(name, header, row):
    titles = [["导出数据"], ["2018年", ""], *[[""]] * 17][:row]
    found = _find([*titles, header, ["1"] * len(header)])
    assert found is not None
    assert (found.layout.id, found.row) == (name, row)
    assert all(bound.column is not None for bound in found.columns)


def test_a_header_is_not_looked_for_below_the_first_twenty_rows():
    assert _find([*[["x"]] * 20, _own("nat-member-2019")]) is None


def _disguised(header):
    """Blanks, line feeds, brackets of the other width, another order, more columns."""
    swap = str.maketrans("()（）", "（）()")
    cells = [f" {h[:1]}\n{h[1:]}　".translate(swap) for h in header]
    random.Random(7).shuffle(cells)  # noqa: S311  # the same order every time
    return ["自设列甲", *cells, "自设列乙", None]


@pytest.mark.parametrize(("name", "header"), list(_lines()))
def test_a_header_is_recognised_in_disguise(name, header):
    found = _find([["标题"], _disguised(header)])
    assert found is not None
    assert found.layout.id == name
    known = {bound.column.header for bound in found.columns if bound.column}
    assert known == set(header)


@pytest.mark.parametrize(("name", "header"), [(n, h) for n, h in _lines() if n not in _LISTS])
def test_three_fifths_of_the_columns_with_the_keys_are_enough(name, header):
    layout = layout_of(name)
    enough = -(-len(header) * 3 // 5)
    rest = [h for h in header if h not in layout.keys]
    few = [*layout.keys, *rest][:enough]
    only = [layout]
    assert find_header([few], only) is not None
    assert find_header([few[:-1]], only) is None
    assert find_header([[*rest]], only) is None
    assert find_header([few[:-1]], only, forced=True) is not None


def test_spellings_of_other_systems_are_the_same_column(head):
    renamed = {
        "证件号码": "身份证号",
        "户编号": "户编码",
        "人数": "家庭人口数",
        "危房户": "是否危房户",
    }
    found = _find([[renamed.get(h, h) for h in head]])
    assert found is not None
    assert all(bound.column is not None for bound in found.columns)


def test_a_repeated_header_counts_once():
    header = [*_own("nat-monitor-2022"), "风险是否消除"]
    found = _find([header])
    assert found is not None
    assert found.columns[-1].column is None
    assert found.columns[-1].header == "风险是否消除 (2)"


def test_the_unit_in_a_header_of_the_file_counts():
    header = [h.replace("万元", "元") for h in _own("gz-village-2023")]
    found = _find([header])
    assert found is not None
    income = next(b.column for b in found.columns if "集体经济" in b.header)
    assert income.unit == "元"


def test_a_unit_of_another_kind_makes_it_another_column():
    header = [h.replace("（月）", "（亩）") for h in _own("nat-member-2019")]
    found = _find([header])
    assert [b.header for b in found.columns if b.column is None] == ["务工时间（亩）"]


_SMALL = """
id = "x"
title = "表"
title_en = "sheet"
scope = "{scope}"
source = "test"
keys = ["户编号"]
[codes]
Sex = "{version}"
[columns]
"户编号" = {{ to = "{to}" }}
"面积" = {{ to = "household.land.arable", unit = "{unit}" }}
{more}
"""


def _small(**changes):
    given = {
        "scope": "household",
        "version": "2014-2020",
        "to": "household.household_id",
        "unit": "亩",
        "more": "",
    }
    return load_layout(_SMALL.format(**{**given, **changes}))


def test_a_layout_can_be_loaded_from_text():
    assert [column.header for column in _small().columns] == ["户编号", "面积"]


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"to": "household.household_ids"}, UnknownNameError, "'household.household_id'"),
        ({"to": "household.poor.at_least"}, UnknownNameError, "unknown target"),
        ({"version": "2099"}, UnknownNameError, "version of Sex"),
        ({"scope": "county"}, UnknownNameError, "unknown scope"),
        ({"unit": "元"}, UnknownNameError, "'公顷'"),
        ({"to": "household.land.arable"}, ValueError, "two columns go to"),
        ({"more": '"x" = { too = "y" }'}, ValueError, "unknown keys"),
        (
            {"more": '"x" = { to = "household.dwelling.dangerous", yes_no = "0/1" }'},
            UnknownNameError,
            "'1/0'",
        ),
        ({"more": '"x" = { to = "village.households" }'}, ValueError, "household, member"),
        ({"more": '"x" = { to = "work.place" }'}, ValueError, "no target of scope"),
        ({"to": "household.bank"}, ValueError, "no key goes to household.household_id"),
        ({"scope": "record"}, UnknownNameError, "unknown record ''"),
    ],
)
def test_a_wrong_layout_is_refused_when_loaded(changes, error, said):
    with pytest.raises(error, match=said):
        _small(**changes)


def test_codes_must_be_of_a_code_list():
    text = _SMALL.replace("Sex", "Sexes").format(
        scope="household", version="x", more="", unit="亩", to="household.household_id"
    )
    with pytest.raises(UnknownNameError, match="'Sex'"):
        load_layout(text)


def test_a_key_must_be_a_column():
    with pytest.raises(ValueError, match="keys that are no columns"):
        load_layout(
            _SMALL.format(
                scope="household",
                version="2014-2020",
                more="",
                unit="亩",
                to="household.household_id",
            ).replace('["户编号"]', '["户"]')
        )


_RECORD = """
id = "x"
title = "表"
title_en = "sheet"
scope = "record"
record = "{record}"
source = "test"
keys = ["{key}"]
[columns]
"甲" = {{ to = "{to}" }}
"乙" = {{ keep = true }}
"""


def _record(record="ListedPerson", key="甲", to="listed.id_number"):
    return load_layout(_RECORD.format(record=record, key=key, to=to))


def test_a_record_is_told_by_its_first_key_that_goes_anywhere():
    assert _record().key == "listed.id_number"
    assert _record(to="place.village").key == "place.village"


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"record": "ListedPersons"}, UnknownNameError, "'ListedPerson'"),
        ({"record": "WorkRecord"}, ValueError, "targets of it begin with work"),
        ({"record": "WorkRecord", "to": "place.village"}, ValueError, "begin with work"),
        ({"key": "乙"}, ValueError, "no key goes to a field"),
    ],
)
def test_a_wrong_layout_of_records_is_refused(changes, error, said):
    with pytest.raises(error, match=said):
        _record(**changes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = [", "Invalid|Unclosed|Expected"),
        ('id = "x"', "a layout lacks title, title_en, scope, source, keys, columns"),
        (
            _RECORD.format(record="", key="甲", to="place.village")
            .replace('scope = "record"', 'scope = "village"')
            .replace('record = ""', "rows = 3"),
            r"unknown keys \['rows'\]",
        ),
        (
            _RECORD.format(record="WorkRecord", key="甲", to="place.village").replace(
                'scope = "record"', 'scope = "village"'
            ),
            "only for scope 'record'",
        ),
        (
            _RECORD.format(record="WorkRecord", key="甲", to="work.place").replace(
                'keys = ["甲"]', "keys = []"
            ),
            "no keys",
        ),
    ],
)
def test_what_is_no_layout_says_what_it_lacks(text, said):
    with pytest.raises(ValueError, match=said):
        load_layout(text)


def test_unknown_layouts_and_targets_name_the_nearest():
    with pytest.raises(UnknownNameError, match="nat-member-2019"):
        layout_of("nat-member-2109")
    with pytest.raises(UnknownNameError, match=r"household\.income\.per_head"):
        target("household.income.per_haed")


def test_lists_of_objects_are_no_targets():
    assert "household.dwelling.dangerous" in targets()
    assert not [
        name for name in targets() if name.startswith(("household.members", "household.plan"))
    ]
