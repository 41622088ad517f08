"""Every way to get a rule slightly wrong is caught by the golden cases of its standard."""

import itertools
import sys

import attrs
import pytest

from fupin.conformance import Side, cases_for, run
from fupin.conformance.reference import answer
from fupin.conformance.rows import decode
from fupin.conformance.rulebook import book, books, contexts
from fupin.logic import ConditionFact, FirstKnown, Number, names, nodes, value
from fupin.logic.nodes import (
    Agreement,
    AllOf,
    AnyOf,
    Comparison,
    Membership,
    Negation,
    Overlap,
)
from fupin.logic.ratio import RatioComparison


NEXT = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}
NEVER = Number(1) > Number(2)
SINGLE = (ConditionFact, Membership, Overlap, Comparison, RatioComparison)
JOINT = (AllOf, AnyOf, FirstKnown, Agreement)
INSIDE = ("test", "given", "then", "part")
SMALL = 5


def off_by_one(node):
    if isinstance(node, (Comparison, RatioComparison)):
        yield attrs.evolve(node, op=NEXT[node.op])


def turned(node):
    if isinstance(node, SINGLE):
        yield Negation(node)


def forgetful(node):
    if isinstance(node, JOINT) and len(node.parts) > 1:
        for at in range(len(node.parts)):
            yield attrs.evolve(node, parts=node.parts[:at] + node.parts[at + 1 :])


def mutants(node, change):
    """Every tree that differs from *node* by one change."""
    yield from change(node)
    for field in attrs.fields(type(node)):
        inner = getattr(node, field.name)
        if field.name == "parts":
            for at, part in enumerate(inner):
                for other in mutants(part, change):
                    yield attrs.evolve(node, parts=(*inner[:at], other, *inner[at + 1 :]))
        elif field.name in INSIDE and isinstance(inner, nodes.Condition):
            for other in mutants(inner, change):
                yield attrs.evolve(node, **{field.name: other})


def rows_of(name):
    of = book(name)
    numbers = {(c.on, c.region): c.values for c in contexts(of)}
    return [
        (decode(case.facts, of.names), numbers[case.on, case.region], case.expected)
        for case in cases_for(name)
    ]


def caught(mutant, rule, rows):
    return any(
        value(mutant, row, numbers)
        is not (None if rule in expected.undetermined else rule not in expected.failed)
        for row, numbers, expected in rows
    )


def says_the_same(mutant, test):
    """Whether two rules agree whatever is answered; asked only of a few conditions."""
    asked = names(test).facts
    if len(asked) > SMALL or not all(isinstance(fact, ConditionFact) for fact in asked):
        return False
    every = itertools.product((True, False, None), repeat=len(asked))
    told = (dict(zip([f.name for f in asked], one, strict=True)) for one in every)
    return all(value(mutant, row, {}) is value(test, row, {}) for row in told)


def first_homes():
    """Each rule with the first book that has it: there its inside is shown."""
    found = {}
    for of in books().values():
        for part in of.parts:
            found.setdefault(part, of.id)
    return found


HOMES = first_homes()


@pytest.mark.parametrize("name", list(books()))
def test_a_threshold_taken_for_strict_or_inclusive_is_caught(name):
    rows = rows_of(name)

    for part in book(name).parts:
        for mutant in mutants(part.test, off_by_one):
            assert caught(mutant, part.id, rows), part.id


@pytest.mark.parametrize("name", list(books()))
def test_unknown_taken_for_a_no_is_caught(name):
    rows = rows_of(name)

    for part in book(name).parts:
        assert caught(FirstKnown((part.test, NEVER)), part.id, rows), part.id


@pytest.mark.parametrize("change", [turned, forgetful])
@pytest.mark.parametrize("name", list(books()))
def test_a_condition_turned_round_or_forgotten_is_caught(name, change):
    rows = rows_of(name)

    for part in book(name).parts:
        if HOMES[part] != name:
            continue
        for mutant in mutants(part.test, change):
            assert caught(mutant, part.id, rows) or says_the_same(mutant, part.test), part.id


def last_year(request):
    day = request["on"]
    return answer(request | {"on": f"{int(day[:4]) - 1}{day[4:]}"}) | {"case": request["case"]}


def none_as_false(request):
    found = answer(request)
    failed = [*found["failed"], *found["undetermined"]]
    return {
        **found,
        "failed": failed,
        "undetermined": [],
        "verdict": "FAIL" if failed else "PASS",
    }


def unknown_before_failed(request):
    found = answer(request)
    return {**found, "verdict": "UNDETERMINED"} if found["undetermined"] else found


def none_as_zero(request):
    facts = {name: 0 if given is None else given for name, given in request["facts"].items()}
    known = {f.name for f in book(request["standard"]).names.facts if hasattr(f, "unit")}
    kept = {n: g if n in known else request["facts"][n] for n, g in facts.items()}
    return answer(request | {"facts": kept})


def blind_to_the_region(request):
    return answer(request | {"region": "130000"})


def rounded(request):
    """Rates rounded to two places before they are compared."""
    facts = dict(request["facts"])
    people, poor = facts.get("population"), facts.get("poor_at_most")
    if people and poor is not None and facts.get("poor_at_least") is not None:
        steps = round(poor * 10_000 / people)
        facts |= {"population": 10_000, "poor_at_most": steps, "poor_at_least": steps}
    return answer(request | {"facts": facts})


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("cn/household/2016", last_year),
        ("cn/household/2016", none_as_false),
        ("cn/household/2016", none_as_zero),
        ("cn/household/2016", unknown_before_failed),
        ("cn/village/2016", blind_to_the_region),
        ("cn/village/2016", none_as_false),
        ("cn/village/2016", none_as_zero),
        ("cn/village/2016", rounded),
        ("cn/village/2016", unknown_before_failed),
    ],
)
def test_the_usual_mistakes_are_caught(name, mutant):
    report = run(mutant, cases_for(name))

    assert not report.conforms
    assert report.wrong or report.faults


OFF_BY_ONE = """
import operator, sys
from fupin.conformance import reference, rows
from fupin.conformance.rulebook import Context
from fupin.logic import interpret

interpret._OPS[{op!r}] = operator.{wrong}
reference.compiled = lambda of, row, context: rows.interpreted(of, row, context.values)
reference.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.mark.parametrize(
    ("name", "op", "wrong"),
    [
        ("cn/household/2016", ">", "ge"),
        ("cn/household/2016", "<=", "lt"),
        ("cn/village/2016", "<", "le"),
        ("cn/county/2017-survey", ">=", "gt"),
    ],
)
def test_a_command_that_is_off_by_one_is_caught(name, op, wrong):
    """The reference as another process, one operator of its interpreter changed."""
    code = OFF_BY_ONE.format(op=op, wrong=wrong)

    report = run([sys.executable, "-c", code], cases_for(name))

    assert report.faults == ()
    assert report.missing == ()
    assert report.wrong
    for result in report.wrong:
        assert any(shown.side is Side.AT for shown in result.case.shows), result.case.id
