"""Rules written as text: every form, every fault with its place, and nothing run."""

from __future__ import annotations

import enum
import sys

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import RuleDefinitionError, RuleSyntaxError
from fupin.logic import (
    Agreement,
    AllOf,
    AnyOf,
    Arithmetic,
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Group,
    Named,
    Number,
    Parameter,
    QuantityFact,
    Ratio,
    Recorded,
    Vocabulary,
    expression,
    first_known,
    parse,
)
from fupin.logic.grammar import DEEPEST, LONGEST


class Race(enum.Enum):
    ELF = "精灵"
    DWARF = "矮人"
    OTHER = '带"引号"\\的'


hobbits = QuantityFact("hobbits", "person", "霍比特人", "hobbits")
gold = QuantityFact("gold", "fen/year", "金子", "gold")
silver = QuantityFact("silver", "fen/year", "银子", "silver")
age = QuantityFact("age", "age", "年龄", "age")
share = Parameter("share", "fen/person/year", "每人份额", "share a head")
cap = Parameter("cap", "percent", "上限", "cap")
brave = ConditionFact("brave", "勇敢", "brave")
kind = ConditionFact("kind", "善良", "kind")
race = ChoiceFact("race", Race, "种族", "race")
friends = ChoicesFact("friends", Race, "朋友", "friends")
armed = ConditionFact("armed", "带剑", "armed")
company = Group("company", "person", "同伴", "companion")
WORDS = Vocabulary(
    facts=(hobbits, gold, silver, brave, kind, race, friends),
    parameters=(share, cap),
    groups=((company, (age, armed, race, gold)),),
)

PIECES = [
    *("brave", "gold", "race", "hobbits", "company", "every", "ratio", "count", "quantity"),
    *("and", "or", "not", "in", "(", ")", "[", "]", ",", ">", "<=", "+", "*", "-", "3"),
    *("'精灵'", "named", "x", "\n", "#"),
]


def faults(text):
    with pytest.raises(RuleSyntaxError) as caught:
        parse(text, WORDS)
    return caught.value.faults


def told(text):
    """The faults of a text that may have none."""
    try:
        parse(text, WORDS)
    except RuleSyntaxError as error:
        return error.faults
    return ()


def places(text):
    return [(f.line, f.column) for f in faults(text)]


class TestForms:
    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("brave", brave),
            ("(brave)", brave),
            ("not brave", ~brave),
            ("not not brave", ~~brave),
            ("brave and kind and brave", AllOf((brave, kind, brave))),
            ("(brave and kind) and brave", AllOf((AllOf((brave, kind)), brave))),
            ("brave or kind and brave", AnyOf((brave, AllOf((kind, brave))))),
            ("not brave and kind", AllOf((~brave, kind))),
            ("not (brave or kind)", ~(brave | kind)),
            ("gold > silver", gold > silver),
            ("gold >= silver", gold >= silver),
            ("gold < silver", gold < silver),
            ("gold <= silver", gold <= silver),
            ("not gold > silver", ~(gold > silver)),
            ("silver <= gold < silver", AllOf((silver <= gold, gold < silver))),
            ("gold > hobbits * share", gold > hobbits * share),
            ("gold - silver - gold > silver", (gold - silver) - gold > silver),
            ("gold - (silver - gold) > silver", gold - (silver - gold) > silver),
            ("gold + silver * 2 > gold", gold + silver * Number(2) > gold),
            ("(gold + silver) * -2 > gold", (gold + silver) * Number(-2) > gold),
            ("hobbits > 3", hobbits > Number(3, "person")),
            ("3 < hobbits", Number(3, "person") < hobbits),
            ("hobbits - 1 > -2", hobbits - Number(1, "person") > Number(-2, "person")),
            ("1 > 0", Number(1) > Number(0)),
            ("race in ['精灵']", race.among(Race.ELF)),
            ('race in ["精灵", "矮人",]', race.among(Race.ELF, Race.DWARF)),
            ('race in "精灵"', race.among(Race.ELF)),
            ("race not in ['精灵']", ~race.among(Race.ELF)),
            (r'race in ["带\"引号\"\\的"]', race.among(Race.OTHER)),
            ("includes(friends, '精灵', '矮人')", friends.include(Race.ELF, Race.DWARF)),
            ("every(company, armed)", company.every(armed)),
            (
                "some(company, race in ['精灵'] or age < 6)",
                company.some(race.among(Race.ELF) | (age < Number(6, "age"))),
            ),
            ("count(company, armed) >= 2", company.count(armed) >= Number(2, "person")),
            ("total(company, gold) > silver", company.total(gold) > silver),
            ("implies(brave, kind)", brave.implies(kind)),
            ("first_known(brave, kind)", first_known(brave, kind)),
            ("agreement(brave, kind)", Agreement((brave, kind))),
            ("all_of(brave)", AllOf((brave,))),
            ("any_of(brave, kind)", AnyOf((brave, kind))),
            ("recorded(race)", Recorded(race)),
            ("every(company, recorded(age))", company.every(Recorded(age))),
            ("named(brave, '勇', 'is brave')", Named(brave, "勇", "is brave")),
            ("ratio(hobbits, hobbits) < cap", Ratio(hobbits, hobbits) < cap),
            ("ratio(gold, silver) >= cap", Ratio(gold, silver) >= cap),
            (
                'ratio(hobbits, hobbits) <= quantity("2.5", "percent")',
                Ratio(hobbits, hobbits) <= Number(250, "percent"),
            ),
            (
                'gold > quantity("3500.5", "yuan/year")',
                gold > Number(3500_50, "fen/year"),
            ),
            ("gold > quantity(0.01, 'yuan/year')", gold > Number(1, "fen/year")),
            ("brave  # 勇敢\n  and\t(\r\nkind)", brave & kind),
        ],
    )
    def test_text_means(self, text, meant):
        assert parse(text, WORDS) == meant

    def test_a_quotation_mark_or_sign_in_a_text_is_text(self):
        named = parse("named(brave, '“勇” # and\\n', \"it's\")", WORDS)
        assert named == Named(brave, "“勇” # and\n", "it's")


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "line", "column", "english"),
        [
            ("", 1, 1, "not complete"),
            ("   \n ", 1, 1, "not complete"),
            ("brave and", 1, 10, "not complete"),
            ("brave and\n# 注释", 2, 5, "not complete"),
            ("and brave", 1, 1, "'and' can't stand here"),
            ("brave kind", 1, 7, "'kind' is too much"),
            ("brave) or (kind", 1, 6, "')' is too much"),
            ("(brave", 1, 1, "'(' is not closed"),
            ("race in ['精灵'", 1, 9, "'[' is not closed"),
            ("brave == kind", 1, 7, '"equals"'),
            ("brave & kind", 1, 7, "write and"),
            ("brave || kind", 1, 7, "write or"),
            ("~brave", 1, 1, "write not"),
            ("gold / silver > cap", 1, 6, "ratio(part, whole)"),
            ("gold ＞ silver", 1, 6, "half-width >"),
            ("gold ≥ silver", 1, 6, "write >="),
            ("race in ['精灵", 1, 10, "quotation mark"),
            ("race in [“精灵”]", 1, 10, "plain quotation mark"),
            ("hobbits > 1x", 1, 11, "not a plain number"),
            ("gold ** 2 > silver", 1, 6, "unknown sign"),
            ("brave.__class__", 1, 6, "unknown sign"),
            ("brave\x00", 1, 6, "unknown sign"),
            ("-gold > silver", 1, 1, "'-' can't stand"),
            ("brawe", 1, 1, "did you mean brave"),
            ("勇敢", 1, 1, "did you mean brave"),
            ("True", 1, 1, "unknown name 'True'"),
            ("brave and 未知", 1, 11, "unknown name"),
            ("armed", 1, 1, "unknown name"),
            ("every(company, brave)", 1, 16, "unknown name 'brave'"),
            ("company", 1, 1, "is a group"),
            ("print(brave)", 1, 1, "unknown word 'print'"),
            ("evry(company, armed)", 1, 1, "known: every"),
            ("every(armed)", 1, 1, "write every(group, condition)"),
            ("every(gold, armed)", 1, 1, "write every(group, condition)"),
            ("every(company, every(company, armed))", 1, 22, "inside a group"),
            ("first_known()", 1, 1, "write first_known(condition, …)"),
            ("implies(brave)", 1, 1, "write implies"),
            ("ratio(hobbits) < cap", 1, 1, "write ratio"),
            ("recorded(brave and kind)", 1, 1, "write recorded"),
            ("recorded(cap)", 1, 1, "write recorded"),
            ("named(brave, '勇')", 1, 1, "write named"),
            ("includes(friends)", 1, 1, "write includes"),
            ("includes(race, '精灵')", 1, 10, "sets of answers"),
            ("includes(friends, '精')", 1, 19, "no wording of friends"),
            ("quantity(gold, 'mu') > gold", 1, 1, "write quantity"),
            ("gold > quantity('3', 'fen/year')", 1, 22, "unknown unit 'fen/year'"),
            ("gold > quantity('3', '斤')", 1, 22, "unknown unit"),
            ("gold > quantity('3', '')", 1, 22, "unknown unit"),
            ("gold > quantity('3.001', 'yuan/year')", 1, 17, "no number of this unit"),
            ("hobbits > 1234567890123", 1, 11, "more than 12 digits"),
            ("hobbits > 2.5", 1, 11, "write quantity"),
            ("gold", 1, 1, "a condition is wanted here, not a quantity"),
            ("race", 1, 1, "not a coded answer"),
            ("ratio(hobbits, hobbits)", 1, 1, "not a ratio"),
            ("friends and brave", 1, 1, "not a set of coded answers"),
            ("brave > gold", 1, 1, "a quantity is wanted here, not a condition"),
            ("gold > brave", 1, 8, "a quantity is wanted here"),
            ("cap > ratio(gold, gold)", 1, 7, "not a ratio"),
            ("'精灵'", 1, 1, "behind 'in'"),
            ("gold > [silver]", 1, 8, "behind 'in'"),
            ("race in []", 1, 6, "at least one wording"),
            ("race in ['精灵', 3]", 1, 16, "no wording of race"),
            ("gold in ['精灵']", 1, 1, "for coded answers"),
            ("friends in ['精灵']", 1, 1, "includes(fact"),
            ("race in ['精灵'] in ['矮人']", 1, 16, "chain"),
            ("gold > 3", 1, 6, "units differ"),
            ("gold > hobbits", 1, 6, "units differ: yuan/year and person"),
            ("gold + hobbits > gold", 1, 6, "units differ"),
            ("ratio(hobbits, gold) < cap", 1, 16, "units differ"),
            ("ratio(hobbits, hobbits) < 2", 1, 25, "units differ: % and no unit"),
            ("x" * (LONGEST + 1), 1, LONGEST + 1, "longer than"),
        ],
    )
    def test_is_told_with_its_place(self, text, line, column, english):
        found = faults(text)[0]
        assert (found.line, found.column) == (line, column)
        assert english in found.message_en
        assert not found.message.isascii()

    def test_columns_count_characters_and_lines_count_from_one(self):
        text = "race in ['精灵']\n  and 名字\n\tor named(勇, '勇敢', '')"
        assert places(text) == [(2, 7), (3, 11)]

    def test_windows_line_ends_are_one_line_end(self):
        assert places("brave\r\nand x") == [(2, 5)]

    def test_all_faults_are_told_at_once_in_both_languages(self):
        with pytest.raises(RuleSyntaxError) as caught:
            parse("x and\nevery(company, y) and gold > hobbits", WORDS)
        assert [f"{f.line}:{f.column}" for f in caught.value.faults] == ["1:1", "2:16", "2:28"]
        assert caught.value.explain().startswith("第1行第1列：没有名为 x 的事实或参数")
        assert "line 2, column 28: units differ" in str(caught.value)

    def test_a_fault_in_the_middle_of_a_chain_is_told_once(self):
        assert places("gold > brave > silver") == [(1, 8)]

    def test_a_fault_inside_a_group_does_not_confuse_what_follows(self):
        assert places("every(company, brave) and every(company, kind) and gold") == [
            (1, 16),
            (1, 42),
            (1, 52),
        ]

    def test_many_stray_characters_are_told_to_a_bound(self):
        assert len(faults("$" * 1000)) == 50
        assert len(faults(" and ".join(["x"] * 200))) == 50


class TestNothingHappens:
    @pytest.mark.parametrize(
        "text",
        [
            "__import__('os').abort()",
            "(lambda: brave)()",
            "[x for x in (1,)]",
            "brave if kind else brave",
            "f'{brave}'",
            "brave; kind",
            "brave := kind",
            "exec('1')",
            "*brave",
            "brave[0]",
            "every(*company)",
            "every(company, test=armed)",
            "b'x'",
            "1 .real > 0",
            "...",
            "`brave`",
            "$brave",
            "brave\\\nand kind",
        ],
    )
    def test_python_is_refused(self, text):
        assert faults(text)

    @pytest.mark.parametrize(
        "text",
        [
            "(" * 5000 + "brave" + ")" * 5000,
            "not " * 4000 + "brave",
            "hobbits" + " + hobbits" * 1800 + " > 0",
            "hobbits" + " * 1" * 4000 + " > 0",
            "all_of(" * 2000 + "brave" + ")" * 2000,
            "[" * 19_000,
            "gold < (" * 1200 + "gold" + ")" * 1200,
        ],
        ids=range(7),
    )
    def test_depth_is_answered_not_suffered(self, text):
        assert "deep" in faults(text)[0].message_en

    def test_the_deepest_that_is_taken_is_taken_near_the_end_of_the_stack(self):
        text = "not (" * (DEEPEST // 2 - 1) + "brave" + ")" * (DEEPEST // 2 - 1)

        def deeper(left):
            return deeper(left - 1) if left else parse(text, WORDS)

        frame, used = sys._getframe(), 0
        while frame:
            frame, used = frame.f_back, used + 1
        assert deeper(sys.getrecursionlimit() - used - 350) is not None

    def test_wide_is_not_deep(self):
        assert len(parse(" or ".join(["brave"] * 2000), WORDS).parts) == 2000

    def test_nested_chains_are_read_once(self):
        """Read twice at each level, it would take a million readings and a million faults."""
        text = "gold < (" * 20 + "gold" + " < gold) < gold" * 20
        assert places(text) == [(1, 161)]

    @given(st.text(max_size=60))
    def test_any_text_is_a_rule_or_a_fault(self, text):
        assert all(f.line >= 1 and f.column >= 1 for f in told(text))

    @given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
    def test_any_mix_of_words_is_a_rule_or_a_fault_within_the_text(self, text):
        lines = text.split("\n")
        for f in told(text):
            assert 1 <= f.column <= len(lines[f.line - 1]) + 1


class TestVocabulary:
    @pytest.mark.parametrize(
        "names",
        [
            {"facts": (brave, brave)},
            {"facts": (QuantityFact("cap", "", "", ""),), "parameters": (cap,)},
            {"facts": (ConditionFact("company", "", ""),), "groups": ((company, ()),)},
            {"parameters": (cap,), "groups": ((company, (ConditionFact("cap", "", ""),)),)},
            {"facts": (ConditionFact("not", "", ""),)},
            {"facts": (ConditionFact("every", "", ""),)},
            {"facts": (ConditionFact("a b", "", ""),)},
            {"facts": (ConditionFact("", "", ""),)},
        ],
    )
    def test_a_name_means_one_thing(self, names):
        with pytest.raises(RuleDefinitionError):
            Vocabulary(**names)


def quantities(facts, *, group=True):
    """Quantities of one unit, so that any two can be compared."""
    base = st.sampled_from(facts) | st.integers(-(10**9), 10**9).map(
        lambda value: Number(value, "fen/year")
    )
    if group:
        base |= quantities([gold], group=False).map(company.total)
    return st.recursive(
        base,
        lambda inner: (
            st.builds(Arithmetic, st.sampled_from("+-"), inner, inner)
            | st.builds(Arithmetic, st.just("*"), inner, st.integers(-9, 9).map(Number))
        ),
        max_leaves=4,
    )


def conditions(facts, amounts, *, group=True):
    signs = st.sampled_from([">", ">=", "<", "<="])
    options = st.lists(st.sampled_from(Race), min_size=1, max_size=3)
    base = (
        st.sampled_from(facts)
        | st.builds(lambda op, a, b: getattr(a, op)(b), _method(signs), amounts, amounts)
        | options.map(lambda found: race.among(*found))
        | st.just(Recorded(race))
        | st.builds(
            lambda op, a, b: getattr(Ratio(a, b), op)(cap), _method(signs), amounts, amounts
        )
    )
    if group:
        inner = conditions([armed], quantities([gold], group=False), group=False)
        base |= inner.map(company.every) | inner.map(company.some)
        base |= inner.map(lambda test: company.count(test) > hobbits)
        base |= options.map(lambda found: friends.include(*found))
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)

    def over(inner):
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return (
            st.builds(AllOf, several)
            | st.builds(AnyOf, several)
            | st.builds(FirstKnown, several)
            | st.builds(Agreement, several)
            | inner.map(lambda one: ~one)
            | st.builds(lambda one, other: one.implies(other), inner, inner)
            | st.builds(Named, inner, words, words)
        )

    return st.recursive(base, over, max_leaves=8)


def _method(signs):
    return signs.map({">": "__gt__", ">=": "__ge__", "<": "__lt__", "<=": "__le__"}.get)


class TestRoundTrip:
    @given(conditions([brave, kind], quantities([gold, silver])))
    def test_what_is_written_is_read_back_equal(self, condition):
        assert parse(expression(condition), WORDS) == condition

    @pytest.mark.parametrize(
        ("condition", "text"),
        [
            (brave & (kind | ~brave), "brave and (kind or not brave)"),
            (~race.among(Race.ELF), 'race not in ["精灵"]'),
            (~~brave, "not not brave"),
            (gold - (silver - gold) > gold, "gold - (silver - gold) > gold"),
            (gold * (Number(2) * Number(3)) > gold, "gold * (2 * 3) > gold"),
            ((gold + silver) * Number(2) > gold, "(gold + silver) * 2 > gold"),
            (gold + silver * Number(2) > gold, "gold + silver * 2 > gold"),
            (gold > Number(-350, "fen/year"), 'gold > quantity("-3.5", "yuan/year")'),
            (AllOf((brave,)), "all_of(brave)"),
        ],
    )
    def test_is_written_as_one_would(self, condition, text):
        assert expression(condition) == text
