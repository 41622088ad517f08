"""The books of rules: sound, sourced, told apart, and with numbers for all their days."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from fupin.errors import (
    ParameterNotInForceError,
    RuleDefinitionError,
    UnitError,
    UnknownNameError,
)
from fupin.facts import household
from fupin.logic import check, names, sentence
from fupin.policy import choose, documents, groups, history
from fupin.standards import (
    Rule,
    Scheme,
    Standard,
    Subject,
    scheme,
    schemes,
    standard,
    standards,
)


BOOKS = standards()
RULES = [(s, r) for s in BOOKS for r in s.rules]
TITLES = {d.title for d in documents().values()}

TO_THE_END = date(2020, 12, 31)
NO_2020 = ((date(2020, 1, 1), TO_THE_END),)
ONLY_2017_AND_2020 = ((date(2018, 1, 1), date(2019, 12, 31)),)

# Days on which a book was in force and a number of it has no value: those days need
# extrapolate=True.  The measured line was never published as a point value for 2020;
# Shaanxi's is known for single years; some documents name 2017 and 2020 only.
KNOWN_GAPS = {
    ("cn/household/2016", "poverty_line"): NO_2020,
    ("cn/household/2019", "poverty_line"): NO_2020,
    ("cn-61/household/2017", "shaanxi_poverty_line"): ((date(2018, 1, 1), TO_THE_END),),
    ("cn-45/household/2017", "poverty_line"): NO_2020,
    ("cn-45/village/2017", "guangxi_collective_income"): ONLY_2017_AND_2020,
    ("cn-45/county/2017", "guangxi_repaired_dwelling_share"): ONLY_2017_AND_2020,
    ("cn-45/county/2017", "guangxi_school_retention"): ONLY_2017_AND_2020,
    ("cn-45/county/2017", "poverty_line"): NO_2020,
    ("cn-34/household/2016", "poverty_line"): NO_2020,
    ("cn-41/household/2016", "poverty_line"): NO_2020,
    ("cn-43/county/2017", "hunan_rural_income"): ONLY_2017_AND_2020,
    ("cn-53/county/2017", "yunnan_exited_village_share"): (
        (date(2018, 1, 1), date(2018, 12, 31)),
    ),
}


def in_gap(book, parameter, day):
    gaps = KNOWN_GAPS.get((book.id, parameter), ())
    return any(first <= day <= last for first, last in gaps)


@pytest.mark.parametrize(
    "rule", [r for _, r in RULES], ids=[f"{s.id}-{r.id}" for s, r in RULES]
)
class TestEveryRule:
    def test_is_sound_and_titled(self, rule):
        assert check(rule.test) is rule.test
        assert rule.title
        assert rule.title_en.isascii()
        assert "\n" not in rule.note

    def test_cites_a_document(self, rule):
        assert rule.cites
        assert all(c.document in TITLES for c in rule.cites)

    def test_its_parameters_exist_with_the_same_unit(self, rule):
        for node in names(rule.test).parameters:
            assert history(node.name).node == node

    def test_can_be_said(self, rule):
        assert sentence(rule.test)
        assert sentence(rule.test, "en").replace("（", "(").isprintable()


@pytest.mark.parametrize("book", BOOKS, ids=lambda s: s.id)
class TestEveryBook:
    def test_ids_of_rules_are_unique_and_begin_like_the_book_or_its_base(self, book):
        ids = [r.id for r in book.rules]
        assert len(set(ids)) == len(ids)
        assert len({r.last_name for r in book.rules}) == len(ids)
        assert {i.rpartition(".")[0] for i in ids} <= {s.id for s in BOOKS}

    def test_sentences_and_titles_tell_rules_apart(self, book):
        for lang in ("zh", "en"):
            said = [sentence(r.test, lang) for r in book.rules]
            assert len(set(said)) == len(said)
        for titles in ([r.title for r in book.rules], [r.title_en for r in book.rules]):
            assert len(set(titles)) == len(titles)

    def test_days_and_document(self, book):
        assert date(1978, 1, 1) <= book.first <= book.last <= date(2026, 12, 31)
        assert book.cites.document in TITLES
        assert book.in_force(book.first)
        assert book.in_force(book.last)
        assert not book.in_force(book.first - timedelta(days=1))
        assert not book.in_force(book.last + timedelta(days=1))

    def test_every_number_has_a_value_on_every_day_in_every_region(self, book):
        """Every change of a number is at the edge of a setting, so edges are enough."""
        provinces = [p for g in groups().values() for p in g.provinces]
        for node in book.names.parameters:
            edges = {book.first, book.last}
            for one in history(node.name).settings:
                edges |= {one.first, one.last, one.last + timedelta(days=1)}
            for day in sorted(e for e in edges if book.first <= e <= book.last):
                if in_gap(book, node.name, day):
                    continue
                for region in provinces if history(node.name).regional else ("",):
                    (chosen,) = choose([node], day, region)
                    assert not chosen.extrapolated

    def test_the_known_gaps_are_gaps(self, book):
        for (name, parameter), gaps in KNOWN_GAPS.items():
            if name == book.id:
                for day in (day for gap in gaps for day in gap):
                    assert book.first <= day <= book.last
                    with pytest.raises(ParameterNotInForceError):
                        history(parameter).on(day)

    def test_is_found_by_its_id(self, book):
        assert standard(book.id) is book


def test_ids_are_unique_across_books_and_schemes():
    ids = [s.id for s in (*BOOKS, *schemes())]
    assert len(set(ids)) == len(ids)
    shared = {}
    for book, rule in RULES:
        assert shared.setdefault(rule.id, rule) is rule, book.id


@pytest.mark.parametrize("one", schemes(), ids=lambda s: s.id)
def test_every_batch_is_sound_sourced_and_told_apart(one):
    assert scheme(one.id) is one
    assert one.cites.document in TITLES
    assert len({b.id for b in one.batches}) == len(one.batches)
    for batch in one.batches:
        check(batch.test)
        assert batch.person is None or check(batch.person) is batch.person
        assert batch.cites
        assert names(batch.test).parameters == ()
    for lang in ("zh", "en"):
        said = [sentence(b.test, lang) for b in one.batches]
        assert len(set(said)) == len(said)


def test_batches_ask_no_ages_since_schemes_have_no_day():
    asked = {
        fact.name
        for one in schemes()
        for batch in one.batches
        for fact in (*names(batch.test).facts, *names(batch.test).of_group("members"))
    }
    assert asked.isdisjoint({"age", "net_income", "income_per_head"})


class TestMaking:
    base = standard("cn/household/2016")

    def rule(self, name, test=household.food_attested):
        return Rule(
            id=f"x.{name}", title="甲", title_en="a", test=test, cites=(self.base.cites,)
        )

    def test_a_rule_of_mismatched_units_cannot_be_made(self):
        with pytest.raises(UnitError):
            self.rule("bad", household.net_income > household.size)

    @pytest.mark.parametrize("last_names", [(), ("a", "a")], ids=["none", "twice"])
    def test_a_book_needs_rules_each_once(self, last_names):
        with pytest.raises(RuleDefinitionError):
            attrs.evolve(self.base, rules=tuple(self.rule(n) for n in last_names))

    def test_derive_replaces_by_last_name_and_appends(self):
        derived = self.base.derive("x", "甲", "a", self.rule("food"), self.rule("power"))
        assert [r.id for r in derived.rules] == [
            "cn/household/2016.income",
            "x.food",
            *(
                f"cn/household/2016.{n}"
                for n in ("clothing", "education", "medical", "housing")
            ),
            "x.power",
        ]
        assert (derived.first, derived.last, derived.cites) == (
            self.base.first,
            self.base.last,
            self.base.cites,
        )
        assert derived.note == ""
        later = self.base.derive("x", "甲", "a", first=date(2017, 1, 1), last=date(2018, 1, 1))
        assert (later.first, later.last) == (date(2017, 1, 1), date(2018, 1, 1))

    def test_the_2016_and_2019_books_differ_in_water_only(self):
        later = standard("cn/household/2019")
        assert later.rules[:-1] == self.base.rules
        assert later.rules[-1].last_name == "water"

    def test_the_ladder_differs_in_its_line_only(self):
        ladder = standard("cn/household/2016-ladder")
        assert ladder.rules[1:] == self.base.rules[1:]
        assert {p.name for p in names(ladder.rules[0].test).parameters} == {"exit_line"}


@pytest.mark.parametrize("find", [standard, scheme])
def test_an_id_like_none_lists_all(find):
    with pytest.raises(UnknownNameError) as caught:
        find("?")
    assert caught.value.near


def test_subjects():
    assert {s.subject for s in BOOKS} == set(Subject)
    assert all(isinstance(s, Standard) for s in BOOKS)
    assert all(isinstance(s, Scheme) for s in schemes())
