"""The two lanes agree: the fast one takes a document if the explaining one has no problem.

Documents are damaged at random and given to both.  The default run tries 6,000; set
``FUPIN_MUTANTS=60000`` in the environment for the full run (about a minute).
"""

from __future__ import annotations

import os
import pickle
import random

from datetime import date
from decimal import Decimal

import pytest

from fupin.errors import InvalidDataError
from fupin.model import County, Household
from fupin.serial import documents
from fupin.serial.documents import converter, explaining_converter, structure
from fupin.values import make_id_number


MUTANTS = int(os.environ.get("FUPIN_MUTANTS", "6000"))
SEED = 20_181_231

COUNTY = {
    "name": "示例县",
    "code": "420324",
    "rural_population": 300000,
    "poor": {"at_least": 10, "at_most": 20},
    "exited": False,
    "townships": [
        {
            "name": "示例镇",
            "villages": [
                {
                    "village_id": "1",
                    "collective_income": "12000.50",
                    "bus": True,
                    "clinics": 1,
                },
                {"village_id": "2", "attested": {"on": "2018-11-02", "industry": True}},
            ],
        },
        {"name": "另一镇", "code": "420324", "villages": []},
    ],
}

NUMBERS = (
    0, 1, -1, 4, 12, 3.0, 0.5, float("nan"), 10**13, 10**13 - 1, 2**63, -(2**63), 10**30,
    Decimal("8400.5"), Decimal("8400.505"), Decimal(-1), Decimal(3), Decimal("NaN"),
    Decimal("1E+20"), Decimal("1E-500"), Decimal("1E+3"),
)  # fmt: skip
AMOUNTS = (
    "12", "-1", "0", "-0", "12.", ".5", "1e3", "8400.5", "8400.505", "8400.5000", "+1", "1_0",
    "0000000000001", "00000000000001", "1234567890123.45", "12345678901234", "１２", "²",
)  # fmt: skip
DAYS = (
    "2019-02-03", "2019-2-3", "2019-02-30", "2016-02-29", "20190203", "2019-W05-7",
    "0001-01-01", "2019-02-03T00:00:00", "9999-12-31", "２０１９-０２-０３",
)  # fmt: skip
TEXTS = (
    "", " ", "false", "true", "是", "男", "女 ", "其他", "因病", "健康", "汉族", "13900000001",
    "139 0000 0001", "07192345678", "420324", "420324100201", "020324", "4.20324E+17",
    "fupin/household/1", b"2019-02-03", b"12",
)  # fmt: skip
NESTED = (
    None, True, False, [], {}, [[]], [{}], ["健康"], ["健康", "残疾"], ["健康", "健康"], [1],
    ["因病", None], [None], ("残疾",), {"a": 1}, ["2"] * 7 + ["-", "0", "1"],
)  # fmt: skip
STRANGE = (*NUMBERS, *AMOUNTS, *DAYS, *TEXTS, *NESTED)


def places(data, path=()):
    """Every place of a document, nested ones too."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, key))


def at(data, path):
    for key in path:
        data = data[key]
    return data


def damaged(rng, frozen):
    """A copy with one to three random edits."""
    mutant = pickle.loads(frozen)  # noqa: S301  # our own; four times as fast as deepcopy
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        path = rng.choice(list(places(mutant)))
        parent, key = at(mutant, path[:-1]), path[-1]
        rng.choice((replace, replace, move, repeat, respell, respell))(
            rng, parent, key, mutant
        )
    return mutant


def replace(rng, parent, key, _root):
    parent[key] = rng.choice(STRANGE)


def move(rng, parent, key, root):
    """Take away, rename, or put there what stands elsewhere (a nested object, too)."""
    value = parent[key]
    if isinstance(parent, dict) and rng.random() < 0.7:
        if rng.random() < 0.8:
            del parent[key]
        if rng.random() < 0.6:
            parent[rng.choice((f"{key}_", f" {key}", "schema", "size", 1, None))] = value
    else:
        other = at(root, rng.choice(list(places(root))))
        parent[key] = value if holds(other, parent) else other


def repeat(rng, parent, key, _root):
    value = parent[key]
    if isinstance(value, list):
        parent[key] = rng.choice((value * 2, value[:1], value[::-1], tuple(value), [value]))
    elif isinstance(value, bool):
        parent[key] = rng.choice((not value, int(value), str(value).lower()))
    elif isinstance(value, int):
        parent[key] = rng.choice((-value, str(value), float(value), value + 10**20, value + 1))


def respell(rng, parent, key, _root):
    if isinstance(parent[key], str):
        parent[key] = respelt(rng, parent[key])


def holds(data, wanted):
    if data is wanted:
        return True
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(holds(v, wanted) for v in inner)


def respelt(rng, text):
    where = rng.randrange(len(text) + 1)
    changed = (
        text + rng.choice(" \n.0x号"),
        rng.choice(" -+0'") + text,
        text[:where] + rng.choice("0-. X九９") + text[where:],
        text[:where] + rng.choice("0129-") + text[where + 1 :],
        text[:where] + text[where + 1 :],
        text.replace("-", "/"),
        text.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
        make_id_number("420324", date(1990, 1, 1), 7) + "",
    )
    return rng.choice(changed)


def outcome(lane, data, cls):
    try:
        return lane.structure(data, cls)
    except Exception:  # noqa: BLE001  # the fast lane may raise anything
        return None


@pytest.mark.parametrize("cls", [Household, County])
def test_both_lanes_take_the_same_documents(document, cls):
    """And what they take, they read alike."""
    source = {**document} if cls is Household else COUNTY
    source.pop("schema", None)
    rng = random.Random(SEED)  # noqa: S311  # the same mutants on every run
    frozen = pickle.dumps(source)
    fast, explaining = converter(), explaining_converter()
    taken = 0
    for number in range(MUTANTS * 3 // 4 if cls is Household else MUTANTS // 4):
        mutant = damaged(rng, frozen)
        got, wanted = outcome(fast, mutant, cls), outcome(explaining, mutant, cls)
        assert (got is None) == (wanted is None), (number, difference(source, mutant))
        assert got == wanted, (number, difference(source, mutant))
        taken += got is not None
    assert taken > MUTANTS // 40


def difference(source, mutant):
    return [
        (path, at(mutant, path))
        for path in places(mutant)
        if path not in set(places(source)) or at(source, path) != at(mutant, path)
    ]


def test_damage_is_always_explained(document):
    """Whole documents, tag and all: refused means at least one problem with a path."""
    rng = random.Random(SEED + 1)  # noqa: S311
    frozen = pickle.dumps(document)
    refused = []
    for _ in range(500):
        try:
            structure(damaged(rng, frozen), Household)
        except InvalidDataError as error:
            refused.append(error)
    assert len(refused) > 100
    assert all(e.problems for e in refused)
    assert all(p.path.startswith("$") and p.message for e in refused for p in e.problems)


def test_a_disagreement_of_the_lanes_is_our_fault_and_quotes_nothing(monkeypatch):
    def refuse(*_):
        raise KeyError("欧阳示例")

    monkeypatch.setattr(documents, "_fast", refuse)
    with pytest.raises(RuntimeError, match="please report") as caught:
        structure({"household_id": "1"}, Household)
    assert isinstance(caught.value.__cause__, KeyError)
    assert caught.value.__cause__.args == ()


def faults(lane, data):
    try:
        lane(data, Household)
    except InvalidDataError as error:
        return error.problems
    return ()


def test_what_the_fast_lane_takes_needs_no_explaining(document):
    """Of the objects inside only those with a fault are explained; told is the same."""
    source = {**document}
    source.pop("schema", None)
    frozen = pickle.dumps(source)
    rng = random.Random(SEED + 2)  # noqa: S311
    explaining = explaining_converter()
    refused = 0
    for _ in range(1_000):
        mutant = damaged(rng, frozen)
        if "schema" in mutant:  # a tag is read by one of them only
            continue
        told = faults(structure, mutant)
        assert told == faults(explaining.structure, mutant)
        refused += bool(told)
    assert refused > 200
