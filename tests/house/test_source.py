"""The house rules a program can check: sizes, clocks, and what no file may mention."""

from __future__ import annotations

import ast
import re

from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 50
# One branch for each kind of node, so that a new kind fails type checking there.
ONE_BRANCH_A_NODE = {"interpret.py:value": 70, "text.py:say": 65}
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".csv",
    ".json",
    ".txt",
    ".cfg",
    ".yml",
    ".yaml",
    ".sql",
    ".rst",
}


def named(paths):
    return [pytest.param(p, id=str(p.relative_to(ROOT))) for p in paths]


@pytest.mark.parametrize("path", named(SOURCES))
class TestEverySource:
    def test_is_short(self, path):
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE

    def test_its_functions_are_short(self, path):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                doc = ast.get_docstring(node, clean=False)
                said = len(doc.splitlines()) if doc else 0
                length = node.end_lineno - node.lineno + 1 - said
                limit = ONE_BRANCH_A_NODE.get(f"{path.name}:{node.name}", LONGEST_FUNCTION)
                assert length <= limit, f"{node.name}: {length} lines"

    def test_says_what_it_is_in_one_line(self, path):
        tree = ast.parse(path.read_text("utf-8"))
        if tree.body:
            doc = ast.get_docstring(tree)
            assert doc, "no docstring"
            assert doc.splitlines()[0].endswith((".", "?", "!"))

    def test_asks_no_clock(self, path):
        """A day is an argument: a result of yesterday is the same tomorrow."""
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow", "localtime"}, node.lineno

    def test_regular_expressions_mean_ascii_digits(self, path):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"(?<!\\)\\d", node.value), node.lineno


def test_no_file_mentions_where_it_was_made():
    # Spelt in two parts, so that this file does not find itself.
    paths = re.compile("|".join(("/wo" + "rk/", "sha" + "red/", "/tm" + "p/briefs")))
    found = []
    for folder in ("src", "docs", "tests", "examples", "."):
        walk = (ROOT / folder).glob("*") if folder == "." else (ROOT / folder).rglob("*")
        for path in walk:
            hidden = any(
                part.startswith((".", "_build")) for part in path.parts[len(ROOT.parts) :]
            )
            if path.is_file() and path.suffix in TEXT and not hidden:
                lines = path.read_text("utf-8", errors="replace").splitlines()
                found += [
                    f"{path.relative_to(ROOT)}:{number}"
                    for number, line in enumerate(lines, 1)
                    if paths.search(line)
                ]
    assert found == []


FRAGMENTS = sorted((ROOT / "docs" / "changelog.d").glob("*.policy*.md"))


def test_policy_fragments_say_what_they_change():
    """Whoever holds old results must be able to tell which of them a number touches."""
    for path in FRAGMENTS:
        text = path.read_text("utf-8")
        for heading in ("Affects:", "Periods:", "Source:"):
            assert heading in text, f"{path.name}: no line {heading}"
