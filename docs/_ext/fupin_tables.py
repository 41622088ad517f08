"""Directives that draw the reference tables, and what autodoc needs to be told."""

from __future__ import annotations

import importlib
import inspect
import re

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import attrs
import fupin_checks
import fupin_command
import fupin_data
import fupin_layouts
import fupin_navigation
import fupin_pages
import fupin_policy
import fupin_problems
import fupin_procedures

from docutils import nodes
from docutils.parsers.rst import Directive
from fupin_content import Cell, Literal, Table
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TABLES: dict[str, Callable[..., Iterator[Table]]] = {
    "fupin-rules": fupin_policy.rules,
    "fupin-schemes": fupin_policy.schemes,
    "fupin-parameters": fupin_policy.parameters,
    "fupin-groups": fupin_policy.groups,
    "fupin-documents": fupin_policy.documents,
    "fupin-codes": fupin_data.codes,
    "fupin-facts": fupin_data.fact_tables,
    "fupin-registry-facts": fupin_data.registry_facts,
    "fupin-fields": fupin_data.fields,
    "fupin-procedures": fupin_procedures.procedures,
    "fupin-check": fupin_checks.checks,
    "fupin-layouts": fupin_layouts.layout_tables,
    "fupin-example": fupin_pages.example,
    "fupin-commands": fupin_command.commands,
    "fupin-face": fupin_data.face,
    "fupin-exceptions": fupin_data.exceptions,
    "fupin-problems": fupin_problems.problems,
}


class TableDirective(Directive):
    """Draws the tables its name stands for; an argument narrows them."""

    optional_arguments: ClassVar[int] = 2

    def run(self) -> list[nodes.Node]:
        """The tables, each in a section of its own where it has a title."""
        return [
            node for table in _TABLES[self.name](*self.arguments) for node in _drawn(table)
        ]


def _drawn(table: Table) -> list[nodes.Node]:
    parts: list[nodes.Node] = [nodes.paragraph(text=line) for line in table.intro if line]
    parts.append(_grid(table))
    if not table.title:
        return parts
    section = nodes.section(ids=[nodes.make_id(table.id) or table.id])
    section += nodes.title(text=table.title)
    section += parts
    return [section]


def _grid(table: Table) -> nodes.table:
    grid = nodes.table(classes=["fupin-table"])
    group = nodes.tgroup(cols=len(table.header))
    grid += group
    group += [nodes.colspec(colwidth=1) for _ in table.header]
    head, body = nodes.thead(), nodes.tbody()
    group += [head, body]
    head += _row(table.header)
    body += [_row(row) for row in table.rows]
    return grid


def _row(cells: Iterable[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        entry = nodes.entry()
        for text in (cell,) if isinstance(cell, str) else cell:
            entry += _paragraph(text)
        row += entry
    return row


def _paragraph(text: str) -> nodes.paragraph:
    if isinstance(text, Literal):
        return nodes.paragraph("", "", nodes.literal(text=str(text)))
    day = [] if _DAY.fullmatch(text) is None else ["fupin-day"]
    return nodes.paragraph(text=text, classes=day)


def plain_signature(  # Sphinx calls it so
    _app: Sphinx,
    _what: str,
    _name: str,
    obj: Any,
    _options: Any,
    signature: str | None,
    returned: str | None,
) -> tuple[str | None, str | None]:
    """Leave out the signatures of data classes: their fields stand in a table."""
    if inspect.isclass(obj) and attrs.has(obj):
        return "", None
    return signature, returned


def find_by_last_name(app: Sphinx, env: Any, node: Any, contnode: Any) -> Any:
    """Resolve ``fupin.logic.nodes.Condition`` to where it is documented.

    A name that has no page is shown as it stands; a name that begins with ``fupin.``
    and is nowhere in the library stays a warning.
    """
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    last = node["reftarget"].rpartition(".")[2]
    found = sorted(name for name in domain.objects if name.rpartition(".")[2] == last)
    if found:
        return domain.resolve_xref(
            env, node["refdoc"], app.builder, "obj", found[0], node, contnode
        )
    return contnode if _exists(node["reftarget"]) else None


def _exists(target: str) -> bool:
    """Whether a dotted name of ours leads somewhere; of others' names nothing is asked."""
    parts = target.split(".")
    if parts[0] != "fupin":
        return True
    for depth in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:depth]))
        except ImportError:
            continue
        for part in parts[depth:]:
            found = getattr(found, part, None)
        return found is not None
    return False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx."""
    for name in _TABLES:
        app.add_directive(name, TableDirective)
    app.connect("builder-inited", lambda built: fupin_pages.write_pages(Path(built.srcdir)))
    app.connect("autodoc-process-signature", plain_signature)
    app.connect("missing-reference", find_by_last_name)
    fupin_navigation.connect(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
