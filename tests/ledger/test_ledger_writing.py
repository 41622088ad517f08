"""What is written is read back equal, in every layout and both kinds of file."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin.errors import MissingExtraError
from fupin.ledger import (
    layout_of,
    layouts,
    read_ledger,
    write_member_ledger,
    write_verification,
    write_village_ledger,
    write_village_verification,
)
from fupin.ledger._building import builder, tree_of
from fupin.model import (
    Attestation,
    Household,
    Kind,
    Member,
    Place,
    Village,
    VillageAttestation,
)
from fupin.values import (
    AccountNumber,
    Fen,
    IdNumber,
    PersonName,
    Phone,
    RegionCode,
    make_id_number,
)


_PERSONAL = {
    IdNumber: make_id_number("420324", date(1970, 5, 4), 1),
    PersonName: PersonName("测试"),
    Phone: Phone("13900000017"),
    AccountNumber: AccountNumber("6222020200112233445"),
    RegionCode: RegionCode("420324100201"),
}


def _value(target, turn):
    """Some value of a field; every member of a list gets its turn."""
    field = target.field
    if field.kind is Kind.CODE:
        return list(field.type)[turn % len(field.type)]
    if field.kind is Kind.CODES:
        return frozenset(list(field.type)[turn % 3 : turn % 3 + 4])
    return {
        Kind.TEXT: f"420{turn}" if target.identifier else f"甲{turn}",
        Kind.INTEGER: 2000 + turn,
        Kind.DECIMAL: 123_450 + 1000 * turn,
        Kind.YES_NO: turn % 2 == 0,
        Kind.DATE: date(2018, 1 + turn % 12, 28),
        Kind.MASKED: _PERSONAL.get(field.type),
    }[field.kind]


def _thing(cls, targets, turn):
    values = [_value(t, turn + i) for i, t in enumerate(targets)]
    return builder(cls, tree_of(targets))(values)


def _household(layout, turn):
    targets = [c.target for c in layout_of(layout).columns if c.target is not None]
    targets = list({t.name: t for t in targets}.values())
    shared = [t for t in targets if t.root != "member"]
    own = [t for t in targets if t.root == "member"]
    members = tuple(_thing(Member, own, turn + n) for n in (1, 2)) if own else ()
    return attrs.evolve(_thing(Household, shared, turn), members=members)


@pytest.fixture(params=["a.xlsx", "a.csv", "gb18030"])
def where(request, tmp_path):
    """A path to write to, and the encoding."""
    if request.param == "a.xlsx":
        pytest.importorskip("python_calamine")
    encoding = "gb18030" if request.param == "gb18030" else "utf-8-sig"
    return tmp_path / ("a.xlsx" if request.param == "a.xlsx" else "a.csv"), encoding


@pytest.mark.parametrize(
    "layout", [name for name, one in layouts().items() if one.scope in {"member", "household"}]
)
def test_households_are_read_back_equal(layout, where):
    path, encoding = where
    households = tuple(_household(layout, turn) for turn in range(60))
    write_member_ledger(path, households, layout=layout, encoding=encoding)
    book = read_ledger(path)
    assert book.problems == ()
    assert book.households == households
    assert book.sheets[0].layout == layout
    assert book.sheets[0].header_row == layout_of(layout).header_row
    assert not book.unknown


def test_a_household_of_nobody_has_one_row(where, household):
    path, encoding = where
    empty = attrs.evolve(household, members=())
    write_member_ledger(
        path, [empty, attrs.evolve(household, household_id="2")], encoding=encoding
    )
    book = read_ledger(path)
    assert book.households == (empty, attrs.evolve(household, household_id="2"))
    assert book.sheets[0].rows == 3


def test_villages_are_read_back_equal(where):
    path, encoding = where
    targets = [c.target for c in layout_of("gz-village-2023").columns if c.target]
    villages = []
    for turn in range(20):
        build = builder(Village, {**tree_of(targets), "village_id": len(targets)})
        place = Place(county=f"甲{turn}", township=f"甲{turn + 1}", village=f"甲{turn + 2}")
        key = "/".join(place.village_key or ())
        values = [_value(t, turn + i) for i, t in enumerate(targets)]
        villages.append(build([*values, key]))
    write_village_ledger(path, villages, encoding=encoding)
    book = read_ledger(path)
    assert book.problems == ()
    assert book.villages == tuple(villages)


def test_an_amount_in_ten_thousand_yuan_is_exact_to_the_fen(where):
    path, encoding = where
    place = Place(county="a", township="b", village="c")
    village = Village(village_id="a/b/c", place=place, collective_income=Fen(1))
    write_village_ledger(path, [village], encoding=encoding)
    assert read_ledger(path).villages == (village,)


def test_verification_sheets_are_read_back_equal(where, household):
    path, encoding = where
    attested = Attestation(
        by="李四",
        on=date(2018, 11, 5),
        food=True,
        clothing=False,
        education=True,
        medical=None,
        housing=True,
        water=False,
    )
    households = [
        attrs.evolve(household, attested=attested),
        attrs.evolve(household, household_id="2"),
    ]
    write_verification(path, households, encoding=encoding)
    book = read_ledger(path)
    assert book.attestations == {household.household_id: attested}
    assert set(book.rows_of) == {household.household_id, "2"}
    assert book.problems == ()


def test_village_verification_sheets_are_read_back_equal(where):
    path, encoding = where
    village = Village(
        village_id="420324100201",
        place=Place(
            county="青山县",
            township="河口镇",
            village="幸福村",
            code=RegionCode("420324100201"),
        ),
        attested=VillageAttestation(by="李四", on=date(2018, 11, 5), infrastructure=False),
    )
    write_village_verification(path, [village], encoding=encoding)
    book = read_ledger(path)
    assert book.villages == (village,)
    assert book.village_attestations == {"420324100201": village.attested}


_FORMULAS = ["=1+1", "@SUM(A1)", "+1", "http://a.example/x", "{=1}", '="1"&2', "<a>&amp;"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path, household):
    pytest.importorskip("python_calamine")
    path = tmp_path / "a.xlsx"
    households = [
        attrs.evolve(
            household,
            household_id=str(number),
            members=(Member(member_id="1", name=PersonName(text)),),
        )
        for number, text in enumerate(_FORMULAS, 1)
    ]
    write_member_ledger(path, households)
    import zipfile

    with zipfile.ZipFile(path) as archive:
        markup = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in markup
        assert b"hyperlink" not in markup
    names = [h.members[0].name for h in read_ledger(path).households]
    assert names == _FORMULAS


def test_numbers_that_are_names_are_written_as_text(tmp_path, household):
    pytest.importorskip("python_calamine")
    from fupin.ledger.sheets import open_sheets

    path = tmp_path / "a.xlsx"
    write_member_ledger(path, [household])
    header, first, _ = open_sheets(path)[0].rows
    row = dict(zip(header, first, strict=True))
    assert row["户编号"] == "4203240000001"
    assert row["证件号码"] == str(household.members[0].id_number)
    assert row["联系电话"] == "13900000017"
    assert (row["序号"], row["人数"], row["人均纯收入"]) == (1.0, 2.0, 5230.5)


def test_the_same_data_make_the_same_csv_and_codes_keep_their_order(tmp_path, household):
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        write_member_ledger(path, [household])
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    assert "长期慢性病,残疾".encode() in first
    assert first.startswith(b"\xef\xbb\xbf")


def test_a_file_is_replaced_only_once_all_is_written(tmp_path, household):
    path = tmp_path / "a.csv"
    path.write_text("before", encoding="utf-8")

    def failing():
        yield household
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_member_ledger(path, failing())
    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_wrong_use_is_refused(tmp_path, household):
    with pytest.raises(ValueError, match=r"\.xlsx or \.csv"):
        write_member_ledger(tmp_path / "a.xls", [household])
    with pytest.raises(ValueError, match="of scope village"):
        write_member_ledger(tmp_path / "a.csv", [household], layout="gz-village-2023")
    with pytest.raises(ValueError, match="encoding 'gbk'"):
        write_member_ledger(tmp_path / "a.csv", [household], encoding="gbk")


@pytest.mark.parametrize("package", ["xlsxwriter", "python_calamine"])
def test_a_missing_extra_is_named(tmp_path, household, monkeypatch, package):
    path = tmp_path / "a.xlsx"
    if package == "python_calamine":
        pytest.importorskip("xlsxwriter")
        write_member_ledger(path, [household])
    monkeypatch.setitem(__import__("sys").modules, package, None)
    act = (
        (lambda: write_member_ledger(path, [household]))
        if package == "xlsxwriter"
        else (lambda: read_ledger(path))
    )
    with pytest.raises(MissingExtraError, match=r"fupin\[excel\]"):
        act()
    assert package == "python_calamine" or not list(tmp_path.iterdir())


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
).map(lambda text: f"甲{text}")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=_TEXTS,
    village=_TEXTS,
    income=st.none() | st.integers(-(10**9), 10**10),
    months=st.none() | st.integers(0, 13_000),
    suffix=st.sampled_from([".csv", ".xlsx"]),
)
def test_any_text_and_amount_survives(  # one file
    tmp_path, household, name, village, income, months, suffix
):
    if suffix == ".xlsx":
        pytest.importorskip("python_calamine")
    from fupin.model import Income
    from fupin.values import Milli

    member = attrs.evolve(
        household.members[0],
        name=PersonName(name),
        work_months=None if months is None else Milli(months),
    )
    given_income = None if income is None else Income(per_head=Fen(income))
    written = attrs.evolve(
        household,
        members=(member,),
        place=attrs.evolve(household.place, village=village),
        income=given_income,
    )
    path = tmp_path / f"a{suffix}"
    write_member_ledger(path, [written])
    book = read_ledger(path)
    assert book.problems == ()
    assert book.households == (written,)
