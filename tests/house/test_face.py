"""The face of the package: its names, its laziness, and what it leaves unloaded."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import subprocess
import sys

from pathlib import Path

import pytest

import fupin


HEAVY = (
    *("polars", "pandas", "numpy", "hypothesis", "pydantic", "openpyxl", "python_calamine"),
    *("xlsxwriter", "rich", "duckdb", "sqlglot", "pyarrow", "orjson"),
)


def for_type_checkers():
    """Names imported under ``if TYPE_CHECKING`` with the room each is from."""
    tree = ast.parse(Path(inspect.getfile(fupin)).read_text("utf-8"))
    (block,) = (
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    found = {}
    rooms = [n.names[0].name for n in block.body if isinstance(n, ast.Import)]
    assert rooms == [f"fupin.{room}" for room in fupin._ROOMS]
    for node in block.body[len(rooms) :]:
        assert isinstance(node, ast.ImportFrom)
        for alias in node.names:
            assert alias.asname is None
            found[alias.name] = node.module
    return found


def test_the_three_lists_of_names_are_one():
    assert set(fupin.__all__) == set(fupin._HOME_OF)
    assert for_type_checkers() == fupin._HOME_OF
    assert len(fupin.__all__) == len(set(fupin.__all__))


@pytest.mark.parametrize("room", fupin._ROOMS)
def test_the_stable_rooms_are_reached_from_the_face(room):
    assert getattr(fupin, room).__name__ == f"fupin.{room}"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'standarts'"):
        _ = fupin.standarts


def test_no_name_is_that_of_a_room():
    """Importing a room would put the module in the place of the name."""
    folder = Path(inspect.getfile(fupin)).parent
    rooms = {p.stem for p in folder.iterdir()}
    assert rooms.isdisjoint(fupin.__all__)


@pytest.mark.parametrize("name", fupin.__all__)
def test_every_name_comes_from_its_room(name):
    room = importlib.import_module(fupin._HOME_OF[name])
    assert getattr(fupin, name) is getattr(room, name)
    assert name in dir(fupin)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        fupin.nonsense  # noqa: B018


def loaded_after(code):
    """Top-level modules in a fresh interpreter that ran *code*."""
    script = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import fupin",
        "import fupin; fupin.assess_exit, fupin.classify, fupin.loads, fupin.Household",
        "import fupin.assessment, fupin.measures, fupin.serial, fupin.standards",
        "import fupin; fupin.read_ledger, fupin.Book",
        "import fupin; [getattr(fupin, name) for name in fupin.__all__]",
    ],
    ids=["alone", "verbs", "rooms", "ledger", "all-names"],
)
def test_nothing_heavy_is_loaded(code):
    assert loaded_after(code).isdisjoint(HEAVY)


def test_importing_alone_loads_no_room():
    rooms = {m for m in loaded_after("import fupin") if m.startswith("fupin.")}
    assert rooms == set()
