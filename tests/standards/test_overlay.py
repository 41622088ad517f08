"""Overlays: what may stand in one, and every fault told with its line and column."""

from __future__ import annotations

import re
import sys
import tomllib

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from fupin.errors import InvalidDataError, UnknownNameError
from fupin.logic import ConditionFact, QuantityFact, expression, parse, sentence
from fupin.policy import parameters
from fupin.policy.toml_places import places
from fupin.standards import Subject, scheme, schemes, standard, standards
from fupin.standards.differences import Change, differences
from fupin.standards.overlay import overlays, read_overlay
from fupin.standards.overlay_faults import Faults
from fupin.standards.overlay_shape import DOCUMENT, PARAMETER, SETTING
from fupin.standards.vocabulary import of_members, vocabulary
from fupin.values import Standing


EXAMPLE = Path(__file__).parents[2] / "examples" / "data" / "overlay.toml"
BASE = """[overlay]
id = "x"
title = "甲"
issuer = "甲县"

[documents.plan]
title = "《甲县办法》"
en = "plan"
issued = 2018-03-01
standing = "reported"
"""
BOOK = """
[standards."x/household"]
base = "cn/household/2016"
title = "甲"
title_en = "x"
document = "plan"
"""
RULE = """
[[standards."x/household".rules]]
name = "new"
title = "新"
title_en = "new"
test = "food_attested"
document = "plan"
article = "第一条"
"""
LINE = """
[parameters.x_line]
zh = "线"
en = "line"
unit = "fen/person/year"

[[parameters.x_line.settings]]
first = 2018-01-01
last = 2018-12-31
value = "3000"
document = "plan"
standing = "reported"
"""


@pytest.fixture
def write(tmp_path):
    """Write an overlay and give its path."""

    def to(text):
        path = tmp_path / "x.toml"
        path.write_text(text, "utf-8")
        return path

    return to


@pytest.fixture
def told(write):
    """The places and codes of the faults of an overlay."""

    def of(text):
        with pytest.raises(InvalidDataError) as caught:
            read_overlay(write(text))
        assert caught.value.what == "x.toml"
        for problem in caught.value.problems:
            assert re.fullmatch(r"x\.toml:[0-9]+:[0-9]+( .+)?", problem.path)
            assert not problem.message.isascii()
            assert problem.message_en
        return [
            (*map(int, p.path.split(" ")[0].split(":")[1:]), p.code)
            for p in caught.value.problems
        ]

    return of


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


@pytest.fixture(scope="module")
def example():
    return read_overlay(EXAMPLE)


class TestExample:
    def test_holds_what_the_file_says(self, example):
        assert (example.id, example.title_en) == (
            "yunshan",
            "overlay of Yunshan county (invented)",
        )
        assert [d.id for d in example.documents] == ["yunshan-2018"]
        assert [h.node.name for h in example.parameters] == [
            "yunshan_line",
            "village_incidence_cap",
        ]
        assert dict(example.asked) == {
            Subject.HOUSEHOLD: (
                ConditionFact(
                    "policy_known",
                    "知晓本户享受的帮扶政策",
                    "knows the measures it benefits from",
                ),
            ),
            Subject.VILLAGE: (
                QuantityFact(
                    "street_lamps", "", "村内路灯盏数", "street lamps in the village"
                ),
            ),
        }
        assert [s.id for s in example.standards] == [
            "yunshan/household/2018",
            "yunshan/village/2018",
        ]
        assert [s.id for s in example.schemes] == ["yunshan/batches/2018"]

    def test_a_derived_standard_keeps_what_is_not_changed(self, example):
        local = example.standard("yunshan/household/2018")
        national = standard("cn/household/2016")
        assert example.base_of(local) == national
        assert (local.first, local.last) == (date(2018, 3, 1), national.last)
        assert local.income is national.income
        assert [r.id for r in local.rules] == [
            "yunshan/household/2018.income",
            *(r.id for r in national.rules[1:]),
            "yunshan/household/2018.school-age",
            "yunshan/household/2018.policy-known",
        ]

    def test_every_rule_of_its_own_is_cited_with_the_standing_of_its_document(self, example):
        for book in example.standards:
            for rule in book.rules:
                if rule.id.startswith("yunshan/"):
                    (cited,) = rule.cites
                    assert cited.document.startswith("《云山县")
                    assert cited.article
                    assert cited.standing is Standing.REPORTED

    def test_a_number_of_a_shipped_name_keeps_labels_and_unit(self, example):
        own = {h.node.name: h for h in example.parameters}["village_incidence_cap"]
        assert own.node == parameters()["village_incidence_cap"].node
        assert [s.value for s in own.settings] == [150]

    def test_parts_are_removed_and_added(self, example):
        village = [r.last_name for r in example.standard("yunshan/village/2018").rules]
        assert "industry" not in village
        assert village[-1] == "lamps"
        batches = [b.id for b in example.scheme("yunshan/batches/2018").batches]
        assert batches == [
            "production",
            "relocation",
            "education",
            "social-security",
            "illness",
        ]

    def test_a_name_that_is_not_there_is_an_error(self, example):
        with pytest.raises(UnknownNameError, match="did you mean"):
            example.standard("yunshan/household/2019")
        with pytest.raises(UnknownNameError):
            example.scheme("nothing")


class TestShapeIsThatOfTheShippedFiles:
    """One loader, one format: the shipped files pass the checks an overlay must pass."""

    @pytest.mark.parametrize("folder", ["documents", "parameters"])
    def test_shipped_tables_have_no_fault(self, folder):
        for entry in files("fupin.policy").joinpath(folder).iterdir():
            text = entry.read_text("utf-8")
            faults = Faults(entry.name, text)
            for name, table in tomllib.loads(text).items():
                faults.fits((name,), table, DOCUMENT if folder == "documents" else PARAMETER)
                for i, row in enumerate(table.get("settings", ())):
                    faults.fits((name, "settings", i), row, SETTING)
            assert faults.problems == ()


class TestEveryShippedRule:
    def test_is_written_and_read_back_equal(self):
        for book in standards():
            words = vocabulary(book.subject)
            for rule in book.rules:
                assert parse(expression(rule.test), words) == rule.test

    def test_so_is_every_batch(self):
        words = vocabulary(Subject.HOUSEHOLD, parameters=False)
        for batch in (b for s in schemes() for b in s.batches):
            assert parse(expression(batch.test), words) == batch.test
            if batch.person is not None:
                assert parse(expression(batch.person), of_members()) == batch.person


class TestNewBooks:
    def test_a_standard_without_base(self, write):
        text = BASE + BOOK.replace('base = "cn/household/2016"', 'subject = "county"')
        text += 'first = 2019-01-01\nlast = 2020-12-31\nincome = "可支配收入"\n'
        text += RULE.replace("food_attested", "rural_population > 100")
        (book,) = read_overlay(write(text)).standards
        assert book.subject is Subject.COUNTY
        assert [r.id for r in book.rules] == ["x/household.new"]
        assert sentence(book.rules[0].test) == "乡村总人口 > 100 人"

    def test_a_base_may_be_a_later_standard_of_the_same_file(self, write):
        late = BOOK.replace("x/household", "y").replace("cn/household/2016", "x/household")
        found = read_overlay(write(BASE + late + BOOK + RULE))
        assert [s.id for s in found.standards] == ["x/household", "y"]
        assert found.standard("y").rules == found.standard("x/household").rules
        assert found.base_of(found.standard("y")) == found.standard("x/household")

    def test_a_number_may_be_derived_from_a_later_or_a_shipped_one(self, write):
        derived = LINE.replace("x_line", "y_line").replace(
            'value = "3000"',
            'derived_from = "x_line"\nderived_on = 2018-06-01\nfactor = "1.5"',
        )
        other = derived.replace("y_line", "z_line").replace("x_line", "poverty_line")
        found = read_overlay(write(BASE + derived + other + LINE))
        values = {h.node.name: h.settings[0].value for h in found.parameters}
        assert values == {"x_line": 300_000, "y_line": 450_000, "z_line": 449_250}

    def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(self, tmp_path):
        path = tmp_path / "x.toml"
        path.write_bytes(b"\xef\xbb\xbf" + (BASE + BOOK + RULE).replace("\n", "\r\n").encode())
        assert read_overlay(str(path)).standards

    def test_an_article_may_be_known_to_be_surer_or_less_sure(self, write):
        text = BASE + BOOK + RULE + 'standing = "recalled"\ndisputed = "一说第二条"\n'
        cited = read_overlay(write(text)).standards[0].rules[-1].cites[0]
        assert (cited.standing, cited.disputed) == (Standing.RECALLED, "一说第二条")


class TestFaults:
    def test_no_toml(self, told):
        assert told("[overlay]\nid = x\n") == [(2, 6, "overlay.not-toml")]
        assert told('[overlay]\nid = "x') == [(2, 1, "overlay.not-toml")]
        assert told("a = " + "[" * 100_000)[0][2] == "overlay.not-toml"

    def test_no_text(self, tmp_path):
        path = tmp_path / "x.toml"
        path.write_bytes(b"[overlay]\nid = '\xff'\n")
        with pytest.raises(InvalidDataError) as caught:
            read_overlay(path)
        assert caught.value.problems[0].path == "x.toml:2:1"
        path.write_bytes(b"#" * 1_000_001)
        with pytest.raises(InvalidDataError, match="too large"):
            read_overlay(path)

    def test_no_file(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            read_overlay(tmp_path / "none.toml")

    def test_an_empty_file_lacks_a_head(self, told):
        assert told("") == [(1, 1, "overlay.missing-key")]

    @pytest.mark.parametrize(
        ("text", "part", "code"),
        [
            (BASE.replace('id = "x"\n', ""), "[overlay]", "overlay.missing-key"),
            (BASE.replace('"甲县"', "3"), "issuer", "overlay.wrong-value"),
            (BASE.replace('"甲"', '" "'), "title", "overlay.wrong-value"),
            (BASE + "\n[nonsense]\n", "[nonsense]", "overlay.unknown-key"),
            (BASE.replace("reported", "sure"), "standing", "overlay.wrong-value"),
            (BASE.replace("issued", "isued"), "isued", "overlay.unknown-key"),
            (BASE.replace("2018-03-01", '"2018"'), "issued", "overlay.wrong-value"),
            (
                BASE.replace("2018-03-01", "2018-03-01T00:00:00"),
                "issued",
                "overlay.wrong-value",
            ),
            (BASE.replace(".plan", ".nbs-2015"), "[documents", "overlay.name-taken"),
            (BASE + "[documents]\nb = 3\n", "b = 3", "overlay.not-a-table"),
            (BASE + LINE.replace('"plan"', '"none"'), '"none"', "overlay.unknown-document"),
            (BASE + LINE.replace('document = "plan"\n', ""), "[[para", "overlay.missing-key"),
            (
                BASE + LINE.replace('standing = "reported"', ""),
                "[[parameters",
                "overlay.missing-key",
            ),
            (BASE + LINE.replace("2018-12-31", "2017-12-31"), "last", "overlay.days-reversed"),
            (BASE + LINE.replace("3000", "3000.001"), "value", "value.too-precise"),
            (BASE + LINE.replace("3000", "三千"), "value", "value.not-a-number"),
            (BASE + LINE.replace('value = "3000"', ""), "[[para", "overlay.no-value"),
            (BASE + LINE + 'derived_from = "poverty_line"\n', "[[para", "overlay.no-value"),
            (BASE + LINE.replace("fen/p", "yen/p"), "unit", "overlay.unknown-unit"),
            (BASE + LINE + 'group = "exit-wst"\n', "group =", "overlay.unknown-group"),
            (BASE + LINE + 'region = "12"\n', "region =", "value.not-a-region-code"),
            (
                BASE + LINE + 'group = "exit-west"\nregion = "510000"\n',
                "region =",
                "overlay.two-places",
            ),
            (
                BASE + LINE + LINE[LINE.index("[[") :].replace("2018-01", "2018-12"),
                "[parameters.x_line]",
                "overlay.days-overlap",
            ),
            (BASE + LINE.replace("x_line", "size"), "[parameters.size]", "overlay.name-taken"),
            (BASE + LINE.replace("x_line", "age"), "[parameters.age]", "overlay.name-taken"),
            (BASE + LINE.replace("x_line", "and"), "[parameters.and]", "overlay.name-taken"),
            (BASE + LINE.replace("x_line", "a-b"), "[parameters.a-b]", "overlay.name-taken"),
            (
                BASE + LINE.replace("x_line", "poverty_line").replace('en = "line"\n', ""),
                "zh =",
                "overlay.other-number",
            ),
            (
                BASE
                + LINE.replace(
                    'value = "3000"',
                    'derived_from = "x_line"\nderived_on = 2018-01-01\nfactor = "2"',
                ),
                "[parameters.x_line]",
                "overlay.in-a-circle",
            ),
            (
                BASE
                + LINE.replace(
                    'value = "3000"',
                    'derived_from = "poverty_line"\nderived_on = 1990-01-01\nfactor = "2"',
                ),
                "[parameters.x_line]",
                "overlay.not-derivable",
            ),
            (BASE + "[asked.person.a]\n", "[asked", "overlay.unknown-subject"),
            (BASE + "[asked]\nhousehold = 1\n", "household", "overlay.not-a-table"),
            (
                BASE + '[asked.household.size]\nzh="人"\nen="x"\nkind="condition"\n',
                "[asked",
                "overlay.name-taken",
            ),
            (
                BASE + '[asked.household.members]\nzh="人"\nen="x"\nkind="condition"\n',
                "[asked",
                "overlay.name-taken",
            ),
            (
                BASE + '[asked.household.a]\nzh="人"\nen="x"\nkind="quantity"\n',
                "[asked",
                "overlay.unit-misplaced",
            ),
            (
                BASE + '[asked.village.a]\nzh="人"\nen="x"\nkind="quantity"\nunit="斤"\n',
                "unit",
                "overlay.unknown-unit",
            ),
            (BASE + BOOK.replace("2016", "2015"), "base", "overlay.unknown-base"),
            (BASE + BOOK.replace('"x/h', '"cn/h') + "\n", "base", "overlay.in-a-circle"),
            (
                BASE + BOOK.replace('"x/household"', '"cn/household/2016"'),
                "[standards",
                "overlay.name-taken",
            ),
            (BASE + BOOK.replace('"x/household"', '"x y"'), "[standards", "overlay.bad-name"),
            (
                BASE + BOOK.replace("plan", "pan"),
                'document = "pan"',
                "overlay.unknown-document",
            ),
            (
                BASE + BOOK.replace('document = "plan"', ""),
                "[standards",
                "overlay.missing-key",
            ),
            (BASE + BOOK + "first = 2021-01-01\n", "[standards", "overlay.days-reversed"),
            (BASE + BOOK + 'subject = "village"\n', "subject", "overlay.other-subject"),
            (BASE + BOOK + 'income = "收入"\n', "income", "overlay.wrong-value"),
            (BASE + BOOK + 'remove = ["fod"]\n', "remove", "overlay.unknown-part"),
            (BASE + BOOK + RULE + RULE, "", "overlay.name-taken"),
            (BASE + BOOK + RULE.replace('"new"', '"New"', 1), "name", "overlay.bad-name"),
            (
                BASE + BOOK + RULE.replace('article = "第一条"', ""),
                "[[standards",
                "overlay.missing-key",
            ),
        ],
    )
    def test_is_told_on_its_line(self, told, text, part, code):
        if code == "overlay.in-a-circle" and "x_line" not in text:
            text = text.replace('base = "cn/household/2016"', 'base = "cn/household"')
        found = told(text)
        assert [f[2] for f in found] == [code]
        if part:
            assert found[0][0] == line_of(text, part)

    def test_a_standard_without_base_must_say_more(self, told):
        text = BASE + BOOK.replace('base = "cn/household/2016"\n', "")
        assert [f[2] for f in told(text)] == [*["overlay.missing-key"] * 3, "overlay.no-parts"]

    def test_what_rests_on_a_faulty_base_is_not_told_again(self, told):
        late = BOOK.replace("x/household", "y").replace("cn/household/2016", "x/household")
        text = BASE + late + BOOK + RULE.replace("food_attested", "nonsense")
        assert [f[2] for f in told(text)] == ["overlay.bad-expression"]

    def test_what_cites_a_faulty_document_or_number_is_not_told_again(self, told):
        text = BASE.replace("reported", "sure") + LINE.replace("3000", "x") + BOOK + RULE
        text = text.replace("food_attested", "income_per_head > x_line")
        assert [f[2] for f in told(text)] == ["overlay.wrong-value", "value.not-a-number"]

    def test_a_scheme_has_no_numbers(self, told, write):
        text = BASE + BOOK.replace("standards", "schemes").replace(
            "cn/household/2016", "cn/five-batches/2015"
        )
        text += RULE.replace("standards", "schemes").replace("rules", "batches")
        assert read_overlay(write(text)).schemes
        faulty = text.replace("food_attested", "income_per_head > poverty_line")
        faulty += 'person = "size > 1"\n'
        assert [f[2] for f in told(faulty)] == ["overlay.bad-expression"] * 2

    @pytest.mark.parametrize(
        ("written", "line", "column"),
        [
            ('"无"', 0, 9),
            ("'food_attested and 无'", 0, 27),
            ("'''food_attested and\n  无'''", 1, 3),
            ("'''\nfood_attested and\n  无'''", 2, 3),
            ('"""\n无"""', 1, 1),
            ('"main_cause in [\\"因病\\"] and 无"', 0, 8),
        ],
    )
    def test_expressions_are_told_with_line_and_column_of_the_file(
        self, told, written, line, column
    ):
        text = BASE + BOOK + RULE.replace('"food_attested"', written)
        ((at, place, code),) = told(text)
        assert code == "overlay.bad-expression"
        assert (at - line_of(text, "test ="), place) == (line, column)

    def test_where_escapes_hide_the_column_the_message_has_it(self, write):
        text = BASE + BOOK + RULE.replace('"food_attested"', '"main_cause in [\\"无\\"]"')
        with pytest.raises(InvalidDataError) as caught:
            read_overlay(write(text))
        (problem,) = caught.value.problems
        assert problem.message.startswith("第1行第16列：不是主要致贫原因的用语")
        assert problem.message_en.startswith("line 1, column 16: ")
        assert problem.path.endswith('standards."x/household".rules[0].test')

    def test_all_faults_are_told_at_once_in_the_order_of_the_file(self, told):
        text = (
            BASE.replace("reported", "sure")
            + LINE.replace("3000", "x")
            + BOOK.replace("2016", "2015")
            + BOOK.replace("x/household", "z").replace("甲", " ")
            + RULE.replace("x/household", "w")
        )
        found = told(text)
        assert [f[:2] for f in found] == sorted(f[:2] for f in found)
        assert {"overlay.wrong-value", "value.not-a-number", "overlay.unknown-base"} <= {
            f[2] for f in found
        }


class TestDifferences:
    def test_of_the_example_in_words(self, example):
        local = example.standard("yunshan/household/2018")
        found = differences(local, standard("cn/household/2016"))
        assert [(d.change, d.what, d.name) for d in found] == [
            (Change.CHANGED, "days", ""),
            (Change.CHANGED, "rule", "income"),
            (Change.ADDED, "rule", "school-age"),
            (Change.ADDED, "rule", "policy-known"),
            (Change.ADDED, "parameter", "yunshan_line"),
        ]
        assert found[4].explain() == (
            "新增数值：云山县验收收入线\n"
            "  今：2018年 3600 元/人/年；2019-01-01至2020-12-31 3900 元/人/年\n"
            "  依据：《云山县贫困退出验收办法》（虚构）（云扶发〔2018〕0号）第四条，2018-03-01"
            "〔见于转述〕"
        )

    def test_of_numbers_and_removed_rules(self, example):
        village = example.standard("yunshan/village/2018")
        found = {d.name: d for d in differences(village, standard("cn/village/2016"))}
        assert found["industry"].explain("en") == (
            "removed rule: industry is weighed\n  before: industry attested"
        )
        cap = found["village_incidence_cap"]
        assert cap.before.count("；") == 1
        assert "2016-04-28至2020-12-31 2%（退出标准2%的中部10省）" in cap.before
        assert cap.after_en == "2018-01-01 to 2020-12-31 1.5%"

    def test_a_standard_does_not_differ_from_itself(self):
        for book in standards():
            assert differences(book, book) == ()

    def test_of_what_is_shipped(self):
        later = differences(standard("cn/household/2019"), standard("cn/household/2016"))
        assert [(d.change, d.what, d.name) for d in later] == [
            (Change.CHANGED, "days", ""),
            (Change.ADDED, "rule", "water"),
        ]

    def test_of_the_income_concept(self, write):
        text = BASE + BOOK + 'income = "可支配收入"\n'
        (book,) = read_overlay(write(text)).standards
        (found,) = differences(book, standard("cn/household/2016"))
        assert (found.what, found.before, found.after) == ("income", "纯收入", "可支配收入")


class TestInstalled:
    @pytest.fixture
    def install(self, tmp_path, monkeypatch):
        """A package that offers overlays, as an installer leaves it."""

        def put(name, entries, module):
            (tmp_path / f"{name}.py").write_text(module, "utf-8")
            info = tmp_path / f"{name}-1.0.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", "utf-8")
            lines = [f"{key} = {value}" for key, value in entries.items()]
            (info / "entry_points.txt").write_text(
                "\n".join(["[fupin.overlays]", *lines]) + "\n", "utf-8"
            )
            monkeypatch.syspath_prepend(str(tmp_path))
            monkeypatch.delitem(sys.modules, name, raising=False)

        return put

    def test_none_are_installed_here(self):
        assert overlays() == ()

    def test_a_path_a_call_or_a_resource_is_found(self, install, write):
        write(BASE + BOOK + RULE)
        install(
            "vendor_one",
            {"b": "vendor_one:PATH", "a": "vendor_one:offered"},
            f"from pathlib import Path\nPATH = {str(EXAMPLE)!r}\n"
            "def offered(): return Path(__file__).parent / 'x.toml'\n",
        )
        assert [one.id for one in overlays()] == ["x", "yunshan"]

    def test_two_of_one_id_are_refused(self, install):
        install(
            "vendor_two",
            {"a": "vendor_two:PATH", "b": "vendor_two:PATH"},
            f"PATH = {str(EXAMPLE)!r}\n",
        )
        with pytest.raises(InvalidDataError) as caught:
            overlays()
        assert len(caught.value.problems) == 3


class TestPlaces:
    def test_every_key_of_every_shipped_file_has_its_line(self):
        for folder in ("documents", "parameters"):
            for entry in files("fupin.policy").joinpath(folder).iterdir():
                text = entry.read_text("utf-8")
                lines, found = text.split("\n"), places(text)
                for name, table in tomllib.loads(text).items():
                    for i, row in enumerate(table.get("settings", ())):
                        for key in row:
                            place = found[name, "settings", i, key]
                            assert lines[place.line - 1].startswith(f"{key} ")
                    assert name in lines[found[(name,)].line - 1]

    def test_strings_and_brackets_of_every_kind(self):
        text = (
            '# [no]\n[a."b.c".\'d\']\nx = "]\\" [" # ]\ny = [ # [\n \'[\', [1,\n2], ]\n'
            "z = {q = \"}\"}\nw.v = '''\n[no]'''''\n[[l]]\n[[l.m]]\n[[l.m]]\nk = 1\n"
            '[[l]]\n[[l.m]]\nk = """a\n"""\n'
        )
        tomllib.loads(text)
        found = {path: place.line for path, place in places(text).items()}
        assert found == {
            ("a",): 2,
            ("a", "b.c"): 2,
            ("a", "b.c", "d"): 2,
            ("a", "b.c", "d", "x"): 3,
            ("a", "b.c", "d", "y"): 4,
            ("a", "b.c", "d", "z"): 7,
            ("a", "b.c", "d", "w", "v"): 8,
            ("l",): 10,
            ("l", 0): 10,
            ("l", 0, "m"): 11,
            ("l", 0, "m", 0): 11,
            ("l", 0, "m", 1): 12,
            ("l", 0, "m", 1, "k"): 13,
            ("l", 1): 14,
            ("l", 1, "m"): 15,
            ("l", 1, "m", 0): 15,
            ("l", 1, "m", 0, "k"): 16,
        }


def test_scheme_bases_are_shipped_schemes(example):
    local = example.scheme("yunshan/batches/2018")
    kept = [b for b in scheme("cn/five-batches/2015").batches if b.id != "ecology"]
    assert local.batches[:-1] == tuple(kept)
