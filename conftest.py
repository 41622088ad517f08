"""One runner for every example: README, docs and docstrings are part of the tests."""

from __future__ import annotations

import doctest
import os
import tempfile

from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser


_OPTIONS = doctest.ELLIPSIS
_FOLDER = "__folder_of_the_reader__"


def _enter_a_folder(namespace: dict[str, Any]) -> None:
    """A page may write files: it does so in a folder of its own."""
    folder = tempfile.TemporaryDirectory(prefix="fupin-docs-")
    namespace[_FOLDER] = (folder, Path.cwd())
    os.chdir(folder.name)


def _leave_it(namespace: dict[str, Any]) -> None:
    folder, before = namespace.pop(_FOLDER)
    os.chdir(before)
    folder.cleanup()


_PAGES = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=_OPTIONS), SkipParser()],
    patterns=["README.md", "CONTRIBUTING.md", "docs/**/*.md"],
    excludes=["docs/_build/**", "docs/changelog.d/**"],
    setup=_enter_a_folder,
    teardown=_leave_it,
)
_DOCSTRINGS = Sybil(
    parsers=[DocTestParser(optionflags=_OPTIONS)],
    patterns=["src/**/*.py"],
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (_PAGES + _DOCSTRINGS).pytest()
