"""Registers written with faults planted in them: each in a household of its own."""

from __future__ import annotations

import functools
import importlib.util
import itertools

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import ascii_uppercase
from types import ModuleType
from typing import Any

import attrs
import pytest

from fupin.assessment.check_book import check_book as by_objects
from fupin.errors import Problem
from fupin.frames import check_book as by_columns
from fupin.ledger import Book, read_ledgers
from fupin.model.check_results import CheckFinding, CheckReport


HERE = Path(__file__).parent
Row = dict[str, str]
Changes = Mapping[str, Mapping[str, str]]


@attrs.frozen
class Fault:
    """What is changed in a clean household, and all that must be found there."""

    alias: str
    home: str
    changes: Changes
    says: str
    others: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()
    """Rows of the finding; empty: the person's whose cells are changed."""

    @property
    def finds(self) -> frozenset[str]:
        return self.others | ({self.alias} if self.alias else set())


@attrs.frozen(slots=False)
class Plan:
    """Files of one kind, the clean households, and the faults to plant."""

    name: str
    module: ModuleType = attrs.field(repr=False)
    base: ModuleType = attrs.field(repr=False)

    @property
    def on(self) -> date:
        return self.module.ON

    @functools.cached_property
    def files(self) -> Mapping[str, tuple[str, str | None]]:
        """File → layout and header; the register comes first."""
        return {**getattr(self.module, "FILES", self.base.FILES), **self._more("FILES")}

    @functools.cached_property
    def homes(self) -> Mapping[str, Mapping[str, list[Row]]]:
        """Kind of household → file → its rows."""
        more = self._more("ROWS")
        return {kind: {**rows, **more} for kind, rows in self.base.HOMES.items()}

    def _more(self, what: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = getattr(self.module, f"MORE_{what}", {})
        return found

    @functools.cached_property
    def table(self) -> tuple[Fault, ...]:
        """The table beside the module; ``-`` for what is right by a hair."""
        lines = (HERE / f"{self.name}.tsv").read_text("utf-8").splitlines()
        return tuple(fault_of(line) for line in lines if not line.startswith("#"))

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.table if fault.alias)

    @property
    def clean(self) -> tuple[Fault, ...]:
        """Each household with nothing wrong, and what is right by a hair."""
        return (
            *(Fault("", home, {}, "") for home in self.homes),
            *(fault for fault in self.table if not fault.alias),
        )


def fault_of(line: str) -> Fault:
    """A line of a table: number, household, changes, words, other numbers, rows."""
    alias, home, changes, says, others, rows = [*line.split("\t"), "", "", ""][:6]
    return Fault(
        alias="" if alias == "-" else alias,
        home=home,
        changes=dict(map(change_of, changes.split("; "))),
        says=says,
        others=frozenset(others.split()),
        rows=tuple(rows.split()),
    )


def change_of(text: str) -> tuple[str, dict[str, str]]:
    """``0: 民族=, 健康状况=残疾``: a row, and what stands in it instead."""
    row, _, cells = text.partition(": ")
    pairs = (cell.partition("=") for cell in cells.split(", ") if cell)
    return row, {header: value for header, _, value in pairs}


@functools.cache
def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@functools.cache
def plans() -> Mapping[str, Plan]:
    found = {}
    for path in sorted(HERE.glob("plan_*.py")):
        module = loaded(path)
        found[path.stem] = Plan(path.stem, module, loaded(HERE / f"{module.BASE}.py"))
    return found


@attrs.frozen(slots=False)
class Planted:
    """The outcome of one plan."""

    plan: Plan
    copies: Any
    faults: tuple[Fault, ...]
    book: Book
    report: CheckReport
    other: CheckReport

    @functools.cached_property
    def owner(self) -> dict[tuple[str, int], int]:
        """File and row → copy."""
        return {
            self.copies.place(copy, key): copy
            for copy, keys in enumerate(self.copies.where)
            for key in keys
        }

    def file(self, sheet: str) -> str:
        return sheet.partition(".csv")[0]

    def whose(self, problem: Problem) -> int:
        row = int(problem.cell.lstrip(ascii_uppercase))
        return self.owner[self.file(problem.sheet), row]

    def row_of(self, fault: Fault, finding: CheckFinding) -> str:
        """Where a finding stands unless the fault says otherwise."""
        file, _, row = self.copies.key(next(iter(fault.changes))).partition(".")
        if not finding.household:  # a village
            return f"{file}.{row}"
        return f"{self.copies.main}.{0 if finding.position is None else row}"

    @functools.cached_property
    def found(self) -> Mapping[int, list[CheckFinding]]:
        """Copy → its findings."""
        by_copy: dict[int, list[CheckFinding]] = {i: [] for i in range(len(self.faults))}
        for finding in self.report:
            by_copy[self.owner[self.file(finding.sheet), finding.row]].append(finding)
        return by_copy


def planted(plan: Plan, folder: Path) -> Planted:
    copies = loaded(HERE / "copies.py").Copies(plan, folder)
    faults = (*plan.clean, *plan.faults)
    for fault in faults:
        copies.add(fault)
    book = read_ledgers(copies.written())
    earlier = [
        earlier_of(copies, folder, year) for year in getattr(plan.module, "EARLIER", ())
    ]
    return Planted(
        plan,
        copies,
        faults,
        book,
        by_columns(book, on=plan.on, earlier=earlier),
        by_objects(book, on=plan.on, earlier=earlier),
    )


def earlier_of(copies: Any, folder: Path, changes: Mapping[str, str]) -> Book:
    """The same register of a year before."""
    before = folder / f"before-{len(list(folder.iterdir()))}"
    before.mkdir()
    then = type(copies)(copies.plan, before)
    for name, file in copies.files.items():
        then.files[name].rows = [
            {h: changes.get(f"{h}={v}", v) for h, v in row.items()} for row in file.rows
        ]
    return read_ledgers(then.written())


@pytest.fixture(scope="session")
def planting(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Plan → its outcome, worked out once."""
    numbers = itertools.count()
    return functools.cache(
        lambda name: planted(
            plans()[name], tmp_path_factory.mktemp(f"planted-{next(numbers)}")
        )
    )


@pytest.fixture(scope="session")
def copying() -> Any:
    """Plan, faults and folder → the files, written."""

    def write(plan: Plan, faults: list[Fault], folder: Path) -> list[Path]:
        copies = loaded(HERE / "copies.py").Copies(plan, folder)
        for fault in faults:
            copies.add(fault)
        written: list[Path] = copies.written()
        return written

    return write


@pytest.fixture(scope="session")
def planned() -> Mapping[str, Plan]:
    return plans()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "plan" in metafunc.fixturenames:
        metafunc.parametrize("plan", list(plans()))
    if "fault" in metafunc.fixturenames:
        cases = [
            pytest.param((name, at), id=f"{name.removeprefix('plan_')}-{fault.alias}-{at}")
            for name, plan in plans().items()
            for at, fault in enumerate(plan.faults, start=len(plan.clean))
        ]
        metafunc.parametrize("fault", cases)
