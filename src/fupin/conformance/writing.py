"""The golden file of one book, made from the book itself: the same lines every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from fupin.conformance import foci
from fupin.conformance.case import Case, Point, Shows, State, compact
from fupin.conformance.finding import Finder, Found
from fupin.conformance.goals import Goal, Want
from fupin.conformance.heading import heading
from fupin.conformance.impossible import explained
from fupin.conformance.plausible import Reason
from fupin.conformance.rows import compiled, decode, interpreted
from fupin.conformance.rulebook import Context, Part, RuleBook, books, contexts, sources
from fupin.errors import RuleDefinitionError
from fupin.logic import names
from fupin.logic.names import walk
from fupin.logic.nodes import Parameter


_STATES = {True: State.PASS, False: State.FAIL, None: State.UNKNOWN}
_MUST_BE_SEEN = frozenset({Point.RULE, Point.THRESHOLD})


@attrs.define
class _Seen:
    """A row, and everything it shows."""

    context: Context
    facts: Any
    shows: dict[Shows, None]


@attrs.define
class _Sheet:
    """The rows found so far; a row that shows several things stands once."""

    rows: dict[tuple[Any, ...], _Seen] = attrs.field(factory=dict)
    missing: dict[Shows, Reason] = attrs.field(factory=dict)

    def add(self, context: Context, found: Found) -> None:
        key = (context.on, context.region, compact(_known(found.facts)))
        seen = self.rows.setdefault(key, _Seen(context, found.facts, {}))
        seen.shows[found.shows] = None


def lines(of: RuleBook) -> tuple[str, ...]:
    """The lines of the golden file of a book: a header, then one case a line.

    Raises:
        RuleDefinitionError: If a rule can't be seen in a state, and nothing explains it;
            or if the interpreter and the compiled rules disagree.
    """
    where = contexts(of)
    sheet = _Sheet()
    finder = Finder(of, where[0])
    for empty in _nothing(of):
        sheet.add(where[0], empty)
    for part in of.parts:
        for focus in _of_part(part, of, finder):
            _look(finder, focus, sheet)
    for focus in _both(of):
        if isinstance(found := finder.find(focus), Found):
            sheet.add(where[0], found)
            break
    for context, focus in _elsewhere(of, where, finder):
        _look(Finder(of, context), focus, sheet)
    head = heading(of, where, sheet.missing.items())
    return (compact(head), *(case.line() for case in _cases(of, sheet)))


def _of_part(part: Part, of: RuleBook, finder: Finder) -> Iterator[foci.Focus]:
    """What is to be seen of a rule; its inside only in the first book that has it."""
    yield from foci.whole(part)
    yield from foci.thresholds(part, finder.full)
    if next((b for b in books().values() if part in b.parts), of).id == of.id:
        yield from foci.inside(part, finder.full)


def _look(finder: Finder, focus: foci.Focus, sheet: _Sheet) -> None:
    found = finder.find(focus)
    if isinstance(found, Found):
        sheet.add(finder.context, found)
        for beside in finder.beside_whole(focus, found):
            sheet.add(finder.context, beside)
        return
    if focus.shows.point in _MUST_BE_SEEN:
        reason = explained(focus.shows, found)
        if reason is None:
            raise RuleDefinitionError(
                f"{focus.shows.rule}: no row shows {focus.shows.plain()} ({found.en});"
                " say why in fupin/conformance/impossible.py"
            )
        sheet.missing[focus.shows] = reason


def _nothing(of: RuleBook) -> Iterator[Found]:
    """Nothing is recorded."""
    answer = interpreted(of, decode({}, of.names), contexts(of)[0].values)
    for part in of.parts:
        truth = None if part.id in answer.undetermined else part.id not in answer.failed
        yield Found({}, Shows(rule=part.id, state=_STATES[truth], point=Point.NOTHING))


def _both(of: RuleBook) -> Iterator[foci.Focus]:
    """One rule fails while another is unknown."""
    for one in of.parts:
        for other in of.parts:
            if one is not other:
                shown = Shows(rule=one.id, state=State.FAIL, point=Point.BOTH)
                steps = (Goal(one.test, Want.FALSE), Goal(other.test, Want.UNKNOWN))
                yield foci.Focus(shown, steps, outcome=False, unknown=other.id)


def _elsewhere(
    of: RuleBook, where: tuple[Context, ...], finder: Finder
) -> Iterator[tuple[Context, foci.Focus]]:
    """Thresholds whose number is another on another day or in another region."""
    seen = {(name, number) for name, number in where[0].values.items()}
    for context in where[1:]:
        fresh = {n for n, number in context.values.items() if (n, number) not in seen}
        seen |= set(context.values.items())
        for part in of.parts:
            for focus in foci.thresholds(part, finder.full):
                asked = {n.name for _, n in walk(focus.node) if isinstance(n, Parameter)}
                if asked & fresh:
                    yield context, focus


def _cases(of: RuleBook, sheet: _Sheet) -> Iterator[Case]:
    count: Counter[str] = Counter()
    parts = {part.id: part for part in of.parts}
    for seen in sheet.rows.values():
        first = next(iter(seen.shows))
        name = f"{first.rule.rpartition('.')[2]}.{first.state.value}"
        count[name] += 1
        row = decode(seen.facts, of.names)
        expected = interpreted(of, row, seen.context.values)
        if compiled(of, row, seen.context) != expected:
            raise RuleDefinitionError(f"{of.id}: compiled rules disagree on {seen.facts}")
        shown = [parts[rule] for rule in dict.fromkeys(s.rule for s in seen.shows)]
        cites = tuple(cited for part in shown for cited in part.cites)
        asked = {node for part in shown for node in names(part.test).parameters}
        used = tuple(c for c in seen.context.chosen if c.parameter in asked)
        yield Case(
            id=f"{of.id}:{name}.{count[name]}",
            kind=of.kind,
            book=of.id,
            on=seen.context.on,
            region=seen.context.region,
            facts=seen.facts,
            expected=expected,
            shows=tuple(seen.shows),
            source=sources(cites, used),
        )


def _known(facts: Any) -> Any:
    """*facts* without what is written down as not recorded."""
    if isinstance(facts, dict):
        return {name: _known(fact) for name, fact in facts.items() if fact is not None}
    return [_known(one) for one in facts] if isinstance(facts, list) else facts
