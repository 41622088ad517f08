"""Things in the order of their subjects: no hashing, and the same answers."""

from datetime import date

import attrs
import polars as pl
import pytest

from fupin import frames
from fupin.frames import groups, packed
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.explaining import _row
from fupin.logic import value
from fupin.policy import choose
from fupin.standards import Subject, standards
from fupin.strategies import population


ON = date(2018, 12, 31)
KEY = "household"
BOOKS = [book for book in standards() if book.subject is Subject.HOUSEHOLD]


def day_of(book):
    return min(max(ON, book.first), book.last)


@pytest.fixture
def paths(monkeypatch):
    """Which way each group was reduced."""
    taken = []
    asked = packed.is_in_order

    def looked(keys):
        taken.append(asked(keys))
        return taken[-1]

    monkeypatch.setattr(groups, "is_in_order", looked)
    return taken


def by_hash(monkeypatch, run):
    with monkeypatch.context() as patch:
        patch.setattr(groups, "is_in_order", lambda _: False)
        return run()


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
@pytest.mark.parametrize("text", [False, True], ids=["numbers", "text"])
def test_in_order_as_in_no_order_for_every_standard(book, text, paths):
    """On thresholds, with empty households, with one of a thousand, and without members."""
    whole = population(1_500, on=day_of(book), profile="edges", standard=book)
    homes, people = whole.frames()
    if text:
        as_text = pl.col(KEY).cast(pl.String).str.zfill(12)
        homes, people = homes.with_columns(as_text), people.with_columns(as_text)
    judge = {"on": day_of(book), "standard": book, "region": "510000", "extrapolate": True}
    ordered = frames.assess_exit(homes, people, reasons=True, margins=True, **judge)
    if book.names.groups:
        assert set(paths) == {True}
        paths.clear()
    mixed = people.sample(fraction=1.0, shuffle=True, seed=1)
    assert frames.assess_exit(homes, mixed, reasons=True, margins=True, **judge).equals(
        ordered
    )
    if book.names.groups:
        assert not all(paths)


def test_in_order_as_the_interpreter():
    book = next(b for b in BOOKS if b.id == "cn/household/2016")
    homes, people = population(250, on=ON, profile="edges", standard=book).frames()
    found = frames.assess_exit(homes, people, on=ON, standard=book)
    chosen = choose(book.names.parameters, ON, "", own=book.own)
    values = {c.parameter.name: c.setting.value for c in chosen}
    for key, _, failed, unknown in found.iter_rows():
        row = _row(book.subject, book.names, (homes, people), key)
        truths = [value(test, row, values) for test in book.tests]
        assert failed == sum(1 << i for i, truth in enumerate(truths) if truth is False)
        assert unknown == sum(1 << i for i, truth in enumerate(truths) if truth is None)


@pytest.mark.parametrize("name", ["operators", "random_rules"])
@pytest.mark.parametrize("kind", [pl.Int64, pl.UInt16, pl.String])
def test_every_kind_of_question(name, kind, request, monkeypatch, paths):
    """Counts and sums too, and more bits than a word has."""
    case = request.getfixturevalue(name)
    key = pl.col(case.key).cast(pl.Int64)
    if kind == pl.String:
        key = key.cast(pl.String).str.zfill(6)
    ordered = attrs.evolve(
        case,
        subjects=case.subjects.with_columns(key.cast(kind)).sort(case.key),
        things={
            group: table.with_columns(key.cast(kind)).sort(case.key, maintain_order=True)
            for group, table in case.things.items()
        },
    )
    found = ordered.by_polars()
    assert set(paths) == {True}
    assert found.equals(by_hash(monkeypatch, ordered.by_polars))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (pl.Series([1, 1, 2], dtype=pl.Int64), True),
        (pl.Series(["a", "b"]), True),
        (pl.Series([2, 1], dtype=pl.Int64), False),
        (pl.Series([None, 1], dtype=pl.Int64), False),
        (pl.Series(["a", "b"], dtype=pl.Categorical), False),
        (pl.Series(["b", "a"], dtype=pl.Enum(["b", "a"])), False),
    ],
)
def test_what_is_in_order(keys, expected):
    assert packed.is_in_order(keys) is expected


@pytest.mark.parametrize("rows", [1, 127, 128, 5_000])
def test_long_runs_fill_their_lanes(rows):
    """A run of all rows counts as high as a lane goes."""
    bits = [(pl.col("x") > limit, 1 << i) for i, limit in enumerate(range(-10, 10))]
    things = pl.DataFrame({"k": [1] * rows + [2], "x": [0] * rows + [-50]})
    found = packed.reduce_runs(things, "k", {}, {"w": (bits, pl.UInt32)}, {"s": "x"})
    assert found.rows() == [(1, (1 << 10) - 1, 0), (2, 0, -50)]


def test_members_of_nobody_are_not_looked_at():
    reduced = pl.DataFrame({"k": [1, 3, 9], "w": [1, 2, 3]})
    assert packed.align(pl.Series("k", [1, 2, 3]), reduced)["w"].to_list() == [1, None, 2]
    assert packed.align(pl.Series("k", [1, 3, 9]), reduced)["w"].to_list() == [1, 2, 3]


def test_rows_keep_their_order():
    """Subjects in order, things in order, and a column of the caller's goes along."""
    homes, people = population(300, on=ON, standard="cn/household/2016").frames()
    book = next(b for b in BOOKS if b.id == "cn/household/2016")
    chosen = choose(book.names.parameters, ON, "", own=book.own)
    values = {c.parameter.name: c.setting.value for c in chosen}
    table = evaluate({"t": book.tests[0]}, homes, {"members": people}, KEY, values)
    assert in_order(table, KEY, "village").equals(homes.select(KEY, "village"))
